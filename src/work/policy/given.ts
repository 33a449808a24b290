// What the policy slice is told from outside: every value that a force may set, and every decision table. It knows no other slice.
import type { TSchema } from 'typebox'
import type { Basis } from '../../practice/duty.ts'
import type { Policy } from '../../practice/policy.ts'

export type Setting = {
  readonly name: string
  readonly words: string
  /** Null where nothing is asked until a force sets it. */
  readonly value: number | null
  readonly unit: string
  readonly basis: Basis
  readonly source: string
  /** The most that law or national guidance allows. */
  readonly atMost?: number
}

/** A decision table as policy staff read it. */
export type PolicyTable = {
  /** Its name in the policy: "minimum grade". */
  readonly name: string
  readonly title: string
  readonly about: readonly string[]
  readonly columns: readonly string[]
  /** One row a rule, a text a column; the first is the rule's own name. Empty for a table that cannot be read. */
  readonly rows: (table: unknown) => readonly (readonly string[])[]
  /** What is wrong with it, in words. */
  readonly refusals: (table: unknown) => readonly string[]
  /** What it owes the other tables of its version, and what is in force: in words, each with its row. */
  readonly beside?: {
    readonly agrees: (proposed: Policy['tables']) => readonly string[]
    readonly keeps: (proposed: Policy['tables'], standing: Policy['tables']) => readonly string[]
  }
  /** Null for a table that is not a decision. */
  readonly toDmn: ((table: unknown) => string) | null
  /** Whether rows may be added. */
  readonly newRows: boolean
  readonly row: RowForm
}

/** One row of a table as a form. */
export type RowForm = {
  readonly schema: TSchema
  readonly about: string
  /** What the form holds at first, by the row's place from 1; null for a place that the table does not have. */
  readonly read: (table: unknown, place: number) => Readonly<Record<string, unknown>> | null
  /** The table with that row changed or added, or what is wrong with it by field. */
  readonly write: (
    table: unknown,
    row: unknown,
  ) => {
    readonly table: unknown
    readonly refusals: readonly { readonly field: string; readonly sentence: string }[]
  }
}

export type PolicyGiven = {
  /** What stands until a force approves its own. */
  readonly standing: Policy
  readonly settings: readonly Setting[]
  readonly tables: readonly PolicyTable[]
}
