// What a report asks of other bodies stands apart: no plan of the force is counted by it, lacks for it, or is late for it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { covered } from '../../../test/covered.ts'
import { dates, worded } from '../../../test/planned-action.ts'
import { demonstrationForce } from '../../demonstration/force.ts'
import { openSeal } from '../../kernel/sequencer.ts'
import { type Instant, instant } from '../../kernel/time.ts'

const now: Instant = instant('2026-11-23T09:00:00Z')
const it = await testApp({ clock: () => now })
const [keeper, chief, owner, inspector] = [
  await it.named('Sam Underhill'),
  await it.named('Tess Mowbray'),
  await it.named('Rosa Wexford'),
  await it.named('Ines Fallow'),
]
const made = (answer: { status: number; text: string }) => {
  assert.ok(answer.status === 200 || answer.status === 201, answer.text)
  return String(JSON.parse(answer.text).recordId)
}
const inspection = made(
  await keeper.api('/api/inspection/inspections', {
    ...{ reference: 'BOTH-1', title: 'Report BOTH-1', body: 'HMICFRS', kind: 'initial', fieldwork: null },
    ...{ programme: 'national child protection inspection, 2024 framework', address: null, follows: null },
    ...{ readers: [], publishedOn: '2026-11-02' },
  }),
)
for (const [reference, addressee] of [
  ['BOTH-1/1', 'chief constable'],
  ['BOTH-1/2', 'local policing body'],
])
  made(
    await keeper.api(`/api/inspection/${inspection}/recommendations`, {
      ...{ reference, theme: 'Calls by night', words: 'Answer calls.', timeScale: 'months-3', on: null },
      ...{ paragraph: null, findingId: null, addressee, addresseeName: null },
    }),
  )
type Row = { readonly record_id: string; readonly reference: string; readonly whose?: string }
const shownPlan = async () => JSON.parse((await keeper.get('/api/plan')).text)
const named = (rows: readonly Row[]) => rows.map((one) => one.reference).filter((one) => one.startsWith('BOTH'))

test('the plan lists it apart, with whose it is', async () => {
  const { unserved, ofOthers } = await shownPlan()
  assert.deepEqual([named(unserved), named(ofOthers)], [['BOTH-1/1'], ['BOTH-1/2']])
  assert.equal(ofOthers[0].whose, 'the local policing body')
  assert.match((await keeper.get('/plan')).text, /1 recommendation is addressed to other bodies, and not counted here/)
})

test('the register, the inspectors’ workspace and the board’s pack say so, and count it apart', async () => {
  const { rows } = JSON.parse((await keeper.get('/api/recommendations')).text)
  const status = (reference: string) => rows.find((one: Row) => one.reference === reference)?.status
  assert.deepEqual([status('BOTH-1/1'), status('BOTH-1/2')], ['no closure test', 'asked of others, not of the force'])
  assert.match((await inspector.get('/inspector')).text, /Asked of others, not of the force: 1 recommendation/)
  const meeting = made(await keeper.api('/api/meeting/calls', { title: 'Board', heldOn: '2026-12-10' }))
  await covered(it.databases.clock, demonstrationForce.id, now, openSeal('ledger', it.files))
  made(await keeper.api(`/api/meeting/${meeting}/pack`, { decisionsAsked: [], childrenSaid: [] }))
  assert.match((await chief.get(`/meeting/${meeting}`)).text, /· asked of others, not of the force: 1</)
})

test('a version that answers for the force is approved and sent: nothing is owed for the other, and the letter says whose it is', async () => {
  const { unserved, ofOthers } = await shownPlan()
  const ours = unserved.find((one: Row) => one.reference === 'BOTH-1/1').record_id
  const action = made(await keeper.api('/api/action/actions', { ...worded(ours), dates }))
  made(await keeper.api(`/api/action/${action}/allocation`, { staffId: owner.person.staffId, post: 'Coordinator' }))
  const recommendations = [ours, ofOthers[0].record_id]
  const plan = made(
    await keeper.api('/api/plan/plans', { title: 'Plan in answer', to: 'His Majesty’s Inspector', recommendations }),
  )
  made(await keeper.api(`/api/plan/${plan}/drafts`, { because: 'First draft', reasons: [] }))
  assert.match(
    (await keeper.get(`/plan/${plan}`)).text,
    /1 recommendation of the force and 1 addressed to other bodies, 1 action now/,
  )
  assert.match((await keeper.get('/plan/versions')).text, /answers 1 recommendation, and 1 addressed to other bodies/)
  made(await chief.api(`/api/plan/${plan}/approval`, {}))
  const letter = (await chief.get(`/plan/${plan}/letter`)).text.replace(/\s+/g, ' ')
  assert.match(letter, /1 action in answer to 1 of 1 recommendation,.*1 recommendation of the report is addressed/)
  assert.match(letter, /<strong>Addressed to the local policing body<\/strong>, which answers for it itself/)
  made(await keeper.api(`/api/plan/${plan}/submission`, { receipt: null }))
  const { leftOut, planSent } = JSON.parse((await keeper.get(`/api/inspection/${inspection}`)).text)
  assert.deepEqual([leftOut, planSent[0]?.open], [[], ['BOTH-1/1']])
})
