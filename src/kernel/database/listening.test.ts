// A connection that cannot listen is closed: it would stay open beside each one that is tried after it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../../test/database.ts'
import { asAdmin } from '../../../test/server.ts'
import { listen } from './listening.ts'

const database = await testDatabase()
const heardBy = { connectionString: database.ownerUrl, application_name: 'listening' }

const connections = async (): Promise<number> =>
  await asAdmin(database.ownerUrl, async (client) => {
    const { rows } = await client.query(
      "select count(*)::integer as n from pg_stat_activity where application_name = 'listening'",
    )
    return rows[0]?.n
  })

async function untilClosed(): Promise<void> {
  const giveUp = performance.now() + 10_000
  while ((await connections()) > 0) assert.ok(performance.now() < giveUp, 'a connection stays open')
}

test('given a channel that the database refuses, when it is listened to, then no connection is left', async () => {
  const noName = ''
  const stop = await listen(heardBy, noName, () => assert.fail('nothing can be heard'))
  await stop()
  await untilClosed()
})

test('given a channel, when it is listened to, then one connection is kept until it is stopped', async () => {
  const stop = await listen(heardBy, 'vigil', () => undefined)
  assert.equal(await connections(), 1)
  await stop()
  await untilClosed()
})
