// What the page of one audited file answers a program, field by field.
import Type from 'typebox'
import { Id, Maybe, Moment, OneOf } from '../../registers/schemas.ts'
import { Answer, Grade, SentTo, Topic, TopicGrade } from './answer-parts.ts'

const Drawn = Type.Object({
  auditId: Id,
  topic: Type.String(),
  stratum: Type.String(),
  team: Type.String(),
  double: Type.Boolean(),
  peer: Type.Boolean(),
  kind: OneOf('case files', 're-ask'),
  question: Maybe(Type.String()),
})

const Grading = Type.Object({
  whose: Type.String(),
  answers: Type.Array(Answer),
  topics: Type.Array(Type.Object({ words: Topic, grade: TopicGrade })),
  grade: Grade,
  at: Moment,
  because: Type.String(),
  by: Id,
  peer: Maybe(Type.Object({ force: Type.String(), auditor: Type.String() })),
  topicGrade: Maybe(TopicGrade),
  livedExperience: Type.String(),
  typed: Maybe(Type.Object({ document: Maybe(Type.String()), found: Maybe(Type.String()) })),
})

const RefusedBy = Type.Object({ because: Type.String(), by: Type.String(), peerFileId: Type.String() })

const Moderated = Type.Object({
  grade: Grade,
  because: Type.String(),
  by: Id,
  byName: Type.String(),
  at: Moment,
})

const Remedy = Type.Object({ done: Type.String(), by: Id, byName: Type.String(), at: Moment })

const ReAsked = Type.Object({
  question: Type.String(),
  recorded: Type.String(),
  said: Type.String(),
  same: Type.Boolean(),
  askedOf: Type.String(),
  at: Moment,
})

export const auditedFileAnswer = Type.Object({
  record: Id,
  drawn: Maybe(Drawn),
  caseAddress: Maybe(Type.String()),
  gradings: Type.Array(Grading),
  entry: Maybe(Grading),
  entryWaits: Type.Boolean(),
  waiting: Type.Number(),
  dispute: Type.Boolean(),
  sentTo: Maybe(SentTo),
  cameBack: Type.Boolean(),
  /** By when the force that has it answers; null where none has. */
  peerDueAt: Maybe(Moment),
  recalled: Type.Array(Type.Object({ toName: Type.String(), peerFileId: Id, because: Type.String(), at: Moment })),
  refusedBy: Maybe(RefusedBy),
  final: Maybe(Grade),
  moderated: Maybe(Moderated),
  concerns: Type.Array(Type.Object({ at: Moment, answeredAt: Maybe(Moment) })),
  remedies: Type.Array(Remedy),
  reAudits: Type.Array(Moderated),
  reAsked: Type.Array(ReAsked),
  answerDiffers: Type.Boolean(),
  answerSettled: Maybe(
    Type.Object({ became: Type.String(), because: Type.String(), by: Id, byName: Type.String(), at: Moment }),
  ),
  may: Type.Array(Type.Object({ path: Type.String(), title: Type.String() })),
})
