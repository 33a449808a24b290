// What the page of what went up the ladder answers a program, field by field.
import Type from 'typebox'
import { Id, Maybe, Moment } from '../../registers/schemas.ts'

const Waiting = Type.Object({
  reference: Maybe(Type.String()),
  subject: Maybe(Type.String()),
  subject_on: Maybe(Type.String()),
  item: Maybe(Type.String()),
  year: Maybe(Type.Number()),
  about: Maybe(Type.String()),
  path: Type.String(),
  kind: Type.String(),
  record_id: Id,
  words: Type.String(),
  queued_at: Moment,
  due_at: Maybe(Moment),
  /** How often the date that this is about was moved; null where it is of nothing whose date is. */
  date_changes: Maybe(Type.Number()),
  settled: Type.Boolean(),
})

/** Who is told after how many days of what somebody owes, and why a step is left out. */
const Ladder = Type.Object({
  owing: Type.String(),
  told: Type.Array(Type.Object({ afterDays: Type.Integer(), who: Type.String() })),
  because: Maybe(Type.String()),
})

/** What it is about: `things` are the places, in the list, of all that was said of one thing, the newest first. */
const Kind = Type.Object({ words: Type.String(), things: Type.Array(Type.Array(Type.Integer())) })

export const toldAnswer = Type.Object({
  waiting: Type.Array(Waiting),
  settled: Type.Array(Waiting),
  open: Type.Array(Kind),
  openThings: Type.Integer(),
  past: Type.Array(Kind),
  ladder: Type.Array(Ladder),
})
