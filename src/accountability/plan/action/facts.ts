// What can happen to an action: written, dated, allocated, claimed, checked, returned. Nothing here can say that a recommendation is met.
import Type, { type Static } from 'typebox'
import type { FactsOf, NewFact, NewFactsOf } from '../../../practice/fact.ts'
import { Escalated } from '../../../registers/escalated.ts'
import { type BodiesOf, type ErasedOf, erasableReaderOf } from '../../../registers/fact-kinds.ts'
import { Id, Line, LocalDate, Maybe, Text } from '../../../registers/schemas.ts'
import { WordsErased } from '../../../registers/words-erased.ts'
import { fileKinds } from './files/facts.ts'

/** What an action says, without its dates: those are moved by asking and agreeing only. */
export const Details = Type.Object({
  recommendations: Type.Array(Id, { minItems: 1, maxItems: 30 }),
  text: Text(2000),
  measures: Type.Array(Line(60), { maxItems: 20 }),
  /** Why no measure shows it and only an audit can. */
  auditOnly: Maybe(Text(500)),
  guidance: Type.Array(Line(300), { maxItems: 20 }),
  videos: Type.Array(Line(300), { maxItems: 20 }),
  training: Maybe(Text(1000)),
  postsFunded: Maybe(Type.Integer({ minimum: 0, maximum: 10_000 })),
  postsFilled: Maybe(Type.Integer({ minimum: 0, maximum: 10_000 })),
  dependsOn: Type.Array(Id, { maxItems: 20 }),
})

export const Dates = Type.Object({
  startOn: LocalDate,
  dueOn: LocalDate,
  effectOn: LocalDate,
  /** Why a date was set that had passed. */
  passed: Type.Optional(Text(1000)),
})

/** What was not done when somebody went ahead, and why they did. */
const Early = Type.Object({
  because: Text(1000),
  waitedFor: Type.Array(Type.Object({ id: Id, number: Type.Integer(), state: Line(40) }), { maxItems: 20 }),
})
export type Early = Static<typeof Early>
const early = Type.Optional(Early)

const kinds = {
  'action.written/1': Type.Object({ number: Type.Integer({ minimum: 1 }), details: Details, dates: Maybe(Dates) }),
  'action.rewritten/1': Type.Object({ details: Details, because: Text(1000) }),
  'action.dated/1': Dates,
  'action.allocated/1': Type.Object({
    staffId: Id,
    post: Line(120),
    unit: Maybe(Line(60)),
    /** The jobs in which they took it on; allocations before they were kept have none. */
    jobs: Type.Optional(Type.Array(Line(60), { maxItems: 40 })),
  }),
  /** By itself, when the staff register says so. */
  'action.owner-left/1': Type.Object({ staffId: Id, because: Line(200) }),
  'action.started/1': Type.Object({ early }),
  'action.claimed/1': Type.Object({ evidence: Text(4000), links: Type.Array(Line(300), { maxItems: 20 }), early }),
  'action.checked/1': Type.Object({ found: Text(2000), early }),
  'action.returned/1': Type.Object({ because: Text(2000) }),
  'action.date-asked/1': Type.Object({ dueOn: LocalDate, effectOn: LocalDate, because: Text(1000) }),
  'action.date-agreed/1': Type.Object({ askedAtPosition: Type.Integer() }),
  'action.date-refused/1': Type.Object({ askedAtPosition: Type.Integer(), because: Text(1000) }),
  /** By one person; another agrees. */
  'action.withdrawal-asked/1': Type.Object({ because: Text(1000) }),
  'action.withdrawal-refused/1': Type.Object({ because: Text(1000) }),
  'action.withdrawn/1': Type.Object({ because: Text(1000) }),
  /** Said on or after the day by which improvement was to be seen. */
  'action.effect-shown/1': Type.Object({
    effect: Type.Union([Type.Literal('seen'), Type.Literal('partly seen'), Type.Literal('not seen')]),
    shownBy: Text(2000),
  }),
  ...fileKinds,
  'action.words-erased/1': WordsErased,
  'action.escalated/1': Escalated,
} as const

type Bodies = BodiesOf<typeof kinds>
export type Details = Static<typeof Details>
export type Dates = Static<typeof Dates>
export type ActionFact = FactsOf<Bodies> | FactsOf<ErasedOf<'action'>>
export type NewActionFact = NewFactsOf<Bodies> & NewFact

export const read = erasableReaderOf('action', kinds)
