// What answers about audited files are made of, in this force and in the force that grades for it.
import Type from 'typebox'
import { Id, Moment, OneOf } from '../../registers/schemas.ts'

export const Grade = OneOf('good', 'inadequate', 'requires improvement')

export const TopicGrade = OneOf('good', 'inadequate', 'requires improvement', 'outstanding', 'adequate')

export const Topic = OneOf(
  'Leadership: supervision and direction',
  'Working with safeguarding partners',
  'Responding to a child at risk',
  'Assessing risk and making referrals',
  'Investigating',
)

export const Answer = Type.Object({
  words: Type.String(),
  answer: OneOf('yes', 'no', 'not applicable', 'cannot tell from the file'),
})

export const SentTo = Type.Object({
  entries: Type.Number(),
  toForce: Type.String(),
  toName: Type.String(),
  peerFileId: Id,
  sha256: Type.String(),
  at: Moment,
})
