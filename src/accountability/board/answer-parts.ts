// What answers about packs are made of, each once: what was frozen, and the same as a pack shows it.
import Type from 'typebox'
import { Id, LocalDate, Maybe, Moment, OneOf } from '../../registers/schemas.ts'
import { AskedOf } from '../asked-of.ts'
import { PairsKept } from '../pairs.ts'

export const FrozenFigure = Type.Object({
  measure: Type.String(),
  part: Maybe(Type.String()),
  month: Type.String(),
  yes: Type.Number(),
  no: Type.Number(),
  notEvidenced: Type.Number(),
  notYet: Type.Optional(Type.Number()),
  alike: Type.Optional(Type.Array(PairsKept)),
  version: Type.Number(),
})

export const frozenAudit = {
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
}

export const Audit = Type.Object({ ...frozenAudit, graded: Type.Number(), drawnIn: Maybe(Type.String()) })

export const DateChange = Type.Object({
  words: Type.String(),
  at: Moment,
  because: Type.String(),
  dueOn: Maybe(LocalDate),
  recordId: Id,
})

export const Action = Type.Object({
  words: Type.String(),
  dueOn: Maybe(LocalDate),
  recordId: Id,
  dateChanges: Type.Number(),
  state: Type.String(),
  owner: Maybe(Type.String()),
})

export const FigureOfMonth = Type.Object({
  month: Type.String(),
  short: Type.String(),
  share: Maybe(Type.String()),
  n: Type.Number(),
})

const Gap = Type.Object({
  words: Type.String(),
  points: Type.Number(),
  /** Its whole interval lies above nought. */
  isAhead: Type.Boolean(),
  onTime: Type.String(),
  doneWell: Type.String(),
  over: Type.String(),
  onTimeMonths: Type.Array(FigureOfMonth),
  fileMonths: Type.Array(FigureOfMonth),
  goodFiles: Type.String(),
})

export const Figure = Type.Object({
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
  earlier: Type.Array(FigureOfMonth),
  gap: Maybe(Gap),
})

const Measure = Type.Object({ kind: Type.String(), measure: Type.String(), part: Maybe(Type.String()) })

export const frozenRecommendation = {
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
  untestable: Type.Optional(Type.Boolean()),
  /** Packs before it was kept have none. */
  askedOf: Type.Optional(AskedOf),
  measures: Type.Array(Measure),
}

export const Recommendation = Type.Object({
  ...frozenRecommendation,
  status: Type.String(),
  figures: Type.Array(Figure),
  /** What “met” leaves out, where its test asks nothing of audited files. */
  unasked: Maybe(Type.String()),
})
