// What this page answers a program, field by field.
import Type from 'typebox'
import { LocalDate, Maybe, Moment } from '../../registers/schemas.ts'

const Row = Type.Object({
  yes: Type.Number(),
  no: Type.Number(),
  notEvidenced: Type.Number(),
  notYet: Type.Number(),
  n: Type.Number(),
  share: Maybe(Type.String()),
  interval: Maybe(Type.String()),
  timed: Type.Number(),
  neverDone: Type.Number(),
  p50: Maybe(Type.Number()),
  p90: Maybe(Type.Number()),
  longest: Maybe(Type.Number()),
  notReached: Type.Object({ p50: Type.Boolean(), p90: Type.Boolean() }),
  words: Type.String(),
})

export const measuresAsKnownAnswer = Type.Object({
  id: Type.String(),
  question: Type.String(),
  threeValued: Type.Boolean(),
  target: Maybe(Type.Number()),
  targetWords: Maybe(Type.String()),
  targetSource: Maybe(Type.String()),
  on: LocalDate,
  today: LocalDate,
  from: Moment,
  until: Moment,
  rows: Type.Array(Row),
  same: Type.Boolean(),
})
