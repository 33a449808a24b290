// What the pages of opened restricted records answer a program, field by field: yesterday’s with the days still to be reviewed, and one.
import Type from 'typebox'
import { Id, LocalDate, Maybe, Moment } from '../../registers/schemas.ts'
import { daysToReview } from './openings-of-day.ts'
import { glassOf, liftOf } from './queries.ts'

const Opening = Type.Object({
  name: Type.String(),
  basis: Type.String(),
  firstAt: Moment,
  lastAt: Moment,
  readings: Type.Number(),
  pages: Type.Array(Type.String()),
  vias: Type.Array(Type.String()),
  reasons: Type.Array(Type.String()),
  finding: Maybe(Type.String()),
  /** What the reviewer wrote. */
  note: Maybe(Type.String()),
  reviewer: Maybe(Type.String()),
  reviewedAt: Maybe(Moment),
  own: Type.Boolean(),
  review: Type.String(),
  about: Type.String(),
  staffId: Id,
  day: Type.String(),
})

export const openingsAnswer = Type.Object({
  day: LocalDate,
  today: LocalDate,
  toReview: Type.Array(daysToReview.row),
  lifts: Type.Array(liftOf.row),
  openings: Type.Array(Opening),
})

export const openingsOneAnswer = Type.Union([
  Type.Object({ lift: liftOf.row, mine: Type.Boolean(), mayDecide: Type.Boolean() }),
  Type.Object({
    glass: glassOf.row,
    mine: Type.Boolean(),
    open: Type.Boolean(),
    /** Where that day’s openings are reviewed, by a reader who may; and whether the day is over. */
    review: Maybe(Type.Object({ href: Type.String(), over: Type.Boolean() })),
  }),
])
