// Rebuild: state, duties, observations and alarms worked out again from the facts alone, and every difference from what stands named.
import type { Database } from '../kernel/database.ts'
import { sql } from '../kernel/sql.ts'
import type { Instant } from '../kernel/time.ts'
import type { Fact } from '../practice/fact.ts'
import { fold, type Procedure } from '../practice/procedure.ts'
import { changesOf } from './changes.ts'
import { factsOf, recordsOf } from './ledger-stream.ts'
import type { Policies } from './policies.ts'
import { apply } from './rebuild/applied.ts'
import type { RebuildAsked, Rebuildable, Rebuilt } from './rebuild/asked.ts'
import { foldInto, kindsOf, lockAll, type Rebuilding, recordsAtOnce, settled } from './rebuild/comparing.ts'
import { noLongerRestricted, putRight, whoMayOpen } from './rebuild/putting-right.ts'
import { readersAreThrough } from './rebuild/readers-of-facts.ts'
import { reported } from './rebuild/reported.ts'
import { copyOf, describeTables, forgetPlans, othersOf } from './rebuild/tables.ts'
import { besideRestrictions } from './restrictions-in-turn.ts'
import { SYSTEM } from './world.ts'

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
      written: Promise.resolve(),
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
  // Whoever read the facts as they were would write it after the rows were made again: what was erased would stand there once more.
  await readersAreThrough(database, { force, who: SYSTEM, now })
  await database.write({ force, who: SYSTEM, now }, async (writer) => {
    // A child restricted between the copy and the putting right would find their episode open to everybody again.
    writer.send(besideRestrictions(force))
    const kinds = kindsOf(procedures)
    const read = async () => {
      const found = await factsOf(writer, force, records)
      return found.flatMap(({ recordId, facts }) => {
        const kind = kinds.get((facts[0]?.kind ?? '').split('.')[0] ?? '')
        return kind === undefined ? [] : [{ recordId, facts, kind }]
      })
    }
    let known = await read()
    const names = [...new Set([...ofEveryRecord, ...known.flatMap(({ kind }) => kind.tables)])]
    const tables = await describeTables(writer, names)
    for (const table of tables) writer.send(copyOf(table))
    writer.send(forgetPlans)
    // A closed episode is restricted by the restriction of its child, who is not folded with it.
    for (const table of tables) if (table.name === 'restriction') writer.send(othersOf(table, force, records))
    const ids = known.map(({ recordId }) => recordId)
    for (let turn = 1; ; turn++) {
      writer.send(sql`savepoint folded`)
      for (const { kind, ...record } of known) kind.write(writer, force, record, policyAt)
      for (const table of tables)
        for (const change of whoMayOpen.includes(table.name)
          ? [noLongerRestricted(table, force, ids)]
          : putRight(table, force, ids, false))
          writer.send(change)
      // What somebody recorded meanwhile was not folded, and its rows are not to be those of before.
      const since = await read()
      if (headsOf(since) === headsOf(known)) break
      if (turn === mostTurns) throw new Error(`records of ${force} never rest and could not be folded again`)
      writer.send(sql`rollback to savepoint folded`)
      known = since
    }
    writer.send(forgetPlans)
    await writer.query(sql`select`)
  })
}

const mostTurns = 20

const headsOf = (records: readonly { readonly recordId: string; readonly facts: readonly Fact[] }[]): string =>
  records.map(({ recordId, facts }) => `${recordId} ${facts.length}`).join(', ')

/** Every kind of record may write these. */
const ofEveryRecord = ['duty', 'observation', 'alarm', 'restriction', 'known_contact']
