// What a rebuild is asked for, and what it answers.
import type { Writer } from '../../kernel/database.ts'
import type { Instant } from '../../kernel/time.ts'
import type { PolicyAt } from '../../practice/policy.ts'
import type { RecordFacts } from '../ledger-stream.ts'

/** How the rows of one kind of record are made of its facts. */
export type Rebuildable = {
  readonly record: string
  readonly tables: readonly string[]
  readonly write: (writer: Writer, force: string, record: RecordFacts, policyAt: PolicyAt) => void
}

export type RebuildAsked = {
  readonly force: string
  readonly now: Instant
  /** Puts right what differs, and records that it did and why. Without it nothing is changed. */
  readonly apply?: { readonly reason: string }
  readonly progress?: (records: number) => void | Promise<void>
}

export type Rebuilt = {
  readonly records: number
  readonly facts: number
  /** Records of kinds that nobody here knows: left alone. */
  readonly unknownRecords: number
  /** Rows that differ, by table; tables without any are named too. */
  readonly rows: Readonly<Record<string, number>>
  /** The first few hundred, column by column. */
  readonly differences: readonly Difference[]
  /** More rows differ than were looked at. */
  readonly more: boolean
  readonly applied: boolean
}

export type Difference = {
  readonly table: string
  readonly recordId: string
  /** The row within its record, where a record has several: the duty's name and place, the measure and item. */
  readonly row: string
  /** Null where the whole row is missing or too many. */
  readonly column: string | null
  readonly was: unknown
  readonly is: unknown
}
