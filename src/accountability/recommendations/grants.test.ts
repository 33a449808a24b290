// Standing cannot be written: not by any role but the judge's, and by nobody changed.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import pg from 'pg'
import { testDatabase } from '../../../test/database.ts'
import { roles as allRoles, type Role } from '../../kernel/roles.ts'

const database = await testDatabase()
const roles: readonly Role[] = allRoles.filter((role) => role !== 'vigil_judge')
const record = '018f0000-0000-7000-8000-00000000000a'
const reading = `insert into standing_reading (force_id, record_id, at, standing, since, stops, figures, test, ledger_size)
  values ('demonstration', '${record}', $1, 'met', now(), '[]', '[]', '{}', 0)`
const context =
  "select set_config('vigil.force', 'demonstration', false), set_config('vigil.who', '00000000-0000-7000-8000-000000000001', false), set_config('vigil.now', '2026-11-23T09:00:00.000Z', false)"

const clients = new Map<Role, pg.Client>()
const as = (role: Role): pg.Client => {
  const client = clients.get(role)
  assert.ok(client)
  return client
}

for (const role of [...roles, 'vigil_judge'] as const) {
  const url = new URL(database.url(role).replace(/@\//, '@localhost/'))
  const host = url.searchParams.get('host')
  const port = Number(url.searchParams.get('port') ?? 5432)
  const client = new pg.Client(
    host === null
      ? database.url(role)
      : { host, port, user: role, database: url.pathname.slice(1), password: url.password },
  )
  // The database may be dropped before these connections are closed.
  client.on('error', () => undefined)
  await client.connect()
  await client.query(context).catch(() => undefined)
  clients.set(role, client)
}
after(async () => {
  for (const client of clients.values()) await client.end().catch(() => undefined)
})

const refused = async (client: pg.Client, statement: string, values: readonly unknown[] = []) =>
  await assert.rejects(
    client.query(statement, [...values]),
    (error: unknown) => error instanceof pg.DatabaseError && error.code === '42501',
  )

test('the judge can write a reading: the positive control', async () => {
  const written = await as('vigil_judge').query(reading, ['2026-11-23T09:00:00Z'])
  assert.equal(written.rowCount, 1)
})

for (const role of roles) {
  test(`${role} can neither write, change nor remove a reading`, async () => {
    await refused(as(role), reading, ['2026-11-23T10:00:00Z'])
    await refused(as(role), "update standing_reading set standing = 'met'")
    await refused(as(role), 'delete from standing_reading')
    await refused(as(role), 'truncate standing_reading')
  })
}

test('not even the judge changes or removes one', async () => {
  await refused(as('vigil_judge'), "update standing_reading set standing = 'met'")
  await refused(as('vigil_judge'), 'delete from standing_reading')
})

test('no role changes or removes a fact, and the judge appends only what re-opens', async () => {
  for (const role of [...roles, 'vigil_judge'] as const) {
    await refused(as(role), "update fact set kind = 'missing.closed/1'")
    await refused(as(role), 'delete from fact')
  }
  const fact = (
    kind: string,
  ) => `insert into fact (force_id, record_id, position, kind, happened_at, recorded_at, recorded_by, command_id, policy_version, body, salt, body_hash)
    values ('demonstration', '${record}', 1, '${kind}', now(), now(), '${record}', '${record}', 'x', '{}', '', '')`
  await refused(as('vigil_judge'), fact('missing.closed/1'))
  // Nor does anybody but the judge say that a test passes.
  for (const role of roles) await refused(as(role), fact('recommendation.test-passed/1'))
  // Nor that it computed a status.
  for (const role of roles) await refused(as(role), fact('reading.taken/1'))
  const written = await as('vigil_judge').query(fact('recommendation.re-opened/1'))
  assert.equal(written.rowCount, 1)
})
