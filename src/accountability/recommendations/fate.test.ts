// What ends what is owed of a recommendation, and what no one person can end: rejected, superseded, closed by the inspectorate, opened again.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { publishedCase } from '../../demonstration/published-case.ts'
import { type Instant, instant } from '../../kernel/time.ts'
import type { Fact } from '../../practice/fact.ts'
import { rebuild, rebuildable } from '../../registers/rebuild.ts'
import { staffProcedure } from '../../registers/staff.ts'
import { evolve } from './evolve.ts'
import { read } from './facts.ts'
import { inspection } from './inspections/procedure.ts'
import { recommendation } from './procedure.ts'
import { hasEnded } from './state.ts'

const now: Instant = instant('2026-11-23T09:00:00Z')
const it = await testApp({ clock: () => now })
const keeper = await it.named('Sam Underhill')
const colleague = await it.named('Milo Ferrand')
const chief = await it.named('Tess Mowbray')
const other = await it.named('Sunita Brand')

type Row = {
  readonly reference: string
  readonly record_id: string
  readonly stage: string
  readonly found_again: number
}
const rows = async (): Promise<readonly Row[]> => JSON.parse((await keeper.get('/api/recommendations')).text).rows
const recordOf = async (reference: string) => (await rows()).find((one) => one.reference === reference)?.record_id ?? ''
const post = async (who: typeof keeper, record: string, what: string, body: object) =>
  await who.api(`/api/recommendation/${record}/${what}`, body)
const page = async (record: string) => (await keeper.get(`/recommendation/${record}`)).text
const owed = async (record: string): Promise<readonly string[]> =>
  JSON.parse((await keeper.get('/api/clocks')).text)
    .clocks.filter((one: { record_id: string }) => one.record_id === record)
    .map((one: { name: string; due_at: string }) => `${one.name} ${one.due_at.slice(0, 10)}`)

/** An inspection of this day with recommendations in the time scales given. */
async function inspected(reference: string, scales: readonly string[]) {
  const entered = await keeper.api('/api/inspection/inspections', {
    ...{ reference, title: `Report ${reference}`, body: 'HMICFRS', programme: 'PEEL', kind: 'PEEL', fieldwork: null },
    ...{ publishedOn: '2026-11-02', address: null, follows: null, readers: [] },
  })
  assert.equal(entered.status, 201, entered.text)
  const id = String(JSON.parse(entered.text).recordId)
  const findings = await keeper.api(`/api/inspection/${id}/findings`, {
    ...{ kind: 'cause of concern', theme: 'Calls', reference: `${reference}/C`, chapter: null, words: null },
    ...{ paragraph: null, measures: null, again: null },
  })
  assert.equal(findings.status, 200, findings.text)
  const findingId = JSON.parse((await keeper.get(`/api/inspection/${id}`)).text).findings[0].findingId
  for (const [index, timeScale] of scales.entries()) {
    const added = await keeper.api(`/api/inspection/${id}/recommendations`, {
      ...{ reference: `${reference}/${index + 1}`, theme: 'Answer calls', words: 'Calls should be answered.' },
      ...{ timeScale, on: null, paragraph: '1.1', findingId, addressee: 'chief constable' },
    })
    assert.equal(added.status, 200, added.text)
  }
  return { id, findingId }
}

test('a rejection is asked by one and agreed by a chief officer; until then, and once accepted again, it is owed', async () => {
  await inspected('REJ', ['months-3'])
  const record = await recordOf('REJ/1')
  assert.deepEqual(await owed(record), ['meet the recommendation 2027-02-02'])
  const because = 'The force has no such desk'
  assert.equal((await post(keeper, record, 'stages', { stage: 'rejected', because })).status, 200)
  assert.deepEqual(await owed(record), ['meet the recommendation 2027-02-02'], 'asked for is not rejected')
  assert.match(await page(record), /Somebody has asked to reject it: “The force has no such desk”/)
  assert.match((await post(keeper, record, 'stages', { stage: 'planned', because })).text, /must agree or refuse first/)
  assert.equal((await post(colleague, record, 'rejection-agreements', {})).status, 403)
  const form = (await chief.get(`/recommendation/${record}/rejection-agreements`)).text
  assert.match(form, /Why it would be rejected: “The force has no such desk”/, 'nobody agrees to what they do not see')
  assert.equal((await post(chief, record, 'rejection-agreements', {})).status, 200)
  assert.deepEqual(await owed(record), [])
  assert.match(await page(record), /The force has no such desk <span class="vigil-detail">agreed by Tess Mowbray/)
  assert.equal((await post(keeper, record, 'stages', { stage: 'accepted', because: 'It has one now' })).status, 200)
  assert.deepEqual(await owed(record), ['meet the recommendation 2027-02-02'], 'its clock runs again')
})

