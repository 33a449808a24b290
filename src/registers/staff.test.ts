// Staff and units by facts, read back through every statement, and closed to another force.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../test/database.ts'
import { sqlState } from '../kernel/database/failures.ts'
import { openDatabase } from '../kernel/database.ts'
import { newId } from '../kernel/identity.ts'
import { sql } from '../kernel/sql.ts'
import { instant } from '../kernel/time.ts'
import type { NewFact } from '../practice/fact.ts'
import type { Policy } from '../practice/policy.ts'
import { appendTo } from './records.ts'
import {
  gradingTrainedUntil,
  listStaff,
  listUnits,
  personOfRow,
  type StaffDetails,
  staffByEmail,
  staffById,
  staffProcedure,
  unitProcedure,
} from './staff.ts'
import { contextOf, SYSTEM, type World } from './world.ts'

const now = instant('2026-03-27T21:00:00.000Z')
const asha = '0195d8a0-0000-7000-8000-00000000000a'
const bram = '0195d8a0-0000-7000-8000-00000000000b'
const policy: Policy = {
  version: 'test 1',
  effectiveFrom: instant('2020-01-01T00:00:00.000Z'),
  recordingToleranceMinutes: 15,
  values: {},
  tables: {},
  holidays: { dates: new Set(), since: '2020-01-01', until: '2028-12-31' },
}

const details: StaffDetails = {
  name: 'Asha Nolan',
  roles: ['call handler'],
  unit: 'control-room',
  email: 'Asha.Nolan@north.example',
  supervisorId: null,
  gradingTrainedUntil: '2027-01-31',
}

const database = await testDatabase()
const db = openDatabase(database.url('vigil_app'), { connections: 2 })
test.after(async () => await db.close())

const worldOf = (forceId: string): World => ({
  db,
  now,
  who: { staffId: SYSTEM, forceId, name: 'Vigil', roles: [], unit: null, supervisorId: null },
  policyAt: () => policy,
  reactions: [],
})
const north = worldOf('north')

async function record(
  world: World,
  procedure: typeof staffProcedure | typeof unitProcedure,
  id: string,
  ...facts: NewFact[]
) {
  await world.db.write(contextOf(world), async (writer) => {
    const writing = { writer, world, commandId: newId(now) }
    if (procedure.record === 'unit') await appendTo(writing, unitProcedure, id, () => facts)
    else await appendTo(writing, staffProcedure, id, () => facts)
  })
}

const fact = (kind: string, body: unknown): NewFact => ({ kind, happenedAt: now, body })
const read = <T>(world: World, work: Parameters<typeof db.read<T>>[1]) => db.read(contextOf(world), work)

await record(
  north,
  unitProcedure,
  newId(now),
  fact('unit.described/1', { unit: 'control-room', name: 'Control room', area: 'North', kind: 'control room' }),
)
await record(north, staffProcedure, asha, fact('staff.joined/1', details))

test('someone who joined is found by identity, address and name, and nobody else', async () => {
  const found = await read(north, async (reader) => await staffById.one(reader, { force: 'north', staff: asha }))
  assert.equal(found?.unit_name, 'Control room')
  assert.equal(found.grading_trained_until, '2027-01-31')
  assert.deepEqual(personOfRow({ ...found, roles: ['call handler', 'astrologer'] }).roles, ['call handler'])
  const byEmail = await read(north, async (reader) => {
    return await staffByEmail.one(reader, { force: 'north', email: 'asha.nolan@NORTH.example' })
  })
  assert.equal(byEmail?.staff_id, asha)
  const units = await read(north, async (reader) => await listUnits.all(reader, { force: 'north' }))
  assert.deepEqual(
    units.map((one) => one.unit_id),
    ['control-room'],
  )
})

test('another force sees nobody, even when it asks for them by name of the force', async () => {
  const south = worldOf('south')
  assert.equal(await read(south, async (reader) => await staffById.one(reader, { force: 'north', staff: asha })), null)
  assert.deepEqual(await read(south, async (reader) => await listUnits.all(reader, { force: 'north' })), [])
})

test('the list goes on after the last row of the page before', async () => {
  await record(
    north,
    staffProcedure,
    bram,
    fact('staff.joined/1', { ...details, name: 'Bram Okoro', email: 'bram@north.example' }),
  )
  const page = async (after: { name: string; staff: string } | null) =>
    (await read(north, async (reader) => await listStaff.all(reader, { force: 'north', after, limit: 1 }))).map(
      (one) => one.name,
    )
  assert.deepEqual(await page(null), ['Asha Nolan'])
  assert.deepEqual(await page({ name: 'Asha Nolan', staff: asha }), ['Bram Okoro'])
  assert.deepEqual(await page({ name: 'Bram Okoro', staff: bram }), [])
})

test('two people of one force cannot share an address', async () => {
  const third = newId(now)
  await assert.rejects(
    record(north, staffProcedure, third, fact('staff.joined/1', { ...details, email: 'ASHA.nolan@north.example' })),
    (error) => sqlState(error) === '23505',
  )
})

test('who changed keeps the rest, who left is found no more, and their address is free again', async () => {
  await record(north, staffProcedure, asha, fact('staff.changed/1', { roles: ['sergeant'] }))
  const changed = await read(north, async (reader) => await staffById.one(reader, { force: 'north', staff: asha }))
  assert.deepEqual([changed?.roles, changed?.name], [['sergeant'], 'Asha Nolan'])
  await record(north, staffProcedure, asha, fact('staff.left/1', {}))
  assert.equal(await read(north, async (reader) => await staffById.one(reader, { force: 'north', staff: asha })), null)
  const trained = await read(
    north,
    async (reader) => await gradingTrainedUntil.one(reader, { force: 'north', staff: asha }),
  )
  assert.equal(trained?.grading_trained_until, '2027-01-31')
  await record(north, staffProcedure, newId(now), fact('staff.joined/1', details))
})

test('the application cannot delete a member of staff', async () => {
  await assert.rejects(
    db.write(contextOf(north), async (writer) => await writer.query(sql`delete from staff where staff_id = ${bram}`)),
    (error) => sqlState(error) === '42501',
  )
})
