// What the pages of comments under section 55 answer a program, field by field: those there are, and one.
import Type from 'typebox'
import { Id, LocalDate, Maybe, Moment } from '../../registers/schemas.ts'
import { AnsweredSince, Covered, NotOwed } from './answer-parts.ts'
import { all } from './queries.ts'

const Unopened = Type.Object({ due_on: LocalDate, title: Type.String(), record_id: Id, published_on: LocalDate })

export const section55sAnswer = Type.Object({
  rows: Type.Array(all.row),
  unopened: Type.Array(Unopened),
  mayOpen: Type.Boolean(),
  today: LocalDate,
})

const Own = Type.Object({ comments: Type.String(), reply: Maybe(Type.String()), at: Moment })

const Published = Type.Object({ address: Type.String(), gap: Type.Array(Type.String()), at: Moment })

/** `of` is 0 for the comments and n for the n-th addendum; without it, of all that was published then. */
const Copy = Type.Object({
  ...{ to: Type.String(), how: Type.String(), at: Moment },
  of: Type.Optional(Type.Integer()),
  sentOn: Type.Optional(LocalDate),
})

const Addenda = Type.Object({
  address: Type.String(),
  reply: Maybe(Type.String()),
  at: Moment,
  answers: Type.Optional(Type.Array(AnsweredSince)),
})

const Answer = Type.Object({ action: Maybe(Type.String()), whyNone: Maybe(Type.String()), at: Moment })

const Recommendation = Type.Object({
  answer: Maybe(Answer),
  known: Maybe(Type.Object({ action: Maybe(Type.String()), whyNone: Maybe(Type.String()) })),
  standing: Maybe(Type.String()),
  status: Type.String(),
  stage: Maybe(Type.String()),
  reference: Type.String(),
  theme: Type.String(),
  recordId: Id,
})

const Owed = Type.Object({ name: Type.String(), dueAt: Moment, owner: Type.String(), source: Type.String() })

const Correction = Type.Object({
  because: Type.String(),
  publishedOn: LocalDate,
  report: Type.String(),
  from: Type.String(),
  at: Moment,
})

export const section55Answer = Type.Object({
  may: Type.Array(Type.Object({ path: Type.String(), title: Type.String() })),
  maySay: Type.Boolean(),
  chief: Maybe(Type.Object({ comments: Maybe(Type.String()), at: Moment })),
  replyBy: Maybe(Type.String()),
  own: Maybe(Own),
  gap: Type.Array(Type.String()),
  leftOut: Type.Array(Type.String()),
  answeredSince: Type.Array(Type.String()),
  printedGap: Type.Array(Type.String()),
  completedAt: Maybe(Moment),
  published: Maybe(Published),
  /** Its path on the public site. */
  publicAt: Maybe(Type.String()),
  copies: Type.Array(Copy),
  later: Type.Array(Type.Object({ comments: Maybe(Type.String()), at: Moment })),
  addenda: Type.Array(Addenda),
  addendumOwed: Type.Boolean(),
  earlierOffered: Maybe(Type.Object({ document: Type.String(), on: LocalDate })),
  earlier: Maybe(Type.Object({ document: Type.String(), on: LocalDate })),
  mayRead: Type.Boolean(),
  covered: Maybe(Covered),
  recommendations: Type.Array(Recommendation),
  mayAnswer: Type.Boolean(),
  record: Id,
  report: Type.String(),
  publishedOn: LocalDate,
  lastDay: LocalDate,
  /** By when somebody says whether they were published before the report was entered here; null where it is known. */
  sayBy: Maybe(LocalDate),
  saidNone: Maybe(Type.Object({ because: Type.String(), at: Moment })),
  owed: Type.Array(Owed),
  inspection: Maybe(Id),
  notOwed: Maybe(NotOwed),
  corrections: Type.Array(Correction),
})
