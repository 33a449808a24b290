// Waits until the ledger has been signed with a record in it: samples are drawn by such a root, and a history is loaded faster than it is sealed.
import { setTimeout } from 'node:timers/promises'
import { startOfLocalDay } from '../kernel/time.ts'
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
