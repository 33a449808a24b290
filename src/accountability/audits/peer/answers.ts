// What the pages of files between forces answer a program, field by field: those that came, one of them, and the copy of one of ours.
import Type from 'typebox'
import { Id, Maybe, Moment } from '../../../registers/schemas.ts'
import { Answer, Grade, SentTo, Topic, TopicGrade } from '../answer-parts.ts'

const Row = Type.Object({
  record_id: Id,
  topic: Type.String(),
  answer: Maybe(Type.String()),
  due_at: Maybe(Moment),
  from_name: Type.String(),
  received_at: Moment,
  answered_at: Maybe(Moment),
})

export const peerFilesAnswer = Type.Object({ rows: Type.Array(Row) })

const Entry = Type.Object({ words: Type.String(), at: Moment, recordedAt: Moment, detail: Type.String() })

const Graded = Type.Object({
  answers: Type.Array(Answer),
  topics: Type.Array(Type.Object({ words: Topic, answer: TopicGrade })),
  grade: Grade,
  because: Type.String(),
  topicGrade: Maybe(TopicGrade),
  livedExperience: Type.String(),
  at: Moment,
  by: Type.String(),
})

const Refused = Type.Object({ because: Type.String(), at: Moment, by: Type.String() })

export const peerFileAnswer = Type.Object({
  record: Id,
  from: Type.String(),
  topic: Type.String(),
  at: Moment,
  entries: Type.Array(Entry),
  graded: Maybe(Graded),
  refused: Maybe(Refused),
  /** Taken back by the force whose audit it is: its entries are shown no more. */
  recalled: Maybe(Refused),
  /** Each time the other force was told at once that a child may not be safe. */
  concerns: Type.Array(Type.Object({ at: Moment, by: Type.String() })),
  dueAt: Maybe(Moment),
  waits: Type.Boolean(),
})

export const auditedFileCopyAnswer = Type.Object({ record: Id, entries: Type.Array(Entry), sentTo: Maybe(SentTo) })
