// More at once than there are connections: that is said of itself, and not that the database is away.
import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import { test } from 'node:test'
import { testDatabase } from '../../test/database.ts'
import { DatabaseAway, DatabaseBusy } from './database/failures.ts'
import { openDatabase } from './database.ts'
import { sql } from './sql.ts'
import { instant } from './time.ts'

const database = await testDatabase()
const context = { force: 'a', who: '00000000-0000-7000-8000-000000000002', now: instant('2026-11-29T03:00:00Z') }
const ask = async () => await db.read(context, async (reader) => await reader.query(sql`select 1`))
const db = openDatabase(database.url('vigil_app'), { connections: 1, waitMilliseconds: 1_000 })

test('every connection in use: busy, and nothing was done; one free again: it answers', async () => {
  await db.write(context, async (writer) => {
    await writer.query(sql`select 1`)
    await assert.rejects(ask(), DatabaseBusy)
  })
  assert.equal((await ask()).count, 1)
})

test('a database that is stopped or hangs is away and not busy, however many ask at once', async (t) => {
  const hanging = createServer(() => undefined)
  await new Promise<void>((listening) => hanging.listen(0, '127.0.0.1', () => listening()))
  t.after(() => hanging.close())
  const at = hanging.address()
  for (const port of [1, typeof at === 'object' && at !== null ? at.port : 0]) {
    const gone = openDatabase(`postgres://vigil_app@127.0.0.1:${port}/none`, { connections: 2, waitMilliseconds: 500 })
    const asked = [1, 2, 3, 4, 5].map(
      async () => await gone.read(context, async (reader) => await reader.query(sql`select 1`)),
    )
    const answers = await Promise.allSettled(asked)
    const names = answers.map((answer) => (answer.status === 'rejected' ? answer.reason.name : 'answered'))
    assert.deepEqual([...new Set(names)], ['DatabaseAway'], `port ${port}`)
    await gone.close()
  }
})

test('an address where nobody answers is away, and not busy', async () => {
  const nowhere = openDatabase('postgres://vigil_app@127.0.0.1:1/none', { connections: 1, waitMilliseconds: 500 })
  await assert.rejects(
    nowhere.read(context, async (reader) => await reader.query(sql`select 1`)),
    (error) => error instanceof DatabaseAway && !(error instanceof DatabaseBusy),
  )
  await nowhere.close()
  await db.close()
})
