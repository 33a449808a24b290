// What the local policing body does by itself: its own actions, how far it is assured, what it publishes, its public meetings.
import Type from 'typebox'
import type { FactsOf } from '../../practice/fact.ts'
import { type BodiesOf, readerOf } from '../../registers/fact-kinds.ts'
import { Id, Line, LocalDate, Maybe, Text } from '../../registers/schemas.ts'

export const assurances = ['assured', 'partly assured', 'not assured'] as const
const Assurance = Type.Unsafe<(typeof assurances)[number]>({ type: 'string', enum: [...assurances] })

export const actionKinds = {
  'commissioner-action.undertaken/1': Type.Object({ words: Text(1000), owner: Line(), dueOn: LocalDate }),
  'commissioner-action.date-changed/1': Type.Object({ dueOn: LocalDate, because: Text(1000) }),
  'commissioner-action.done/1': Type.Object({ evidence: Text(2000) }),
} as const

export const decisionKinds = {
  'scrutiny-decision.made/1': Type.Object({
    forum: Line(),
    topic: Line(300),
    decidedOn: LocalDate,
    questions: Text(),
    recommendationId: Maybe(Id),
    assurance: Assurance,
    because: Text(),
    evidence: Text(),
    furtherAction: Maybe(Text()),
    nextReviewOn: LocalDate,
    /** What the figures said on the day: kept, so that nobody says later that they were not known. */
    standingThen: Maybe(Line(40)),
  }),
} as const

export const checkKinds = {
  'publication-check.made/1': Type.Object({
    item: Line(60),
    address: Line(500),
    prominent: Type.Boolean(),
    refreshedOn: LocalDate,
  }),
} as const

export const performanceKinds = {
  'performance-meeting.called/1': Type.Object({
    heldOn: LocalDate,
    place: Line(),
    stream: Maybe(Line(500)),
    questionsBy: Maybe(LocalDate),
  }),
} as const

export type ActionBodies = BodiesOf<typeof actionKinds>
export type DecisionBodies = BodiesOf<typeof decisionKinds>
export type CheckBodies = BodiesOf<typeof checkKinds>
export type PerformanceBodies = BodiesOf<typeof performanceKinds>
export type ActionFact = FactsOf<ActionBodies>
export type DecisionFact = FactsOf<DecisionBodies>
export type CheckFact = FactsOf<CheckBodies>
export type PerformanceFact = FactsOf<PerformanceBodies>

export const readAction = readerOf(actionKinds)
export const readDecision = readerOf(decisionKinds)
export const readCheck = readerOf(checkKinds)
export const readPerformance = readerOf(performanceKinds)
