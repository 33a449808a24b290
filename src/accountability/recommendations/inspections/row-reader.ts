// The cells of one row, each read and checked by its column; what is wrong is noted and reading goes on.

import { Compile } from 'typebox/compile'
import { parseLocalDate } from '../../../kernel/time.ts'
import { thousands } from '../../../kernel/words.ts'
import { Text } from '../../../registers/schemas.ts'
import { daysOf } from '../../published-day.ts'

export type RowError = { readonly row: number; readonly column: string; readonly sentence: string }

export type Cells = Readonly<Record<string, string>>

export type RowReader = ReturnType<typeof rowReader>

export function rowReader(cells: Cells, row: number, errors: RowError[]) {
  const wrong = (column: string, sentence: string) => void errors.push({ row, column, sentence })
  const asked = new Set<string>()
  const given = (column: string): string | null => {
    asked.add(column)
    const value = (cells[column] ?? '').normalize('NFC').trim()
    if (value === '') return null
    const most = mostIn[column] ?? 300
    if (value.length > most) wrong(column, `has ${thousands(value.length)} characters; ${thousands(most)} at most`)
    if (!storable.Check(value.slice(0, most))) wrong(column, 'has a character that cannot be stored')
    return value.slice(0, most)
  }
  const needed = (column: string): string => {
    const value = given(column)
    if (value === null) wrong(column, 'is missing')
    return value ?? ''
  }
  const date = (column: string): string | null => {
    const value = given(column)
    if (value !== null && parseLocalDate(value) === null) wrong(column, `“${value}” is not a date like 2027-03-31`)
    return value
  }
  const dayOrMonth = (column: string): string | null => {
    const value = given(column)
    return value !== null && /^\d{4}-\d{2}$/.test(value) && parseLocalDate(`${value}-01`) !== null
      ? value
      : date(column)
  }
  const published = (column: string): string | null => {
    const value = given(column)
    if (value !== null && daysOf(value) === null)
      wrong(column, `“${value}” is not a date like 2027-03-31, a month like 2027-03 or a year like 2027`)
    return value
  }
  const count = (column: string): number => {
    const value = needed(column)
    if (value !== '' && !/^\d{1,6}$/.test(value)) wrong(column, `“${value}” is not a whole number`)
    return /^\d{1,6}$/.test(value) ? Number(value) : 0
  }
  const among = <const Values extends readonly string[]>(column: string, values: Values): Values[number] | null => {
    const value = needed(column)
    const found = values.find((one) => one === value) ?? null
    if (value !== '' && found === null) wrong(column, `“${value}” is none of: ${values.join('; ')}`)
    return found
  }
  const optionalCount = (column: string): number | null => (given(column) === null ? null : count(column))
  const share = (column: string): number | null => {
    const value = given(column)
    if (value !== null && !/^(?:0(?:\.\d{1,6})?|1(?:\.0{1,6})?)$/.test(value))
      wrong(column, `“${value}” is not a share from 0 to 1, like 0.9`)
    return value === null ? null : Number(value)
  }
  /** Whether this row's reader looked at the column: what it never looked at is not kept. */
  const isRead = (column: string): boolean => asked.has(column)
  return { row, isRead, given, share, needed, date, dayOrMonth, published, count, optionalCount, among, wrong }
}

/** Characters; elsewhere 300. */
const mostIn: Readonly<Record<string, number>> = { words: 8_000, 'document text': 100_000 }

const storable = Compile(Text(100_000))
