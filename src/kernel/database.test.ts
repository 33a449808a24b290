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

test('asked at once: one context and one moment for all that is asked, its connection free for what is asked after the answers', async () => {
  const whose = sql`select current_setting('vigil.force') as force, now()::text as at, pg_current_xact_id_if_assigned() is null as reads`
  // Of one connection: what goes on with the answers would otherwise wait for itself.
  const answered = await owner.readAtOnce(context, async (reader) => {
    const [one, other] = await Promise.all([reader.query(whose), reader.query(whose)])
    const later = await owner.readAtOnce(
      { ...context, force: 'south' },
      async (again) => (await again.query(whose)).rows,
    )
    return [...one.rows, ...other.rows, ...later]
  })
  const [one, other, later] = answered as { readonly force: string; readonly at: string }[]
  assert.deepEqual(one, other)
  assert.deepEqual([one?.force, later?.force], ['north', 'south'])
  assert.notEqual(one?.at, later?.at)
})

test('asked at once: more that is asked of it later is refused, and nothing is written', async () => {
  const more = owner.readAtOnce(context, async (reader) => {
    await reader.query(sql`select 1 as one`)
    return await reader.query(sql`select 2 as two`)
  })
  await assert.rejects(more, /was to ask everything at once/)
  const written = owner.readAtOnce(
    context,
    async (reader) => await reader.query(sql`insert into force (force_id, name, country) values ('east', 'East', 'E')`),
  )
  await assert.rejects(written, (error) => sqlState(error) === '25006')
  const fails = owner.readAtOnce(context, async (reader) => {
    await Promise.all([reader.query(sql`select 1 / 0`), reader.query(sql`select 1 as one`)])
  })
  await assert.rejects(fails, (error) => sqlState(error) === '22012')
})
