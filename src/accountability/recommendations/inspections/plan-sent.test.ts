// The six-week letter is an approved version of a plan: submitting it meets the duty, and nothing typed does.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { demonstrationForce } from '../../../demonstration/force.ts'
import { newId } from '../../../kernel/identity.ts'
import { type Instant, instant } from '../../../kernel/time.ts'
import { systemPerson } from '../../../registers/alarms.ts'
import { appendTo } from '../../../registers/records.ts'
import { contextOf } from '../../../registers/world.ts'
import { recommendation } from '../procedure.ts'
import { endPlansOfNothing } from './all-ended.ts'

const now: Instant = instant('2026-11-23T09:00:00Z')
const it = await testApp({ clock: () => now })
const keeper = await it.named('Sam Underhill')
const chief = await it.named('Tess Mowbray')
const colleague = await it.named('Milo Ferrand')
const owner = await it.named('Ruth Calloway').catch(async () => await it.named('Sunita Brand'))

async function published(reference: string, asked: number | null = null): Promise<string> {
  const entered = await keeper.api('/api/inspection/inspections', {
    ...{ reference, title: `Report ${reference}`, body: 'HMICFRS', kind: 'initial', fieldwork: null, address: null },
    ...{ programme: 'national child protection inspection, 2024 framework', follows: null, readers: [], asked },
    publishedOn: '2026-11-02',
  })
  assert.equal(entered.status, 201, entered.text)
  return String(JSON.parse(entered.text).recordId)
}

async function asks(inspection: string, reference: string): Promise<string> {
  const asked = await keeper.api(`/api/inspection/${inspection}/recommendations`, {
    ...{ reference, theme: 'Record', words: null, timeScale: 'months-3', on: null, paragraph: null },
    ...{ findingId: null, addressee: 'chief constable' },
  })
  assert.equal(asked.status, 200, asked.text)
  const { rows } = JSON.parse((await keeper.get('/api/recommendations')).text)
  return String(rows.find((row: { reference: string }) => row.reference === reference)?.record_id)
}

async function rejected(recommendation: string): Promise<void> {
  const because = 'The other force answers all calls of both'
  const asked = await keeper.api(`/api/recommendation/${recommendation}/stages`, { stage: 'rejected', because })
  assert.equal(asked.status, 200, asked.text)
  const agreed = await chief.api(`/api/recommendation/${recommendation}/rejection-agreements`, {})
  assert.equal(agreed.status, 200, agreed.text)
}

async function sentOff(reference: string, another = false) {
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
  if (another) {
    const second = { reference: `${reference}/2`, theme: 'Record', words: null, timeScale: 'months-3', on: null }
    const more = { ...second, paragraph: null, findingId: null, addressee: 'chief constable' }
    assert.equal((await keeper.api(`/api/inspection/${inspection}/recommendations`, more)).status, 200)
  }
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
    ...{ title: `Plan ${reference}`, to: 'HMICFRS', recommendations: [recommendation] },
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
    /Action plan, version 1, sent to HMICFRS on 23 November 2026/,
  )
})

