// Kill -9 of the application, then of PostgreSQL, twenty times each under load: nothing acknowledged is lost, nothing is done twice.
import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { type TestContext, test } from 'node:test'
import pg from 'pg'
import { runCommandLine } from '../src/cli.ts'
import { type Embedded, startEmbedded } from '../src/kernel/embedded.ts'
import { migrate } from '../src/kernel/migrate.ts'
import { roleUrl } from '../src/kernel/roles.ts'
import { systemNow } from '../src/kernel/time.ts'
import { makeTokens } from '../src/web/tokens.ts'
import { freePort } from './app.ts'
import { testDatabase } from './database.ts'
import { officers, openForce, start } from './episodes.ts'
import { killed, type Place, startApp, write } from './killed-app.ts'
import { folder, root } from './server.ts'

const kills = 20

test('the application killed twenty times under load, and the database twenty times: none lost, none doubled', {
  timeout: 540_000,
}, async (t) => {
  const { ownerUrl, server } = await databaseFor(t)
  const living = await openForce(t, { ownerUrl, url: (role) => roleUrl(ownerUrl, role) })
  // Reported months ago: their alarms ring as soon as somebody is there to ring them, and again and again meanwhile.
  const recordIds = await Promise.all(Array.from({ length: 6 }, async () => await living.report(start)))
  const token = await makeTokens(living.app, systemNow).make(officers[0], { label: 'durability', days: 2 })
  const place: Place = { ownerUrl, files: mkdtempSync(join(tmpdir(), 'vigil-durability-')), port: await freePort() }
  const writers = write(place.port, token, recordIds, 6)

  for (let kill = 0; kill < kills; kill++) {
    const app = startApp(place)
    t.after(() => app.kill('SIGKILL'))
    await writers.sofar(6 + (kill % 7))
    await killed(app)
  }
  const app = startApp(place)
  t.after(() => app.kill('SIGKILL'))
  await writers.sofar(6)
  const pids = new Set<number>()
  while (server !== null && pids.size < kills) {
    // A killed server's sessions may answer once more: the next kill waits for the next server.
    do await writers.sofar(3 + (pids.size % 5))
    while (pids.has(server.pid()))
    pids.add(server.pid())
    process.kill(server.pid(), 'SIGKILL')
  }
  // The last of the killed servers comes back, and the application goes on without having been started again.
  await writers.sofar(12)
  await writers.stop()
  assert.equal(app.exitCode, null, 'the application outlived its database')
  await sequenced(ownerUrl)
  await killed(app)

  const found = await counted(ownerUrl, `select body ->> 'text' as name from fact where kind = 'missing.noted/1'`)
  const lost = writers.acknowledged.filter((key) => !found.has(`note ${key}`))
  const doubled = [...found].filter(([, count]) => count > 1)
  const rung = await counted(
    ownerUrl,
    `select concat_ws('/', record_id, body ->> 'duty', body ->> 'startingPosition', body ->> 'occurrence', body ->> 'step') as name
      from fact where kind = 'missing.escalated/1'`,
  )
  t.diagnostic(
    `${writers.acknowledged.length} acknowledged, ${lost.length} lost, ${doubled.length} doubled, ${rung.size} alarms rung, over ${kills} kills of the application and ${pids.size} of the database`,
  )
  assert.ok(writers.acknowledged.length >= kills * 6)
  assert.deepEqual([lost, doubled], [[], []])
  assert.ok(rung.size > 0, 'alarms rang meanwhile')
  assert.deepEqual(
    [...rung].filter(([, count]) => count > 1),
    [],
    'an alarm rings once',
  )
  assert.equal(await verified(place), 'Nothing is wrong.')
})

/** A server of our own is killed too. The one of DATABASE_URL is not ours to kill: there the application alone is. */
async function databaseFor(t: TestContext): Promise<{ readonly ownerUrl: string; readonly server: Embedded | null }> {
  if (process.env['DATABASE_URL'] !== undefined) {
    t.diagnostic('the server of DATABASE_URL is not ours to kill: the application alone is killed')
    return { ownerUrl: (await testDatabase(t)).ownerUrl, server: null }
  }
  const server = await startEmbedded({ root, name: 'durability', durable: true })
  t.after(async () => await server.stop())
  const ownerUrl = server.url('vigil_owner')
  // The folder is kept between runs; what is in it is not.
  await asOwner(ownerUrl, async (client) => {
    await client.query('drop schema if exists published, public cascade')
    await client.query('create schema public')
  })
  await migrate(ownerUrl, { folder })
  return { ownerUrl, server }
}

/** How often each name comes. */
async function counted(ownerUrl: string, query: string): Promise<ReadonlyMap<string, number>> {
  return await asOwner(ownerUrl, async (client) => {
    const rows = await client.query<{ name: string; n: number }>(
      `select name, count(*)::integer as n from (${query}) named group by name`,
    )
    return new Map(rows.rows.map(({ name, n }) => [name, n]))
  })
}

/** Waits until every fact has its place in the ledger. */
async function sequenced(ownerUrl: string): Promise<void> {
  const waiting =
    'select 1 as name from fact f where not exists (select from ledger_leaf l where (l.force_id, l.record_id, l.position) = (f.force_id, f.record_id, f.position))'
  for (let tries = 0; tries < 100; tries++) {
    if ((await counted(ownerUrl, waiting)).size === 0) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  assert.fail('facts are left that nobody sequenced')
}

async function verified({ ownerUrl, files }: Place): Promise<string> {
  let said = ''
  await runCommandLine(['verify'], {
    out: async (text) => {
      said += String(text)
      await Promise.resolve()
    },
    err: (text) => {
      said += text
    },
    input: Readable.from([]),
    environment: { DATABASE_URL: ownerUrl, VIGIL_DATA: files },
    root,
  })
  return said.trim().split('\n').at(-1) ?? ''
}

async function asOwner<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('set row_security = off')
    return await work(client)
  } finally {
    await client.end()
  }
}
