// The wall between forces is the database's own: with no force in the question nothing of another shows, nor anything that is closed. Without the product.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Database, openDatabase } from '../src/kernel/database.ts'
import { instant } from '../src/kernel/time.ts'
import { SYSTEM } from '../src/registers/world.ts'
import { plant } from './canaries.ts'
import { testDatabase } from './database.ts'
import { asAdmin } from './server.ts'
import { forcesSeen, functionsOfEveryForce, readableBy, type Table, viewsOfTheirOwner, withRows } from './the-wall.ts'

const now = instant('2026-11-23T09:00:00Z')
const [ours, theirs] = ['staffordshire-demonstration', 'warwickshire']
const database = await testDatabase()
const roles = ['vigil_app', 'vigil_measure', 'vigil_judge'] as const
const databases = new Map<string, Database>(
  roles.map((role) => [role, openDatabase(database.url(role), { connections: 2 })]),
)
after(async () => {
  for (const one of databases.values()) await one.close()
})

before(async () => {
  await plant(database.ownerUrl, theirs, 'CANARY7Q', now)
})

const as = (role: string): Database => {
  const found = databases.get(role)
  assert.ok(found)
  return found
}

/** Where a role reads less than its force's: the judge of the duties of recommendations alone. */
const narrower: ReadonlyMap<string, readonly string[]> = new Map([['vigil_judge', ['alarm', 'duty']]])

for (const role of roles) {
  test(`${role} sees rows of a force in every table it may read, for that force alone: for another none, and none where it says no force`, async () => {
    const tables = await readableBy(database.ownerUrl, role)
    const seenBy = async (force: string) => withRows(await forcesSeen(as(role), tables, { force, who: SYSTEM, now }))
    assert.deepEqual(await seenBy(ours), [])
    assert.deepEqual(await seenBy(''), [])
    assert.deepEqual(
      await seenBy(theirs),
      tables.map(({ name }) => name).filter((name) => !(narrower.get(role) ?? []).includes(name)),
      'the positive control',
    )
    assert.ok(tables.length > 40, `${tables.length} tables`)
  })
}

test('no view asks as its owner', async () => {
  assert.deepEqual(await viewsOfTheirOwner(database.ownerUrl), [])
})

test('closed to somebody of its own force, a record shows in no table that looks at single records; figures count it', async () => {
  const tables: readonly Table[] = (await readableBy(database.ownerUrl, 'vigil_app')).filter(
    (one) => one.closes !== null,
  )
  const asker = { force: theirs, who: '00000000-0000-7000-8000-000000000001', now }
  assert.deepEqual(
    withRows(await forcesSeen(as('vigil_app'), tables, asker)),
    tables.map(({ name }) => name),
  )
  await asAdmin(database.ownerUrl, async (client) => {
    await client.query('set row_security = off')
    for (const { name, closes } of tables)
      await client.query(
        `insert into restriction (force_id, record_id, reason, since) select distinct force_id, ${closes}, 'closed', $2::timestamptz from ${name} where force_id = $1 on conflict do nothing`,
        [theirs, now],
      )
  })
  assert.deepEqual(withRows(await forcesSeen(as('vigil_app'), tables, asker)), [])
  const facts = tables.filter(({ name }) => name === 'fact' || name === 'episode')
  assert.deepEqual(withRows(await forcesSeen(as('vigil_measure'), facts, asker)), ['episode', 'fact'])
})

/** Asked before anybody is signed in, or of an address that may be anybody’s: of every force. */
const ofEveryForce = ['forces_at_work', 'session_person', 'sign_in_account', 'sign_in_address_used', 'token_person']

test('a function that sees more than whoever calls it asks for the force of the transaction', async () => {
  assert.deepEqual(await functionsOfEveryForce(database.ownerUrl), ofEveryForce)
})
