// The embedded PostgreSQL: shared, taken over, started again, and never left behind by a process that was killed.
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { appendFileSync, cpSync, existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { type TestContext, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { isAlive } from './embedded/server.ts'
import { startEmbedded } from './embedded.ts'

const root = join(import.meta.dirname, '../..')

test('only its user enters its folders; a second start shares it and does not stop it', async (t) => {
  const name = trialName(t)
  const first = await startEmbedded({ root, name })
  assert.equal(statSync(first.data).mode & 0o777, 0o700)
  const host = new URL(first.url('x').replace('@/', '@h/')).searchParams.get('host') ?? ''
  assert.equal(statSync(host).mode & 0o777, 0o700)
  const settings = await ask(
    first.url('vigil_owner'),
    "select current_setting('fsync') as fsync, current_setting('listen_addresses') as hosts",
  )
  assert.deepEqual(settings, { fsync: 'on', hosts: '' })

  const other = await startElsewhere(t, name)
  assert.equal(other.server, first.pid())
  await other.end('SIGTERM')
  assert.deepEqual(await ask(first.url('vigil_owner'), 'select 1 as one'), { one: 1 })
  await assert.rejects(startEmbedded({ root, name, alone: true }), /Another process runs a PostgreSQL server/)
  await first.stop()
  assert.equal(isAlive(first.pid()), false)
})

test('kill -9 of the server: it is started again on the same data, and what was committed is there', async (t) => {
  const database = await startEmbedded({ root, name: trialName(t) })
  t.after(() => database.stop())
  await ask(database.url('vigil_owner'), 'create table kept (n integer); insert into kept values (1)')
  const before = database.pid()
  process.kill(before, 'SIGKILL')
  await until('a new server', () => database.pid() !== before)
  assert.deepEqual(await ask(database.url('vigil_owner'), 'select n from kept'), { n: 1 })
})

test('a folder that was copied back as whoever copied it, root too, is served again with what it held', async (t) => {
  const [name, copy] = [trialName(t), trialName(t)]
  const first = await startEmbedded({ root, name })
  await ask(first.url('vigil_owner'), 'create table kept (n integer); insert into kept values (1)')
  await first.stop()
  for (const end of ['', '-socket', '.log'])
    cpSync(`${first.data}${end}`, `${join(dirname(first.data), copy)}${end}`, { recursive: true })
  const next = await startEmbedded({ root, name: copy })
  t.after(() => next.stop())
  assert.deepEqual(await ask(next.url('vigil_owner'), 'select n from kept'), { n: 1 })
})

test('a start that fails says what the server said to this start, and nothing of earlier ones', async (t) => {
  const name = trialName(t)
  const first = await startEmbedded({ root, name })
  await first.stop()
  appendFileSync(`${first.data}.log`, 'of an earlier start\n')
  appendFileSync(join(first.data, 'postgresql.conf'), 'no_such_setting = 1\n')
  const said = await startEmbedded({ root, name, alone: true }).then(
    () => 'it started',
    (error: unknown) => String(error),
  )
  assert.match(said, /no_such_setting/)
  assert.doesNotMatch(said, /of an earlier start/)
})

test('kill -9 of the process that started it: no server is left without one, and the next start has its data', async (t) => {
  const name = trialName(t)
  const killed = await startElsewhere(t, name)
  await killed.end('SIGKILL')
  const next = await startEmbedded({ root, name })
  t.after(() => next.stop())
  await next.stop()
  assert.equal(isAlive(next.pid()), false)
  assert.equal(isAlive(killed.server), false)
})

test('a guest takes over when the process that started the server is killed', async (t) => {
  const name = trialName(t)
  const killed = await startElsewhere(t, name)
  const guest = await startEmbedded({ root, name })
  t.after(() => guest.stop())
  assert.equal(guest.pid(), killed.server)
  await killed.end('SIGKILL')
  await until('the guest serves', async () => {
    const one = await ask(guest.url('vigil_owner'), 'select 1 as one').catch(() => null)
    return one !== null && (guest.pid() !== killed.server || isAlive(guest.pid()))
  })
})

test('a machine without a packaged server is told to name one', async () => {
  await assert.rejects(startEmbedded({ root: join(root, 'docs') }), /Set DATABASE_URL to a PostgreSQL server/)
})

function trialName(t: TestContext): string {
  const name = `trial-${randomBytes(4).toString('hex')}`
  t.after(() => {
    for (const home of [join(root, '.vigil'), ...closedHomes()]) {
      for (const end of ['', '-socket', '.log', '.owner'])
        rmSync(join(home, `${name}${end}`), { recursive: true, force: true })
    }
  })
  return name
}

const closedHomes = (): readonly string[] =>
  existsSync('/var/lib/vigil') ? readdirSync('/var/lib/vigil').map((name) => join('/var/lib/vigil', name)) : []

/** Another Node with a server of this name; it stops in order on SIGTERM. */
async function startElsewhere(t: TestContext, name: string) {
  const script = `
    import { startEmbedded } from ${JSON.stringify(join(import.meta.dirname, 'embedded.ts'))}
    const server = await startEmbedded({ root: ${JSON.stringify(root)}, name: ${JSON.stringify(name)} })
    console.log(server.pid())
    process.on('SIGTERM', async () => { await server.stop(); process.exit(0) })
    setInterval(() => undefined, 1000)`
  const child: ChildProcess = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: dirname(root),
  })
  t.after(() => child.kill('SIGKILL'))
  assert.ok(child.stdout)
  const [line] = await once(createInterface(child.stdout), 'line')
  const end = async (signal: NodeJS.Signals) => {
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }
  return { server: Number(line), end }
}

async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < 20_000; waited += 50) {
    if (await holds()) return
    await pause(50)
  }
  assert.fail(`waited 20 s for ${what}`)
}

async function ask(url: string, query: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const answer = await client.query(query)
    return answer.rows?.[0]
  } finally {
    await client.end()
  }
}
