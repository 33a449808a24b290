// Two handlers report one child at the same moment: both are on the board, and the second says that it may be the first.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { reportsOf } from '../../../../test/report.ts'
import { sqlState } from '../../../kernel/database/failures.ts'
import { sql } from '../../../kernel/sql.ts'
import type { World } from '../../../registers/world.ts'
import { afterLikeReports, turnsOf } from './like-reports.ts'

const it = await testApp()
const handlers = [await it.named('Asha Nolan'), await it.named('Dev Ramsden')] as const
const [mother, school] = handlers.map((one) => reportsOf(it, one, { age: 13, personId: null }))
assert.ok(mother && school)

for (const [round, surname] of ['Ashdown', 'Brackley', 'Corfield', 'Dunmore', 'Elmswell'].entries())
  test(`the same child twice at once, round ${round + 1}: two records, and one of them asks whether it is the other`, async () => {
    const made = await Promise.all([
      mother.made({ name: `Siân Llwyd-${surname}` }),
      school.made({ name: `Sian Llwyd ${surname}`, callerPhone: '07700 900777' }),
    ])
    const facts = await Promise.all(made.map(async (record) => JSON.stringify(await mother.factsOf(record))))
    const asks = facts.filter((one) => one.includes('missing.match-undecided/1'))
    assert.equal(asks.length, 1)
  })

test('what waits for what: names by how they begin, without their marks, and the child who was chosen', () => {
  const names = ['łuc', 'bri', 'pry']
  const asked = { name: 'Łucja Ô’Brien-Prŷs', personId: null }
  assert.deepEqual(turnsOf({ ...asked, searches: true }), { turns: names, alone: names })
  assert.deepEqual(turnsOf({ ...asked, searches: false }), { turns: names, alone: [] })
  assert.deepEqual(turnsOf({ ...asked, personId: 'a person', searches: false }), {
    turns: [...names, 'a person'],
    alone: ['a person'],
  })
  assert.deepEqual(turnsOf({ name: '?', personId: 'a person', searches: true }).alone, ['a person'])
})

test('one that is not searched for waits for one that is, and not for another; the child who was chosen is in one report at a time', async () => {
  const world = { who: handlers[0].person } as World
  const context = { force: world.who.forceId, who: world.who.staffId, now: it.clock() }
  const db = it.databases.app
  const turn = (searches: boolean, personId: string | null = null) => ({ name: 'Wren Holloway', personId, searches })
  /** What another comes to, while the first is not yet written: waiting is broken off at once. */
  const beside = async (first: ReturnType<typeof turn>, second: ReturnType<typeof turn>) =>
    await db.write(context, async (writer) => {
      await afterLikeReports(writer, world, first)
      const other = db.write(context, async (another) => {
        another.send(sql`select set_config('lock_timeout', '50ms', true)`)
        await afterLikeReports(another, world, second)
      })
      return await other.then(
        () => 'passed',
        (error) => (sqlState(error) === '55P03' ? 'waited' : String(error)),
      )
    })
  assert.equal(await beside(turn(false), turn(false)), 'passed')
  assert.equal(await beside(turn(true), turn(false)), 'waited')
  assert.equal(await beside(turn(false), turn(true)), 'waited')
  assert.equal(await beside(turn(true), turn(true)), 'waited')
  assert.equal(await beside(turn(false, 'one'), turn(false, 'one')), 'waited')
  assert.equal(await beside(turn(false, 'one'), turn(false, 'another')), 'passed')
})
