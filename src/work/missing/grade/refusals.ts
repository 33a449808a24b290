// What is wrong with a table of minimum grades, all of it at once and in words; nothing for a sound one.
import { Compile } from 'typebox/compile'
import { unknownActions } from '../actions.ts'
import { cellProblem } from './cells.ts'
import { columnOf } from './columns.ts'
import { GradeTable } from './table.ts'

const sound = Compile(GradeTable)

/** Of anything that claims to be a table: its shape first, then its cells. */
export const shapeRefusals = (given: unknown): readonly string[] =>
  sound.Check(given) ? tableRefusals(given) : [...new Set(sound.Errors(given).map((error) => inWords(given, error)))]

export const tableRefusals = (table: GradeTable): readonly string[] =>
  table.rules.flatMap((row) => [
    ...Object.entries(row.when).flatMap(([name, cell]) => {
      if (columnOf(name) === null) return [`Rule ${row.id}: there is no column “${name}”.`]
      const problem = cellProblem(name, cell)
      return problem === null ? [] : [`Rule ${row.id}, column “${name}”: “${cell}” ${problem}`]
    }),
    ...unknownActions(`Rule ${row.id}`, row.actions),
  ])

type Wrong = { readonly instancePath: string; readonly message: string }

function inWords(given: unknown, { instancePath, message }: Wrong): string {
  const [list, position, field, ...rest] = instancePath.split('/').slice(1)
  if (list !== 'rules' || position === undefined) return 'The table holds its rows as a list: { "rules": [ … ] }.'
  const rule = `Rule ${ruleName(given, Number(position))}`
  if (field === undefined) return `${rule} ${message}.`
  const choices = choicesOf[field]
  if (choices !== undefined) return `${rule}: “${field}” is one of ${choices}.`
  return `${rule}: “${[field, ...rest].join('.')}” ${message}.`
}

/** By its id where it has one, else by its place in the list. */
function ruleName(given: unknown, position: number): string {
  const rows = entry(given, 'rules')
  const id = Array.isArray(rows) ? entry(rows[position], 'id') : undefined
  return typeof id === 'string' && id !== '' ? id : `number ${position + 1}`
}

const rowFields = GradeTable.properties.rules.items.properties
const listed = (schema: { readonly anyOf: readonly { readonly const: string }[] }) =>
  schema.anyOf.map((one) => `"${one.const}"`).join(', ')

const choicesOf: Readonly<Record<string, string>> = {
  level: listed(rowFields.level),
  basis: listed(rowFields.basis),
  mayGoBelow: listed(rowFields.mayGoBelow),
}

const entry = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(key) : undefined
