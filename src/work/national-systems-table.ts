// The names of the national systems as a table of the policy.
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { LocalDate, Maybe } from '../registers/schemas.ts'
import { choice, hidden, line } from '../web/fields.ts'
import { nationalSystems, nationalSystemsRefusals, uses } from './missing/national-systems.ts'
import type { PolicyTable, RowForm } from './policy/index.ts'

const day = (title: string) => ({ ...Maybe(LocalDate), title, input: 'date' })
const Row = Type.Object({
  place: hidden(Maybe(Type.Integer({ minimum: 1, maximum: 30 }))),
  name: line('Name', 'Enter the system’s name', { most: 100 }),
  use: choice('What for', 'Choose what it is for', uses, {
    circulation: 'A missing child is circulated on it',
    check: 'It is checked for what is known',
  }),
  from: day('In use from'),
  until: day('Until'),
  source: line('Source', 'Enter what it rests on', { most: 300 }),
})
const typed = Compile(Row)

const row: RowForm = {
  schema: Row,
  about: 'A system that is replaced ends on a day, and its successor begins: both stay in the table.',
  read: (table, place) => {
    const one = nationalSystems(table).systems[place - 1]
    return one === undefined ? null : { ...one, place }
  },
  write: (table, given) => {
    const { systems } = nationalSystems(table)
    if (!typed.Check(given))
      return { table: { systems }, refusals: [{ field: 'name', sentence: 'This row cannot be read.' }] }
    const { place, ...one } = given
    if (place !== null && systems[place - 1] === undefined)
      return { table: { systems }, refusals: [{ field: 'name', sentence: 'Open the row again from the table.' }] }
    return { table: { systems: place === null ? [...systems, one] : systems.with(place - 1, one) }, refusals: [] }
  },
}

export const nationalSystemsTable: PolicyTable = {
  name: 'national systems',
  title: 'National systems',
  about: [
    'What the systems are called on which children are circulated and records are checked, and from when to when.',
  ],
  columns: ['Name', 'What for', 'From', 'Until', 'Source'],
  rows: (table) =>
    nationalSystems(table).systems.map((one) => [
      one.name,
      one.use,
      one.from ?? 'always',
      one.until ?? 'no end set',
      one.source,
    ]),
  refusals: nationalSystemsRefusals,
  toDmn: null,
  newRows: true,
  row,
}
