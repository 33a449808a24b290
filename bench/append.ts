// Appending with ledger and duties, against the very statements and parameters it sent, replayed bare: same roles, connections and pipelining. And how soon a fact is signed.
import { join } from 'node:path'
import pg from 'pg'
import { openDatabase } from '../src/kernel/database.ts'
import { startEmbedded } from '../src/kernel/embedded.ts'
import { newId } from '../src/kernel/identity.ts'
import { migrate } from '../src/kernel/migrate.ts'
import { openSeal, sequence } from '../src/kernel/sequencer.ts'
import { systemNow } from '../src/kernel/time.ts'
import { policyAt } from '../src/practice/policy.ts'
import type { Person } from '../src/registers/permissions.ts'
import { perform } from '../src/registers/records.ts'
import { report } from '../src/work/missing/commands/report.ts'
import { missing } from '../src/work/missing/procedure.ts'
import { standingPolicy } from '../src/work/standing-policy.ts'
import { reportBody } from '../test/report.ts'
import type { Row } from './statistics.ts'

const root = join(import.meta.dirname, '..')
const connections = 8
const reports = 1_500
const rounds = 5

/** One statement as it was sent; `waits` where everything before it had been answered first. */
type Sent = { readonly config: pg.QueryConfig; readonly waits: boolean }

export async function bench(): Promise<Row[]> {
  const embedded = await startEmbedded({ root, name: 'bench-append', durable: true })
  try {
    const ownerUrl = embedded.url('vigil_owner')
    await migrate(ownerUrl, { folder: join(root, 'db') })
    const bare = 'bare'
    await copyOf(embedded.url('vigil_owner', 'postgres'), bare)
    // Plans are made and statistics gathered before anything is measured, on both alike.
    const warmed = capturing()
    await asProduct(embedded.url('vigil_app'))
    await replay(embedded.url('vigil_app', bare), warmed.stop())
    for (const name of ['vigil', bare]) await analyzed(embedded.url('vigil_owner', name))
    const ratios: number[] = []
    const rates: { product: number; bare: number }[] = []
    for (let round = 0; round < rounds; round++) {
      const captured = capturing()
      const product = await asProduct(embedded.url('vigil_app'))
      const transactions = captured.stop()
      const replayed = await replay(embedded.url('vigil_app', bare), transactions)
      rates.push({ product, bare: replayed })
      ratios.push(product / replayed)
    }
    const middle = [...ratios].sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0
    const of = rates.map((one) => `${one.product.toFixed(0)} of ${one.bare.toFixed(0)}`).join(', ')
    return [
      {
        claim: `reports with grade, ledger and duties against their own statements replayed bare (median of ${rounds})`,
        target: '≥ 50 %',
        measured: `${(middle * 100).toFixed(0)} % (a second: ${of})`,
        met: middle >= 0.5,
      },
      await signed(embedded.url('vigil_app'), embedded.url('vigil_clock')),
    ]
  } finally {
    await embedded.stop()
  }
}

async function copyOf(adminUrl: string, name: string): Promise<void> {
  const client = new pg.Client(connectionOf(adminUrl))
  await client.connect()
  await client.query(`drop database if exists ${name} with (force)`)
  await client.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'vigil'")
  await client.query(`create database ${name} template vigil`)
  await client.end()
}

async function analyzed(ownerUrl: string): Promise<void> {
  const client = new pg.Client(connectionOf(ownerUrl))
  await client.connect()
  await client.query('vacuum analyze')
  await client.end()
}

