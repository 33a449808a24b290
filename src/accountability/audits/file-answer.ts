// What this page answers a program, field by field.
import Type from 'typebox'
import { Id, Maybe, Moment, OneOf } from '../../registers/schemas.ts'

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
  answers: Type.Array(
    Type.Object({ words: Type.String(), answer: OneOf('yes', 'no', 'not applicable', 'cannot tell from the file') }),
  ),
  topics: Type.Array(
    Type.Object({
      words: OneOf(
        'Leadership: supervision and direction',
        'Working with safeguarding partners',
        'Responding to a child at risk',
        'Assessing risk and making referrals',
        'Investigating',
      ),
      grade: OneOf('good', 'inadequate', 'requires improvement', 'outstanding', 'adequate'),
    }),
  ),
  grade: OneOf('good', 'inadequate', 'requires improvement'),
  at: Moment,
  because: Type.String(),
  by: Id,
  peer: Maybe(Type.Object({ force: Type.String(), auditor: Type.String() })),
  topicGrade: Maybe(OneOf('good', 'inadequate', 'requires improvement', 'outstanding', 'adequate')),
  livedExperience: Type.String(),
  typed: Maybe(Type.Object({ document: Maybe(Type.String()), found: Maybe(Type.String()) })),
})

const SentTo = Type.Object({
  entries: Type.Number(),
  toForce: Type.String(),
  toName: Type.String(),
  peerFileId: Id,
  sha256: Type.String(),
  at: Moment,
})

const RefusedBy = Type.Object({ because: Type.String(), by: Type.String(), peerFileId: Type.String() })

const Moderated = Type.Object({
  grade: OneOf('good', 'inadequate', 'requires improvement'),
  because: Type.String(),
  by: Id,
  at: Moment,
})

const Remedy = Type.Object({ done: Type.String(), by: Id, at: Moment })

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
  refusedBy: Maybe(RefusedBy),
  final: Maybe(OneOf('good', 'inadequate', 'requires improvement')),
  moderated: Maybe(Moderated),
  concerns: Type.Array(Type.Object({ at: Moment, answeredAt: Maybe(Moment) })),
  remedies: Type.Array(Remedy),
  reAudits: Type.Array(Moderated),
  reAsked: Type.Array(ReAsked),
  may: Type.Array(Type.Object({ path: Type.String(), title: Type.String() })),
})
