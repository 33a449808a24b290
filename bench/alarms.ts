// Alarms under load: running duties, so many falling due each second, how late each rings, and whether any is lost or rings twice. Prints a table when run by itself.

import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import pg from 'pg'
import { openDatabase } from '../src/kernel/database.ts'
import { startEmbedded } from '../src/kernel/embedded.ts'
import { migrate } from '../src/kernel/migrate.ts'
import { roleUrl } from '../src/kernel/roles.ts'
import { minutes, plus, systemNow } from '../src/kernel/time.ts'
import { root } from './at-hand.ts'
import { load } from './children-owed.ts'
import { connectionOf } from './replayed.ts'
import { counted, rangAt } from './rung.ts'
import type { Row } from './statistics.ts'

const asked = (name: string, otherwise: number) =>
  Number(process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise)

export async function bench(): Promise<Row[]> {
  const [running, aSecond, seconds] = [asked('running', 100_000), asked('rate', 100), asked('for', 60)]
  const kills = asked('kills', 10)
  const embedded = await startEmbedded({ root, name: 'bench-alarms', durable: true })
  try {
    const ownerUrl = embedded.url('vigil_owner')
    await migrate(ownerUrl, { folder: join(root, 'db') })
    await emptied(ownerUrl)
    const app = openDatabase(roleUrl(ownerUrl, 'vigil_app'), { connections: 4 })
    const force = `bench-${systemNow().slice(0, 19).replaceAll(/\D/g, '')}`
    // Half of them ring undisturbed and are timed; the other half while the ringer is killed.
    const timed = aSecond * seconds
    const due = 2 * timed
    process.stderr.write(`loading ${running} children with an owner who has not acknowledged\n`)
    const later = plus(systemNow(), minutes(180))
    const began = performance.now()
    await load(app, force, { from: 0, count: running - due }, () => later)
    // The first falls due when the rest is loaded too, by how long these took; whatever is left is waited for by the clock itself.
    const wait = (2 * due * (performance.now() - began)) / (running - due) / 60_000 + 0.25
    const begins = plus(systemNow(), minutes(wait))
    const fires = await load(app, force, { from: running - due, count: due }, (index) =>
      plus(begins, minutes(index / aSecond / 60)),
    )
    const ringing = killed(
      [roleUrl(ownerUrl, 'vigil_clock'), roleUrl(ownerUrl, 'vigil_app')],
      Date.parse(begins) + seconds * 1000,
      seconds,
      kills,
    )
    const ends = Date.parse(begins) + 2 * seconds * 1000 + 3_000
    while (Date.now() < ends) await new Promise((soon) => setTimeout(soon, 200))
    const died = await ringing.stop()
    const rungAt = await rangAt(app, force)
    const lateOf = (some: typeof fires) =>
      some
        .flatMap(({ recordId, at }) => {
          const rang = rungAt.get(recordId)
          return rang === undefined ? [] : [rang - Date.parse(at)]
        })
        .sort((a, b) => a - b)
    const late = lateOf(fires.slice(0, timed))
    const disturbed = lateOf(fires.slice(timed, due))
    process.stderr.write(`latest by second: ${worstSeconds(fires.slice(0, due), rungAt, Date.parse(begins))}\n`)
    const facts = await counted(app, force)
    await app.close()
    const rang = late.length + disturbed.length
    return [
      {
        claim: `alarms: ${running} running, ${aSecond} due a second for ${seconds} s`,
        target: 'p99 ≤ 1000 ms late',
        measured: lateness(late),
        met: late.length > 0 && share(late, 0.99) <= 1000,
      },
      {
        claim: `alarms: the same for another ${seconds} s, the ringer killed ${died} times`,
        target: 'no target',
        measured: lateness(disturbed),
        met: true,
      },
      {
        claim: 'alarms lost; rung twice; rung that were not due',
        target: '0; 0; 0',
        measured: `${due - rang}; ${facts.all - facts.distinct}; ${facts.distinct - due}`,
        met: rang === due && facts.all === facts.distinct && facts.distinct === due,
      },
    ]
  } finally {
    await embedded.stop()
  }
}

/** What earlier runs left to ring has long been due, and would be rung before anything of this one. */
async function emptied(ownerUrl: string): Promise<void> {
  const client = new pg.Client(connectionOf(ownerUrl))
  await client.connect()
  await client.query('truncate alarm')
  await client.end()
}

/** Where a tail comes from: the five seconds in which something rang latest. */
function worstSeconds(
  fires: readonly { readonly recordId: string; readonly at: string }[],
  rang: ReadonlyMap<string, number>,
  from: number,
): string {
  const latest = new Map<number, number>()
  for (const { recordId, at } of fires) {
    const second = Math.floor((Date.parse(at) - from) / 1000)
    latest.set(second, Math.max(latest.get(second) ?? 0, (rang.get(recordId) ?? Number.NaN) - Date.parse(at)))
  }
  return [...latest]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 5)
    .map(([second, late]) => `second ${second}: ${late} ms`)
    .join(', ')
}

const share = (sorted: readonly number[], part: number): number =>
  Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN)

const lateness = (sorted: readonly number[]): string =>
  `p50 ${share(sorted, 0.5)} ms, p99 ${share(sorted, 0.99)} ms, most ${share(sorted, 1)} ms`

/** The ringer as a process of its own, killed outright so many times at even distances in the seconds after `from`, and started again at once. */
function killed(urls: readonly string[], from: number, seconds: number, kills: number) {
  const start = () => fork(join(root, 'bench/ringer.ts'), urls, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  let ringer = start()
  let died = 0
  const timers = Array.from({ length: kills }, (_, index) =>
    setTimeout(
      () => {
        ringer.kill('SIGKILL')
        died++
        ringer = start()
      },
      from - Date.now() + ((index + 0.5) * seconds * 1000) / kills,
    ),
  )
  return {
    stop: async () => {
      for (const timer of timers) clearTimeout(timer)
      ringer.kill('SIGKILL')
      await once(ringer, 'exit')
      return died
    },
  }
}

if (import.meta.main)
  for (const row of await bench())
    process.stdout.write(`| ${row.claim} | ${row.target} | ${row.measured} | ${row.met ? 'yes' : 'no'} |\n`)
