// The names of the national systems as a table of the policy.
import { dateWords } from '../kernel/time.ts'
import { LocalDate, Maybe } from '../registers/schemas.ts'
import { choice, line } from '../web/fields.ts'
import { listTable } from './list-table.ts'
import { nationalSystems, nationalSystemsRefusals, uses } from './missing/national-systems.ts'

const day = (title: string) => ({ ...Maybe(LocalDate), title, input: 'date' })

export const nationalSystemsTable = listTable({
  name: 'national systems',
  title: 'National systems',
  about: [
    'What the systems are called on which children are circulated and records are checked, and from when to when.',
  ],
  rowAbout: 'A system that is replaced ends on a day, and its successor begins: both stay in the table.',
  fields: {
    name: line('Name', 'Enter the system’s name', { most: 100 }),
    use: choice('What for', 'Choose what it is for', uses, {
      circulation: 'A missing child is circulated on it',
      check: 'It is checked for what is known',
    }),
    from: day('In use from'),
    until: day('Until'),
    source: line('Source', 'Enter what it rests on', { most: 300 }),
  },
  columns: ['Name', 'What for', 'From', 'Until', 'Source'],
  cells: (one) => [
    one.name,
    one.use,
    one.from === null ? 'always' : dateWords(one.from),
    one.until === null ? 'no end set' : dateWords(one.until),
    one.source,
  ],
  list: (table) => nationalSystems(table).systems,
  wrap: (systems) => ({ systems }),
  refusals: nationalSystemsRefusals,
})
