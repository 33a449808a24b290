// What the local policing body typed in a draft, a decision, an undertaking or of a public meeting goes when two records managers say so; what it decided stays, and what is published.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { testSite } from '../../../test/site.ts'
import { demonstrationForce } from '../../demonstration/force.ts'
import { sql } from '../../kernel/sql.ts'
import { type Instant, instant } from '../../kernel/time.ts'
import { rebuild, rebuildable } from '../../registers/rebuild.ts'
import { SYSTEM } from '../../registers/world.ts'
import { performanceMeeting } from './performance.ts'
import { commissionerAction, scrutinyDecision } from './procedure.ts'

const now: Instant = instant('2026-11-23T10:00:00Z')
const it = await testApp({ clock: () => now })
const force = demonstrationForce.id
const [office, asking, deciding] = [
  await it.named('Uma Kettering'),
  await it.named('Hal Brackley'),
  await it.named('Ottoline Reeve'),
]
const { site, lookNow } = await testSite(it, () => now)
const words = 'Zephyrine Quackenbush'
const typed = {
  ...{ forum: 'Board', topic: `Of ${words}`, decidedOn: '2026-11-23', recommendationId: null },
  ...{ questions: `Who heard ${words}?`, because: `${words} was heard`, evidence: words, furtherAction: words },
  ...{ assurance: 'assured', nextReviewOn: '2027-03-01' },
}
const post = async (path: string, body: object, kind = 'scrutiny-decision') => {
  const answer = await office.api(`/api/${kind}/${path}`, body)
  assert.ok(answer.status < 300, answer.text)
  return String(JSON.parse(answer.text).recordId)
}

async function erased(ofRecord: string, ofKind = 'scrutiny-decision'): Promise<void> {
  const asked = await asking.api('/api/erasure/erasures', {
    ...{ ofRecord: `https://vigil.example/${ofKind}/${ofRecord}/issue`, ofKind },
    ...{ authority: 'its time of retention has ended', document: 'Review 2026/120', requestedOn: null },
  })
  assert.equal(asked.status, 201, asked.text)
  const approved = await deciding.api(`/api/erasure/${JSON.parse(asked.text).recordId}/approval`, {})
  assert.equal(approved.status, 200, approved.text)
  assert.equal(await it.app.erase(), 1)
}

const holding = async (record: string) =>
  (
    await it.owner.read(
      { force, who: SYSTEM, now },
      async (reader) =>
        await reader.query(
          sql`select kind from fact where record_id = ${record} and body::text like ${`%${words}%`} order by position limit 10`,
        ),
    )
  ).rows.map((row) => Object.values(Object(row))[0])

const made = [rebuildable(scrutinyDecision), rebuildable(commissionerAction), rebuildable(performanceMeeting)]
const different = async () => (await rebuild(it.databases.clock, made, it.app.policies, { force, now })).differences

test('the words of a draft that was saved twice and discarded go, and the list does not have them', async () => {
  const draft = await post('drafts', typed)
  await post(`${draft}/draft`, { ...typed, assurance: null })
  await post(`${draft}/discarding`, {})
  assert.equal((await holding(draft)).length, 2)
  await erased(draft)
  assert.deepEqual(await holding(draft), [])
  assert.deepEqual(await different(), [])
})

test('a draft that is still open goes on without them', async () => {
  const draft = await post('drafts', typed)
  await erased(draft)
  const page = (await office.get('/scrutiny')).text
  assert.match(page, /without a topic yet/)
  assert.ok(!page.includes(words))
  assert.ok(!(await office.get(`/scrutiny-decision/${draft}/issue`)).text.includes(words))
})

test('an issued decision stands without its words, and is not published so', async () => {
  const decision = await post('decisions', typed)
  await erased(decision)
  assert.deepEqual(await holding(decision), [])
  const page = (await office.get(`/scrutiny-decision/${decision}`)).text
  assert.ok(!page.includes(words))
  assert.match(page, /\[erased\].*assured/s)
  const published = await office.api(`/api/scrutiny-decision/${decision}/publication`, { mayStand: 'It names nobody' })
  assert.match(published.text, /The words of this decision were erased\. Decide again/)
  assert.deepEqual(await different(), [])
})