/** Every statement of every connection, in the order sent, cut into transactions. */
function capturing() {
  const original = pg.Client.prototype.query
  const done: Sent[][] = []
  const open = new WeakMap<pg.Client, { sent: Sent[]; waiting: number }>()
  const note = (client: pg.Client, given: unknown) => {
    const config: pg.QueryConfig | null =
      typeof given === 'string' ? { text: given } : isConfig(given) ? { ...given } : null
    if (config === null) return null
    const state = open.get(client) ?? { sent: [], waiting: 0 }
    open.set(client, state)
    if (config.text.startsWith('begin')) state.sent = []
    state.sent.push({ config, waits: state.waiting === 0 && state.sent.length > 0 })
    state.waiting++
    if (config.text === 'commit') done.push(state.sent)
    return state
  }
  pg.Client.prototype.query = function query(this: pg.Client, ...given: unknown[]) {
    const state = note(this, given[0])
    const answer: unknown = Reflect.apply(original, this, given)
    const answered = () => {
      if (state !== null) state.waiting--
    }
    if (answer instanceof Promise) answer.then(answered, answered)
    return answer
  } as typeof original
  return {
    stop: () => {
      pg.Client.prototype.query = original
      return done.filter((one) => one.some(({ config }) => config.text.includes('insert into fact')))
    },
  }
}

const isConfig = (given: unknown): given is pg.QueryConfig =>
  typeof given === 'object' && given !== null && 'text' in given && typeof given.text === 'string'

const who: Person = {
  staffId: '00000000-0000-7000-8000-0000000000aa',
  forceId: 'bench',
  name: 'B Officer',
  roles: ['duty superintendent'],
  unit: 'unit-1',
  supervisorId: null,
}

async function asProduct(url: string): Promise<number> {
  const db = openDatabase(url, { connections })
  const judged = policyAt([standingPolicy])
  const one = async () => {
    const now = systemNow()
    const outcome = await perform({ db, now, who, policyAt: judged, reactions: [] }, missing, report, {
      recordId: newId(now),
      basedOn: null,
      key: newId(now),
      body: body(),
    })
    if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome))
  }
  const rate = await ratePerSecond(reports, async () => await one())
  await db.close()
  return rate
}

const body = () =>
  reportBody(systemNow(), {
    name: `Bench Child ${Math.floor(Math.random() * 1e6)}`,
    answers: { 'self-harm': 'no', exploitation: 'yes' },
    grade: { level: 'HIGH', because: 'as the answers say', earlierConsidered: null },
  })

async function ratePerSecond(count: number, work: (index: number) => Promise<void>): Promise<number> {
  let next = 0
  const began = performance.now()
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (let index = next++; index < count; index = next++) await work(index)
    }),
  )
  return count / ((performance.now() - began) / 1000)
}

async function replay(url: string, transactions: readonly (readonly Sent[])[]): Promise<number> {
  const clients = await Promise.all(
    Array.from({ length: connections }, async () => {
      const options: pg.ClientConfig & { pipeline: boolean } = {
        ...connectionOf(url),
        options: '-c timezone=UTC',
        pipeline: true,
      }
      const client = new pg.Client(options)
      await client.connect()
      return client
    }),
  )
  const free = [...clients]
  const rate = await ratePerSecond(transactions.length, async (index) => {
    const client = free.pop()
    if (client === undefined) throw new Error('no connection is free')
    let waiting: Promise<unknown>[] = []
    for (const { config, waits } of transactions[index] ?? []) {
      if (waits) {
        await Promise.all(waiting)
        waiting = []
      }
      waiting.push(client.query(config))
    }
    await Promise.all(waiting)
    free.push(client)
  })
  await Promise.all(clients.map(async (client) => await client.end()))
  return rate
}

/** From the write being acknowledged to the moment a signed checkpoint covers it, while others write too. */
async function signed(appUrl: string, clockUrl: string): Promise<Row> {
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

function connectionOf(url: string): pg.ClientConfig {
  const socket = /[?&]host=([^&]+)/.exec(url)?.[1] ?? ''
  const plain = new URL(url.replace(/^postgres(ql)?:\/\/([^@/]*)@\//, 'postgres://$2@localhost/'))
  return {
    host: decodeURIComponent(socket),
    user: decodeURIComponent(plain.username),
    database: plain.pathname.slice(1),
    ...(plain.password ? { password: decodeURIComponent(plain.password) } : {}),
  }
}

if (import.meta.main) console.table(await bench())
