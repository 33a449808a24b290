// What a row says of a programme of inspections, one row a generation of its framework; and of a scale of grades.
import Type, { type Static } from 'typebox'
import { Line, LocalDate, Maybe, OneOf } from '../../../../registers/schemas.ts'

export const bases = ['statute', 'national guidance', 'force', 'Vigil default'] as const
export const gradings = ['on its own scales', 'on any scale', 'no grades'] as const

/** The days of publication of the reports it is for, and what it rests on. */
const grounds = {
  from: Maybe(LocalDate),
  until: Maybe(LocalDate),
  basis: OneOf(...bases),
  source: Line(300),
}

export const GradeScale = Type.Object({
  id: Type.String({ pattern: '^[a-z][a-z0-9-]{1,39}$' }),
  words: Line(120),
  /** From the best to the worst. */
  grades: Type.Array(Line(40), { minItems: 2, maxItems: 12 }),
  ...grounds,
})
export type GradeScale = Static<typeof GradeScale>

export const Programme = Type.Object({
  name: Line(100),
  /** None where each report has its own. */
  chapters: Type.Array(Line(120), { maxItems: 40 }),
  grading: OneOf(...gradings),
  /** Short names of scales, where it grades on its own. */
  scales: Type.Array(Line(40), { maxItems: 12 }),
  /** Whether comments of the local policing body are owed on its reports (Police Act 1996, section 55). */
  comments: Type.Boolean(),
  ...grounds,
})
export type Programme = Static<typeof Programme>
