// What is wrong with any table of generations, in words: a row that cannot be read, a name that stands twice, days that cannot be.
import { parseLocalDate } from '../../../../kernel/time.ts'

type Wrong = { readonly instancePath: string; readonly message: string }

/** By row and column; a table that is no table at all is told what one looks like. */
export function unreadable(errors: readonly Wrong[], list: string): readonly string[] {
  const ofRows = errors.flatMap(({ instancePath, message }) => {
    const [, within, row, column] = instancePath.split('/')
    if (within !== list || row === undefined) return []
    return [`Row ${Number(row) + 1}${column === undefined ? '' : `, ${column}`}: it ${message}.`]
  })
  return ofRows.length > 0
    ? [...new Set(ofRows)].slice(0, 20)
    : [`The table holds a list that is not empty, by the name of “${list}”: { "${list}": [ … ] }.`]
}

/** Each value that stands more than once, however its letters are cased. */
export function twice(values: readonly string[]): readonly string[] {
  const same = Map.groupBy(values, (one) => one.toLocaleLowerCase('en-GB'))
  return [...same.values()].flatMap(([first, second]) => (first === undefined || second === undefined ? [] : [first]))
}

export function daysWrong(
  name: string,
  { from, until }: { readonly from: string | null; readonly until: string | null },
): readonly string[] {
  const unknown = [from, until].filter((day) => day !== null && parseLocalDate(day) === null)
  if (unknown.length > 0) return unknown.map((day) => `${name}: “${day}” is not a date like 2027-01-25.`)
  return from !== null && until !== null && until < from ? [`${name}: it ends before it begins.`] : []
}
