// What the pages of other forces’ offers answer a program, field by field: those there are, and one.
import Type from 'typebox'
import { Id, Maybe, Moment, OneOf } from '../../../registers/schemas.ts'
import { aged, Caller, Dose, LastSeen, Level } from '../pages/answers/parts.ts'

const Row = Type.Object({
  record_id: Id,
  name: Maybe(Type.String()),
  answer: Maybe(Type.String()),
  due_at: Maybe(Moment),
  from_name: Type.String(),
  answered_at: Maybe(Moment),
  level: Maybe(Type.String()),
  ...aged,
  offered_at: Moment,
  episode_id: Maybe(Type.String()),
})

export const transfersAnswer = Type.Object({ rows: Type.Array(Row) })

const answer = {
  note: Type.Optional(Maybe(Type.String())),
  at: Moment,
  question: Type.String(),
  answer: OneOf('yes', 'no', 'not known'),
  saidBy: Type.String(),
}

const Child = Type.Object({
  description: Maybe(Type.String()),
  name: Type.String(),
  age: Maybe(Type.Number()),
  dateOfBirth: Maybe(Type.String()),
  ageDisputed: Type.Boolean(),
  sex: Maybe(Type.String()),
})

const Package = Type.Object({
  known: Type.Optional(Type.Array(Type.String())),
  unitToldAt: Type.Optional(Maybe(Moment)),
  doseDue: Type.Optional(Maybe(Dose)),
  done: Type.Array(Type.Object({ words: Type.String(), at: Moment })),
  answers: Type.Array(Type.Object(answer)),
  why: Type.String(),
  level: Level,
  child: Child,
  firstContactAt: Moment,
  lastSeen: LastSeen,
  caller: Caller,
  gradingBecause: Type.String(),
  history: Type.Optional(
    Type.Object({
      harmedBefore: OneOf('no', 'harm', 'serious harm'),
      exploitationFlag: OneOf('none', 'known or suspected', 'high'),
      harmInExploitationEpisode: Type.Boolean(),
      earlier: Type.Array(Type.Object({ recordId: Id, reportedAt: Moment, harm: OneOf('no', 'harm', 'serious harm') })),
    }),
  ),
})

const Received = Type.Object({
  because: Type.String(),
  fromForce: Type.String(),
  fromName: Type.String(),
  fromRecordId: Id,
  package: Package,
  at: Moment,
  addedAt: Maybe(Moment),
})

const OfferAnswer = Type.Object({
  answer: OneOf('refused', 'withdrawn', 'accepted'),
  at: Moment,
  because: Maybe(Type.String()),
  episodeId: Maybe(Type.String()),
  joined: Type.Boolean(),
})

const QuestionAnswered = Type.Object({ ...answer, words: Type.String() })

export const transfersOneAnswer = Type.Object({
  record: Id,
  received: Received,
  calledBack: Type.Array(Type.Object({ position: Type.Integer(), because: Type.String(), at: Moment })),
  answer: Maybe(OfferAnswer),
  ...aged,
  level: Type.String(),
  answers: Type.Array(QuestionAnswered),
  dueAt: Maybe(Moment),
  mayAnswer: Type.Boolean(),
})
