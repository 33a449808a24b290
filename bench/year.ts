// One force's year as the demonstration makes it, 3,800 episodes with all their facts: folded again under another policy, and measured as known on a day.

import { join } from 'node:path'
import { observing as ofAccountability } from '../src/accountability/index.ts'
import { closeDatabases, openDatabases } from '../src/app/databases.ts'
import { makeApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { demonstrationForce, seedForce } from '../src/demonstration/force.ts'
import { defaultParameters, demonstrate } from '../src/demonstration/index.ts'
import { startEmbedded } from '../src/kernel/embedded.ts'
import { migrate } from '../src/kernel/migrate.ts'
import { roleUrl } from '../src/kernel/roles.ts'
import { hours, plus, systemNow } from '../src/kernel/time.ts'
import { policyAt } from '../src/practice/policy.ts'
import { readFigureKnownAt } from '../src/registers/measures.ts'
import { replay } from '../src/registers/replay.ts'
import { observing as ofTheWork } from '../src/work/index.ts'
import { missing } from '../src/work/missing/procedure.ts'
import { standingPolicy } from '../src/work/standing-policy.ts'
import { root } from './at-hand.ts'
import { forgetUnlessMadeOf } from './kept.ts'
import type { Row } from './statistics.ts'
import { shownTime, timed } from './timed.ts'

const episodes = 3_800
const force = demonstrationForce.id
const connections = 4
const seconds = (milliseconds: number) => `${Math.round(milliseconds / 1000)} s`

export async function bench(): Promise<Row[]> {
  forgetUnlessMadeOf('bench-year', ['src/demonstration'])
  const embedded = await startEmbedded({ root, name: 'bench-year', durable: false })
  try {
    const ownerUrl = embedded.url('vigil_owner')
    await migrate(ownerUrl, { folder: join(root, 'db') })
    const databases = openDatabases((role) => roleUrl(ownerUrl, role), connections)
    const now = systemNow()
    const files = join(root, '.vigil/bench-year-files')
    const config = readConfig({ PORT: '0', VIGIL_DATA: files, VIGIL_DEMONSTRATION: 'on' }, files)
    const app = await makeApp({ config, databases, clock: systemNow, logLevel: 'silent', requestsPerMinute: 0 })
    const policies = await app.policies.of(force, now)
    await seedForce(databases.app, policies, now)
    const tell = (line: string) => process.stderr.write(`${line}\n`)
    tell(`a year of ${episodes} episodes: made once and kept, a second run finds it there and measures at once`)
    const began = performance.now()
    const made = await demonstrate({
      db: databases.app,
      policyAt: policies,
      reactions: app.reactions,
      parameters: { ...defaultParameters, episodesPerYear: episodes },
      atOnce: connections,
      tell: ({ done, total }) =>
        done % 100 === 0 ? tell(`${done} of ${total} episodes after ${seconds(performance.now() - began)}`) : undefined,
    })
    tell(`${made.made} made, ${made.already} there already, ${made.refused} refused`)
    const from = plus(now, hours(-24 * 365))
    const other = {
      ...standingPolicy,
      version: 'bench',
      values: { ...standingPolicy.values, 'acknowledge.minutes': 30 },
    }
    let [records, facts] = [0, 0]
    const replayed = await timed(async () => {
      const today = policyAt([standingPolicy])
      const done = await replay(databases.measure, missing, { force, from, until: now, today, policy: other, now })
      ;[records, facts] = [done.records, done.facts]
    }, 3)
    const known = await timed(
      async () =>
        void (await readFigureKnownAt(databases.measure, [...ofTheWork, ...ofAccountability], app.policies, {
          force,
          from,
          until: now,
          now,
          measure: 'M4',
          recordedUntil: now,
        })),
      3,
    )
    await app.stop()
    await closeDatabases(databases)
    return [
      {
        claim: `replay of a force-year (${records} episodes, ${facts} facts; median of 3)`,
        target: '≤ 5 s',
        measured: shownTime(replayed),
        met: replayed.milliseconds <= 5_000,
      },
      {
        claim: 'a measure of that year as known on a day, from the facts (median of 3)',
        target: '≤ 5 s (ours)',
        measured: shownTime(known),
        met: known.milliseconds <= 5_000,
      },
    ]
  } finally {
    await embedded.stop()
  }
}
