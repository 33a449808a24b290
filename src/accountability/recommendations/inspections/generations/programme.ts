// The programmes of inspections as the policy has them: which there are, and what is wrong with a table of them.
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import type { Policy } from '../../../../practice/policy.ts'
import { defaultProgrammes } from './defaults.ts'
import { Programme } from './shapes.ts'
import { daysWrong, twice, unreadable } from './table-wrong.ts'

const Programmes = Type.Object({ programmes: Type.Array(Programme, { minItems: 1, maxItems: 100 }) })

export const inspectionProgrammes = 'inspection programmes'

const sound = Compile(Programmes)
export const programmesIn = (table: unknown): readonly Programme[] =>
  sound.Check(table) ? table.programmes : defaultProgrammes.programmes

export const programmesOf = ({ tables }: Pick<Policy, 'tables'>): readonly Programme[] =>
  programmesIn(tables[inspectionProgrammes])

export const programmeOf = (policy: Pick<Policy, 'tables'>, name: string): Programme | undefined =>
  programmesOf(policy).find((one) => one.name === name)

export function programmeRefusals(table: unknown): readonly string[] {
  if (!sound.Check(table)) return unreadable(sound.Errors(table), 'programmes')
  const { programmes } = table
  return [
    ...twice(programmes.map(({ name }) => name)).map(
      (name) =>
        `“${name}” is in the table twice. Another generation of it needs a name of its own, for example with its year.`,
    ),
    ...programmes.flatMap(({ name, chapters, scales }) => [
      ...twice(chapters).map((chapter) => `${name}: the chapter “${chapter}” is in it twice.`),
      ...twice(scales).map((scale) => `${name}: the scale “${scale}” is in it twice.`),
    ]),
    ...programmes.flatMap(({ name, grading, scales }) => {
      if (grading === 'on its own scales')
        return scales.length > 0 ? [] : [`${name}: name the scales it grades on, by their short names.`]
      return scales.length === 0 ? [] : [`${name}: leave its scales empty, or say that it grades on its own scales.`]
    }),
    ...programmes.flatMap((one) => daysWrong(one.name, one)),
  ]
}
