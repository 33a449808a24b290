// What several pages of measures answer a program: a figure with its n and interval, and what a measure is.
import Type from 'typebox'
import { Maybe, OneOf } from '../../registers/schemas.ts'

export const figure = {
  yes: Type.Number(),
  no: Type.Number(),
  notEvidenced: Type.Number(),
  notYet: Type.Number(),
  n: Type.Number(),
  share: Maybe(Type.String()),
  interval: Maybe(Type.String()),
  proportion: Maybe(Type.Number()),
  low: Maybe(Type.Number()),
  high: Maybe(Type.Number()),
  timed: Type.Number(),
  neverDone: Type.Number(),
  p50: Maybe(Type.Number()),
  p90: Maybe(Type.Number()),
  longest: Maybe(Type.Number()),
  notReached: Type.Object({ p50: Type.Boolean(), p90: Type.Boolean() }),
}

export const gapInPoints = Type.Object({ points: Type.Number(), low: Type.Number(), high: Type.Number() })

export const target = {
  target: Maybe(Type.Number()),
  targetWords: Maybe(Type.String()),
  targetSource: Maybe(Type.String()),
}

export const definition = {
  id: Type.String(),
  version: Type.Number(),
  question: Type.String(),
  numerator: Type.String(),
  denominator: Type.String(),
  source: Type.String(),
  finding: Type.String(),
  kind: OneOf('timeliness', 'completeness', 'outcome', 'audited quality', 'description'),
  better: Maybe(OneOf('higher', 'lower')),
  ...target,
  threeValued: Type.Boolean(),
  countsAfterDays: Type.Optional(Type.Number()),
  gaming: Type.String(),
  resists: Type.String(),
  owner: Type.String(),
}
