// From a write being acknowledged to the moment a signed checkpoint covers it.

import { join } from 'node:path'
import { openDatabase } from '../src/kernel/database.ts'
import { newId } from '../src/kernel/identity.ts'
import { openSeal, sequence } from '../src/kernel/sequencer.ts'
import { systemNow } from '../src/kernel/time.ts'
import { policyAt } from '../src/practice/policy.ts'
import { perform } from '../src/registers/records.ts'
import { report } from '../src/work/missing/commands/report.ts'
import { missing } from '../src/work/missing/procedure.ts'
import { standingPolicy } from '../src/work/standing-policy.ts'
import { root } from './at-hand.ts'
import { connections } from './replayed.ts'
import { body, who } from './report-taken.ts'
import type { Row } from './statistics.ts'

/** From the write being acknowledged to the moment a signed checkpoint covers it, while others write too. */
export async function signed(appUrl: string, clockUrl: string): Promise<Row> {
  const [app, clock] = [openDatabase(appUrl, { connections }), openDatabase(clockUrl, { connections: 2 })]
  const seal = openSeal('bench', join(root, '.vigil/bench-append-files'))
  while ((await sequence(clock, systemNow(), seal)).appended > 0);
  const judged = policyAt([standingPolicy])
  const late: number[] = []
  const waiting: { at: number }[] = []
  let stop = false
  const writing = Promise.all(
    Array.from({ length: 4 }, async () => {
      while (!stop) {
        const now = systemNow()
        await perform({ db: app, now, who, policyAt: judged, reactions: [] }, missing, report, {
          recordId: newId(now),
          basedOn: null,
          key: newId(now),
          body: body(),
        })
        waiting.push({ at: performance.now() })
        await new Promise((soon) => setTimeout(soon, 20))
      }
    }),
  )
  const began = performance.now()
  while (performance.now() - began < 20_000) {
    await new Promise((soon) => setTimeout(soon, 1_000))
    const before = waiting.splice(0)
    await sequence(clock, systemNow(), seal)
    for (const one of before) late.push(performance.now() - one.at)
  }
  stop = true
  await writing
  await Promise.all([app.close(), clock.close()])
  late.sort((a, b) => a - b)
  const at = (share: number) => late[Math.min(late.length - 1, Math.floor(late.length * share))] ?? Number.NaN
  return {
    claim: `a signed checkpoint covers a write (n = ${late.length}, written while others write)`,
    target: 'p99 ≤ 3 s',
    measured: `p50 ${(at(0.5) / 1000).toFixed(2)} s, p99 ${(at(0.99) / 1000).toFixed(2)} s`,
    met: at(0.99) <= 3_000,
  }
}
