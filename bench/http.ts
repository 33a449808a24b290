// The board, the report page and a report over HTTP, beside a database with a hundred thousand episodes: how many a second, and how much memory.
import { type ChildProcess, fork } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { closeDatabases, openDatabases } from '../src/app/databases.ts'
import { demonstrationForce, demonstrationStaff, seedForce } from '../src/demonstration/force.ts'
import { startEmbedded } from '../src/kernel/embedded.ts'
import { migrate } from '../src/kernel/migrate.ts'
import { roleUrl } from '../src/kernel/roles.ts'
import { openSeal, sequence } from '../src/kernel/sequencer.ts'
import { systemNow } from '../src/kernel/time.ts'
import { policyAt } from '../src/practice/policy.ts'
import { allForces } from '../src/registers/forces.ts'
import { may } from '../src/registers/permissions.ts'
import { personOfRow } from '../src/registers/staff.ts'
import { SYSTEM } from '../src/registers/world.ts'
import { makeSessions } from '../src/web/session.ts'
import { makeTokens } from '../src/web/tokens.ts'
import { standingPolicy } from '../src/work/standing-policy.ts'
import { usualLimits } from '../test/limits.ts'
import { root, tell } from './at-hand.ts'
import { watchCheckpoints } from './checkpoint-watched.ts'
import { loadEpisodes } from './load.ts'
import { measuresRead } from './measures-read.ts'
import { benchPlace, episodes, measured } from './rates.ts'
import { peopleOfForces } from './search-speed.ts'
import type { Row } from './statistics.ts'
import { toldBy } from './told.ts'

/** Kept with the loaded database: the ledger's key and checkpoints belong to it. */
const files = join(root, '.vigil/bench-returning-files')

export async function bench(): Promise<Row[]> {
  mkdirSync(files, { recursive: true, mode: 0o700 })
  const embedded = await startEmbedded({ root, name: 'bench-returning', durable: true })
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
    // As many as episodes, so that a bench made small to see that it runs does not spend its minute on people.
    const people = await peopleOfForces(databases, used, episodes, demonstrationForce.id)
    const everybody = (await demonstrationStaff(databases.app, now)).map(personOfRow)
    const staff = everybody.find((one) => one.roles.includes('force incident manager'))
    const analyst = everybody.find((one) => may(one, 'see measures'))
    if (staff === undefined || analyst === undefined)
      throw new Error('the demonstration force has no incident manager, or nobody who may see measures')
    const tokenOf = async (person: typeof staff) => {
      const made = await makeTokens(databases.app, systemNow).make(person, { label: 'bench', days: 1 })
      return typeof made === 'string' ? made : String(Object.values(made)[0])
    }
    const cookie = await makeSessions(databases.app, systemNow, usualLimits).begin(staff, null)
    const child = fork(join(root, 'bench/server.ts'), [ownerUrl, files], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      execArgv: ['--max-semi-space-size=16', '--max-old-space-size=320'],
    })
    try {
      const port = await toldBy(child, 'port')
      const covered = watchCheckpoints(databases.clock)
      const reading = { force: demonstrationForce.id, port, token: await tokenOf(analyst), measure: databases.measure }
      // First: the reports that follow are as many in some seconds as the force has in a year.
      const ofAYear = await measuresRead(reading, 'one force’s year', 100)
      const found = await measured(port, cookie, await tokenOf(staff), people)
      found.push(await covered(), ...ofAYear)
      found.push(...(await measuresRead(reading, 'one force’s year and of the reports just made, as many again', null)))
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

async function memoryOf(child: ChildProcess): Promise<Row> {
  child.send('memory')
  const resident = (await toldBy(child, 'resident')) / 1024 / 1024
  return {
    claim: 'resident memory at the end',
    target: '≤ 300 MB',
    measured: `${resident.toFixed(0)} MB`,
    met: resident <= 300,
  }
}
