// What can happen to a month's sample of contacts not opened as missing: it is drawn, once.
import Type from 'typebox'
import type { FactsOf } from '../../../practice/fact.ts'
import { type BodiesOf, readerOf } from '../../../registers/fact-kinds.ts'
import { Id, Line, When } from '../../../registers/schemas.ts'

const kinds = {
  'contact-sample.drawn/1': Type.Object({
    /** 2026-10. */
    month: Line(7),
    /** The first root of the ledger signed after the month: nobody chose it, and nobody knew it before. */
    root: Type.Object({
      hash: Type.String({ pattern: '^[0-9a-f]{64}$' }),
      treeSize: Type.Integer({ minimum: 0 }),
      signedAt: When,
    }),
    /** As the ledger held them at that root, so that anyone can draw again. The stratum is what the contact was taken as. */
    population: Type.Array(Type.Object({ recordId: Id, stratum: Line(60) }), { minItems: 1, maxItems: 10_000 }),
    drawn: Type.Array(Id, { minItems: 1, maxItems: 100 }),
    /** By when each is looked at. */
    dueAt: When,
  }),
} as const

export type Bodies = BodiesOf<typeof kinds>
export type ContactSampleFact = FactsOf<Bodies>
export const read = readerOf(kinds)
