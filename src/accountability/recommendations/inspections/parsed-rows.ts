// A pasted file of comma-separated values as rows, each under its number as a spreadsheet counts them, and what stands under no column.
import { parse } from 'csv-parse/sync'
import { thousands } from '../../../kernel/words.ts'
import type { Cells } from './row-reader.ts'

const mostRows = 5_000

/** `beyond`: values that stand under no column, as a comma leaves them that nobody quoted. */
export type Parsed = { readonly number: number; readonly cells: Cells; readonly beyond: readonly string[] }

export function parsedRows(
  text: string,
  columns: readonly string[],
): { readonly rows: readonly Parsed[] } | { readonly error: string } {
  let records: string[][]
  try {
    records = parse(text, { bom: true, trim: true, relax_column_count: true })
  } catch (error) {
    return {
      error: `This is not a file of comma-separated values: ${error instanceof Error ? error.message : 'unreadable'}.`,
    }
  }
  const [head, ...rest] = records
    .map((values, index) => ({ number: index + 1, values }))
    .filter(({ values }) => values.some((value) => value !== ''))
  if (head === undefined) return { error: 'The file is empty. Begin with a row of column names.' }
  const names = head.values.map((name) => name.toLowerCase())
  const twice = names.filter((name, index) => name !== '' && names.indexOf(name) < index)
  const unknown = names.filter((name) => name !== '' && !columns.includes(name))
  if (!names.includes('item'))
    return { error: 'There is no column “item”. The first row must hold the columns’ names.' }
  if (unknown.length > 0) return { error: `Unknown columns: ${unknown.slice(0, 10).join(', ')}. Take them out.` }
  if (twice.length > 0)
    return { error: `Columns named more than once: ${twice.slice(0, 10).join(', ')}. Name each once.` }
  if (rest.length > mostRows)
    return {
      error: `There are ${thousands(rest.length)} rows. A file may have ${thousands(mostRows)} at most: split it.`,
    }
  return {
    rows: rest.map(({ number, values }) => ({
      number,
      cells: Object.fromEntries(names.flatMap((name, index) => (name === '' ? [] : [[name, values[index] ?? '']]))),
      beyond: values.filter((value, index) => value !== '' && (names[index] ?? '') === ''),
    })),
  }
}