test('a plan has its report and its day from its recommendations, and follows a correction: one six-week date on every page', async () => {
  const { inspection, plan } = await sentOff('SENT-0')
  const onPlan = async () => (await keeper.get(`/plan/${plan}`)).text
  const onClocks = async () =>
    JSON.parse((await keeper.get('/api/clocks')).text).clocks.find(
      (one: { reference: string; name: string }) => one.reference === 'SENT-0' && one.name === 'send the action plan',
    )?.on
  assert.match(await onPlan(), /Report SENT-0<\/a>, published 2 November 2026\.\s*Usually due 14 December 2026/)
  assert.equal(await onClocks(), '14 December 2026')
  assert.match((await keeper.get('/plan/versions')).text, /14 December 2026<\/span>/)
  assert.match(
    (await keeper.get(`/plan/${plan}/letter`)).text,
    /In answer to Report SENT-0, published on 2 November 2026/,
  )
  assert.doesNotMatch((await keeper.get('/plan/plans')).text, /name="publishedOn/, 'nobody types it again')
  const right = {
    title: 'Report SENT-0',
    fieldwork: null,
    address: null,
    publishedOn: '2026-11-09',
    because: 'Misread',
  }
  assert.equal((await keeper.api(`/api/inspection/${inspection}/corrections`, right)).status, 200)
  assert.equal((await colleague.api(`/api/inspection/${inspection}/correction-agreements`, {})).status, 200)
  assert.match(await onPlan(), /published 9 November 2026\.\s*Usually due 21 December 2026/)
  assert.equal(await onClocks(), '21 December 2026')
  const letter = (await keeper.get(`/plan/${plan}/letter`)).text
  assert.match(letter, /published on 2 November 2026/, 'a version says what it said')
  assert.equal(
    (await keeper.api(`/api/plan/${plan}/drafts`, { because: 'The report’s day was corrected' })).status,
    200,
  )
  assert.match((await keeper.get(`/plan/${plan}/letter`)).text, /published on 9 November 2026/)
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

test('a letter that leaves a recommendation out does not meet the duty; with a reason for it, it does', async () => {
  const { inspection, plan } = await sentOff('SENT-3', true)
  assert.equal((await chief.api(`/api/plan/${plan}/approval`, {})).status, 200)
  assert.equal((await keeper.api(`/api/plan/${plan}/submission`, { receipt: null })).status, 200)
  assert.equal(await owed('SENT-3'), true)
  const page = async () => (await keeper.get(`/inspection/${inspection}`)).text
  assert.match(
    await page(),
    /The plan is still owed.<\/strong> What was sent has neither an action nor a reason for SENT-3\/2/,
  )
  const send = async (reasons: readonly string[]) =>
    await keeper.api(`/api/inspection/${inspection}/plan-sent`, {
      ...{ version: `${plan} 1`, to: 'HMICFRS', on: '2026-11-23', reasons },
    })
  assert.match((await send(['SENT-3/2 because'])).text, /the reference, a colon/)
  assert.match((await send(['SENT-3/9: x'])).text, /Not an open recommendation of this report: SENT-3\/9/)
  assert.equal((await send(['SENT-3/2: The other force records for both'])).status, 200)
  assert.equal(await owed('SENT-3'), false)
  assert.match(await page(), /No action for SENT-3\/2: The other force records for both/)
})

test('a reason that stands in the version need not be typed when the letter has gone', async () => {
  await sentOff('SENT-4', true)
  const { rows } = JSON.parse((await keeper.get('/api/recommendations')).text)
  const both = rows.filter((row: { reference: string }) => row.reference.startsWith('SENT-4/'))
  const opened = await keeper.api('/api/plan/plans', {
    ...{ title: 'Plan of both', to: 'HMICFRS' },
    recommendations: both.map((row: { record_id: string }) => row.record_id),
  })
  const plan = String(JSON.parse(opened.text).recordId)
  const reasons = ['SENT-4/2: The other force records for both']
  assert.equal((await keeper.api(`/api/plan/${plan}/drafts`, { because: 'First', reasons })).status, 200)
  const approved = await chief.api(`/api/plan/${plan}/approval`, {})
  assert.equal(approved.status, 200, approved.text)
  assert.equal((await keeper.api(`/api/plan/${plan}/submission`, { receipt: null })).status, 200)
  assert.equal(await owed('SENT-4'), false)
})

test('an inspection entered late owes its plan, late from the start; what went before is shown by its letter, read by two', async () => {
  const entered = await keeper.api('/api/inspection/inspections', {
    ...{ reference: 'LATE-1', title: 'Late', body: 'HMICFRS', kind: 'initial', fieldwork: null, address: null },
    ...{ programme: 'national child protection inspection, 2024 framework', follows: null, readers: [] },
    publishedOn: '2026-09-01',
  })
  const inspection = String(JSON.parse(entered.text).recordId)
  assert.equal(await owed('LATE-1'), true)
  const send = async (who: typeof keeper, what: string, body: object) =>
    await who.api(`/api/inspection/${inspection}/${what}`, body)
  const letter = { to: 'HMICFRS', document: 'Letter of October', text: 'Our plan is enclosed.' }
  assert.match(
    (await send(keeper, 'earlier-plans', { ...letter, on: '2026-11-23' })).text,
    /must be an approved version/,
  )
  assert.equal((await send(keeper, 'earlier-plans', { ...letter, on: '2026-10-10' })).status, 200)
  assert.match((await send(keeper, 'earlier-plan-confirmations', {})).text, /Another person must read and confirm it/)
  assert.ok((await colleague.get(`/inspection/${inspection}/earlier-plan-confirmations`)).text.includes(letter.text))
  assert.equal(await owed('LATE-1'), true, 'offered by one it settles nothing')
  assert.equal((await send(colleague, 'earlier-plan-confirmations', {})).status, 200)
  assert.equal(await owed('LATE-1'), false)
})

test('what a plan left out and another then takes the place of is owed no more, and the plan with it', async () => {
  const { inspection, plan } = await sentOff('SENT-5', true)
  assert.equal((await chief.api(`/api/plan/${plan}/approval`, {})).status, 200)
  assert.equal((await keeper.api(`/api/plan/${plan}/submission`, { receipt: null })).status, 200)
  assert.equal(await owed('SENT-5'), true)
  const { rows } = JSON.parse((await keeper.get('/api/recommendations')).text)
  const idOf = (reference: string) =>
    rows.find((row: { reference: string }) => row.reference === reference)?.record_id ?? ''
  const asked = { by: idOf('SENT-5/1'), because: 'The first says all of it' }
  assert.equal((await keeper.api(`/api/recommendation/${idOf('SENT-5/2')}/successors`, asked)).status, 200)
  assert.equal(await owed('SENT-5'), true, 'asked for is not agreed')
  const agreed = await chief.api(`/api/recommendation/${idOf('SENT-5/2')}/superseding-agreements`, {})
  assert.equal(agreed.status, 200, agreed.text)
  assert.equal(await owed('SENT-5'), false)
  const page = (await keeper.get(`/inspection/${inspection}`)).text
  assert.doesNotMatch(page, /The plan is still owed/)
  assert.match(page, /It left out SENT-5\/2, which has been superseded since 23 November 2026: no plan is owed for it/)
})

test('what is confirmed of a report after its plan was sent makes a plan owed again, by the same day; a letter that answers it ends that', async () => {
  const { inspection, plan } = await sentOff('MORE-1')
  assert.equal((await chief.api(`/api/plan/${plan}/approval`, {})).status, 200)
  assert.equal((await keeper.api(`/api/plan/${plan}/submission`, { receipt: null })).status, 200)
  assert.equal(await owed('MORE-1'), false)
  const others = { theme: 'Budget', words: null, timeScale: 'months-3', on: null, paragraph: null, findingId: null }
  const body = { ...others, reference: 'MORE-1/2', addressee: 'local policing body' }
  assert.equal((await keeper.api(`/api/inspection/${inspection}/recommendations`, body)).status, 200)
  assert.equal(await owed('MORE-1'), false, 'another body answers it')
  await asks(inspection, 'MORE-1/3')
  assert.equal(await owed('MORE-1'), true)
  const { clocks } = JSON.parse((await keeper.get('/api/clocks')).text)
  const { on } = clocks.find(
    (one: { reference: string; name: string }) => one.reference === 'MORE-1' && one.name === 'send the action plan',
  )
  assert.equal(on, '14 December 2026')
  const page = async () => (await keeper.get(`/inspection/${inspection}`)).text
  assert.match(
    await page(),
    /The plan is still owed.<\/strong> What was sent has neither an action nor a reason for MORE-1\/3/,
  )
  const letter = { version: `${plan} 1`, to: 'HMICFRS', on: '2026-11-23' }
  const reasons = ['MORE-1/3: The other force records for both']
  assert.equal((await keeper.api(`/api/inspection/${inspection}/plan-sent`, { ...letter, reasons })).status, 200)
  assert.equal(await owed('MORE-1'), false)
  assert.doesNotMatch(await page(), /The plan is still owed/)
})

test('a certificate ends nothing of a plan; the inspector’s document and the close of its cause of concern do', async () => {
  const { inspection, plan } = await sentOff('SENT-6')
  const cause = { kind: 'cause of concern', theme: 'Nights', chapter: null, words: null, paragraph: null, again: null }
  assert.equal((await keeper.api(`/api/inspection/${inspection}/findings`, { ...cause, measures: null })).status, 200)
  const { findings } = JSON.parse((await keeper.get(`/api/inspection/${inspection}`)).text)
  const findingId = findings[0].findingId
  for (const [reference, answers] of [
    ['SENT-6/2', null],
    ['SENT-6/3', findingId],
  ])
    assert.equal(
      (
        await keeper.api(`/api/inspection/${inspection}/recommendations`, {
          ...{ reference, theme: 'Record', words: null, timeScale: 'months-3', on: null, paragraph: null },
          ...{ findingId: answers, addressee: 'chief constable' },
        })
      ).status,
      200,
    )
  assert.equal((await chief.api(`/api/plan/${plan}/approval`, {})).status, 200)
  assert.equal((await keeper.api(`/api/plan/${plan}/submission`, { receipt: null })).status, 200)
  const { rows } = JSON.parse((await keeper.get('/api/recommendations')).text)
  const second = rows.find((row: { reference: string }) => row.reference === 'SENT-6/2')?.record_id
  const document = { by: 'HMI Example', document: 'Letter', on: '2026-11-20', address: null }
  const verify = async (by: typeof keeper, route: string, text: string) => {
    const given = await by.api(`/api/recommendation/${second}/verifications`, { ...document, route, text })
    assert.equal(given.status, 200, given.text)
    assert.equal((await colleague.api(`/api/recommendation/${second}/document-confirmations`, {})).status, 200)
  }
  const leftOut = async () => JSON.parse((await keeper.get(`/api/inspection/${inspection}`)).text).leftOut
  await verify(chief, 'chief constable', 'SENT-6/2: I certify that every call is recorded.')
  assert.deepEqual(await leftOut(), ['SENT-6/2', 'SENT-6/3'])
  await verify(keeper, 'document review', 'SENT-6/2: we read the records and verified that every call is recorded.')
  assert.deepEqual(await leftOut(), ['SENT-6/3'])
  const ended = { findingId, how: 'closed by the inspectorate', on: '2026-11-21', document: 'Revisit letter' }
  const offered = await keeper.api(`/api/inspection/${inspection}/endings`, { ...ended, text: 'We closed it.' })
  assert.equal(offered.status, 200, offered.text)
  assert.equal(await owed('SENT-6'), true)
  const confirmed = await colleague.api(`/api/inspection/${inspection}/ending-confirmations`, { findingId })
  assert.equal(confirmed.status, 200, confirmed.text)
  assert.equal(await owed('SENT-6'), false)
})

test('a report of which everything ended before a plan was sent owes none; what it asks more makes one owed again', async () => {
  const inspection = await published('NONE-1')
  const [first, second] = [await asks(inspection, 'NONE-1/1'), await asks(inspection, 'NONE-1/2')]
  await rejected(first)
  assert.equal(await owed('NONE-1'), true, 'one is open')
  await rejected(second)
  assert.equal(await owed('NONE-1'), false)
  const page = (await keeper.get(`/inspection/${inspection}`)).text
  assert.match(
    page,
    /No action plan is owed: by 23 November 2026, before one was sent, everything it asked for had ended/,
  )
  assert.match(page, /NONE-1\/2: rejected/)
  await asks(inspection, 'NONE-1/3')
  assert.equal(await owed('NONE-1'), true)
  assert.doesNotMatch((await keeper.get(`/inspection/${inspection}`)).text, /No action plan is owed/)
})

test('of a report that makes more than the register has, the plan stays owed', async () => {
  const inspection = await published('NONE-2', 2)
  await rejected(await asks(inspection, 'NONE-2/1'))
  assert.equal(await owed('NONE-2'), true)
  await rejected(await asks(inspection, 'NONE-2/2'))
  assert.equal(await owed('NONE-2'), false)
})

test('while one that was recognised in the report waits to be confirmed, not everything is known to have ended', async () => {
  const inspection = await published('NONE-4')
  const first = await asks(inspection, 'NONE-4/1')
  const text = 'We recommend that, within three months, the force should review how it looks for children.'
  assert.equal((await keeper.api(`/api/inspection/${inspection}/texts`, { text, address: null })).status, 200)
  await rejected(first)
  assert.equal(await owed('NONE-4'), true)
  const [item] = JSON.parse((await keeper.get(`/api/inspection/${inspection}`)).text).waiting
  const dismissal = { itemId: item.itemId, because: 'It is another report’s' }
  assert.equal((await keeper.api(`/api/inspection/${inspection}/dismissals`, dismissal)).status, 200)
  await endPlansOfNothing(await it.app.world(systemPerson(demonstrationForce.id)))
  assert.equal(await owed('NONE-4'), false, 'noted by the clock')
})

test('what had ended before this was noted is noted by the clock, once', async () => {
  const inspection = await published('NONE-3')
  const record = await asks(inspection, 'NONE-3/1')
  const world = await it.app.world(systemPerson(demonstrationForce.id))
  const before = { ...world, reactions: [] }
  await it.databases.app.write(contextOf(world), async (writer) => {
    await appendTo({ writer, world: before, commandId: newId(now) }, recommendation, record, () => [
      {
        kind: 'recommendation.stage-recorded/1',
        happenedAt: now,
        body: { stage: 'rejected', because: 'The other force answers all calls', agreedBy: 'Tess Mowbray' },
      },
    ])
  })
  assert.equal(await owed('NONE-3'), true)
  assert.deepEqual([await endPlansOfNothing(world), await endPlansOfNothing(world)], [1, 0])
  assert.equal(await owed('NONE-3'), false)
})
