// The parts that answers to a program are made of here, each once.
import Type from 'typebox'
import { Id, LocalDate, Maybe, Moment, OneOf } from '../../registers/schemas.ts'

export const Called = Type.Object({
  title: Type.String(),
  heldOn: LocalDate,
  paperDueOn: LocalDate,
  paperRule: Type.String(),
})

const DateChange = Type.Object({
  words: Type.String(),
  at: Moment,
  because: Type.String(),
  dueOn: Maybe(LocalDate),
  recordId: Id,
})

const OpenChallenge = Type.Object({
  late: Type.Boolean(),
  recordId: Id,
  answerBy: Type.String(),
  meeting: Type.String(),
  challenge: Type.String(),
  answerOwed: Type.String(),
})

const Unavailable = Type.Object({ words: Type.String(), since: Type.String(), address: Type.String() })

const AuditedMonth = Type.Object({
  month: Type.String(),
  short: Type.String(),
  share: Maybe(Type.String()),
  n: Type.Number(),
})

const Audit = Type.Object({
  graded: Type.Number(),
  drawnIn: Maybe(Type.String()),
  until: Type.Optional(LocalDate),
  from: Type.Optional(LocalDate),
  drawnOn: Type.Optional(LocalDate),
  title: Type.String(),
  topic: Type.String(),
  drawn: Type.Number(),
  good: Type.Number(),
  inadequate: Type.Number(),
  recordId: Id,
  requiresImprovement: Type.Number(),
  inDispute: Type.Number(),
})

const Gap = Type.Object({
  words: Type.String(),
  onTime: Type.String(),
  doneWell: Type.String(),
  goodFiles: Type.String(),
})

const Figure = Type.Object({
  measure: Type.String(),
  part: Maybe(Type.String()),
  kind: Type.String(),
  question: Type.String(),
  better: Maybe(OneOf('higher', 'lower')),
  month: Maybe(Type.String()),
  share: Maybe(Type.String()),
  n: Type.Number(),
  interval: Type.String(),
  words: Maybe(Type.String()),
  earlier: Type.Array(AuditedMonth),
  gap: Maybe(Gap),
})

const Measure = Type.Object({ kind: Type.String(), measure: Type.String(), part: Maybe(Type.String()) })

const All = Type.Object({
  figures: Type.Array(Figure),
  judgedAt: Type.Optional(Maybe(Moment)),
  judgedBy: Type.Optional(Maybe(Type.Object({ test: Type.Unknown(), countsFrom: Maybe(Type.String()) }))),
  reference: Type.String(),
  theme: Type.String(),
  stage: Type.String(),
  standing: Maybe(Type.String()),
  since: Maybe(Moment),
  stops: Type.Array(Type.String()),
  dueOn: Maybe(LocalDate),
  recordId: Id,
  dateChanges: Type.Number(),
  tested: Type.Boolean(),
  measures: Type.Array(Measure),
})

const Overdue = Type.Object({
  judgedAt: Type.Optional(Maybe(Moment)),
  judgedBy: Type.Optional(Maybe(Type.Object({ test: Type.Unknown(), countsFrom: Maybe(Type.String()) }))),
  reference: Type.String(),
  theme: Type.String(),
  stage: Type.String(),
  standing: Maybe(Type.String()),
  since: Maybe(Moment),
  stops: Type.Array(Type.String()),
  dueOn: Maybe(LocalDate),
  recordId: Id,
  dateChanges: Type.Number(),
  tested: Type.Boolean(),
  measures: Type.Array(Measure),
})

const OverdueAction = Type.Object({
  words: Type.String(),
  dueOn: Maybe(LocalDate),
  recordId: Id,
  dateChanges: Type.Number(),
  state: Type.String(),
  owner: Maybe(Type.String()),
})

const OverdueDuty = Type.Object({
  record: Type.String(),
  words: Type.String(),
  recordId: Id,
  about: Type.String(),
  dueAt: Moment,
  owner: Type.String(),
})

