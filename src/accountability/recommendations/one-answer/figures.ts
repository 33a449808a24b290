// What is computed of it: figures, gaps, months and standings, and what the force’s assurance said beside them.
import Type from 'typebox'
import { Id, LocalDate, Maybe, Moment, OneOf } from '../../../registers/schemas.ts'
import { Better, Kind } from './closure-test.ts'

export const Reopening = Type.Object({
  at: Moment,
  stops: Type.Array(Type.String()),
  by: OneOf('figures', 'document', 'closure test'),
})

export const Assured = Type.Object({
  disagrees: Type.Boolean(),
  record_id: Id,
  because: Type.String(),
  assurance: Type.String(),
  decided_on: LocalDate,
  standing_then: Maybe(Type.String()),
})

export const CriterionNow = Type.Object({
  measure: Type.String(),
  question: Type.String(),
  label: Type.String(),
  kind: Kind,
  threshold: Type.Number(),
  better: Better,
  asks: Type.String(),
  n: Type.Number(),
  yes: Type.Number(),
  notEvidenced: Type.Number(),
  share: Maybe(Type.String()),
  value: Maybe(Type.Number()),
  low: Type.Number(),
  high: Type.Number(),
  interval: Type.String(),
})

const OnTime = Type.Object({
  share: Type.Number(),
  n: Type.Number(),
  low: Type.Number(),
  high: Type.Number(),
  words: Type.String(),
})

const Gap = Type.Object({
  points: Type.Number(),
  low: Type.Number(),
  high: Type.Number(),
  onTime: OnTime,
  doneWell: OnTime,
  months: Type.Array(Type.String()),
  asked: Type.Number(),
})

export const Gaps = Type.Object({
  measure: Type.String(),
  gap: Maybe(Gap),
  over: Maybe(Type.String()),
  words: Maybe(Type.String()),
})

export const Table = Type.Object({
  caption: Type.String(),
  head: Type.Array(Type.String()),
  rows: Type.Array(Type.Array(Type.String())),
})

export const Cell = Type.Object({
  n: Type.Number(),
  verdict: Type.String(),
  yes: Type.Number(),
  no: Type.Number(),
  notEvidenced: Type.Number(),
})

/** As long as it came out the same. */
export const Run = Type.Object({ standing: Type.String(), from: Moment, to: Moment, times: Type.Number() })

export const History = Type.Object({ at: Moment, standing: Type.String(), since: Moment, ledger_size: Type.Number() })
