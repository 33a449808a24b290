// What the pages of opened records answer a program, field by field: yesterday’s restricted ones with the days still to be reviewed, one of them, and who read what.
import Type from 'typebox'
import { Id, LocalDate, Maybe, Moment } from '../../registers/schemas.ts'
import { daysToReview } from './openings-of-day.ts'
import { glassOf, liftOf, reviewOf } from './queries.ts'

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

export const readingsAnswer = Type.Object({
  /** As it was typed, and what is wrong with it. */
  asked: Maybe(Type.String()),
  wrong: Maybe(Type.String()),
  /** Whose readers are shown; null where it is what inspectors read. */
  record: Maybe(Type.String()),
  since: LocalDate,
  readings: Type.Array(
    Type.Object({
      day: LocalDate,
      name: Type.String(),
      jobs: Type.Array(Type.String()),
      what: Type.String(),
      records: Type.Number(),
      readings: Type.Number(),
      firstAt: Moment,
      lastAt: Moment,
      vias: Type.Array(Type.String()),
    }),
  ),
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
  Type.Object({ found: reviewOf.row, day: Maybe(Type.String()) }),
])
