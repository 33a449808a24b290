// A row of the table of minimum grades as a form, and back.
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { Maybe } from '../registers/schemas.ts'
import { choice, hidden, line, lines } from '../web/fields.ts'
import { levelWords } from './missing/grade/levels.ts'
import { Approver, Basis, type GradeTable, TableRow } from './missing/grade/table.ts'
import type { RowForm } from './policy/index.ts'

const wordsOf = (schema: { readonly anyOf?: readonly { readonly const?: unknown }[] }): string[] =>
  (schema.anyOf ?? []).flatMap((one) => (typeof one.const === 'string' ? [one.const] : []))

const minutes = (title: string) => ({
  ...Type.Integer({ minimum: 1, maximum: 1440 }),
  title,
  missing: 'Enter minutes, from 1 to 1440',
  input: 'number',
})

const Row = Type.Object({
  /** Several rows may share a rule's name: the place tells which of them is changed; none makes a new row. */
  place: hidden(Maybe(Type.Integer({ minimum: 1, maximum: 100 }))),
  id: line('Rule', 'Enter the rule’s name, like R24', { most: 10 }),
  when: lines('When', 'One condition a line, like “exploitation: "yes"” or “age: < 13”. All of them must hold'),
  level: choice('Minimum grade', 'Choose the minimum grade', ['LOW', 'MEDIUM', 'HIGH'], levelWords),
  because: line('Because', 'Enter why, as whoever grades will read it', { most: 300 }),
  source: line('Source', 'Enter what it rests on', { most: 300 }),
  basis: choice('Rests on', 'Choose what it rests on', wordsOf(Basis)),
  mayGoBelow: choice('Lowered only by', 'Choose who may agree to less', wordsOf(Approver), {}, 'select'),
  firstReviewMinutes: minutes('First review, minutes'),
  reviewEveryMinutes: minutes('Then every, minutes'),
  actions: lines('Actions that become mandatory', 'One code a line'),
})

const typed = Compile(Row)
const sound = Compile(TableRow)

/** “column: test”, a line each; what has no colon is refused by its line. */
function conditions(given: readonly string[]) {
  const wrong = given.filter((one) => !/^[\w-]+\s*:\s*\S/.test(one))
  const when = Object.fromEntries(
    given.map((one) => [one.slice(0, one.indexOf(':')).trim(), one.slice(one.indexOf(':') + 1).trim()]),
  )
  return { when, wrong }
}

export const gradeRowForm = (tableOf: (table: unknown) => GradeTable): RowForm => ({
  schema: Row,
  about:
    'A condition is a FEEL unary test: "yes", not("no"), < 13, [3..5]. A cell that could never fire, or that lets the minimum fall, is refused.',
  read: (table, place) => {
    const row = tableOf(table).rules[place - 1]
    return row === undefined
      ? null
      : { ...row, place, when: Object.entries(row.when).map(([column, cell]) => `${column}: ${cell}`) }
  },
  write: (table, given) => {
    const { rules } = tableOf(table)
    if (!typed.Check(given))
      return { table: { rules }, refusals: [{ field: 'id', sentence: 'This row cannot be read.' }] }
    const { place, ...rest } = given
    const { when, wrong } = conditions(given.when)
    const row: unknown = { ...rest, when }
    const there = place === null ? undefined : rules[place - 1]
    const refusals = [
      ...(/^R[0-9]+[a-z]?$/.test(given.id) ? [] : [{ field: 'id', sentence: 'Name it like R24 or R6c.' }]),
      ...(place !== null && there?.id !== given.id
        ? [
            {
              field: 'id',
              sentence:
                'A row keeps its name, and the table may have changed since: open the row again from the table.',
            },
          ]
        : []),
      ...wrong.map((one) => ({
        field: 'when',
        sentence: `“${one}” must be a column, a colon and a test, like age: < 13.`,
      })),
    ]
    if (refusals.length > 0 || !sound.Check(row)) return { table: { rules }, refusals }
    return { table: { rules: place === null ? [...rules, row] : rules.with(place - 1, row) }, refusals: [] }
  },
})
