// How a row of a file is refused: at its column, in one sentence.
import type { RowError } from '../row-reader.ts'

type Row = { readonly row?: number }

export const wrong = ({ row = 0 }: Row, column: string, sentence: string): RowError => ({ row, column, sentence })
export const when = (is: boolean, row: Row, column: string, sentence: string): readonly RowError[] =>
  is ? [wrong(row, column, sentence)] : []
export const nowhere = (name: string) => `“${name}” is neither in the file nor in the register`
export const taken = (name: string) => `“${name}” is in the register already`
export const notCome = 'this day has not come yet'
