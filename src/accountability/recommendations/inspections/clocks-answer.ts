// What this page answers a program, field by field.
import Type from 'typebox'
import { Maybe } from '../../../registers/schemas.ts'
import { runningClocks } from '../../running-clock.ts'

const Clock = Type.Object({
  ...runningClocks.row.properties,
  words: Type.String(),
  about: Maybe(Type.String()),
  path: Type.String(),
  moved: Type.Number(),
  rule: Maybe(Type.String()),
  overdue: Type.Boolean(),
  on: Type.String(),
})

export const clocksAnswer = Type.Object({ clocks: Type.Array(Clock), overdue: Type.Number() })