test('refused by the chief officer, a rejection changes nothing', async () => {
  const record = await recordOf('REJ/1')
  await post(keeper, record, 'stages', { stage: 'rejected', because: 'Too dear' })
  assert.equal((await post(other, record, 'rejection-refusals', { because: 'It is not' })).status, 200)
  assert.match(await page(record), /Stage as recorded: accepted/)
})

test('what takes another’s place keeps the earlier date, the moves of both, and what was truly found again', async () => {
  await inspected('SUP', ['months-3', 'months-12'])
  const [old, next] = [await recordOf('SUP/1'), await recordOf('SUP/2')]
  await post(keeper, old, 'date-requests', { dueOn: '2027-03-02', because: 'The desk opens in February' })
  assert.equal((await post(colleague, old, 'date-agreements', {})).status, 200)
  assert.equal((await post(keeper, old, 'successors', { by: next, because: 'Asked anew' })).status, 200)
  assert.equal((await post(chief, old, 'superseding-agreements', {})).status, 200)
  assert.match(await page(next), /To be met by 2 March 2027/, 'and not November 2027')
  assert.match(await page(next), /Moved once|Moved 1 time/)
  assert.equal((await rows()).find((one) => one.record_id === next)?.found_again, 0)
  assert.deepEqual(await owed(next), ['meet the recommendation 2027-03-02'])
  const found = { inspection: 'A later report', inspectionId: next, on: '2026-11-20', says: null }
  assert.match((await post(keeper, next, 'findings-again', found)).text, /inspection is not in the register/)
  assert.equal(
    (await rows()).find((one) => one.record_id === next)?.found_again,
    0,
    'what was not found is not counted',
  )
  const again = { dueOn: '2027-04-02', because: 'Later still' }
  await post(keeper, next, 'date-requests', again)
  assert.match((await post(colleague, next, 'date-agreements', {})).text, /only a chief officer/)
})

test('a date that was handed on is not said to be the report’s own', async () => {
  await inspected('HAND', ['months-3', 'months-12'])
  const [old, next] = [await recordOf('HAND/1'), await recordOf('HAND/2')]
  assert.match(await page(next), /To be met by 2 November 2027: within/)
  assert.equal((await post(keeper, old, 'successors', { by: next, because: 'Asked anew' })).status, 200)
  assert.equal((await post(chief, old, 'superseding-agreements', {})).status, 200)
  assert.match(
    await page(next),
    /To be met by 2 February 2027, the date of HAND\/1, whose place it took; its own is 2 November 2027: within/,
  )
  await post(keeper, next, 'date-requests', { dueOn: '2027-03-02', because: 'The desk opens in February' })
  await post(colleague, next, 'date-agreements', {})
  assert.doesNotMatch(await page(next), /the date of HAND\/1|By rule 2 February/, 'moved since, it is neither’s')
})

test('closing a cause of concern takes a document and a second person, and ends its recommendations by it', async () => {
  const { id, findingId } = await inspected('CON', ['months-3', 'none'])
  const [one, two] = [await recordOf('CON/1'), await recordOf('CON/2')]
  const ending = { findingId, how: 'closed with residual', on: '2026-11', document: 'Revisit letter' }
  const send = async (who: typeof keeper, what: string, body: object) =>
    await who.api(`/api/inspection/${id}/${what}`, body)
  assert.match((await send(keeper, 'endings', { ...ending, text: '' })).text, /Paste the document’s text/)
  const text = 'The inspectorate closes this cause of concern.'
  assert.equal((await send(keeper, 'endings', { ...ending, text })).status, 200)
  assert.match(
    (await send(keeper, 'ending-confirmations', { findingId })).text,
    /Another person must read and confirm it/,
  )
  assert.deepEqual(await owed(one), ['meet the recommendation 2027-02-02'])
  assert.equal((await send(colleague, 'ending-confirmations', { findingId })).status, 200)
  for (const record of [one, two]) {
    assert.deepEqual(await owed(record), [])
    assert.match(await page(record), /Stage as recorded: closed with residual/)
    assert.match(await page(record), /closed with residual November 2026/)
  }
  const taken = await post(keeper, await recordOf('SUP/2'), 'successors', { by: one, because: 'x' })
  assert.match(taken.text, /Choose one on which something is still owed/)
})

