// Whom a form offers: whoever holds the job, wherever their name stands in the alphabet; the own unit first; and that there are more.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../test/database.ts'
import { openDatabase } from '../kernel/database.ts'
import { newId } from '../kernel/identity.ts'
import { instant } from '../kernel/time.ts'
import type { Role } from '../registers/permissions.ts'
import { appendTo } from '../registers/records.ts'
import { staffProcedure } from '../registers/staff.ts'
import { contextOf, SYSTEM, type World } from '../registers/world.ts'
import { standingPolicy } from '../work/standing-policy.ts'
import { staffToChoose } from './staff-choices.ts'

const now = instant('2026-03-27T21:00:00.000Z')
const db = openDatabase((await testDatabase()).url('vigil_app'), { connections: 2 })
test.after(async () => await db.close())
const world: World = {
  db,
  now,
  who: { staffId: SYSTEM, forceId: 'north', name: 'Vigil', roles: [], unit: 'response', supervisorId: null },
  policyAt: () => standingPolicy,
  reactions: [],
}
const ids = new Map<string, string>()
await db.write(contextOf(world), async (writer) => {
  const writing = { writer, world, commandId: newId(now) }
  const people: readonly (readonly [name: string, roles: readonly Role[], unit: string])[] = [
    ['Asha Nolan', ['call handler'], 'response'],
    ['Bram Okoro', ['sergeant'], 'station'],
    ['Cora Vane', ['sergeant'], 'response'],
    ['Zoe Ashdown', ['sergeant', 'call handler'], 'station'],
  ]
  for (const [name, roles, unit] of people) {
    const body = { name, roles: [...roles], unit, email: null, supervisorId: null, gradingTrainedUntil: null }
    const staffId = newId(now)
    ids.set(name, staffId)
    await appendTo(writing, staffProcedure, staffId, () => [{ kind: 'staff.joined/1', happenedAt: now, body }])
  }
})
const offered = async (asked: Parameters<typeof staffToChoose>[1]) =>
  (await staffToChoose(world, asked)).map(({ text }) => text)

test('two are read and three people stand before them: the sergeants are offered, those of the own unit first', async () => {
  assert.deepEqual(await offered({ jobs: ['sergeant'], most: 3 }), [
    'Cora Vane, sergeant',
    'Bram Okoro, sergeant',
    'Zoe Ashdown, sergeant, call handler',
  ])
})

test('more than can be listed: it says so, and whoever the form holds already is listed in any case', async () => {
  const zoe = ids.get('Zoe Ashdown') ?? ''
  assert.deepEqual(await offered({ jobs: null, listed: [zoe], most: 2 }), [
    'Zoe Ashdown, sergeant, call handler',
    'Asha Nolan, call handler',
    'There are more than these 2: those of your unit stand first, then by name. For anybody else use the API',
  ])
  assert.equal((await staffToChoose(world, { jobs: null, most: 2 })).at(-1)?.value, 'more')
  assert.equal((await offered({ jobs: null, most: 4 })).length, 4)
})
