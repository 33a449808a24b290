// A file of an inspection, row by row: what each row says, and everything that is wrong with it, before anything is recorded.

import {
  filesOf,
  findingOf,
  inspectionOf,
  judgmentOf,
  monitoringOf,
  recommendationOf,
  revisitOf,
} from './item-of-row.ts'
import { type Made, nothingMade, type Register } from './items.ts'
import { findingKinds } from './kinds-of-report.ts'
import { type Parsed, parsedRows } from './parsed-rows.ts'
import { type Cells, type RowError, type RowReader, rowReader } from './row-reader.ts'

type ReadFile = {
  readonly register: Register
  readonly errors: readonly RowError[]
  readonly rows: number
  /** Each row as it stood, by its number in the file: lines that are empty count, as a spreadsheet counts them. */
  readonly cells: ReadonlyMap<number, Cells>
}

/** Everything wrong is answered at once, by row and column; row 1 holds the columns' names. `programmes`: the names that the policy has. */
export function readFile(text: string, programmes: readonly string[]): ReadFile {
  const parsed = parsedRows(text, columns)
  if ('error' in parsed)
    return {
      register: nothingMade(),
      errors: [{ row: 1, column: '', sentence: parsed.error }],
      rows: 0,
      cells: new Map(),
    }
  const errors: RowError[] = []
  const made = nothingMade()
  for (const { number, cells, beyond } of parsed.rows) {
    const row = rowReader(cells, number, errors)
    if (beyond.length > 0)
      row.wrong(
        '',
        `has more values than there are columns, the first “${beyond[0]?.slice(0, 60) ?? ''}”: put a value that contains a comma in double quotation marks`,
      )
    const item = row.among('item', items)
    if (item === null) continue
    readRow(item, { row, programmes }, made)
    for (const [column, value] of Object.entries(cells))
      if (value.trim() !== '' && !row.isRead(column))
        row.wrong(
          column,
          `does not belong in a row of ${item} and would be lost: empty it, or move it to a row of its own`,
        )
  }
  errors.push(...doubled(parsed.rows))
  const stood = new Map(parsed.rows.map(({ number, cells }) => [number, cells]))
  return { register: made, errors, rows: parsed.rows.length, cells: stood }
}

/** What a row says, by its item. The table of columns is made with it too. */
export function readRow(
  item: Item,
  { row, programmes }: { readonly row: RowReader; readonly programmes: readonly string[] },
  made: Made,
): void {
  if (item === 'inspection') made.inspections.push(inspectionOf(row, programmes))
  else if (item === 'recommendation') made.recommendations.push(recommendationOf(row))
  else if (item === 'files') made.files.push(filesOf(row))
  else if (item === 'judgment') made.judgments.push(judgmentOf(row))
  else if (item === 'revisit') made.revisits.push(revisitOf(row))
  else if (item === 'monitoring') made.monitoring.push(monitoringOf(row))
  else made.findings.push(findingOf(row, item))
}

/** The columns, in the order in which the empty file offers them. Which of them a row needs, its `item` says. */
export const columns = [
  'item',
  'inspection',
  'reference',
  'kind',
  'programme',
  'title',
  'body',
  'fieldwork',
  'published',
  'address',
  'follows',
  'finding',
  'chapter',
  'theme',
  'words',
  'paragraph',
  'time scale',
  'on',
  'measures',
  'again',
  'n',
  'good',
  'requires improvement',
  'inadequate',
  'scale',
  'grade',
  'result',
  'force',
  'announced',
  'decided',
  'addressee',
  'document',
  'document text',
  'level',
  'time scale reason',
] as const

export const items = [
  'inspection',
  ...findingKinds,
  'recommendation',
  'files',
  'judgment',
  'revisit',
  'monitoring',
] as const
export type Item = (typeof items)[number]

/** The same reference twice. Whether a row names what is in the register already, only the register can say. */
function doubled(rows: readonly Parsed[]): readonly RowError[] {
  const seen = new Map<string, number>()
  return rows.flatMap(({ number, cells }) => {
    const { item = '', reference = '' } = cells
    if (reference === '' || item === 'revisit') return []
    const named = item === 'recommendation' || item === 'inspection' ? item : 'finding'
    const key = `${named} ${reference}`
    const before = seen.get(key)
    seen.set(key, number)
    return before === undefined
      ? []
      : [{ row: number, column: 'reference', sentence: `“${reference}” is in row ${before} too` }]
  })
}
