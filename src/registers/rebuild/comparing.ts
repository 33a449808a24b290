// Every record of a rebuild folded from its facts, and what stands compared with it until nothing moves.
import type { Writer } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import type { PolicyAt } from '../../practice/policy.ts'
import { factsOf, type RecordFacts } from '../ledger-stream.ts'
import type { RebuildAsked, Rebuildable } from './asked.ts'
import { lock, whoMayOpen } from './putting-right.ts'
import { type Different, differing, forgetRecords, type StateTable } from './tables.ts'

export type Rebuilding = {
  readonly writer: Writer
  readonly tables: readonly StateTable[]
  readonly policyAt: PolicyAt
  readonly asked: RebuildAsked
  /** The last position folded of each record; null for a kind that nobody here knows. */
  readonly heads: Map<string, number | null>
  readonly kinds: ReadonlyMap<string, Rebuildable>
  facts: number
  /** Answered once the database has done all that was sent before it. */
  written: Promise<unknown>
}

export type Found = ReadonlyMap<StateTable, readonly Different[]>

export const kindsOf = (procedures: readonly Rebuildable[]) => new Map(procedures.map((one) => [one.record, one]))

/** Few, since all that a batch writes is on its way at once: the memory of a rebuild is that of two batches. */
export const recordsAtOnce = 25

export async function foldInto(rebuilding: Rebuilding, records: readonly RecordFacts[]): Promise<void> {
  const { writer, asked, policyAt } = rebuilding
  for (const record of records) {
    const kind = rebuilding.kinds.get((record.facts[0]?.kind ?? '').split('.')[0] ?? '')
    kind?.write(writer, asked.force, record, policyAt)
    rebuilding.heads.set(record.recordId, kind === undefined ? null : record.facts.length)
    rebuilding.facts += record.facts.length
  }
  // The batch before is waited for: while the database writes one the next is folded, and no more than two are ever on their way.
  await rebuilding.written
  rebuilding.written = writer.query(sql`select`)
  // Whoever waits for it next is told; a batch that nobody waits for any more ends the transaction by itself.
  rebuilding.written.catch(() => undefined)
}

export async function lockAll({ writer, tables }: Rebuilding): Promise<void> {
  writer.send(sql`set local lock_timeout = '10s'`)
  for (const table of tables) await writer.query(lock(table))
}

/** Records that others changed while they were folded are folded again; what differs after that, differs. */
export async function settled(rebuilding: Rebuilding): Promise<Found> {
  for (let turn = 1; ; turn++) {
    const found = await compared(rebuilding)
    const stale = new Set(
      [...found.values()].flat().flatMap((row) => (isStale(rebuilding, row) ? [row.record_id] : [])),
    )
    if (stale.size === 0) return found
    // A child restricted meanwhile: what was folded of their episodes, which did not move, was folded without it.
    for (const [table, rows] of found)
      if (whoMayOpen.includes(table.name)) for (const row of rows) stale.add(row.record_id)
    // On a force that never rests a few may always be on the move: they are left out, not guessed at.
    if (turn === 5)
      return new Map([...found].map(([table, rows]) => [table, rows.filter((row) => !stale.has(row.record_id))]))
    for (const table of rebuilding.tables) rebuilding.writer.send(forgetRecords(table, [...stale]))
    const records = await factsOf(rebuilding.writer, rebuilding.asked.force, [...stale])
    const isPerson = ({ facts }: RecordFacts) => facts[0]?.kind.startsWith('person.') === true
    await foldInto(rebuilding, [...records.filter(isPerson), ...records.filter((one) => !isPerson(one))])
  }
}

const isStale = ({ heads }: Rebuilding, row: Different): boolean => {
  const folded = heads.get(row.record_id)
  return folded !== null && row.head !== (folded ?? 0)
}

async function compared({ writer, tables, asked, heads }: Rebuilding): Promise<Found> {
  const found = new Map<StateTable, readonly Different[]>()
  for (const table of tables) {
    const rows = await differing(writer, table, asked.force, rowsLookedAt)
    found.set(
      table,
      rows.filter(
        (row) => heads.get(row.record_id) !== null && !(row.is === null && keepsWhatWasKnown.has(table.name)),
      ),
    )
  }
  return found
}

export const rowsLookedAt = 10_000

/** Where a caller could once be reached stays known after a correction: rows that a fold no longer gives are not too many. */
export const keepsWhatWasKnown = new Set(['known_contact'])
