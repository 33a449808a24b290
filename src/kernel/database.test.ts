// A transaction that failed says what failed first, and not what the statements after it say of that; and what asks everything at once.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testDatabase } from '../../test/database.ts'
import { sqlState } from './database/failures.ts'
import { openDatabase } from './database.ts'
import { sql } from './sql.ts'
import { instant } from './time.ts'

const database = await testDatabase()
const owner = openDatabase(database.ownerUrl, { connections: 1 })
after(owner.close)

const context = { force: 'north', who: '', now: instant('2026-03-27T22:10:00.000Z') }

test('a key that is taken is said, whatever was asked after it', async () => {
  const inserted = owner.write(context, async (writer) => {
    for (const name of ['North', 'North again'])
      writer.send(sql`insert into force (force_id, name, country) values ('north', ${name}, 'E')`)
    await writer.query(sql`select 1 as one`)
  })
  await assert.rejects(inserted, (error) => sqlState(error) === '23505')
})

test('what the work itself throws is thrown, where no statement had failed', async () => {
  const stopped = owner.write(context, async (writer) => {
    await writer.query(sql`select 1 as one`)
    throw new Error('out of words')
  })
  await assert.rejects(stopped, /out of words/)
})

test('asked together: one transaction in the context given, and none is open while its answers are thought about', async () => {
  const whose = sql`select current_setting('vigil.force') as force, now()::text as at, 1 as one`
  // Of one connection: whoever held it would wait for themselves.
  const answered = await owner.read(context, async (reader) => {
    const [one, other] = await Promise.all([reader.query(whose), reader.query(whose)])
    const elsewhere = await owner.read({ ...context, force: 'south' }, async (again) => await again.query(whose))
    const later = await reader.query(whose)
    return [one, other, elsewhere, later].map(({ rows }) => rows[0] as { readonly force: string; readonly at: string })
  })
  const [one, other, elsewhere, later] = answered
  assert.deepEqual(one, other)
  assert.deepEqual(
    [one, elsewhere, later].map((row) => row?.force),
    ['north', 'south', 'north'],
  )
  assert.equal(new Set([one, elsewhere, later].map((row) => row?.at)).size, 3)
})

test('reading writes nothing; what failed first in a round is what all of it fails with, and the next round is asked', async () => {
  const written = owner.read(
    context,
    async (reader) => await reader.query(sql`insert into force (force_id, name, country) values ('east', 'East', 'E')`),
  )
  await assert.rejects(written, (error) => sqlState(error) === '25006')
  const [first, last, next] = await owner.read(context, async (reader) => {
    const round = await Promise.allSettled([reader.query(sql`select 1 / 0`), reader.query(sql`select 1 as one`)])
    return [...round, await reader.query(sql`select 2 as two`)]
  })
  for (const one of [first, last]) assert.ok(one !== undefined && 'reason' in one && sqlState(one.reason) === '22012')
  assert.ok(next !== undefined && 'rows' in next)
  assert.deepEqual(next.rows, [{ two: 2 }])
})
