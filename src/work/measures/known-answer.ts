// What the page of a measure as it was known answers a program, field by field.
import Type from 'typebox'
import { LocalDate, Moment } from '../../registers/schemas.ts'
import { figure, target } from './answer-parts.ts'

const Row = Type.Object({ words: Type.String(), ...figure })

export const measuresAsKnownAnswer = Type.Object({
  id: Type.String(),
  question: Type.String(),
  threeValued: Type.Boolean(),
  ...target,
  on: LocalDate,
  today: LocalDate,
  from: Moment,
  until: Moment,
  rows: Type.Array(Row),
  same: Type.Boolean(),
})
