// A decision is saved as a draft and nothing typed is lost; the office alone sees it, continues it and issues it or discards it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { testSite } from '../../../test/site.ts'
import { hours, type Instant, instant, plus } from '../../kernel/time.ts'
import { rebuild, rebuildable } from '../../registers/rebuild.ts'
import { scrutinyDecision } from './procedure.ts'

let now: Instant = instant('2026-11-23T09:00:00Z')
const it = await testApp({ clock: () => now })
const office = await it.named('Uma Kettering')
const improvement = await it.named('Milo Ferrand')
const { site, lookNow } = await testSite(it, () => now)
const draftsOf = async (client: typeof office) => JSON.parse((await client.get('/api/scrutiny')).text).drafts
const typed = {
  ...{ forum: 'Strategic governance board', topic: 'Missing children', decidedOn: '2026-11-23', recommendationId: '' },
  ...{ questions: 'Who reads the files?', because: '', evidence: 'Ten files', furtherAction: '', nextReviewOn: '' },
}
const saved = await office.send('/scrutiny-decision/drafts', typed)
assert.equal(saved.status, 303, saved.text)
const [draft] = await draftsOf(office)
const at = `/scrutiny-decision/${draft.record_id}`

test('half a decision is saved from the form on which it would be issued, and stands there again with all that was typed', async () => {
  assert.match(
    (await office.get('/scrutiny-decision/drafts')).text,
    /A draft does not have to be complete.*Only the office can see it/,
  )
  const form = (await office.get('/scrutiny-decision/decisions')).text
  assert.match(form, /formaction="\/scrutiny-decision\/drafts"[^>]*>Save as a draft/)
  assert.match((await office.get('/scrutiny')).text, /Drafts: only our office sees them.*Missing children<\/a>/s)
  const again = (await office.get(`${at}/issue`)).text
  for (const words of ['Strategic governance board', 'Who reads the files?', 'Ten files'])
    assert.ok(again.includes(words))
  assert.match(again, new RegExp(`formaction="${at}/draft"`))
  const wrong = await office.send('/scrutiny-decision/drafts', { ...typed, nextReviewOn: '2026-02-31' })
  assert.equal(wrong.status, 422)
  assert.ok(wrong.text.includes('Who reads the files?'), 'what was typed is kept where something is wrong')
  assert.match((await office.send('/scrutiny-decision/drafts', {})).text, /You have not entered anything/)
})

test('nobody of the force sees it, and it is not public: not in a list, not at its address, not by a command', async () => {
  assert.deepEqual(await draftsOf(improvement), [])
  for (const page of ['/scrutiny', at, `${at}/issue`, `${at}/discarding`, '/scrutiny/annual-report', '/clocks'])
    assert.doesNotMatch((await improvement.get(page)).text, /Strategic governance board|Ten files/, page)
  assert.equal((await improvement.get(`${at}/issue`)).status, 403)
  assert.equal((await improvement.get(at)).status, 404)
  const force = office.person.forceId
  await it.app.judge(force)
  assert.equal((await office.api('/api/published-figures/releases', {})).status, 201)
  assert.match(
    (await office.api(`/api${at}/publication`, {})).text,
    /This decision has not been issued yet\. Issue it first/,
  )
  await lookNow()
  const { body } = await site.inject({ method: 'GET', url: `/${force}/commissioner` })
  assert.match(body, /No decision is published yet/)
})

test('continued and issued: what is missing is asked for then, and a draft is no decision until it is', async () => {
  now = plus(now, hours(2))
  const client = await it.as(office.person)
  assert.equal((await client.send(`${at}/draft`, { ...typed, because: 'We saw them' })).status, 303)
  const lacking = await client.send(`${at}/issue`, { ...typed, because: 'We saw them' })
  assert.equal(lacking.status, 422)
  assert.match(lacking.text, /Choose how far/)
  assert.ok(lacking.text.includes('We saw them'))
  const whole = { ...typed, because: 'We saw them', assurance: 'partly assured', nextReviewOn: '2027-03-01' }
  const issued = await client.send(`${at}/issue`, whole)
  assert.equal(issued.status, 303, issued.text)
  assert.match((await (await it.as(improvement.person)).get(at)).text, /partly assured/)
  assert.deepEqual(await draftsOf(client), [])
  assert.match((await client.send(`${at}/draft`, typed)).text, /This decision has been issued/)
})

test('a draft that is discarded goes from the list and is issued no more', async () => {
  const client = await it.as(office.person)
  assert.equal((await client.send('/scrutiny-decision/drafts', { ...typed, topic: 'Custody' })).status, 303)
  const [other] = await draftsOf(client)
  const its = `/scrutiny-decision/${other.record_id}`
  const form = (await client.get(`${its}/discarding`)).text
  assert.match(form, /govuk-back-link" href="\/scrutiny".*The draft “Custody” will be removed from the list/s)
  assert.equal((await client.send(`${its}/discarding`, {})).status, 303)
  assert.deepEqual(await draftsOf(client), [])
  assert.match((await client.send(`${its}/draft`, typed)).text, /This draft was discarded/)
})

test('the list of drafts follows from the facts: a rebuild finds nothing else', async () => {
  const client = await it.as(office.person)
  assert.equal((await client.send('/scrutiny-decision/drafts', { ...typed, topic: 'Visits' })).status, 303)
  const asked = { force: office.person.forceId, now }
  const again = await rebuild(it.databases.clock, [rebuildable(scrutinyDecision)], it.app.policies, asked)
  assert.deepEqual(again.differences, [])
})
