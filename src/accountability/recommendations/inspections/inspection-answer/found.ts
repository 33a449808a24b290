// What the inspection found, graded and counted.
import Type from 'typebox'
import { Maybe, Moment, OneOf } from '../../../../registers/schemas.ts'
import { finding } from '../finding-answer.ts'

/** Of three whole months, with n and interval; the gap of what is on time over what auditors found in files. */
export const FigureNow = Type.Object({ measure: Type.String(), words: Type.String(), gap: Maybe(Type.String()) })

export const Finding = Type.Object({
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
