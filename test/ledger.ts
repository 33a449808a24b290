// A ledger to test with: records of invented facts written by the application's role, a seal, and an owner who may tamper.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import pg from 'pg'
import { type Database, openDatabase, type Writer } from '../src/kernel/database.ts'
import { bodyHash } from '../src/kernel/leaf.ts'
import type { Role } from '../src/kernel/roles.ts'
import { openSeal, type Seal, sequence } from '../src/kernel/sequencer.ts'
import { sql } from '../src/kernel/sql.ts'
import { type Instant, instant } from '../src/kernel/time.ts'
import { testDatabase } from './database.ts'

export type TestLedger = {
  readonly app: Database
  readonly clock: Database
  readonly seal: Seal
  /** Appends facts at these positions of a record, in one transaction. */
  readonly record: (recordId: string, ...positions: readonly number[]) => Promise<void>
  /** Sequences until the ledger covers so many facts: a transaction of another test of the same server may hold it back. */
  readonly cover: (size: number) => Promise<void>
  /** As the owner of the tables, past every policy. */
  readonly tamper: (statement: string, ...values: readonly unknown[]) => Promise<void>
  readonly asOwner: () => Promise<pg.Client>
  readonly url: (role: Role) => string
}

export const now: Instant = instant('2026-03-27T22:30:00.000Z')
export const force = 'demonstration'
const context = { force, who: '', now }

/** Record 1, 2, … always with the same identity. */
export const recordId = (number: number): string => `0197f0d2-0000-7000-8000-${String(number).padStart(12, '0')}`

export async function openLedger(t: TestContext): Promise<TestLedger> {
  const open: { end: () => Promise<void> }[] = []
  // Before the database asks to be dropped: what is registered first is done first.
  t.after(async () => await Promise.all(open.map(async (connection) => await connection.end())))
  const { ownerUrl, url } = await testDatabase(t)
  const folder = mkdtempSync(join(tmpdir(), 'vigil-ledger-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const app = openDatabase(url('vigil_app'), { connections: 2 })
  const clock = openDatabase(url('vigil_clock'), { connections: 2 })
  open.push({ end: app.close }, { end: clock.close })
  const seal = openSeal('test', folder)
  const asOwner = async () => {
    const client = new pg.Client({ connectionString: ownerUrl })
    await client.connect()
    open.push(client)
    await client.query('alter table fact no force row level security')
    await client.query('alter table ledger_leaf no force row level security')
    return client
  }
  let owner: pg.Client | null = null
  return {
    app,
    clock,
    seal,
    record: async (id, ...positions) =>
      await app.write(context, async (writer) => {
        for (const position of positions) writeFact(writer, id, position)
        await Promise.resolve()
      }),
    cover: async (size) => await cover(clock, seal, size),
    tamper: async (statement, ...values) => {
      owner ??= await asOwner()
      await owner.query(statement, [...values])
    },
    asOwner,
    url,
  }
}

/** The child in the body is invented, and must never be seen in what a verifier says. */
function writeFact(writer: Writer, id: string, position: number): void {
  const salt = randomBytes(16)
  const body = {
    child: 'Erin Inventedname',
    age: 14,
    position,
    distance: 0.1,
    since: null,
    places: ['Hanley', 'Stone €'],
  }
  writer.send(sql`
    insert into fact (force_id, record_id, position, kind, happened_at, recorded_at, recorded_by, command_id,
      policy_version, corrects, body, salt, body_hash)
    values (${force}, ${id}, ${position}, 'missing.noted/1', ${now}, ${now}, ${recordId(900)}, ${recordId(901)},
      'test/1', ${position > 5 ? 5 : null}, ${JSON.stringify(body)}, ${salt}, ${bodyHash(salt, body)})`)
}

async function cover(clock: Database, seal: Seal, size: number): Promise<void> {
  const giveUp = performance.now() + 30_000
  for (;;) {
    const turn = await sequence(clock, now, seal)
    if (turn.size === size) return
    if (turn.size > size || performance.now() > giveUp) throw new Error(`the ledger covers ${turn.size}, not ${size}`)
  }
}
