// The six-week letter is an approved version of a plan: submitting it meets the duty, and nothing typed does.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { type Instant, instant } from '../../../kernel/time.ts'

const now: Instant = instant('2026-11-23T09:00:00Z')
const it = await testApp({ clock: () => now })
const keeper = await it.named('Sam Underhill')
const chief = await it.named('Tess Mowbray')
const owner = await it.named('Ruth Calloway').catch(async () => await it.named('Sunita Brand'))

async function sentOff(reference: string) {
  const entered = await keeper.api('/api/inspection/inspections', {
    ...{ reference, title: `Report ${reference}`, body: 'HMICFRS', kind: 'initial', fieldwork: null, address: null },
    ...{ programme: 'national child protection inspection, 2024 framework', follows: null, readers: [] },
    publishedOn: '2026-11-02',
  })
  const inspection = String(JSON.parse(entered.text).recordId)
  const asked = await keeper.api(`/api/inspection/${inspection}/recommendations`, {
    ...{ reference: `${reference}/1`, theme: 'Calls', words: 'Answer calls.', timeScale: 'months-3', on: null },
    ...{ paragraph: null, findingId: null, addressee: 'chief constable' },
  })
  assert.equal(asked.status, 200, asked.text)
  const { rows } = JSON.parse((await keeper.get('/api/recommendations')).text)
  const recommendation = rows.find((row: { reference: string }) => row.reference === `${reference}/1`)?.record_id
  const written = await keeper.api('/api/action/actions', {
    ...{
      recommendations: [recommendation],
      text: 'Every call about a child is answered by a trained handler by night',
    },
    ...{ measures: ['M4'], auditOnly: null, guidance: [], videos: [], training: null, postsFunded: 4, postsFilled: 1 },
    ...{ dependsOn: [], dates: { startOn: '2026-11-24', dueOn: '2026-12-20', effectOn: '2027-02-01' } },
  })
  assert.equal(written.status, 201, written.text)
  const action = String(JSON.parse(written.text).recordId)
  const allocation = { staffId: owner.person.staffId, post: 'Head of contact' }
  const given = await keeper.api(`/api/action/${action}/allocation`, allocation)
  assert.equal(given.status, 200, given.text)
  const opened = await keeper.api('/api/plan/plans', {
    ...{ title: `Plan ${reference}`, publishedOn: '2026-11-02', to: 'HMICFRS', recommendations: [recommendation] },
  })
  const plan = String(JSON.parse(opened.text).recordId)
  assert.equal((await keeper.api(`/api/plan/${plan}/drafts`, { because: 'First' })).status, 200)
  return { inspection, plan }
}

const owed = async (reference: string): Promise<boolean> =>
  JSON.parse((await keeper.get('/api/clocks')).text).clocks.some(
    (one: { reference: string; name: string }) => one.reference === reference && one.name === 'send the action plan',
  )

test('submitting an approved plan meets the six-week duty of each report that it answers', async () => {
  const { inspection, plan } = await sentOff('SENT-1')
  assert.equal((await chief.api(`/api/plan/${plan}/approval`, {})).status, 200)
  assert.equal(await owed('SENT-1'), true, 'approved is not sent')
  assert.equal((await keeper.api(`/api/plan/${plan}/submission`, { receipt: null })).status, 200)
  assert.equal(await owed('SENT-1'), false)
  assert.match(
    (await keeper.get(`/inspection/${inspection}`)).text,
    /Action plan 1 sent to HMICFRS on 23 November 2026/,
  )
})

test('by hand an approved version is chosen; a draft is not offered', async () => {
  const { inspection, plan } = await sentOff('SENT-2')
  const form = async () => (await keeper.get(`/inspection/${inspection}/plan-sent`)).text
  assert.ok(!(await form()).includes('Plan SENT-2, version 1'))
  const body = { version: `${plan} 1`, to: 'HMICFRS', on: '2026-11-23' }
  assert.equal((await keeper.api(`/api/inspection/${inspection}/plan-sent`, body)).status, 422)
  assert.equal((await chief.api(`/api/plan/${plan}/approval`, {})).status, 200)
  assert.ok((await form()).includes('Plan SENT-2, version 1'))
  assert.equal((await keeper.api(`/api/inspection/${inspection}/plan-sent`, body)).status, 200)
  assert.equal(await owed('SENT-2'), false)
})