test('a document ends nothing that ended otherwise while it waited; a certificate covers up neither closure nor rejection', async () => {
  const letter = { route: 'inspector', by: 'An inspector', document: 'Letter', on: '2026-11-20', address: null }
  const certificate = { ...letter, route: 'chief constable', document: 'Certificate', text: 'All is well.' }
  await inspected('DOC', ['months-3', 'months-12', 'months-6'])
  const [one, two, rejected] = [await recordOf('DOC/1'), await recordOf('DOC/2'), await recordOf('DOC/3')]
  assert.equal((await post(keeper, one, 'verifications', { ...letter, text: 'We looked.' })).status, 200)
  assert.equal((await post(keeper, one, 'successors', { by: two, because: 'Asked anew' })).status, 200)
  assert.equal((await post(chief, one, 'superseding-agreements', {})).status, 200)
  assert.match(
    (await post(colleague, one, 'document-confirmations', {})).text,
    /This recommendation was superseded\. Verify the one that/,
  )
  assert.match(await page(one), /Stage as recorded: superseded/)
  const closed = await recordOf('CON/1')
  assert.match((await post(chief, closed, 'verifications', certificate)).text, /nothing left to verify or certify/)
  assert.equal((await post(keeper, rejected, 'stages', { stage: 'rejected', because: 'Too dear' })).status, 200)
  assert.equal((await post(other, rejected, 'verifications', certificate)).status, 200)
  assert.equal((await post(chief, rejected, 'rejection-agreements', {})).status, 200)
  assert.match(
    (await post(keeper, rejected, 'document-confirmations', {})).text,
    /It was rejected\. It must be accepted before/,
  )
})

test('what was asked for while it waited ends nothing that a document ended meanwhile, and moves no date of it', async () => {
  await inspected('LATE', ['months-3'])
  const record = await recordOf('LATE/1')
  assert.equal((await post(keeper, record, 'stages', { stage: 'rejected', because: 'Too dear' })).status, 200)
  assert.equal((await post(keeper, record, 'date-requests', { dueOn: '2027-06-01', because: 'Later' })).status, 200)
  const letter = { route: 'inspector', by: 'An inspector', document: 'Letter', on: '2026-11-20', address: null }
  assert.equal((await post(keeper, record, 'verifications', { ...letter, text: 'It is done.' })).status, 200)
  assert.equal((await post(colleague, record, 'document-confirmations', {})).status, 200)
  assert.match(
    (await post(chief, record, 'rejection-agreements', {})).text,
    /nothing is owed that a rejection could end/,
  )
  assert.match((await post(colleague, record, 'date-agreements', {})).text, /so it no longer needs a date/)
  assert.match(await page(record), /Stage as recorded: verified/)
  assert.doesNotMatch(await page(record), /Everything is still owed until|The date does not change until/)
  assert.equal((await post(chief, record, 'rejection-refusals', { because: 'It is verified' })).status, 200)
  assert.equal((await post(colleague, record, 'date-refusals', { because: 'It is verified' })).status, 200)
})

test('of facts from before that was refused: what was superseded, closed or rejected stays so', () => {
  const fact = (position: number, kind: string, body: object): Fact => ({
    ...{ forceId: 'demonstration', recordId: '018f0000-0000-7000-8000-00000000000a', position, kind, body },
    ...{ happenedAt: now, recordedAt: now, recordedBy: keeper.person.staffId, policyVersion: 'x', corrects: null },
  })
  const id = '018f0000-0000-7000-8000-00000000000b'
  const signed = { route: 'chief constable', by: 'x', document: 'x', on: '2026-11-20', address: null, textHash: null }
  const how = 'closed by the inspectorate'
  for (const [kind, body, stage] of [
    ['superseded/1', { by: id, because: 'x' }, 'superseded'],
    ['closed/1', { how, on: '2026-11', document: 'x', inspectionId: id, findingId: id }, how],
    ['stage-recorded/1', { stage: 'rejected', because: 'x' }, 'rejected'],
  ] as const) {
    const facts = [fact(1, `recommendation.${kind}`, body), fact(2, 'recommendation.verified/1', signed)]
    const state = facts.map(read).reduce(evolve, recommendation.begin)
    assert.deepEqual([state.stage, hasEnded(state)], [stage, true])
  }
})

test('the published history: what answered the closed causes of concern is closed with them, and owed no more', async () => {
  const closed = (await rows()).filter((one) => one.stage === 'closed by the inspectorate')
  const asked = publishedCase().recommendations.filter((one) => one.inspection === 'ACoC-2022')
  assert.deepEqual(
    closed.map((one) => one.reference).sort(),
    asked.map((one) => one.reference),
  )
  for (const one of closed) assert.deepEqual(await owed(one.record_id), [], one.reference)
  const report = JSON.parse((await keeper.get('/api/inspections')).text).inspections.find(
    (one: { reference: string }) => one.reference === 'NCPI-2021',
  )
  assert.match(
    (await keeper.get(`/inspection/${report.record_id}`)).text,
    /10 of the report’s 15 recommendations are in the register, 10 of them by theme only/,
  )
})

