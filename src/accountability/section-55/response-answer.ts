// What the response as a document answers a program, field by field.
import Type from 'typebox'
import { Id, LocalDate, Maybe, Moment } from '../../registers/schemas.ts'
import { AnsweredSince, Covered, NotOwed } from './answer-parts.ts'

const Recommendation = Type.Object({
  recordId: Id,
  reference: Type.String(),
  theme: Type.String(),
  words: Maybe(Type.String()),
  standing: Maybe(Type.String()),
  dueOn: Maybe(LocalDate),
  dateChanges: Type.Number(),
  action: Maybe(Type.String()),
  whyNone: Maybe(Type.String()),
})

const Addendum = Type.Object({
  at: Moment,
  address: Type.String(),
  reply: Maybe(Type.String()),
  comments: Type.Array(Type.String()),
  answers: Type.Array(AnsweredSince),
})

export const section55ResponseAnswer = Type.Object({
  record: Id,
  report: Type.String(),
  publishedOn: LocalDate,
  lastDay: LocalDate,
  addressees: Type.Array(Type.String()),
  published: Maybe(Type.Object({ at: Moment, address: Type.String() })),
  at: Maybe(Moment),
  inTime: Type.Boolean(),
  gap: Type.Array(Type.String()),
  leftOut: Type.Array(Type.String()),
  ledgerSize: Maybe(Type.Number()),
  chief: Maybe(Type.String()),
  chiefSaid: Type.Boolean(),
  replyBy: Maybe(LocalDate),
  own: Maybe(Type.String()),
  reply: Maybe(Type.String()),
  kept: Type.Boolean(),
  recommendations: Type.Array(Recommendation),
  addenda: Type.Array(Addendum),
  earlier: Maybe(Type.Object({ document: Type.String(), on: LocalDate, text: Type.String() })),
  covered: Maybe(Covered),
  notOwed: Maybe(NotOwed),
})
