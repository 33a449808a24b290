// One root that covers every fact of a force: the transactions of other tests on the same server may hold the sequencer back for a moment.
import type { Database } from '../src/kernel/database.ts'
import { type Seal, sequence } from '../src/kernel/sequencer.ts'
import { type Sql, sql } from '../src/kernel/sql.ts'
import type { Instant } from '../src/kernel/time.ts'
import { SYSTEM } from '../src/registers/world.ts'

/**
 * `clock` is the clock role's. Nothing is signed before all of it can be: what draws takes the first root after a moment, and a first
 * root that covered a part of the facts would be another population.
 */
export async function covered(clock: Database, force: string, now: Instant, seal: Seal): Promise<void> {
  const isNone = async (facts: Sql): Promise<boolean> =>
    (await clock.read({ force, who: SYSTEM, now }, async (reader) => await reader.query(facts))).count === 0
  const giveUp = performance.now() + 30_000
  const heldBack = sql`
    select from fact
    where force_id = ${force}
      and written_xid >= pg_snapshot_xmin(pg_current_snapshot())
    limit 1`
  while (!(await isNone(heldBack)))
    if (performance.now() > giveUp) throw new Error('a transaction that does not end holds the ledger back')
  await sequence(clock, now, seal)
  const left = sql`
    select from fact f
    where f.force_id = ${force}
      and not exists (
        select from ledger_leaf l
        where l.force_id = f.force_id and l.record_id = f.record_id and l.position = f.position
      )
    limit 1`
  while (!(await isNone(left))) {
    if (performance.now() > giveUp) throw new Error('the ledger does not cover every fact')
    await sequence(clock, now, seal)
  }
}