test('verified and opened again, it is owed, whatever stage is recorded afterwards', () => {
  const fact = (position: number, kind: string, body: object): Fact => ({
    ...{ forceId: 'demonstration', recordId: '018f0000-0000-7000-8000-00000000000a', position, kind, body },
    ...{ happenedAt: now, recordedAt: now, recordedBy: keeper.person.staffId, policyVersion: 'x', corrects: null },
  })
  const signed = { route: 'inspector', by: 'An inspector', document: 'Letter', on: '2026-11-20', address: null }
  const facts = [
    fact(1, 'recommendation.verified/1', { ...signed, textHash: 'a'.repeat(64) }),
    fact(2, 'recommendation.re-opened/1', { stops: ['M4 fails'] }),
    fact(3, 'recommendation.stage-recorded/1', { stage: 'in progress', because: 'x' }),
  ]
  const ended = facts.map((_, index) =>
    hasEnded(
      facts
        .slice(0, index + 1)
        .map(read)
        .reduce(evolve, recommendation.begin),
    ),
  )
  assert.deepEqual(ended, [true, false, false])
})

test('four hundred commands of one person, whatever their job, take nothing off the clock and move no date', async (t) => {
  const { id, findingId } = await inspected('ONE', ['months-3'])
  const record = await recordOf('ONE/1')
  const successor = await recordOf('DOC/2')
  const today = '2026-11-23'
  const text = 'All is well. Signed.'
  const documents = ['inspector', 'chief constable'].map((route) => ({
    ...{ route, by: 'X', document: 'X', on: today, address: null, text },
  }))
  const everything: readonly (readonly [string, object])[] = [
    ...['accepted', 'partly accepted', 'rejected', 'planned', 'in progress', 'returned'].map(
      (stage) => [`recommendation/${record}/stages`, { stage, because: 'x' }] as const,
    ),
    [`recommendation/${record}/rejection-agreements`, {}],
    [`recommendation/${record}/date-requests`, { dueOn: '2030-01-01', because: 'x' }],
    [`recommendation/${record}/date-agreements`, {}],
    [`recommendation/${record}/base`, { baseOn: '2029-01-01', because: 'x' }],
    ...documents.map((one) => [`recommendation/${record}/verifications`, one] as const),
    [`recommendation/${record}/document-confirmations`, {}],
    [`recommendation/${record}/successors`, { by: successor, because: 'x' }],
    [`recommendation/${record}/superseding-agreements`, {}],
    [`recommendation/${record}/submissions`, { to: 'HMICFRS', says: 'x' }],
    [`recommendation/${record}/answers`, { on: today, to: 'x', document: 'x', address: null }],
    [`inspection/${id}/endings`, { findingId, how: 'closed by the inspectorate', on: today, document: 'x', text }],
    [`inspection/${id}/ending-confirmations`, { findingId }],
    [`inspection/${id}/corrections`, { title: 'x', fieldwork: null, publishedOn: today, address: null, because: 'x' }],
    [`inspection/${id}/correction-agreements`, {}],
  ]
  for (const person of [keeper, chief]) {
    let state = 20_261_128
    let accepted = 0
    for (let number = 0; number < 200; number++) {
      state = (state * 48_271) % 2_147_483_647
      const [path, body] = everything[state % everything.length] ?? ['', {}]
      const answer = await person.api(`/api/${path}`, body)
      assert.ok(answer.status < 500, answer.text)
      if (answer.status === 200) accepted++
    }
    t.diagnostic(`${person.person.name}: ${accepted} of 200 accepted, seed 20261128`)
    assert.ok(accepted > 0, 'something was tried that they may do')
    assert.deepEqual(await owed(record), ['meet the recommendation 2027-02-02'], person.person.name)
    // What one asked for, another person would now agree: it is refused first.
    for (const what of ['rejection-refusals', 'date-refusals', 'document-refusals', 'superseding-refusals'])
      await post(other, record, what, { because: 'x' })
    await other.api(`/api/inspection/${id}/ending-refusals`, { findingId, because: 'x' })
    await other.api(`/api/inspection/${id}/correction-refusals`, { because: 'x' })
  }
})

test('the rows of all this are those that the facts give', async () => {
  const known = [rebuildable(recommendation), rebuildable(inspection), rebuildable(staffProcedure)]
  const again = await rebuild(it.databases.clock, known, it.app.policies, { force: keeper.person.forceId, now })
  assert.deepEqual(again.differences, [])
})