test('of a published decision goes what was asked and seen, and why its words may stand; what the public site says stays', async () => {
  const decision = await post('decisions', {
    ...typed,
    topic: 'Grading',
    because: 'We read 3 files',
    furtherAction: null,
  })
  await post(`${decision}/publication`, { mayStand: `It is not ${words}` })
  await erased(decision)
  assert.deepEqual(await holding(decision), [])
  await lookNow()
  const { body } = await site.inject({ method: 'GET', url: `/${force}/commissioner` })
  assert.match(body, /We read 3 files/)
  assert.match((await office.get(`/scrutiny-decision/${decision}`)).text, /We read 3 files.*\[erased\]/s)
  assert.deepEqual(await different(), [])
})

test('of an undertaking that is not published its words go, with why its date moved and what shows that it is done; its dates stay', async () => {
  const kind = 'commissioner-action'
  const undertaken = { words: `Visit ${words}`, owner: 'Deputy', dueOn: '2026-12-20', noMeasure: `Of ${words}` }
  const record = await post('undertakings', undertaken, kind)
  await post(`${record}/date-changes`, { dueOn: '2026-12-24', because: `${words} was ill` }, kind)
  await post(`${record}/completion`, { evidence: `${words} was seen` }, kind)
  await erased(record, kind)
  assert.deepEqual(await holding(record), [])
  const page = (await office.get(`/commissioner-action/${record}`)).text
  assert.match(page, /\[erased\].*24 December 2026.*moved 1 time/s)
  assert.ok(!page.includes(words) && !(await office.get('/scrutiny')).text.includes(words))
  const published = await office.api(`/api/${kind}/${record}/publication`, { mayStand: 'It names nobody' })
  assert.match(published.text, /The words of this undertaking were erased\. Undertake it again/)
  assert.deepEqual(await different(), [])
})

test('what a published undertaking says stays on the public site, whatever else of it goes', async () => {
  const kind = 'commissioner-action'
  const undertaken = { words: 'Read 3 files a month', owner: 'Deputy', dueOn: '2026-12-20', noMeasure: 'None shows it' }
  const record = await post('undertakings', undertaken, kind)
  await post(`${record}/publication`, { mayStand: `It is not ${words}` }, kind)
  await post(`${record}/completion`, { evidence: `${words} was seen` }, kind)
  await erased(record, kind)
  assert.deepEqual(await holding(record), [])
  await lookNow()
  const { body } = await site.inject({ method: 'GET', url: `/${force}/commissioner` })
  assert.match(body, /Read 3 files a month/)
  const again = { ofRecord: record, ofKind: kind, authority: 'its time of retention has ended', document: 'Review 123' }
  const second = await asking.api('/api/erasure/erasures', { ...again, requestedOn: null })
  assert.match(second.text, /There is no such record/, 'asked again, nothing is left that may go')
  assert.match((await office.get(`/commissioner-action/${record}`)).text, /Read 3 files a month.*\[erased\]/s)
  assert.deepEqual(await different(), [])
})

test('what was said of a public meeting goes; that it was held stays', async () => {
  const kind = 'performance-meeting'
  const called = { heldOn: '2026-11-23', place: 'Town hall', stream: null, questionsBy: null }
  const record = await post('calls', called, kind)
  await post(`${record}/holdings`, { outcome: `A father asked for ${words}`, paper: null }, kind)
  await erased(record, kind)
  assert.deepEqual(await holding(record), [])
  assert.match((await office.get(`/performance-meeting/${record}`)).text, /Outcome.*\[erased\]/s)
  assert.match((await office.get('/scrutiny')).text, /1 of 3 held/)
  assert.deepEqual(await different(), [])
})
