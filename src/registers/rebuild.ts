// Rebuild: state, duties, observations and alarms worked out again from the facts alone, and every difference from what stands named.
import Type from 'typebox'
import type { Database, Writer } from '../kernel/database.ts'
import { newId } from '../kernel/identity.ts'
import { sql } from '../kernel/sql.ts'
import type { Instant } from '../kernel/time.ts'
import type { Fact } from '../practice/fact.ts'
import type { PolicyAt } from '../practice/policy.ts'
import { fold, type Procedure } from '../practice/procedure.ts'
import { systemPerson } from './alarms.ts'
import { changesOf } from './changes.ts'
import { factsOf, type RecordFacts, recordsOf } from './ledger-stream.ts'
import type { Policies } from './policies.ts'
import {
  copyOf,
  type Different,
  describeTables,
  differing,
  forgetPlans,
  forgetRecords,
  lock,
  putRight,
  type StateTable,
} from './rebuild/tables.ts'
import { append } from './records.ts'
import { SYSTEM } from './world.ts'

/** One kind of record. Make one of each procedure with `rebuildable`. */
export type Rebuildable = {
  readonly record: string
  readonly tables: readonly string[]
  readonly write: (writer: Writer, force: string, record: RecordFacts, policyAt: PolicyAt) => void
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

export type RebuildAsked = {
  readonly force: string
  readonly now: Instant
  /** Puts right what differs, and records that it did and why. Without it nothing is changed. */
  readonly apply?: { readonly reason: string }
  readonly progress?: (records: number) => void | Promise<void>
}

export function rebuildable<State, F extends Fact>(procedure: Procedure<State, F>): Rebuildable {
  return {
    record: procedure.record,
    tables: procedure.tables,
    write: (writer, force, { recordId, facts }, policyAt) => {
      const nothing = fold(procedure, force, recordId, [], policyAt)
      const folded = fold(procedure, force, recordId, facts.map(procedure.read), policyAt)
      for (const change of changesOf(procedure, nothing, folded)) writer.send(change)
      for (const change of procedure.project(folded, null)) writer.send(change)
    },
  }
}

/** For the clock role, which may change what is computed and sees every force; one transaction, and work goes on beside it. */
export async function rebuild(
  database: Database,
  procedures: readonly Rebuildable[],
  policies: Policies,
  asked: RebuildAsked,
): Promise<Rebuilt> {
  const policyAt = await policies.of(asked.force, asked.now)
  return await database.write({ force: asked.force, who: SYSTEM, now: asked.now }, async (writer) => {
    const names = [...new Set([...ofEveryRecord, ...procedures.flatMap((procedure) => procedure.tables)])]
    const tables = await describeTables(writer, names)
    for (const table of tables) writer.send(copyOf(table))
    writer.send(forgetPlans)
    const rebuilding: Rebuilding = {
      writer,
      tables,
      policyAt,
      asked,
      heads: new Map(),
      facts: 0,
      kinds: kindsOf(procedures),
    }
    // People first: an episode's own restriction follows from that of its child.
    for (const kind of ['person', null]) {
      for await (const records of recordsOf(writer, {
        force: asked.force,
        kind,
        from: null,
        until: null,
        batch: recordsAtOnce,
      })) {
        const waiting = records.filter((record) => !rebuilding.heads.has(record.recordId))
        await foldInto(rebuilding, waiting)
        await asked.progress?.(rebuilding.heads.size)
      }
    }
    if (asked.apply !== undefined) await lockAll(rebuilding)
    const found = await settled(rebuilding)
    if (asked.apply !== undefined) await apply(rebuilding, database, found, asked.apply.reason)
    writer.send(forgetPlans)
    return reported(rebuilding, found, asked.apply !== undefined)
  })
}

/**
 * Makes the rows of these records again from their facts and takes away what the facts no longer give. For the clock role; one transaction.
 * Records of kinds that are not among the procedures are left alone.
 */
export async function foldAgain(
  database: Database,
  procedures: readonly Rebuildable[],
  policies: Policies,
  { force, now, records }: { readonly force: string; readonly now: Instant; readonly records: readonly string[] },
): Promise<void> {
  const policyAt = await policies.of(force, now)
  await database.write({ force, who: SYSTEM, now }, async (writer) => {
    const found = await factsOf(writer, force, records)
    const kinds = kindsOf(procedures)
    const known = found.flatMap(({ recordId, facts }) => {
      const kind = kinds.get((facts[0]?.kind ?? '').split('.')[0] ?? '')
      return kind === undefined ? [] : [{ recordId, facts, kind }]
    })
    const names = [...new Set([...ofEveryRecord, ...known.flatMap(({ kind }) => kind.tables)])]
    const tables = await describeTables(writer, names)
    for (const table of tables) writer.send(copyOf(table))
    writer.send(forgetPlans)
    for (const { kind, ...record } of known) kind.write(writer, force, record, policyAt)
    const ids = known.map(({ recordId }) => recordId)
    for (const table of tables) for (const change of putRight(table, force, ids, false)) writer.send(change)
    writer.send(forgetPlans)
    await writer.query(sql`select`)
  })
}

/** Every kind of record may write these. */
const ofEveryRecord = ['duty', 'observation', 'alarm', 'restriction', 'known_contact']

/** Where a caller could once be reached stays known after a correction: rows that a fold no longer gives are not too many. */
const keepsWhatWasKnown = new Set(['known_contact'])

/** Few, since all that a batch writes is on its way at once: the memory of a rebuild is that of one batch. */
const recordsAtOnce = 50

const differencesListed = 500
const rowsLookedAt = 10_000

type Rebuilding = {
  readonly writer: Writer
  readonly tables: readonly StateTable[]
  readonly policyAt: PolicyAt
  readonly asked: RebuildAsked
  /** The last position folded of each record; null for a kind that nobody here knows. */
  readonly heads: Map<string, number | null>
  readonly kinds: ReadonlyMap<string, Rebuildable>
  facts: number
}

type Found = ReadonlyMap<StateTable, readonly Different[]>

const kindsOf = (procedures: readonly Rebuildable[]) => new Map(procedures.map((one) => [one.record, one]))

async function foldInto(rebuilding: Rebuilding, records: readonly RecordFacts[]): Promise<void> {
  const { writer, asked, policyAt } = rebuilding
  for (const record of records) {
    const kind = rebuilding.kinds.get((record.facts[0]?.kind ?? '').split('.')[0] ?? '')
    kind?.write(writer, asked.force, record, policyAt)
    rebuilding.heads.set(record.recordId, kind === undefined ? null : record.facts.length)
    rebuilding.facts += record.facts.length
  }
  // What was sent is waited for, so that no more than one batch is ever on its way.
  await writer.query(sql`select`)
}

async function lockAll({ writer, tables }: Rebuilding): Promise<void> {
  writer.send(sql`set local lock_timeout = '10s'`)
  for (const table of tables) await writer.query(lock(table))
}

/** Records that others changed while they were folded are folded again; what differs after that, differs. */
async function settled(rebuilding: Rebuilding): Promise<Found> {
  for (let turn = 1; ; turn++) {
    const found = await compared(rebuilding)
    const stale = new Set(
      [...found.values()].flat().flatMap((row) => (isStale(rebuilding, row) ? [row.record_id] : [])),
    )
    if (stale.size === 0) return found
    // On a force that never rests a few may always be on the move: they are left out, not guessed at.
    if (turn === 5)
      return new Map([...found].map(([table, rows]) => [table, rows.filter((row) => !stale.has(row.record_id))]))
    for (const table of rebuilding.tables) rebuilding.writer.send(forgetRecords(table, [...stale]))
    await foldInto(rebuilding, await factsOf(rebuilding.writer, rebuilding.asked.force, [...stale]))
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

// ——— putting right ———

async function apply(rebuilding: Rebuilding, db: Database, found: Found, reason: string): Promise<void> {
  const { writer, asked, policyAt } = rebuilding
  const rows = Object.fromEntries([...found].map(([table, different]) => [table.name, different.length]))
  if ([...found.values()].every((different) => different.length === 0)) return
  for (const [table, different] of found) {
    const records = [...new Set(different.map((row) => row.record_id))]
    if (records.length > 0) {
      const keep = keepsWhatWasKnown.has(table.name)
      for (const change of putRight(table, asked.force, records, keep)) writer.send(change)
    }
  }
  const recordId = newId(asked.now)
  const body = { reason, rows, records: new Set([...found.values()].flat().map((row) => row.record_id)).size }
  await append(
    {
      writer,
      world: { db, now: asked.now, who: systemPerson(asked.force), policyAt, reactions: [] },
      commandId: newId(asked.now),
    },
    rebuildProcedure,
    fold(rebuildProcedure, asked.force, recordId, [], policyAt),
    [{ kind: 'rebuild.applied/1', happenedAt: asked.now, body }],
  )
}

export const Applied = Type.Object({
  reason: Type.String(),
  rows: Type.Record(Type.String(), Type.Integer()),
  records: Type.Integer(),
})

/** A rebuild that changed anything is a record of its own: nothing is owed because of it and it has no row. */
export const rebuildProcedure: Procedure<null, Fact> = {
  record: 'rebuild',
  begin: null,
  evolve: () => null,
  rules: [],
  read: (fact) => fact,
  observe: () => [],
  project: () => [],
  tables: [],
  escalated: () => new Set(),
  escalation: () => null,
  words: () => 'rebuilt what is computed from the facts',
}

// ——— reporting ———

function reported(rebuilding: Rebuilding, found: Found, applied: boolean): Rebuilt {
  const all = [...found].flatMap(([table, different]) => different.flatMap((row) => inColumns(table, row)))
  return {
    records: rebuilding.heads.size,
    facts: rebuilding.facts,
    unknownRecords: [...rebuilding.heads.values()].filter((head) => head === null).length,
    rows: Object.fromEntries([...found].map(([table, different]) => [table.name, different.length])),
    differences: all.slice(0, differencesListed),
    more: all.length > differencesListed || [...found.values()].some((rows) => rows.length === rowsLookedAt),
    applied: applied && all.length > 0,
  }
}

/** One difference a column, or one for a row that only one of the two has. */
function inColumns(table: StateTable, { record_id: recordId, was, is }: Different): readonly Difference[] {
  const row = table.key
    .filter((column) => column !== 'force_id' && column !== table.record)
    .map((column) => String((was ?? is)?.[column]))
    .join(' ')
  const about = { table: table.name, recordId, row }
  if (was === null || is === null) return [{ ...about, column: null, was, is }]
  return table.columns
    .filter((column) => JSON.stringify(was[column]) !== JSON.stringify(is[column]))
    .map((column) => ({ ...about, column, was: was[column], is: is[column] }))
}
