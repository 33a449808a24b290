// A late action goes up all four steps, and its senior responsible officer is the one named for the recommendation it serves.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import Type from 'typebox'
import { Value } from 'typebox/value'
import { testApp } from '../../../test/app.ts'
import { dates, plannedActions } from '../../../test/planned-action.ts'
import { newId } from '../../kernel/identity.ts'
import { sql } from '../../kernel/sql.ts'
import { hours, type Instant, instant, plus } from '../../kernel/time.ts'
import { ringDue } from '../../registers/alarms.ts'
import { appendTo } from '../../registers/records.ts'
import { staffProcedure } from '../../registers/staff.ts'
import { contextOf } from '../../registers/world.ts'
import { kinds } from '../kinds.ts'

let now: Instant = instant('2026-11-23T09:00:00Z')
const it = await testApp({ clock: () => now })
const keeper = await it.named('Sam Underhill')
const chief = await it.named('Tess Mowbray')
const owner = await it.named('Rosa Wexford')
const { recommendation, written, allocate } = await plannedActions(keeper)
const Rung = Type.Array(Type.Object({ recipient: Type.String() }))

async function lateAction(): Promise<string> {
  const id = await written({ dates: { ...dates, dueOn: '2026-11-30' } })
  assert.equal((await allocate(id, owner)).status, 200)
  return id
}

test('to its owner, the officer named, the board and the local policing body; and to no other chief officer', async () => {
  const id = await lateAction()
  const named = { staffId: chief.person.staffId, post: 'Assistant Chief Constable' }
  assert.equal((await keeper.api(`/api/recommendation/${recommendation}/responsible`, named)).status, 200)
  const moved = { dueOn: '2026-12-01', effectOn: dates.effectOn, because: 'The trainer is ill' }
  assert.equal((await owner.api(`/api/action/${id}/date-request`, moved)).status, 200)
  assert.equal((await keeper.api(`/api/action/${id}/date-agreement`, {})).status, 200)
  now = plus(now, hours(24 * 40))
  await ringDue(it.databases.clock, kinds, it.app.policies, now)
  const { rows } = await it.databases.app.read(
    contextOf(await it.app.world(keeper.person)),
    async (reader) =>
      await reader.query(
        sql`select recipient from outbox where record_id = ${id} and duty = 'do the action' order by recipient limit 20`,
      ),
  )
  assert.deepEqual(
    Value.Parse(Rung, rows)
      .map(({ recipient }) => recipient)
      .sort(),
    [owner.person.staffId, chief.person.staffId, 'board', "commissioner's office"].sort(),
  )
  const told = async (name: string) => (await (await it.named(name)).get('/told')).text
  const words = /An action is overdue: 7 days late, to the senior responsible officer/
  assert.match(await told('Tess Mowbray'), words)
  assert.doesNotMatch(await told('Sunita Brand'), words)
  const page = await told('Uma Kettering')
  assert.match(page, /An action is overdue: 28 days late, to the local policing body/)
  assert.match(
    page,
    /An action is overdue: 28 days late, to the local policing body[^/]*due 1 December 2026, date moved 1 time/,
  )
  assert.match(page, /The panel does \(Policing Protocol, paragraph 24\)/)
})

test('what is still open after a quarter stands there, and an officer who has left is told nothing: the others are', async () => {
  // Forty days on: everybody signs in again.
  const keeperNow = await it.named('Sam Underhill')
  const plan = await plannedActions(keeperNow)
  const gone = await it.newcomer(keeper.person.forceId, 'Ada Quill', ['chief officer'])
  const named = { staffId: gone.person.staffId, post: 'Assistant Chief Constable' }
  assert.equal((await keeperNow.api(`/api/recommendation/${recommendation}/responsible`, named)).status, 200)
  const id = await plan.written({ dates: { startOn: '2027-01-04', dueOn: '2027-01-11', effectOn: '2027-02-01' } })
  assert.equal((await plan.allocate(id, owner)).status, 200)
  const world = await it.app.world(keeper.person)
  await it.databases.app.write(contextOf(world), async (writer) => {
    const writing = { writer, world, commandId: newId(now) }
    const left = { kind: 'staff.left/1', happenedAt: now, body: {} }
    await appendTo(writing, staffProcedure, gone.person.staffId, () => [left])
  })
  const shown = (await keeperNow.get(`/recommendation/${recommendation}`)).text
  assert.match(shown, /Ada Quill, Assistant Chief Constable, <strong[^>]*>who has left/)
  now = plus(now, hours(24 * 150))
  await ringDue(it.databases.clock, kinds, it.app.policies, now)
  const told = async (name: string) => (await (await it.named(name)).get('/told')).text
  assert.match(await told('Sunita Brand'), new RegExp(`/action/${id}`))
  now = plus(now, hours(24 * 100))
  const page = await told('Uma Kettering')
  assert.match(page.split('Since done')[0] ?? '', new RegExp(`/action/${id}`), 'nobody did it meanwhile')
})
