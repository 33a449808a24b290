// A transaction that failed says what failed first, and not what the statements after it say of that.
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
