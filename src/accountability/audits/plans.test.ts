// What is planned is drawn: a plan that is left stays in sight and late, and a second one for the same cases says why.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { type Instant, instant } from '../../kernel/time.ts'

let now: Instant = instant('2026-09-30T09:00:00Z')
const it = await testApp({ clock: () => now })
let vic = await it.named('Vic Arkwright')
let rhona = await it.named('Rhona Verity')
let commissioner = await it.named('Uma Kettering')

const plan = {
  title: 'Missing children, October 2026',
  kind: 'case files',
  topic: 'missing children',
  from: '2026-10-01',
  until: '2026-10-31',
  size: 10,
  doubleShare: 0.2,
  peerShare: 0.1,
  seed: 'a phrase for October 2026',
}
const planned = async (more: object = {}) => await vic.api('/api/audit/plans', { ...plan, ...more })
const made = (answer: { status: number; text: string }): string => {
  assert.equal(answer.status, 201, answer.text)
  return String(JSON.parse(answer.text).recordId)
}
const again = { title: 'The better one', seed: 'another phrase for October' }

const first = made(await planned())

test('a second plan for cases of the same days is refused without a reason, and shown as a second with one', async () => {
  const refused = await planned({ ...again, from: '2026-10-20', until: '2026-11-20' })
  assert.equal(refused.status, 422)
  assert.match(refused.text, /audited by “Missing children, October 2026”.*say why there is a second/)
  made(await planned({ ...again, title: 'November', from: '2026-11-01', until: '2026-11-30' }))
  const second = made(await planned({ ...again, second: 'The first leaves out those under ten' }))
  const page = (await commissioner.get(`/audit/${second}`)).text
  assert.match(page, /A second plan for these cases: The first leaves out those under ten/)
  assert.match(page, /Missing children, October 2026<\/a> \(not drawn\)/)
  assert.match((await commissioner.get(`/audit/${first}`)).text, /The better one<\/a> \(not drawn\)/)
  assert.match((await commissioner.get('/audits')).text, /second plan for these cases: The first leaves/)
})

test('two planned at the same moment do not both pass', async () => {
  const december = { from: '2026-12-01', until: '2026-12-31' }
  const both = await Promise.all([
    planned({ ...december, seed: 'the one phrase here' }),
    planned({ ...december, ...again }),
  ])
  assert.deepEqual(both.map(({ status }) => status).sort(), [201, 422])
})

test('not drawn a week after its period, it is late, and everybody sees it', async () => {
  assert.match((await commissioner.get(`/audit/${first}`)).text, /It must be drawn by/)
  now = instant('2026-10-31T23:30:00Z')
  vic = await it.as(vic.person)
  const early = await vic.api(`/api/audit/${first}/draw`, { seed: plan.seed, auditors: [vic.person.staffId] })
  assert.match(early.text, /The period runs to the end of 31 October 2026/, 'on its last day it is not over')
  const day = { from: '2027-01-05', until: '2027-01-05' }
  made(await planned({ ...again, ...day, title: 'One day' }))
  now = instant('2026-11-09T09:00:00Z')
  vic = await it.as(vic.person)
  rhona = await it.as(rhona.person)
  commissioner = await it.as(commissioner.person)
  assert.match((await commissioner.get(`/audit/${first}`)).text, /It should have been drawn by/)
  assert.match((await commissioner.get('/audits')).text, /10 not drawn: overdue since/)
})

test('withdrawn by another person than who planned it, it stays on the list; a plan after it is a second still', async () => {
  const withdraw = async (by: typeof vic) =>
    await by.api(`/api/audit/${first}/withdrawal`, { because: 'No case ended in October' })
  assert.match((await withdraw(vic)).text, /You planned this audit. Another person/)
  const isOwed = async () =>
    JSON.parse((await vic.get('/api/clocks')).text).clocks.some(
      (one: { name: string; record_id: string }) => one.name === 'draw the sample' && one.record_id === first,
    )
  assert.equal(await isOwed(), true)
  assert.equal((await withdraw(rhona)).status, 200)
  assert.equal(await isOwed(), false, 'nobody owes what was withdrawn')
  assert.match((await withdraw(rhona)).text, /already been withdrawn/)
  assert.match((await commissioner.get('/audits')).text, /withdrawn 9 Nov[^<]*, not drawn/)
  assert.match((await commissioner.get(`/audit/${first}`)).text, /never drawn: No case ended in October/)
  const drawn = await vic.api(`/api/audit/${first}/draw`, { seed: plan.seed, auditors: [vic.person.staffId] })
  assert.match(drawn.text, /This plan was withdrawn/)
})
