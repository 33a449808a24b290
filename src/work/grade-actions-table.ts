// The actions of each grade as a table of the policy: read, compared, and one row changed in a form.
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { Maybe } from '../registers/schemas.ts'
import { hidden, line, lines } from '../web/fields.ts'
import { actionOf } from './missing/actions.ts'
import { type GradeActions, gradeActions, gradeActionsRefusals } from './missing/grade/grade-actions.ts'
import { levelWords } from './missing/grade/levels.ts'
import type { PolicyTable, RowForm } from './policy/index.ts'

const Row = Type.Object({
  place: hidden(Maybe(Type.Integer({ minimum: 1, maximum: 4 }))),
  actions: lines('Actions that the grade asks for', 'One code a line', 30),
  source: line('Source', 'Enter what it rests on', { most: 300 }),
})
const typed = Compile(Row)

const row: RowForm = {
  schema: Row,
  about: 'A code is that of an action in the list of actions. What was asked for before stays asked for.',
  read: (table, place) => {
    const one = gradeActions(table).grades[place - 1]
    return one === undefined ? null : { place, actions: one.actions, source: one.source }
  },
  write: (table, given) => {
    const { grades } = gradeActions(table)
    const place = typed.Check(given) ? given.place : null
    const there = place === null ? undefined : grades[place - 1]
    if (!typed.Check(given) || place === null || there === undefined)
      return { table: { grades }, refusals: [{ field: 'actions', sentence: 'Open the row again from the table.' }] }
    const changed: GradeActions['grades'][number] = {
      ...there,
      actions: given.actions,
      source: given.source,
      basis: 'force',
    }
    return { table: { grades: grades.with(place - 1, changed) }, refusals: [] }
  },
}

export const gradeActionsTable: PolicyTable = {
  name: 'actions of a grade',
  title: 'Minimum actions of a grade',
  about: [
    'Created by the grade, whichever rule or person gave it, and by a grade that rises. None completes itself.',
    'A rule of the minimum grade may ask for more.',
  ],
  columns: ['Grade', 'Actions', 'Rests on', 'Source'],
  rows: (table) =>
    gradeActions(table).grades.map((one) => [
      levelWords[one.grade],
      one.actions.map((code) => actionOf.get(code)?.words ?? code).join('; '),
      one.basis,
      one.source,
    ]),
  refusals: gradeActionsRefusals,
  toDmn: null,
  newRows: false,
  row,
}
