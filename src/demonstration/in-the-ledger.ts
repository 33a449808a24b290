// Waits until the ledger has been signed with a record in it: samples are drawn by such a root, and a history is loaded faster than it is sealed.
import { setTimeout } from 'node:timers/promises'
import Type from 'typebox'
import { statement } from '../kernel/database.ts'
import { sql } from '../kernel/sql.ts'
import { type Instant, startOfLocalDay } from '../kernel/time.ts'
import { firstRootCovering, lastRoot } from '../registers/ledger-roots.ts'
import { SYSTEM } from '../registers/world.ts'
import type { Stage } from './carry-out.ts'

const secondsAtMost = 120
const ever = startOfLocalDay('2000-01-01')

/** Answers whether it is there. Where nothing was ever signed nothing signs: not waited for. */
export async function isInTheLedger(stage: Stage, recordId: string): Promise<boolean> {
  for (let second = 0; second < secondsAtMost && stage.stopping?.aborted !== true; second++) {
    await stage.seal?.()
    const [covering, any] = await stage.db.read(
      { force: stage.force, who: SYSTEM, now: ever },
      async (reader) =>
        await Promise.all([
          firstRootCovering(reader, { force: stage.force, record: recordId, after: ever }),
          lastRoot(reader),
        ]),
    )
    if (covering !== null) return true
    if (any === null) return false
    await setTimeout(1_000)
  }
  return false
}

/** Waits until all that had been recorded by a moment is in it: what is frozen of that time lacks nothing of it. */
export async function allIsInTheLedger({ db, force, stopping, seal }: Stage, until: Instant): Promise<void> {
  for (let second = 0; second < secondsAtMost && stopping?.aborted !== true; second++) {
    await seal?.()
    const [any, waits] = await db.read(
      { force, who: SYSTEM, now: ever },
      async (reader) => await Promise.all([lastRoot(reader), notSealed.one(reader, { until })]),
    )
    if (any === null || waits === null) return
    await setTimeout(1_000)
  }
}

const notSealed = statement({
  name: 'demonstration: a fact that no root covers',
  row: Type.Object({ record_id: Type.String() }),
  example: { until: '2026-01-01T00:00:00.000Z' },
  sql: (p: { until: string }) => sql`
    select f.record_id
    from fact f
    where f.force_id = context_force()
      and f.recorded_at <= ${p.until}
      and not exists (
        select from ledger_leaf leaf
        where leaf.force_id = f.force_id
          and leaf.record_id = f.record_id
          and leaf.position = f.position
      )
    limit 1`,
})
