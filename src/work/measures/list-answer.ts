// What the list of measures answers a program, field by field.
import Type from 'typebox'
import { Maybe, Moment } from '../../registers/schemas.ts'
import { definition, figure, gapInPoints } from './answer-parts.ts'

const Gap = Type.Object({
  beside: Type.Array(Type.Object({ id: Type.String(), words: Type.String(), inPoints: gapInPoints })),
  at: Maybe(Type.String()),
})

const Row = Type.Object({
  ...definition,
  times: Type.Boolean(),
  /** In the place of a figure. */
  elsewhere: Maybe(Type.String()),
  figure: Maybe(Type.Object(figure)),
  change: Maybe(Type.String()),
  asked: Maybe(Type.String()),
  short: Type.Boolean(),
  worse: Type.Boolean(),
  gap: Maybe(Gap),
})

export const measuresAnswer = Type.Object({
  rows: Type.Array(Row),
  kinds: Type.Array(Type.Object({ kind: Type.String(), at: Type.Array(Type.Number()) })),
  look: Type.Number(),
  changes: Type.String(),
  interruptions: Type.String(),
  from: Moment,
  until: Moment,
})
