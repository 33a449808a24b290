// What is wrong with a table of minimum grades, all of it at once and in words; nothing for a sound one.
import { Compile } from 'typebox/compile'
import { unknownActions } from '../actions.ts'
import { cellProblem } from './cells.ts'
import { columnOf } from './columns.ts'
import { GradeTable } from './table.ts'

const sound = Compile(GradeTable)

/** Of anything that claims to be a table: its shape first, then its cells. */
export const shapeRefusals = (given: unknown): readonly string[] =>
  sound.Check(given) ? tableRefusals(given) : wrongRows(entry(given, 'rules'))

export const tableRefusals = (table: GradeTable): readonly string[] =>
  table.rules.flatMap((row) => [
    ...Object.entries(row.when).flatMap(([name, cell]) => {
      if (columnOf(name) === null) return [`Rule ${row.id}: there is no column “${name}”.`]
      const problem = cellProblem(name, cell)
      return problem === null ? [] : [`Rule ${row.id}, column “${name}”: “${cell}” ${problem}`]
    }),
    ...unknownActions(`Rule ${row.id}`, row.actions),
  ])

/** Field by field, in words: the schema’s own errors are for programmers, and it stops at the eighth. */
function wrongRows(rows: unknown): readonly string[] {
  if (!Array.isArray(rows) || rows.length === 0 || rows.length > 100)
    return ['The table holds its rows, 1 to 100, as a list: { "rules": [ … ] }.']
  return rows.flatMap((row: unknown, index) => {
    const rule = `Rule ${nameOf(row) ?? `number ${index + 1}`}`
    if (typeof row !== 'object' || row === null || Array.isArray(row)) return [`${rule} is not an object.`]
    const lacks = fields.filter(({ name }) => !Object.hasOwn(row, name))
    return [
      ...(lacks.length === 0 ? [] : [`${rule} lacks ${lacks.map(({ name }) => `“${name}”`).join(', ')}.`]),
      ...fields
        .filter(({ name, check }) => Object.hasOwn(row, name) && !check(entry(row, name)))
        .map(({ name }) => `${rule}: “${name}” must be ${mustBe[name]}.`),
    ]
  })
}

/** Its id where it has one; else it is named by its place in the list. */
function nameOf(row: unknown): string | null {
  const id = entry(row, 'id')
  return typeof id === 'string' && id !== '' ? id : null
}

const rowFields = GradeTable.properties.rules.items.properties
const listed = (schema: { readonly anyOf: readonly { readonly const: string }[] }) =>
  schema.anyOf.map((one) => `"${one.const}"`).join(', ')

const minutes = 'a whole number of minutes from 1 to 1440'
const words = '1 to 300 characters'
const mustBe: Readonly<Record<keyof typeof rowFields, string>> = {
  id: 'R and a number, with a small letter after it where there are several: R6, R6a',
  when: 'an object of column and cell: { "age": "< 13" }',
  level: `one of ${listed(rowFields.level)}`,
  because: words,
  source: words,
  basis: `one of ${listed(rowFields.basis)}`,
  mayGoBelow: `one of ${listed(rowFields.mayGoBelow)}`,
  firstReviewMinutes: minutes,
  reviewEveryMinutes: minutes,
  actions: 'a list of at most 20 codes of actions',
}

const names = Object.keys(mustBe).filter((name): name is keyof typeof rowFields => Object.hasOwn(rowFields, name))
const fields = names.map((name) => {
  const field = Compile(rowFields[name])
  return { name, check: (value: unknown) => field.Check(value) }
})

const entry = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(key) : undefined
