// The test database itself: migrated, empty, of this file alone, reachable as each role.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { roles } from '../src/kernel/roles.ts'
import { testDatabase } from './database.ts'

const database = await testDatabase()

async function ask(url: string, query: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(query)).rows
  } finally {
    await client.end()
  }
}

test('every role of the application signs in as itself, in UTC, and is no superuser', async () => {
  for (const role of roles) {
    const rows = await ask(
      database.url(role),
      "select current_user as name, current_setting('is_superuser') as super, current_setting('server_encoding') as encoding",
    )
    assert.deepEqual(rows, [{ name: role, super: 'off', encoding: 'UTF8' }])
  }
})

test('two databases of one file know nothing of each other', async (t) => {
  const other = await testDatabase(t)
  await ask(database.ownerUrl, 'create table seen_here (n integer)')
  assert.deepEqual(await ask(other.ownerUrl, "select to_regclass('seen_here') as found"), [{ found: null }])
  assert.deepEqual(await ask(database.ownerUrl, "select to_regclass('seen_here')::text as found"), [
    { found: 'seen_here' },
  ])
})
