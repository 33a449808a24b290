// What these pages answer a program, field by field.
import Type from 'typebox'
import { Id, Maybe, Moment, OneOf } from '../../../registers/schemas.ts'

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
      answer: OneOf('good', 'inadequate', 'requires improvement', 'outstanding', 'adequate'),
    }),
  ),
  grade: OneOf('good', 'inadequate', 'requires improvement'),
  because: Type.String(),
  topicGrade: Maybe(OneOf('good', 'inadequate', 'requires improvement', 'outstanding', 'adequate')),
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
  dueAt: Maybe(Moment),
  waits: Type.Boolean(),
})

const CopyEntry = Type.Object({ at: Moment, recordedAt: Moment, words: Type.String(), detail: Type.String() })

const SentTo = Type.Object({
  entries: Type.Number(),
  toForce: Type.String(),
  toName: Type.String(),
  peerFileId: Id,
  sha256: Type.String(),
  at: Moment,
})

export const auditedFileCopyAnswer = Type.Object({ record: Id, entries: Type.Array(CopyEntry), sentTo: Maybe(SentTo) })
