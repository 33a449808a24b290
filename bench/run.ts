// `npm run bench`: the measured claims, as one table. Parts by name: npm run bench -- http statistics linkage append accountability year alarms
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import pg from 'pg'
import { closeDatabases, openDatabases } from '../src/app/databases.ts'
import { demonstrationForce, demonstrationStaff, seedForce } from '../src/demonstration/force.ts'
import { startEmbedded } from '../src/kernel/embedded.ts'
import { migrate } from '../src/kernel/migrate.ts'
import { roleUrl } from '../src/kernel/roles.ts'
import { openSeal, sequence } from '../src/kernel/sequencer.ts'
import { hours, plus, systemNow } from '../src/kernel/time.ts'
import { policyAt } from '../src/practice/policy.ts'
import { allForces } from '../src/registers/forces.ts'
import { readAll } from '../src/registers/measures.ts'
import { personOfRow } from '../src/registers/staff.ts'
import { SYSTEM } from '../src/registers/world.ts'
import { makeSessions } from '../src/web/session.ts'
import { makeTokens } from '../src/web/tokens.ts'
import { standingPolicy } from '../src/work/standing-policy.ts'
import { usualLimits } from '../test/limits.ts'
import { reportBody } from '../test/report.ts'
import { peopleOfForces, type Typed } from './linkage.ts'
import { loadEpisodes } from './load.ts'

type Row = { readonly claim: string; readonly target: string; readonly measured: string; readonly met: boolean }

const root = join(import.meta.dirname, '..')
const chosen = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const wanted = (part: string) => chosen.length === 0 || chosen.includes(part)
const episodes = Number(process.argv.find((word) => word.startsWith('--episodes='))?.slice(11) ?? 100_000)
const seconds = Number(process.argv.find((word) => word.startsWith('--seconds='))?.slice(10) ?? 8)
/** Where the children of the bench's own reports were last seen: by this the next run knows them. */
const benchPlace = 'Bench Street'
const tell = (line: string) => process.stderr.write(`${line}\n`)

/** Kept with the loaded database: the ledger's key and checkpoints belong to it. */
const files = join(root, '.vigil/bench-files')
mkdirSync(files, { recursive: true, mode: 0o700 })

const parts: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
  statistics: async () => await (await import('./statistics.ts')).bench(),
  http: overHttp,
  linkage,
  append: async () => await (await import('./append.ts')).bench(),
  accountability: async () => await (await import('./accountability.ts')).bench(),
  year: async () => await (await import('./year.ts')).bench(),
  alarms: async () => await (await import('./alarms.ts')).bench(),
}

const unknown = chosen.filter((part) => !(part in parts))
if (unknown.length > 0) {
  tell(`There is no part ${unknown.join(', ')}: choose of ${Object.keys(parts).join(', ')}.`)
  process.exit(2)
}

// Each row is printed when it is known: a part that takes long, or fails, takes none of the others' figures away.
process.stdout.write('| claim | target | measured | met |\n|---|---|---|---|\n')
const took: string[] = []
const wholly = performance.now()
for (const [part, measure] of Object.entries(parts)) {
  if (!wanted(part)) continue
  tell(`${part}: begun`)
  const began = performance.now()
  const failed = await measure().then(
    (rows) => {
      for (const row of rows)
        process.stdout.write(`| ${row.claim} | ${row.target} | ${row.measured} | ${row.met ? 'yes' : 'no'} |\n`)
      return false
    },
    (error: unknown) => {
      tell(`${part}: ${error instanceof Error ? error.stack : String(error)}`)
      process.exitCode = 1
      return true
    },
  )
  took.push(`${part} ${minutesSince(began)}${failed ? ' and failed' : ''}`)
}
process.stdout.write(`\nTook ${minutesSince(wholly)}: ${took.join(', ')}.\n`)
// What a part that failed left open keeps nobody waiting.
process.exit()

