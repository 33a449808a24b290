// A file of an inspection, row by row: what each row says, and everything that is wrong with it, before anything is recorded.

import { parse } from 'csv-parse/sync'
import { thousands } from '../../../kernel/words.ts'
import {
  filesOf,
  findingOf,
  inspectionOf,
  judgmentOf,
  monitoringOf,
  recommendationOf,
  revisitOf,
} from './item-of-row.ts'
import { noRows, type Register } from './items.ts'
import { type Cells, type RowError, type RowReader, rowReader } from './row-reader.ts'
import { findingKinds } from './scales.ts'

type ReadFile = {
  readonly register: Register
  readonly errors: readonly RowError[]
  readonly rows: number
  /** Each row as it stood. */
  readonly cells: readonly Cells[]
}

/** Everything wrong is answered at once, by row and column; row 1 holds the columns' names. */
export function readFile(text: string): ReadFile {
  const parsed = parsedRows(text)
  if ('error' in parsed)
    return { register: noRows, errors: [{ row: 1, column: '', sentence: parsed.error }], rows: 0, cells: [] }
  const errors: RowError[] = []
  const made = nothingMade()
  for (const [index, cells] of parsed.rows.entries()) {
    const row = rowReader(cells, index + 2, errors)
    const item = row.among('item', items)
    if (item !== null) readRow(item, row, made)
  }
  errors.push(...doubled(parsed.rows))
  return { register: made, errors, rows: parsed.rows.length, cells: parsed.rows }
}

/** A register that rows are still added to. */
type Made = { -readonly [Key in keyof Register]: Register[Key][number][] }

export const nothingMade = (): Made => ({
  inspections: [],
  findings: [],
  recommendations: [],
  files: [],
  judgments: [],
  revisits: [],
  monitoring: [],
})

/** What a row says, by its item. The table of columns is made with it too. */
export function readRow(item: Item, row: RowReader, made: Made): void {
  if (item === 'inspection') made.inspections.push(inspectionOf(row))
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

const mostRows = 5_000

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

function parsedRows(text: string): { readonly rows: readonly Cells[] } | { readonly error: string } {
  let records: string[][]
  try {
    records = parse(text, { bom: true, skip_empty_lines: true, trim: true, relax_column_count: true })
  } catch (error) {
    return {
      error: `It is not a file of comma-separated values: ${error instanceof Error ? error.message : 'unreadable'}.`,
    }
  }
  const [head, ...rest] = records
  if (head === undefined) return { error: 'The file is empty. Begin with a row of column names.' }
  const names = head.map((name) => name.toLowerCase())
  const unknown = names.filter((name) => !columns.some((one) => one === name))
  if (!names.includes('item'))
    return { error: 'There is no column “item”. The first row must hold the columns’ names.' }
  if (unknown.length > 0) return { error: `Unknown columns: ${unknown.slice(0, 10).join(', ')}. Take them out.` }
  if (rest.length > mostRows)
    return { error: `There are ${thousands(rest.length)} rows; ${thousands(mostRows)} at most. Split the file.` }
  return { rows: rest.map((cells) => Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']))) }
}

/** The same reference twice. Whether a row names what is in the register already, only the register can say. */
function doubled(rows: readonly Cells[]): readonly RowError[] {
  const seen = new Map<string, number>()
  return rows.flatMap((cells, index) => {
    const { item = '', reference = '' } = cells
    if (reference === '' || item === 'revisit') return []
    const named = item === 'recommendation' || item === 'inspection' ? item : 'finding'
    const key = `${named} ${reference}`
    const before = seen.get(key)
    seen.set(key, index + 2)
    return before === undefined
      ? []
      : [{ row: index + 2, column: 'reference', sentence: `“${reference}” stands in row ${before} too` }]
  })
}
