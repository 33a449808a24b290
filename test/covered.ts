// Until the ledger covers every fact of a force: the transactions of other tests on the same server may hold the sequencer back for a moment.
import type { Database } from '../src/kernel/database.ts'
import { type Seal, sequence } from '../src/kernel/sequencer.ts'
import { sql } from '../src/kernel/sql.ts'
import type { Instant } from '../src/kernel/time.ts'
import { SYSTEM } from '../src/registers/world.ts'

/** `clock` is the clock role's. */
export async function covered(clock: Database, force: string, now: Instant, seal: Seal): Promise<void> {
  const giveUp = performance.now() + 30_000
  for (;;) {
    await sequence(clock, now, seal)
    const waiting = await clock.read({ force, who: SYSTEM, now }, async (reader) => {
      return await reader.query(sql`
        select from fact f
        where f.force_id = ${force}
          and not exists (
            select from ledger_leaf l
            where l.force_id = f.force_id and l.record_id = f.record_id and l.position = f.position
          )
        limit 1`)
    })
    if (waiting.count === 0) return
    if (performance.now() > giveUp) throw new Error('the ledger does not cover every fact')
  }
}