function minutesSince(began: number): string {
  const seconds = Math.round((performance.now() - began) / 1000)
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

async function overHttp(): Promise<Row[]> {
  const embedded = await startEmbedded({ root, name: 'bench', durable: true })
  try {
    const ownerUrl = embedded.url('vigil_owner')
    await migrate(ownerUrl, { folder: join(root, 'db') })
    const databases = openDatabases((role) => roleUrl(ownerUrl, role), 4)
    const now = systemNow()
    await seedForce(databases.app, policyAt([standingPolicy]), now)
    const forces = (
      await databases.app.read({ force: '', who: SYSTEM, now }, async (reader) => await allForces.all(reader, {}))
    )
      .map((one) => one.force_id)
      .slice(0, 43)
    const used = forces.includes(demonstrationForce.id) ? forces : [demonstrationForce.id, ...forces.slice(1)]
    await filled(ownerUrl, used)
    // What was loaded is sequenced first: otherwise the measure would be of the catching up.
    const seal = openSeal('ledger', files)
    while ((await sequence(databases.clock, systemNow(), seal)).appended > 0) tell('sequencing what was loaded')
    const people = await peopleOfForces(databases, used, 100_000)
    const staff = (await demonstrationStaff(databases.app, now))
      .map(personOfRow)
      .find((one) => one.roles.includes('force incident manager'))
    if (staff === undefined) throw new Error('the demonstration force has no incident manager')
    const cookie = await makeSessions(databases.app, systemNow, usualLimits).begin(staff, null)
    const token = await makeTokens(databases.app, systemNow).make(staff, { label: 'bench', days: 1 })
    const port = 39_000 + (process.pid % 900)
    const child = fork(join(root, 'bench/server.ts'), [ownerUrl, String(port), files], {
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
      execArgv: ['--max-semi-space-size=8', '--max-old-space-size=320'],
    })
    try {
      if (child.stdout) await once(child.stdout, 'data')
      const found = await measured(
        port,
        cookie,
        typeof token === 'string' ? token : String(Object.values(token)[0]),
        people,
      )
      found.push(await measuresOf(databases.measure))
      found.push(await memoryOf(child))
      return found
    } finally {
      child.kill('SIGKILL')
      await closeDatabases(databases)
    }
  } finally {
    await embedded.stop()
  }
}

/** Loaded once and kept: a second run measures at once. */
async function filled(ownerUrl: string, forces: readonly string[]): Promise<void> {
  const url = new URL(ownerUrl.replace(/@\//, '@localhost/'))
  const client = new pg.Client({
    host: url.searchParams.get('host') ?? '',
    user: url.username,
    database: url.pathname.slice(1),
  })
  await client.connect()
  const there = await client.query<{ n: string }>('select count(*) as n from episode')
  const missing = episodes - Number(there.rows[0]?.n ?? 0)
  if (missing > 500) {
    tell(`loading ${missing} episodes over ${forces.length} forces`)
    await loadEpisodes(client, forces, missing, systemNow(), (done) =>
      done % 10_000 === 0 ? tell(`${done} loaded`) : undefined,
    )
    await client.query('vacuum analyze')
  }
  // What earlier runs of the bench reported stands on no board.
  const before = `select record_id from episode where last_seen_place = '${benchPlace}'`
  // An alarm of theirs that rings would put them back on it, so what is owed and told goes too.
  for (const table of ['alarm', 'outbox', 'duty', 'observation'])
    await client.query(`delete from ${table} where record_id in (${before})`)
  await client.query(`update episode set phase = 'closed' where last_seen_place = '${benchPlace}'`)
  await client.query('vacuum analyze')
  await client.end()
}

async function measured(port: number, cookie: string, token: string, people: readonly Typed[]): Promise<Row[]> {
  const typed = (number: number) => people[number % people.length] ?? {}
  const agent = new Agent({ keepAlive: true, maxSockets: 8 })
  const ask = (method: string, path: string, body: string | null) =>
    new Promise<{ status: number; milliseconds: number }>((resolve, reject) => {
      const began = performance.now()
      const asked = request(
        {
          agent,
          port,
          host: '127.0.0.1',
          method,
          path,
          headers: {
            ...(path.startsWith('/api') ? { authorization: `Bearer ${token}` } : { cookie: `vigil_session=${cookie}` }),
            ...(body === null ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
          },
        },
        (answer) => {
          answer.resume()
          answer.on('end', () => resolve({ status: answer.statusCode ?? 0, milliseconds: performance.now() - began }))
        },
      )
      asked.on('error', reject)
      asked.end(body ?? undefined)
    })
  const rate = async (each: (number: number) => ReturnType<typeof ask>, wantedStatus: number) => {
    for (let warm = 0; warm < 40; warm++) await each(warm)
    const times: number[] = []
    let number = 100
    let wrong = 0
    const until = performance.now() + seconds * 1000
    const began = performance.now()
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        while (performance.now() < until) {
          const { status, milliseconds } = await each(number++)
          if (status === wantedStatus) times.push(milliseconds)
          else wrong++
        }
      }),
    )
    times.sort((a, b) => a - b)
    if (wrong > 0) tell(`${wrong} answers of another status`)
    return {
      persecond: times.length / ((performance.now() - began) / 1000),
      p50: times[Math.floor(times.length * 0.5)] ?? 0,
      p95: times[Math.floor(times.length * 0.95)] ?? 0,
    }
  }
  const shown = (r: { persecond: number; p50: number; p95: number }) =>
    `${r.persecond.toFixed(0)}/s, p50 ${r.p50.toFixed(1)} ms, p95 ${r.p95.toFixed(1)} ms`
  const json = await rate(async () => await ask('GET', '/api/board?limit=25', null), 200)
  const html = await rate(async () => await ask('GET', '/board?limit=25', null), 200)
  const search = await rate(
    async (number) => await ask('GET', `/missing/report?${new URLSearchParams(typed(number)).toString()}`, null),
    200,
  )
  const report = await rate(async (number) => await ask('POST', '/api/missing/report', body(number)), 201)
  return [
    {
      claim: `board of 25 as JSON, ${episodes} episodes`,
      target: '≥ 400/s',
      measured: shown(json),
      met: json.persecond >= 400,
    },
    {
      claim: `board of 25 as HTML, ${episodes} episodes`,
      target: 'p95 ≤ 50 ms',
      measured: shown(html),
      met: html.persecond > 0 && html.p95 <= 50,
    },
    {
      claim: 'the report page with its fuzzy search, among 100,000 people of 43 forces, over HTTP',
      target: '≥ 200/s',
      measured: shown(search),
      met: search.persecond >= 200,
    },
    {
      claim: 'report, answers and grade in one request',
      target: '≥ 300/s',
      measured: shown(report),
      met: report.persecond >= 300,
    },
  ]
}

function body(number: number): string {
  const more = {
    name: `Bench Child ${number}`,
    // What the next run takes off the board again.
    lastSeenPlace: benchPlace,
    answers: { 'self-harm': 'no', exploitation: 'yes' },
    grade: { level: 'HIGH', because: 'as the answers say', earlierConsidered: null },
  } as const
  return JSON.stringify(reportBody(systemNow(), more))
}

async function measuresOf(measure: Parameters<typeof closeDatabases>[0]['measure']): Promise<Row> {
  const now = systemNow()
  const times: number[] = []
  for (let run = 0; run < 7; run++) {
    const began = performance.now()
    await measure.read(
      { force: demonstrationForce.id, who: SYSTEM, now },
      async (reader) =>
        await readAll(reader, { force: demonstrationForce.id, from: plus(now, hours(-24 * 365)), until: now, now }),
    )
    times.push(performance.now() - began)
  }
  const median = times.sort((a, b) => a - b)[3] ?? 0
  return {
    claim: 'all measures of one force’s year from the roll-up (median of 7)',
    target: '≤ 100 ms',
    measured: `${median.toFixed(0)} ms`,
    met: median <= 100,
  }
}

async function memoryOf(child: ChildProcess): Promise<Row> {
  child.send('memory')
  const [answer]: unknown[] = await once(child, 'message')
  const resident =
    typeof answer === 'object' && answer !== null && 'resident' in answer && typeof answer.resident === 'number'
      ? answer.resident / 1024 / 1024
      : Number.NaN
  return {
    claim: 'resident memory at the end',
    target: '≤ 300 MB',
    measured: `${resident.toFixed(0)} MB`,
    met: resident <= 300,
  }
}

async function linkage(): Promise<Row[]> {
  const embedded = await startEmbedded({ root, name: 'bench-linkage', durable: true })
  try {
    const ownerUrl = embedded.url('vigil_owner')
    await migrate(ownerUrl, { folder: join(root, 'db') })
    const databases = openDatabases((role) => roleUrl(ownerUrl, role), 4)
    const found = await (await import('./linkage.ts')).bench({ app: databases.app, clock: databases.clock })
    await closeDatabases(databases)
    return found
  } finally {
    await embedded.stop()
  }
}
