// What these pages answer a program, field by field.
import Type from 'typebox'
import { Id, LocalDate, Maybe, Moment, OneOf } from '../../../registers/schemas.ts'
import { packs } from './queries.ts'

export const oversightPacksAnswer = Type.Object({ rows: Type.Array(packs.row), mayFreeze: Type.Boolean() })

const Earlier = Type.Object({
  month: Type.String(),
  short: Type.String(),
  share: Maybe(Type.String()),
  n: Type.Number(),
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
  earlier: Type.Array(Earlier),
  gap: Maybe(Gap),
})

const Measure = Type.Object({ kind: Type.String(), measure: Type.String(), part: Maybe(Type.String()) })

const Recommendation = Type.Object({
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

const Presented = Type.Object({ outcome: Type.String(), on: LocalDate, asked: Type.String() })

const DateChange = Type.Object({
  words: Type.String(),
  at: Moment,
  because: Type.String(),
  dueOn: Maybe(LocalDate),
  recordId: Id,
})

const FrozenFigure = Type.Object({
  measure: Type.String(),
  part: Maybe(Type.String()),
  month: Type.String(),
  yes: Type.Number(),
  no: Type.Number(),
  notEvidenced: Type.Number(),
  version: Type.Number(),
})

const Action = Type.Object({
  words: Type.String(),
  dueOn: Maybe(LocalDate),
  recordId: Id,
  dateChanges: Type.Number(),
  state: Type.String(),
  owner: Maybe(Type.String()),
})

export const oversightPackAnswer = Type.Object({
  recommendations: Type.Array(Recommendation),
  audits: Type.Array(Audit),
  auditsFrom: LocalDate,
  presented: Maybe(Presented),
  mayRecord: Type.Boolean(),
  dateChanges: Type.Optional(Type.Array(DateChange)),
  inspection: Type.String(),
  theme: Type.String(),
  figures: Type.Array(FrozenFigure),
  findingId: Id,
  ledgerSize: Type.Number(),
  publishedOn: Maybe(LocalDate),
  again: Maybe(Type.String()),
  policyVersion: Type.String(),
  actions: Type.Array(Action),
  residualRisk: Type.String(),
  staffSaid: Type.Array(Type.String()),
  at: Moment,
  record: Id,
})

const FigureAgain = Type.Object({
  frozen: FrozenFigure,
  now: Maybe(FrozenFigure),
  same: Type.Boolean(),
  defined: Type.Boolean(),
})

const StatusAgain = Type.Object({
  recordId: Id,
  reference: Type.String(),
  theme: Type.String(),
  frozen: Maybe(Type.String()),
  now: Maybe(Type.String()),
  same: Type.Boolean(),
})

const ListAgain = Type.Object({ what: Type.String(), frozen: Type.Number(), now: Type.Number(), same: Type.Boolean() })

const Frozen = Type.Object({
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

const AuditAgain = Type.Object({
  recordId: Id,
  title: Type.String(),
  frozen: Maybe(Frozen),
  now: Maybe(Frozen),
  same: Type.Boolean(),
})

export const oversightPackComputedAgainAnswer = Type.Object({
  frozenAt: Moment,
  ledgerSize: Type.Number(),
  rows: Type.Array(FigureAgain),
  different: Type.Number(),
  statuses: Type.Array(StatusAgain),
  lists: Type.Array(ListAgain),
  audits: Type.Array(AuditAgain),
  auditsDifferent: Type.Number(),
  listsDifferent: Type.Number(),
  statusesDifferent: Type.Number(),
  back: Type.String(),
  title: Type.String(),
})
