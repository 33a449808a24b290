// What the page of clocks answers a program, field by field.
import Type from 'typebox'
import { LocalDate, Maybe, OneOf } from '../../../registers/schemas.ts'
import { runningClocks } from '../../running-clock.ts'

const Clock = Type.Object({
  ...runningClocks.row.properties,
  words: Type.String(),
  about: Maybe(Type.String()),
  path: Type.String(),
  /** By name which body its owner acts for today; null where none is entered. */
  body: Maybe(Type.String()),
  moved: Type.Number(),
  rule: Maybe(Type.String()),
  /** The rule, what it rests on and where it is from, as it stands beside the date. */
  ruled: Type.String(),
  overdue: Type.Boolean(),
  on: Type.String(),
  task: Type.String(),
  falls: OneOf('overdue', 'soon', 'later'),
  dueOn: LocalDate,
  when: Type.String(),
  whose: Type.String(),
  object: Maybe(Type.String()),
})

/** What falls later, by kind: `at` are the places of its clocks in `clocks`. */
const Kind = Type.Object({
  words: Type.String(),
  oneDay: Type.Boolean(),
  days: Type.String(),
  /** Where one rule holds for all of them. */
  ruled: Maybe(Type.String()),
  at: Type.Array(Type.Integer()),
})

export const clocksAnswer = Type.Object({
  clocks: Type.Array(Clock),
  overdue: Type.Number(),
  soon: Type.Number(),
  later: Type.Number(),
  soonDays: Type.Number(),
  kinds: Type.Array(Kind),
  whose: Maybe(Type.String()),
  everybody: Type.Array(Type.String()),
  passedOn: Type.Array(Type.String()),
  more: Maybe(Type.Number()),
})
