// The accountability loop: standing of two hundred recommendations, a board pack of a force's year, and the public site from memory.
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import pg from 'pg'
import { closeDatabases, openDatabases } from '../src/app/databases.ts'
import { makeApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { demonstrationForce, demonstrationStaff, seedForce } from '../src/demonstration/force.ts'
import { startEmbedded } from '../src/kernel/embedded.ts'
import { newId } from '../src/kernel/identity.ts'
import { migrate } from '../src/kernel/migrate.ts'
import { roleUrl } from '../src/kernel/roles.ts'
import { openSeal, sequence } from '../src/kernel/sequencer.ts'
import { addDays, localDate, systemNow } from '../src/kernel/time.ts'
import { policyAt } from '../src/practice/policy.ts'
import { personOfRow } from '../src/registers/staff.ts'
import { standingPolicy } from '../src/work/standing-policy.ts'
import { loadEpisodes } from './load.ts'
import type { Row } from './statistics.ts'

const root = join(import.meta.dirname, '..')
const ofAForce = 2_400

export async function bench(): Promise<Row[]> {
  const embedded = await startEmbedded({ root, name: 'bench-accountability', durable: true })
  try {
    const ownerUrl = embedded.url('vigil_owner')
    await migrate(ownerUrl, { folder: join(root, 'db') })
    const databases = openDatabases((role) => roleUrl(ownerUrl, role), 4)
    const now = systemNow()
    await seedForce(databases.app, policyAt([standingPolicy]), now)
    await filled(ownerUrl)
    const files = join(root, '.vigil/bench-accountability-files')
    const config = readConfig({ PORT: '0', VIGIL_DATA: files, VIGIL_DEMONSTRATION: 'on' }, files)
    const app = await makeApp({ config, databases, clock: systemNow, logLevel: 'silent', requestsPerMinute: 0 })
    const staff = (await demonstrationStaff(databases.app, now)).map(personOfRow)
    const keeper = staff.find((one) => one.name === 'Sam Underhill')
    if (keeper === undefined) throw new Error('nobody keeps the plan')
    const seal = openSeal('ledger', files)
    while ((await sequence(databases.clock, systemNow(), seal)).appended > 0);
    const judged = await timed(async () => void (await app.judge(demonstrationForce.id)), 5)
    const cookie = await app.sessions.begin(keeper, null)
    const post = async (path: string, body: unknown) => {
      const answer = await app.server.http.inject({
        method: 'POST',
        url: path,
        headers: { cookie: `vigil_session=${cookie}`, 'content-type': 'application/json' },
        payload: JSON.stringify(body),
      })
      if (answer.statusCode >= 300) throw new Error(`${path}: ${answer.statusCode} ${answer.body}`)
      return answer
    }
    const packs: number[] = []
    for (let run = 0; run < 3; run++) {
      const called = await post('/api/meeting/calls', {
        title: `Board ${newId(now)}`,
        heldOn: addDays(localDate(now), 20),
      })
      const { recordId } = JSON.parse(called.body)
      const began = performance.now()
      await post(`/api/meeting/${recordId}/pack`, { decisionsAsked: [], childrenSaid: [] })
      packs.push(performance.now() - began)
    }
    packs.sort((a, b) => a - b)
    await app.act(keeper, 'published-figures/publish', {})
    const site = await publicSite(roleUrl(ownerUrl, 'vigil_public'))
    await app.server.http.close()
    await app.stop()
    await closeDatabases(databases)
    return [
      {
        claim: `standing of ${judged.count} recommendations recomputed (median of 5)`,
        target: '≤ 2 s',
        measured: `${(judged.median / 1000).toFixed(2)} s`,
        met: judged.median <= 2_000,
      },
      {
        claim: `board pack of a force, frozen, ${ofAForce} episodes folded (median of 3)`,
        target: '≤ 5 s',
        measured: `${((packs[1] ?? 0) / 1000).toFixed(2)} s`,
        met: (packs[1] ?? Number.POSITIVE_INFINITY) <= 5_000,
      },
      ...site,
    ]
  } finally {
    await embedded.stop()
  }
}

async function timed(work: () => Promise<void>, runs: number) {
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    const began = performance.now()
    await work()
    times.push(performance.now() - began)
  }
  return { median: times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? 0, count: 201 }
}

