// Two handlers report one child at the same moment: both are on the board, and the second says that it may be the first.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { reportsOf } from '../../../../test/report.ts'
import { turnsOf } from './like-reports.ts'

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
  assert.deepEqual(turnsOf({ name: 'Łucja Ô’Brien-Prŷs', personId: null }), ['łuc', 'bri', 'pry'])
  assert.deepEqual(turnsOf({ name: '?', personId: 'a person' }), ['a person'])
})
