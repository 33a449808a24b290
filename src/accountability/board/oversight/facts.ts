// A pack for the inspectorate's oversight group: one cause of concern, frozen; then what the group asked and decided.
import Type from 'typebox'
import type { FactsOf, NewFactsOf } from '../../../practice/fact.ts'
import { type BodiesOf, type ErasedOf, erasableReaderOf } from '../../../registers/fact-kinds.ts'
import { Id, Line, LocalDate, Maybe, Text } from '../../../registers/schemas.ts'
import { WordsErased } from '../../../registers/words-erased.ts'
import { frozenOfAny } from '../frozen-pack.ts'

const kinds = {
  'oversight-pack.frozen/1': Type.Object({
    findingId: Id,
    theme: Line(300),
    inspection: Line(300),
    publishedOn: Maybe(LocalDate),
    again: Maybe(Line(60)),
    /** The measures that show the cause itself; packs frozen before they were kept have none. */
    concernMeasures: Type.Optional(Type.Array(Line(60), { maxItems: 20 })),
    ...frozenOfAny,
    /** What is still at risk, in the force's own words: never left out. */
    residualRisk: Text(4000),
    staffSaid: Type.Array(Text(500), { maxItems: 20 }),
  }),
  'oversight-pack.presented/1': Type.Object({ on: LocalDate, asked: Text(4000), outcome: Text(4000) }),
  'oversight-pack.words-erased/1': WordsErased,
} as const
export type Bodies = BodiesOf<typeof kinds>
export type OversightFact = FactsOf<Bodies> | FactsOf<ErasedOf<'oversight-pack'>>
export type NewOversightFact = NewFactsOf<Bodies>
export const read = erasableReaderOf('oversight-pack', kinds)