/** Once: a force's year of episodes, and two hundred copies of the recommendation that has a test. */
async function filled(ownerUrl: string): Promise<void> {
  const url = new URL(ownerUrl.replace(/@\//, '@localhost/'))
  const client = new pg.Client({
    host: url.searchParams.get('host') ?? '',
    user: url.username,
    database: url.pathname.slice(1),
  })
  await client.connect()
  const there = await client.query<{ n: string }>('select count(*) as n from episode')
  const missing = ofAForce - Number(there.rows[0]?.n ?? 0)
  if (missing > 100) await loadEpisodes(client, [demonstrationForce.id], missing, systemNow(), () => undefined)
  // With their facts: the judge folds what was approved and believes no row.
  await client.query(`
    with copy as (
      select r.force_id, r.record_id as of, gen_random_uuid() as id, n
      from recommendation r, generate_series(1, 200) n
      where r.reference = 'NCPI-2021/1'
        and not exists (select from recommendation there where there.reference like 'COPY/%')
    ), row as (
      insert into recommendation (force_id, record_id, reference, source, inspection, published, theme, words, due_on, stage, test, test_set_at, counts_from, loosenings, date_changes)
      select c.force_id, c.id, 'COPY/' || c.n, r.source, r.inspection, r.published, r.theme, r.words, r.due_on, r.stage, r.test, r.test_set_at, r.counts_from, r.loosenings, r.date_changes
      from copy c
      join recommendation r on r.force_id = c.force_id and r.record_id = c.of
    )
    insert into fact (force_id, record_id, position, kind, happened_at, recorded_at, recorded_by, command_id, policy_version, body, salt, body_hash)
    select f.force_id, c.id, f.position, f.kind, f.happened_at, f.recorded_at, f.recorded_by, f.command_id, f.policy_version,
      f.body || case when f.body ? 'reference' then jsonb_build_object('reference', 'COPY/' || c.n) else '{}' end, f.salt, f.body_hash
    from copy c
    join fact f on f.force_id = c.force_id and f.record_id = c.of`)
  await client.query('vacuum analyze')
  await client.end()
}

async function publicSite(databaseUrl: string): Promise<Row[]> {
  const port = 38_000 + (process.pid % 900)
  const child: ChildProcess = fork(join(root, 'src/main-public.ts'), {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: { PATH: process.env['PATH'] ?? '', PUBLIC_PORT: String(port), DATABASE_URL_PUBLIC: databaseUrl },
  })
  try {
    if (child.stdout) await once(child.stdout, 'data')
    const agent = new Agent({ keepAlive: true, maxSockets: 8 })
    const ask = () =>
      new Promise<number>((resolve, reject) => {
        const began = performance.now()
        const asked = request(
          {
            agent,
            port,
            host: '127.0.0.1',
            path: `/${demonstrationForce.id}`,
            headers: { 'accept-encoding': 'gzip' },
          },
          (answer) => {
            answer.resume()
            answer.on('end', () =>
              answer.statusCode === 200
                ? resolve(performance.now() - began)
                : reject(new Error(`status ${answer.statusCode}`)),
            )
          },
        )
        asked.on('error', reject)
        asked.end()
      })
    for (let warm = 0; warm < 200; warm++) await ask()
    const times: number[] = []
    const until = performance.now() + 8_000
    const began = performance.now()
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        while (performance.now() < until) times.push(await ask())
      }),
    )
    const rate = times.length / ((performance.now() - began) / 1000)
    times.sort((a, b) => a - b)
    const p95 = times[Math.floor(times.length * 0.95)] ?? Number.NaN
    return [
      {
        claim: 'public page of a force from memory, client on the same two cores',
        target: '≥ 1,000/s, p95 ≤ 20 ms',
        measured: `${rate.toFixed(0)}/s, p95 ${p95.toFixed(1)} ms`,
        met: rate >= 1_000 && p95 <= 20,
      },
    ]
  } finally {
    child.kill('SIGKILL')
  }
}

if (import.meta.main) console.table(await bench())
