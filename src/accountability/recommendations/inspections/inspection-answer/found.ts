// What the inspection found, graded and counted.
import Type from 'typebox'
import { Maybe, Moment, OneOf } from '../../../../registers/schemas.ts'
import { finding } from '../finding-answer.ts'
import { findingKinds } from '../kinds-of-report.ts'

/** Of three whole months, with n and interval; the gap of what is on time over what auditors found in files. */
export const FigureNow = Type.Object({
  measure: Type.String(),
  question: Type.String(),
  words: Type.String(),
  gap: Maybe(Type.String()),
})

const AsItStood = {
  kind: OneOf(...findingKinds),
  theme: Type.String(),
  chapter: Maybe(Type.String()),
  words: Maybe(Type.String()),
  paragraph: Maybe(Type.String()),
  measures: Type.Array(Type.String()),
  level: Type.Optional(Maybe(Type.Number())),
}
const Source = { because: Type.String(), document: Type.String(), textHash: Type.String() }

export const Finding = Type.Object({
  /** Its number in the record, by which a records manager names it. */
  entry: Type.Integer(),
  /** As it stood before each correction, and what was shown for it. */
  before: Type.Array(Type.Object({ ...AsItStood, ...Source, agreedBy: Maybe(Type.String()), on: Moment })),
  /** A correction that waits for a second person. */
  asked: Maybe(Type.Object({ to: Type.Object(AsItStood), ...Source })),
  mayAgreeCorrection: Type.Boolean(),
  mayConfirm: Type.Boolean(),
  figures: Type.Optional(Type.Array(FigureNow)),
  holds: Type.Optional(Maybe(OneOf('lapsed', 'holds', 'still seen', 'no longer seen', 'cannot be said'))),
  level: Type.Optional(Maybe(Type.Union([Type.String(), Type.Number()]))),
  ...finding,
  findingId: Type.String(),
})

const Before = Type.Object({ by: Type.String(), scale: Type.String(), grade: Type.String(), at: Moment })

export const Judgment = Type.Object({
  scaleWords: Type.String(),
  by: Type.String(),
  before: Type.Array(Before),
  scale: Type.String(),
  grade: Type.String(),
  at: Moment,
  chapter: Type.String(),
})

export const FilesGraded = Type.Object({
  area: Type.String(),
  good: Type.String(),
  requires: Type.String(),
  inadequate: Type.String(),
})
