// Kill -9 of the application, then of PostgreSQL, twenty times each under load: nothing acknowledged is lost, nothing is done twice.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { test } from 'node:test'
import pg from 'pg'
import { startEmbedded } from '../src/kernel/embedded.ts'
import { migrate } from '../src/kernel/migrate.ts'
import { roleUrl } from '../src/kernel/roles.ts'
import { openForce, start } from './episodes.ts'
import { folder, root } from './server.ts'

const kills = 20

test('twenty kills of the application and twenty of the database under load: none lost, none doubled', {
  timeout: 300_000,
}, async (t) => {
  if (process.env['DATABASE_URL'] !== undefined) {
    t.diagnostic('the server of DATABASE_URL is not ours to kill: the application alone is killed')
  }
  const server = await startEmbedded({ root, name: 'durability', durable: true })
  t.after(async () => await server.stop())
  const ownerUrl = server.url('vigil_owner')
  await emptied(ownerUrl)
  await migrate(ownerUrl, { folder: join(folder) })
  const appUrl = roleUrl(ownerUrl, 'vigil_app')
  const living = await openForce(t, { ownerUrl, url: (role) => roleUrl(ownerUrl, role) })
  const recordIds: string[] = []
  const acknowledged: string[] = []

  for (let kill = 0; kill < kills; kill++) {
    const recordId = await living.report(start)
    recordIds.push(recordId)
    const writer = write(appUrl, recordId, `app-${kill}`, acknowledged)
    await writer.sofar(4 + (kill % 7))
    writer.process.kill('SIGKILL')
    await writer.over
  }

  const pids = new Set<number>()
  const recordId = await living.report(start)
  recordIds.push(recordId)
  const writer = write(appUrl, recordId, 'database', acknowledged)
  for (let kill = 0; kill < kills; kill++) {
    // A killed server's sessions may answer once more: the next kill waits for the next server.
    do await writer.sofar(3 + (kill % 5))
    while (pids.has(server.pid()))
    pids.add(server.pid())
    process.kill(server.pid(), 'SIGKILL')
  }
  // The last of the killed servers has to come back before the writer goes on.
  await writer.sofar(5)
  writer.process.kill('SIGKILL')
  await writer.over

  assert.equal(pids.size, kills, 'each kill met a server of its own')
  const found = await notes(ownerUrl, recordIds)
  const lost = acknowledged.filter((key) => !found.has(`note ${key}`))
  const doubled = [...found].filter(([, count]) => count > 1)
  t.diagnostic(
    `${acknowledged.length} acknowledged, ${lost.length} lost, ${doubled.length} doubled, over ${kills} kills of each`,
  )
  assert.ok(acknowledged.length >= kills * 6)
  assert.deepEqual(lost, [])
  assert.deepEqual(doubled, [])
})

type Writing = {
  readonly process: ReturnType<typeof spawn>
  readonly over: Promise<unknown>
  readonly sofar: (more: number) => Promise<void>
}

function write(url: string, recordId: string, run: string, acknowledged: string[]): Writing {
  const child = spawn(process.execPath, [join(root, 'test/durability-writer.ts'), url, recordId, run], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let rest = ''
  let count = 0
  let wake: () => void = () => undefined
  child.stdout.on('data', (data: Buffer) => {
    const lines = (rest + data.toString()).split('\n')
    rest = lines.pop() ?? ''
    acknowledged.push(...lines)
    count += lines.length
    wake()
  })
  const over = once(child, 'close').then(() => wake())
  return {
    process: child,
    over,
    sofar: async (more) => {
      const wanted = count + more
      while (count < wanted) {
        assert.equal(child.exitCode, null, 'the writer ended by itself')
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    },
  }
}

async function notes(ownerUrl: string, recordIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  return await asOwner(ownerUrl, async (client) => {
    const rows = await client.query<{ text: string; count: string }>(
      "select body ->> 'text' as text, count(*) as count from fact where kind = 'missing.noted/1' and record_id = any ($1) group by 1",
      [recordIds],
    )
    return new Map(rows.rows.map((row) => [row.text, Number(row.count)]))
  })
}

/** The folder is kept between runs; what is in it is not. */
async function emptied(ownerUrl: string): Promise<void> {
  await asOwner(ownerUrl, async (client) => {
    await client.query('drop schema if exists published, public cascade')
    await client.query('create schema public')
  })
}

async function asOwner<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const url = new URL(ownerUrl.replace(/@\//, '@localhost/'))
  const client = new pg.Client({
    host: url.searchParams.get('host') ?? '',
    user: url.username,
    database: url.pathname.slice(1),
  })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
