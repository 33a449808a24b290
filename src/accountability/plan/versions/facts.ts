// What can happen to an action plan: opened, drafted, approved, submitted, accepted or queried.
import Type from 'typebox'
import type { FactsOf, NewFact, NewFactsOf } from '../../../practice/fact.ts'
import { type BodiesOf, type ErasedOf, erasableReaderOf } from '../../../registers/fact-kinds.ts'
import { Id, Line, LocalDate, Maybe, Text } from '../../../registers/schemas.ts'
import { WordsErased } from '../../../registers/words-erased.ts'
import { Content } from './content.ts'

const version = Type.Integer({ minimum: 1 })

const kinds = {
  'plan.opened/1': Type.Object({
    title: Line(200),
    /** Typed before the day was taken from the reports of its recommendations. Not asked since, and not counted from. */
    publishedOn: Type.Optional(Maybe(LocalDate)),
    to: Line(200),
    recommendations: Type.Array(Id, { minItems: 1, maxItems: 200 }),
  }),
  'plan.drafted/1': Type.Object({
    version,
    content: Content,
    because: Text(1000),
    /** Where its words were erased: the SHA-256 of what it said. */
    hash: Type.Optional(Type.String({ pattern: '^[0-9a-f]{64}$' })),
  }),
  'plan.approved/1': Type.Object({ version, name: Line(120) }),
  'plan.submitted/1': Type.Object({ version, receipt: Maybe(Line(300)) }),
  'plan.accepted/1': Type.Object({ version, words: Maybe(Text(2000)) }),
  'plan.queried/1': Type.Object({ version, words: Text(2000) }),
  'plan.words-erased/1': WordsErased,
} as const

type Bodies = BodiesOf<typeof kinds>
export type Opened = Bodies['plan.opened/1']
export type PlanFact = FactsOf<Bodies> | FactsOf<ErasedOf<'plan'>>
export type NewPlanFact = NewFactsOf<Bodies> & NewFact

export const read = erasableReaderOf('plan', kinds)
