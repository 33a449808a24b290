// The scales of grades as the policy has them: which there are, and what is wrong with a table of them.
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import type { Policy } from '../../../../practice/policy.ts'
import { defaultGradeScales } from './defaults.ts'
import { GradeScale } from './shapes.ts'
import { daysWrong, twice, unreadable } from './table-wrong.ts'

const GradeScales = Type.Object({ scales: Type.Array(GradeScale, { minItems: 1, maxItems: 60 }) })

export const gradeScales = 'grade scales'

const sound = Compile(GradeScales)
export const scalesIn = (table: unknown): readonly GradeScale[] =>
  sound.Check(table) ? table.scales : defaultGradeScales.scales

export const scaleOf = ({ tables }: Pick<Policy, 'tables'>, id: string): GradeScale | undefined =>
  scalesIn(tables[gradeScales]).find((one) => one.id === id)

export function scaleRefusals(table: unknown): readonly string[] {
  if (!sound.Check(table)) return unreadable(sound.Errors(table), 'scales')
  const { scales } = table
  return [
    ...twice(scales.map(({ id }) => id)).map((id) => `Two scales have the short name “${id}”. Give each its own.`),
    ...twice(scales.map(({ words }) => words)).map(
      (words) => `Two scales are called “${words}”. Nobody could tell them apart.`,
    ),
    ...scales.flatMap(({ words, grades }) =>
      twice(grades).map((grade) => `${words}: the grade “${grade}” is in it twice.`),
    ),
    ...scales.flatMap((one) => daysWrong(one.words, one)),
  ]
}
