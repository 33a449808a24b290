// What a pack of the board answers a program, in the order in which it is read.
import Type from 'typebox'
import { Id, LocalDate, Maybe, Moment } from '../../registers/schemas.ts'
import { Action, Audit, DateChange, FigureOfMonth, frozenRecommendation, Recommendation } from './answer-parts.ts'

/** How many there are of each, and where on the page they stand. */
const Headline = Type.Object({ words: Type.String(), at: Type.String(), n: Type.Number() })

const OpenChallenge = Type.Object({
  late: Type.Boolean(),
  recordId: Id,
  answerBy: Type.String(),
  meeting: Type.String(),
  challenge: Type.String(),
  answerOwed: Type.String(),
})

const Unavailable = Type.Object({ words: Type.String(), since: Type.String(), address: Type.String() })

const Duty = Type.Object({
  record: Type.String(),
  words: Type.String(),
  recordId: Id,
  about: Type.String(),
  dueAt: Moment,
  owner: Type.String(),
})

export const Pack = Type.Object({
  ledgerSize: Type.Number(),
  policyVersion: Type.String(),
  headline: Type.Array(Headline),
  noLongerMet: Type.Array(Recommendation),
  overdue: Type.Array(Type.Object(frozenRecommendation)),
  overdueActions: Type.Array(Action),
  overdueDuties: Type.Array(Duty),
  /** Null in a pack from before it was kept. */
  fallsDue: Maybe(
    Type.Object({
      until: LocalDate,
      /** Whether a board was called for that day; otherwise it is a month on. */
      called: Type.Boolean(),
      left: Type.Integer(),
      duties: Type.Array(Duty),
    }),
  ),
  unallocated: Type.Array(Action),
  movedTwice: Type.Array(
    Type.Object({ recordId: Id, words: Type.String(), dateChanges: Type.Number(), at: Type.String() }),
  ),
  dateChanges: Type.Array(DateChange),
  challenges: Type.Array(OpenChallenge),
  unavailable: Type.Array(Unavailable),
  decisionsAsked: Type.Array(Type.String()),
  childrenSaid: Type.Array(Type.String()),
  auditedMonths: Type.Array(Type.Object({ ...FigureOfMonth.properties, without: Type.String() })),
  goodFiles: Type.String(),
  audits: Type.Array(Audit),
  auditsFrom: LocalDate,
  allowsForChildren: Type.Boolean(),
  all: Type.Array(Recommendation),
  groups: Type.Array(Type.Object({ standing: Type.String(), folded: Type.Boolean(), at: Type.Array(Type.Number()) })),
  counts: Type.Array(Type.Object({ standing: Type.String(), n: Type.Number() })),
  /** Those without a status, by why they have none. */
  without: Type.Array(Type.Object({ status: Type.String(), n: Type.Number() })),
})
