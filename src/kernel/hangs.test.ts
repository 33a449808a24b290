// A database that hangs breaks no connection and refuses nothing: what is asked of it ends all the same, and who listens is told.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../test/database.ts'
import { heldDatabase } from '../../test/held-database.ts'
import { DatabaseAway, DatabaseBusy } from './database/failures.ts'
import { openDatabase } from './database.ts'
import { sql } from './sql.ts'
import { instant } from './time.ts'

const database = await testDatabase()
const context = { force: 'a', who: '00000000-0000-7000-8000-000000000002', now: instant('2026-11-29T03:00:00Z') }

test('a connection that was open when the database began to hang: within seconds it is away, and let go it answers', async (t) => {
  const { url, hold } = await heldDatabase(t, database.url('vigil_app'))
  const db = openDatabase(url, { connections: 1 })
  t.after(db.close)
  const ask = async () => await db.read(context, async (reader) => await reader.query(sql`select 1`))
  assert.equal((await ask()).count, 1)

  hold(true)
  const began = performance.now()
  await assert.rejects(ask(), (error) => error instanceof DatabaseAway && !(error instanceof DatabaseBusy))
  assert.ok(performance.now() - began < 8_000, `${performance.now() - began} ms`)

  hold(false)
  assert.equal((await ask()).count, 1)
})

test('a database that begins to hang in the middle of a transaction: what it was asked is lost once the server’s own limit has passed', async (t) => {
  const { url, hold } = await heldDatabase(t, database.url('vigil_app'))
  const db = openDatabase(url, { connections: 1, statementMilliseconds: 1_000 })
  t.after(db.close)
  let began = 0
  const asked = db.read(context, async (reader) => {
    assert.equal((await reader.query(sql`select 1`)).count, 1)
    hold(true)
    began = performance.now()
    return await reader.query(sql`select 2`)
  })
  await assert.rejects(asked, (error) => error instanceof DatabaseAway && !(error instanceof DatabaseBusy))
  assert.ok(performance.now() - began < 8_000, `${performance.now() - began} ms`)

  hold(false)
  assert.equal((await db.read(context, async (reader) => await reader.query(sql`select 1`))).count, 1)
})

test('statements that wait for each other are each waited for, however long all of them take', async (t) => {
  const db = openDatabase(database.url('vigil_app'), { connections: 1, statementMilliseconds: 1_000 })
  t.after(db.close)
  const slept = await db.read(
    context,
    async (reader) =>
      await Promise.all(Array.from({ length: 8 }, async () => await reader.query(sql`select pg_sleep(0.9)`))),
  )
  assert.equal(slept.length, 8)
})

test('what takes long and was begun is waited for', async (t) => {
  const db = openDatabase(database.url('vigil_app'), { connections: 1 })
  t.after(db.close)
  const slept = await db.read(context, async (reader) => await reader.query(sql`select pg_sleep(5)`))
  assert.equal(slept.count, 1)
})

test('who listens is told that the database is silent, and once it answers that something may have been missed', async (t) => {
  const { url, hold } = await heldDatabase(t, database.url('vigil_app'))
  const db = openDatabase(url, { connections: 1 })
  t.after(db.close)
  const told: string[] = []
  const waiting: { for: string; found: () => void }[] = []
  const tell = (what: string) => {
    told.push(what)
    for (const one of waiting) if (one.for === what) one.found()
  }
  const next = async (what: string) => {
    told.length = 0
    const found = Promise.withResolvers<void>()
    waiting.push({ for: what, found: found.resolve })
    await found.promise
  }
  t.after(
    await db.listen(
      'vigil',
      (message) => tell(`heard ${message}`),
      () => tell('silent'),
    ),
  )
  assert.deepEqual(told, ['heard '])

  hold(true)
  const began = performance.now()
  await next('silent')
  assert.ok(performance.now() - began < 8_000, `${performance.now() - began} ms`)
  hold(false)
  await next('heard ')
})