/** How many there are of each, and where on the page they stand. */
const Headline = Type.Object({ words: Type.String(), at: Type.String(), n: Type.Number() })

export const Pack = Type.Object({
  headline: Type.Array(Headline),
  dateChanges: Type.Array(DateChange),
  challenges: Type.Array(OpenChallenge),
  unavailable: Type.Array(Unavailable),
  decisionsAsked: Type.Array(Type.String()),
  childrenSaid: Type.Array(Type.String()),
  auditedMonths: Type.Array(AuditedMonth),
  goodFiles: Type.String(),
  audits: Type.Array(Audit),
  auditsFrom: LocalDate,
  all: Type.Array(All),
  counts: Type.Array(Type.Object({ standing: Type.String(), n: Type.Number() })),
  untested: Type.Number(),
  overdue: Type.Array(Overdue),
  overdueActions: Type.Array(OverdueAction),
  overdueDuties: Type.Array(OverdueDuty),
  unallocated: Type.Array(OverdueAction),
  movedTwice: Type.Array(Type.String()),
  ledgerSize: Type.Number(),
  policyVersion: Type.String(),
  noLongerMet: Type.Array(All),
})

export const Decision = Type.Object({
  about: Maybe(Type.String()),
  decision: Type.String(),
  decidedBy: Type.String(),
  at: Moment,
  recordedBy: Type.String(),
})

const Answered = Type.Object({
  by: Type.String(),
  answer: Type.String(),
  position: Type.Number(),
  at: Moment,
  recordedBy: Type.String(),
})

export const MeetingChallenge = Type.Object({
  late: Type.Boolean(),
  by: Type.String(),
  answerBy: Maybe(Type.String()),
  about: Maybe(Type.String()),
  challenge: Type.String(),
  answerOwed: Type.String(),
  at: Moment,
  recordedBy: Type.String(),
  position: Type.Number(),
  owedBy: Type.String(),
  answered: Maybe(Answered),
})

export const Claim = Type.Object({
  saidOn: Type.Optional(Maybe(LocalDate)),
  by: Type.String(),
  beside: Type.Array(Type.String()),
  about: Maybe(Type.String()),
  claim: Type.String(),
  at: Moment,
  recordedBy: Type.String(),
})

const Frozen = Type.Object({
  measure: Type.String(),
  part: Maybe(Type.String()),
  month: Type.String(),
  yes: Type.Number(),
  no: Type.Number(),
  notEvidenced: Type.Number(),
  version: Type.Number(),
})

export const FigureAgain = Type.Object({
  frozen: Frozen,
  now: Maybe(Frozen),
  same: Type.Boolean(),
  defined: Type.Boolean(),
})

export const StatusAgain = Type.Object({
  recordId: Id,
  reference: Type.String(),
  theme: Type.String(),
  frozen: Maybe(Type.String()),
  now: Maybe(Type.String()),
  same: Type.Boolean(),
})

export const ListAgain = Type.Object({
  what: Type.String(),
  frozen: Type.Number(),
  now: Type.Number(),
  same: Type.Boolean(),
})

const AuditFrozen = Type.Object({
  until: Type.Optional(LocalDate),
  from: Type.Optional(LocalDate),
  drawnOn: Type.Optional(LocalDate),
  title: Type.String(),
  topic: Type.String(),
  drawn: Type.Number(),
  good: Type.Number(),
  inadequate: Type.Number(),
  recordId: Id,
  requiresImprovement: Type.Number(),
  inDispute: Type.Number(),
})

export const AuditAgain = Type.Object({
  recordId: Id,
  title: Type.String(),
  frozen: Maybe(AuditFrozen),
  now: Maybe(AuditFrozen),
  same: Type.Boolean(),
})

export const Statement = Type.Object({
  figures: Type.Array(Type.String()),
  record_id: Id,
  words: Type.String(),
  address: Maybe(Type.String()),
  who: Type.String(),
  said_on: LocalDate,
  place: Type.String(),
})
