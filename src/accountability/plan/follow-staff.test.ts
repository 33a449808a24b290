// An owner who leaves the force, the unit or the job leaves the action without an owner, and everybody who reads the plan sees it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Client, testApp } from '../../../test/app.ts'
import { throughOrWaiting } from '../../../test/in-the-moment.ts'
import { check, claim, json, plannedActions, refusedWith } from '../../../test/planned-action.ts'
import { newId } from '../../kernel/identity.ts'
import { type Instant, instant } from '../../kernel/time.ts'
import { appendTo, load } from '../../registers/records.ts'
import { staffProcedure } from '../../registers/staff.ts'
import { contextOf } from '../../registers/world.ts'
import { allocate as allocateCommand } from './action/allocating.ts'
import { whyLeft } from './action/follow-staff.ts'
import { action } from './action/procedure.ts'

const now: Instant = instant('2026-11-23T09:00:00Z')
const it = await testApp({ clock: () => now })
const keeper = await it.named('Sam Underhill')
const auditor = await it.named('Vic Arkwright')

const { written, allocate, state } = await plannedActions(keeper)
const staffFact = async (client: Client, kind: string, body: unknown) => {
  const world = await it.app.world(keeper.person)
  await it.databases.app.write(contextOf(world), async (writer) => {
    const writing = { writer, world, commandId: newId(now) }
    await appendTo(writing, staffProcedure, client.person.staffId, () => [{ kind, happenedAt: now, body }])
  })
}
const unallocatedCount = async (): Promise<number> => {
  const headline = new Map(Object.entries((await json(keeper, '/api/plan'))['headline'] ?? {}))
  return Number(headline.get('unallocated'))
}

test('an owner who leaves: the action is unallocated in the same transaction, counted at the head of the plan, and a duty runs', async () => {
  const leaver = await it.named('Esme Tindall')
  const [open, claimed, checked] = [await written(), await written(), await written()]
  for (const id of [open, claimed, checked]) await allocate(id, leaver)
  for (const id of [claimed, checked]) await claim(id, leaver)
  await check(checked, auditor)
  const before = await unallocatedCount()
  await staffFact(leaver, 'staff.left/1', {})
  assert.deepEqual(
    [await state(open), await state(claimed), await state(checked)],
    ['unallocated', 'unallocated', 'checked'],
  )
  assert.equal(await unallocatedCount(), before + 2)
  assert.match((await keeper.get('/plan')).text, new RegExp(`<strong>${before + 2}</strong>unallocated`))
  const page = (await keeper.get(`/action/${open}`)).text
  assert.match(page, /Esme Tindall owned it. Left the force/)
  assert.match(page, /Give the action a named owner/)
  refusedWith(await allocate(open, leaver), /nobody with that name in post/)
})

test('an owner who moves to another unit leaves the post; one whose details change does not', async () => {
  const mover = await it.named('Hollie Marchbank')
  const id = await written()
  await allocate(id, mover, 'Local operations inspector, Stoke')
  await staffFact(mover, 'staff.changed/1', { email: 'hollie@demonstration.example' })
  assert.equal(await state(id), 'allocated')
  await staffFact(mover, 'staff.changed/1', { unit: 'burton-response' })
  assert.equal(await state(id), 'unallocated')
  await allocate(id, mover, 'Local operations inspector, Burton')
  await staffFact(mover, 'staff.changed/1', { roles: ['sergeant'] })
  assert.equal(await state(id), 'unallocated')
})

test('an owner whose job changes in the same unit leaves the post, though the new job may own actions too', async () => {
  const mover = await it.newcomer(keeper.person.forceId, 'Idris Fallow', ['duty superintendent', 'policy author'])
  const id = await written()
  await allocate(id, mover, 'Lead for reviews')
  await staffFact(mover, 'staff.changed/1', { roles: ['duty superintendent'] })
  assert.equal(await state(id), 'allocated', 'what was left is no job that owns actions')
  await staffFact(mover, 'staff.changed/1', { roles: ['local operations inspector'] })
  assert.equal(await state(id), 'unallocated')
  assert.match((await keeper.get(`/action/${id}`)).text, /Idris Fallow owned it. No longer duty superintendent/)
  await staffFact(mover, 'staff.changed/1', { roles: ['local operations inspector', 'duty superintendent'] })
  await allocate(id, mover, 'Duty superintendent')
  await staffFact(mover, 'staff.changed/1', { roles: ['duty superintendent'] })
  assert.equal(await state(id), 'allocated', 'the post names the job that they still hold')
})

test('an allocation from before jobs were kept follows the jobs that its owner held until then', () => {
  const owner = { staffId: newId(now), post: 'Lead for reviews', unit: 'control-room' }
  const toInspector = { kind: 'staff.changed/1', body: { roles: ['local operations inspector'] } }
  assert.equal(whyLeft(owner, toInspector, ['duty superintendent']), 'No longer duty superintendent')
  assert.equal(whyLeft(owner, toInspector, ['local operations inspector']), null)
})

test('given an action in the very moment in which they leave or change their job: it is nobody’s, whoever is first', async () => {
  const changes = [
    ['Ida Coppice', 'staff.left/1', {}],
    ['Osric Pell', 'staff.changed/1', { roles: ['sergeant'] }],
  ] as const
  for (const [name, kind, body] of changes) {
    const [first, second] = [await written(), await written()]
    const leaver = await it.newcomer(keeper.person.forceId, name, ['local operations inspector'])
    const { staffId } = leaver.person
    const giving = await it.app.world(keeper.person)
    let leaving: Promise<unknown> = Promise.resolve()

    await giving.db.write(contextOf(giving), async (writer) => {
      const folded = await load(writer, giving, action, first)
      const asked = { body: { staffId, post: 'Lead for reviews' }, folded, world: giving, prepared: null }
      assert.ok(await allocateCommand.evidence(writer, asked), 'here still')
      leaving = staffFact(leaver, kind, body)
      await throughOrWaiting(it.databases.clock, now, leaving)
      const allocated = { staffId, post: 'Lead for reviews', unit: null, jobs: ['local operations inspector'] }
      await appendTo({ writer, world: giving, commandId: newId(now) }, action, first, () => [
        { kind: 'action.allocated/1', happenedAt: now, body: allocated },
      ])
    })
    await leaving
    assert.equal(await state(first), 'unallocated', `${kind} second`)

    const back = await it.newcomer(keeper.person.forceId, `${name} again`, ['local operations inspector'])
    const parting = await it.app.world(back.person)
    let given = Promise.resolve({ status: 0, text: '' })
    await parting.db.write(contextOf(parting), async (writer) => {
      const writing = { writer, world: parting, commandId: newId(now) }
      await appendTo(writing, staffProcedure, back.person.staffId, () => [{ kind, happenedAt: now, body }])
      given = allocate(second, back)
      await throughOrWaiting(it.databases.clock, now, given)
    })
    refusedWith(await given, /nobody with that name in post|job cannot own actions/)
    assert.notEqual(await state(second), 'allocated', `${kind} first`)
  }
})
