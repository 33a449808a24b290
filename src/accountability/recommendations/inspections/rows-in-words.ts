// Every row of a file in words: what it says, and whether it ends something.
import type { Policy } from '../../../practice/policy.ts'
import { programmeNames } from './generations.ts'
import { readFile } from './read-file.ts'
import type { Cells } from './row-reader.ts'
import {
  counts,
  findings,
  inspections,
  monitoring,
  type RowSaid,
  recommendations,
  revisits,
} from './rows-in-words/each-kind.ts'

/** `policy`: of the day on which the file was looked at. */
export function rowsInWords(text: string, policy: Pick<Policy, 'tables'>): readonly RowSaid[] {
  const { register, errors, cells } = readFile(text, programmeNames(policy))
  const refused = new Set(errors.map(({ row }) => row))
  const read = [
    ...inspections(register),
    ...findings(register),
    ...recommendations(register),
    ...counts(register, policy),
    ...revisits(register),
    ...monitoring(register),
  ].filter(({ row }) => !refused.has(row))
  return [...read, ...asTheyStood(cells, refused)].sort((a, b) => a.row - b.row)
}

/** A row that could not be read is shown as it stood, and not as what it would have been taken for. */
const asTheyStood = (cells: ReadonlyMap<number, Cells>, refused: ReadonlySet<number>): readonly RowSaid[] =>
  [...cells].flatMap(([number, row]) =>
    refused.has(number)
      ? [
          {
            row: number,
            item: 'not read: as written in the file',
            marked: null,
            lines: Object.entries(row).flatMap(([column, value]) =>
              value === '' ? [] : [`${column}: ${value.length > mostShown ? `${value.slice(0, mostShown)} …` : value}`],
            ),
          },
        ]
      : [],
  )

const mostShown = 300
