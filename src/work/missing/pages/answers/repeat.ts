// What the page of children who go missing again and again answers a program, field by field.
import Type from 'typebox'
import { Id, Maybe, Moment, OneOf } from '../../../../registers/schemas.ts'
import { aged } from './parts.ts'

const Children = Type.Object({
  name: Type.String(),
  ...aged,
  reports: Type.Number(),
  latestAt: Moment,
  latest: Id,
  recordIds: Type.Array(Id),
  missingNow: Type.Boolean(),
  lookedAfter: Type.Boolean(),
  exploited: Type.Boolean(),
  planAt: Maybe(Moment),
  planUntil: Maybe(Moment),
  planOwed: Type.Boolean(),
  planLapsed: Type.Boolean(),
  referral: OneOf('owed', 'not yet', 'made'),
  referralOwedOn: Maybe(Id),
  referralAt: Maybe(Moment),
})

const Watch = Type.Object({
  recordId: Id,
  name: Type.String(),
  ...aged,
  phase: Type.String(),
  reportedAt: Moment,
  until: Moment,
  keptAt: Maybe(Moment),
  late: Type.Boolean(),
  again: Type.Number(),
  returnInterview: Maybe(Type.String()),
})

/** Where they stand in the list. */
const places = Type.Array(Type.Number())

export const childrenRepeatAnswer = Type.Object({
  windowDays: Type.Number(),
  watchDays: Type.Number(),
  threshold: Type.Number(),
  first: Type.Boolean(),
  more: Maybe(Type.String()),
  moreWatch: Maybe(Type.String()),
  children: Maybe(Type.Array(Children)),
  owing: places,
  settled: places,
  watch: Maybe(Type.Array(Watch)),
  watchOwing: places,
  watchSettled: places,
})
