// A field as a template draws it.
import type { Choice } from '../fields.ts'
import type { Finding } from '../find.ts'

export type FormField = {
  readonly name: string
  readonly id: string
  readonly input: Input
  readonly label: string
  readonly hint: string | null
  /** What a browser may fill in by itself; null for nothing. */
  readonly autocomplete: string | null
  readonly error: string | null
  /** Of a moment: its day is right, and only the box of the time is marked. */
  readonly timeOnly: boolean
  readonly value: string
  readonly most: number | null
  readonly choices: readonly (Choice & { readonly chosen: boolean })[]
  /** Where there are more choices than are listed: how the others are found. */
  readonly finding: Finding | null
  /** Of a date, and of a moment's day: its three boxes, the first of which is the field's own. */
  readonly boxes: readonly Box[]
  /** Of a moment: its parts, and the two readings of a time that came twice. */
  readonly moment: MomentParts | null
  /** Of a group its fields; of rows one group a row. */
  readonly fields: readonly FormField[]
}

export type Input =
  | 'text'
  | 'textarea'
  | 'number'
  | 'percent'
  | 'date'
  | 'moment'
  | 'radios'
  | 'select'
  | 'checkboxes'
  | 'checkbox'
  | 'lines'
  | 'hidden'
  | 'group'
  | 'rows'
  | 'picture'
  | 'document'

export type Box = { readonly id: string; readonly name: string; readonly label: string; readonly value: string }

export type MomentParts = {
  readonly date: string
  readonly time: string
  readonly exact: string
  readonly twice: readonly (Choice & { readonly chosen: boolean })[]
}

export type Choices = Readonly<Record<string, readonly Choice[]>>
