// The columns of a file for the register, as its own reader takes them: which rows need each, and what may stand in it. With an empty file and an example.
import { stringify } from 'csv-stringify/sync'
import { done } from '../../../kernel/outcome.ts'
import type { Policy } from '../../../practice/policy.ts'
import { page } from '../../../web/slice.ts'
import { saysNoMore } from '../document-facts.ts'
import { everyScale, programmeNames } from './generations.ts'
import { nothingMade } from './items.ts'
import { columns, type Item, items, readRow } from './read-file.ts'
import { type RowError, rowReader } from './row-reader.ts'

type Column = (typeof columns)[number]

const means: Readonly<Record<Column, string>> = {
  item: 'What the row is',
  inspection: 'The reference of the inspection that the row belongs to, in this file or in the register',
  reference: 'What other rows call it. For a revisit, the recommendation that was revisited',
  kind: 'For an inspection, its kind. For a stage of monitoring, the stage',
  programme: 'The programme of inspections',
  title: 'The title of the report or letter',
  body: 'Whose report it is. If left empty, HMICFRS',
  fieldwork: 'When the fieldwork was, as precisely as was published',
  published: 'The day of publication. If left empty for an inspection, the inspection is a draft under embargo',
  address: 'Where it is published',
  follows: 'The reference of the inspection that it looks back on',
  finding: 'The reference of the finding that the recommendation answers',
  chapter: 'The chapter of the report. For counted files, their area: if left empty, all files',
  theme: 'What it is about, in a few words',
  words: 'Its words, verbatim. For a stage of monitoring, the reasons given',
  paragraph: 'The paragraph of the report',
  'time scale': 'By when. If left empty, none',
  on: 'The date, if the time scale is a date. For a finding, the day or month it was closed. For monitoring, when it took effect: leave it empty if only its announcement was published',
  measures: 'The measures that show it, for example M4, M8',
  again: 'The reference of the earlier recommendation or finding that it repeats',
  n: 'Files counted. For an inspection, how many recommendations it makes',
  good: 'Files that are good',
  'requires improvement': 'Files that require improvement',
  inadequate: 'Files that are inadequate',
  scale: 'The scale of the grade',
  grade: 'The grade, on that scale',
  result: `What the revisit found, in one of the inspectorate’s three words; not routine only where ${saysNoMore}`,
  force: 'The force, by its official name',
  announced: 'When it was announced: a day, or a month or a year if only that was published',
  decided: 'When it was decided, in the same way',
  addressee:
    'Who must do it: chief officer, local policing body, or another body: and its name; several with a semicolon between. If left empty, the chief officer. For what a panel asks, the local policing body',
  document: 'The inspectorate’s document that closed the finding',
  'document text': 'The words of that document or letter',
  level: 'The level that the one measure must keep',
  'time scale reason': 'Why the time scale differs from the words',
}

/** Each column with what the reader itself says of it: an empty row tells what is missing, and one of question marks what may stand there. */
export function formatOf(policy: Pick<Policy, 'tables'>) {
  const programmes = programmeNames(policy)
  const probed = items.map((item) => ({ item, ...probe(item, programmes) }))
  return columns.map((column) => {
    const of = (kind: 'needed' | 'read') => probed.filter((one) => one[kind].has(column)).map(({ item }) => item)
    const needed = column === 'item' ? [...items] : of('needed')
    return {
      column,
      means: means[column],
      needed: named(needed),
      optional: named(of('read').filter((item) => !needed.includes(item))),
      allowed: allowedIn(
        column,
        probed.flatMap(({ allowed }) => allowed),
        everyScale(policy).map(({ id }) => id),
      ),
    }
  })
}

const named = (of: readonly Item[]): string => (of.length === items.length ? 'every row' : of.join(', '))

function probe(item: Item, programmes: readonly string[]) {
  const read = new Set<string>()
  const reading = (value: string) => {
    const errors: RowError[] = []
    const cells = new Proxy<Record<string, string>>(
      {},
      {
        get: (_, column) => {
          read.add(String(column))
          return value
        },
      },
    )
    readRow(item, { row: rowReader(cells, 0, errors), programmes }, nothingMade())
    return errors
  }
  const missing = reading('').filter(({ sentence }) => sentence === 'is missing')
  return { read, needed: new Set(missing.map(({ column }) => column)), allowed: reading('?') }
}

function allowedIn(column: Column, errors: readonly RowError[], scales: readonly string[]): string {
  if (column === 'item') return items.join('; ')
  if (column === 'scale') return scales.join('; ')
  const said = errors.flatMap((one) => {
    const found = one.column === column ? /^“\?” is (?:not |none of: |no time scale: )(.+)$/.exec(one.sentence) : null
    return found?.[1] ?? []
  })
  return [...new Set(said)].join(' / ')
}

/** One row of most kinds, of an invented report. */
const example: readonly Partial<Record<Column, string>>[] = [
  {
    ...{ item: 'inspection', reference: 'EX-2026', kind: 'initial', programme: 'PEEL', title: 'An invented report' },
    ...{ published: '2026-05-07', n: '1' },
  },
  {
    ...{ item: 'cause of concern', inspection: 'EX-2026', reference: 'EX-2026/C1', theme: 'Calls about children' },
    ...{ words: 'Calls about children wait too long.', paragraph: '4.1', measures: 'M4' },
  },
  {
    ...{ item: 'recommendation', inspection: 'EX-2026', reference: 'EX-2026/1', finding: 'EX-2026/C1' },
    ...{ theme: 'Answer calls about children', paragraph: '4.2', 'time scale': 'months-3' },
    words: 'Within three months, the force should answer every call about a child.',
  },
  {
    ...{ item: 'files', inspection: 'EX-2026', n: '30', good: '12', 'requires improvement': '11', inadequate: '7' },
  },
]

const csv = (rows: readonly Partial<Record<Column, string>>[]): string =>
  stringify([...rows], { header: true, columns: [...columns] })

export const emptyFile = (): string => csv([])
export const exampleFile = (): string => csv(example)

const filePage = (path: string, name: string, title: string, content: () => string) =>
  page({
    path: `/register-file-format/${path}`,
    permission: 'keep the register',
    title,
    file: (values) => ({ name, type: 'text/csv; charset=utf-8', content: String(values['csv']) }),
    load: async () => await Promise.resolve(done({ csv: content() })),
  })

export const formatPages = [
  filePage('empty.csv', 'register-empty.csv', 'An empty file for the register', emptyFile),
  filePage('example.csv', 'register-example.csv', 'An example of a file for the register', exampleFile),
]
