// Whom a form offers: whoever holds the job, wherever their name stands in the alphabet; the own unit first; and that there are more.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import Type from 'typebox'
import { testDatabase } from '../../test/database.ts'
import { openDatabase } from '../kernel/database.ts'
import { newId } from '../kernel/identity.ts'
import { instant } from '../kernel/time.ts'
import type { Role } from '../registers/permissions.ts'
import { appendTo } from '../registers/records.ts'
import { staffProcedure } from '../registers/staff.ts'
import { contextOf, SYSTEM, type World } from '../registers/world.ts'
import { standingPolicy } from '../work/standing-policy.ts'
import { formFields } from './forms.ts'
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
    'There are more than the 2 listed here. Your unit comes first, then the order is by name.',
  ])
  assert.equal((await staffToChoose(world, { jobs: null, most: 2 })).at(-1)?.value, 'more')
  assert.equal((await offered({ jobs: null, most: 4 })).length, 4)
})

test('found by a part of the name, whatever its case, among those whose job it is; whoever is chosen already stays', async () => {
  const typed = { '_find.staffId': ' ASH ' }
  assert.deepEqual(await offered({ jobs: ['sergeant'], typed, most: 2 }), ['Zoe Ashdown, sergeant, call handler'])
  const bram = { ...typed, staffId: ids.get('Bram Okoro') ?? '' }
  assert.deepEqual(await offered({ jobs: null, typed: bram, most: 4 }), [
    'Bram Okoro, sergeant',
    'Asha Nolan, call handler',
    'Zoe Ashdown, sergeant, call handler',
  ])
  assert.deepEqual(await offered({ jobs: null, typed: { '_find.staffId': '%' } }), [], 'no pattern, only letters')
  assert.deepEqual(await offered({ jobs: null, typed: { '_find.staffId': 'x', staffId: 'nonsense' } }), [])
})

test('the form offers to find the others, keeps what was sought, and has no option that is nobody', async () => {
  const body = Type.Object({ staffId: { ...Type.String({ maxLength: 60 }), title: 'Who?', input: 'select' } })
  const fieldFor = async (typed: Readonly<Record<string, string>>, most: number) =>
    formFields(body, typed, [], { staffId: await staffToChoose(world, { jobs: null, typed, most }) })[0]
  const whole = await fieldFor({}, 4)
  assert.deepEqual([whole?.finding, whole?.choices.length], [null, 4])
  const part = await fieldFor({}, 2)
  assert.deepEqual(
    [part?.finding?.name, part?.finding?.typed, part?.choices.map(({ text }) => text)],
    ['_find.staffId', '', ['Asha Nolan, call handler', 'Cora Vane, sergeant']],
  )
  const found = await fieldFor({ '_find.staffId': 'zoe' }, 2)
  assert.match(found?.finding?.words ?? '', /The list shows names that contain “zoe”/)
  assert.equal(found?.choices[0]?.text, 'Zoe Ashdown, sergeant, call handler')
})
