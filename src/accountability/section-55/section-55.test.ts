// Comments under section 55: the last lawful day of the statute; never complete with a gap, and published in time all the same, the gap printed.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { worded } from '../../../test/planned-action.ts'
import published from '../../demonstration/staffordshire.json' with { type: 'json' }
import { type Instant, instant } from '../../kernel/time.ts'
import { lastDay } from './duties.ts'

let now: Instant = instant('2022-05-25T09:00:00Z')
const it = await testApp({ clock: () => now })
const office = await it.named('Uma Kettering')
const chief = await it.named('Tess Mowbray')
const improvement = await it.named('Milo Ferrand')
const [theOffice, theTeam] = [office.person, improvement.person]
const report = 'National child protection inspection, fieldwork September 2021'

const ncpi = String(
  JSON.parse((await improvement.get('/api/inspections')).text).inspections.find(
    (one: { title: string }) => one.title === report,
  )?.record_id,
)
const opened = await office.send('/section-55/comments', { inspection: ncpi })
const record = (opened.location ?? '').split('/').at(-1) ?? ''
const at = (path: string) => `/section-55/${record}/${path}`
const page = async () => (await office.get(`/section-55/${record}`)).text
const recommendations = async () => [
  ...new Set([...(await page()).matchAll(/href="\/recommendation\/([0-9a-f-]{36})"/g)].map((match) => match[1] ?? '')),
]

test('the last lawful day is the day of publication and 55 more, as published of Staffordshire', () => {
  assert.equal(lastDay('2022-04-07'), '2022-06-01')
  for (const one of published.inspections) {
    const deadlines = Object.entries(published.deadlines).find(([id]) => id === one.id)?.[1]
    assert.equal(lastDay(one.published), deadlines?.section_55)
  }
})

test('opened once for a report of the register, by the commissioner’s office alone', async () => {
  assert.equal(opened.status, 303, opened.text)
  assert.match(await page(), /1 June 2022/)
  assert.equal((await recommendations()).length, 10)
  assert.match((await office.send('/section-55/comments', { inspection: ncpi })).text, /already open/)
  const nobodys = await office.send('/section-55/comments', {
    inspection: ncpi.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
  })
  assert.match(nobodys.text, /not in the register/)
  assert.equal((await improvement.get('/section-55/comments')).status, 403)
  assert.equal((await office.get(at('chief-comments'))).status, 403)
})

test('the chief officer is invited before comments are written', async () => {
  const early = await office.send(at('own-comments'), { comments: 'We are concerned', reply: '' })
  assert.match(early.text, /Invite the chief officer first/)
  assert.match((await chief.send(at('chief-comments'), { comments: '' })).text, /not been invited yet/)
  assert.match((await office.send(at('invitation'), { replyBy: '2022-05-01' })).text, /This date has passed/)
  assert.match((await office.send(at('invitation'), { replyBy: '2022-06-01' })).text, /Enter an earlier day/)
  assert.equal((await office.send(at('invitation'), { replyBy: '2022-05-27' })).status, 303)
  assert.equal((await office.send(at('own-comments'), { comments: 'We are concerned', reply: 'Show us' })).status, 303)
})

test('published over the head of the chief officer: not before the day they were given, unless they spoke', async () => {
  const address = 'https://example.org/section-55'
  const early = await office.send(at('publication'), { address })
  assert.equal(early.status, 422)
  assert.match(early.text, /The chief officer may comment until the end of 27 May 2022/)
  assert.match(early.text, new RegExp(address), 'what was typed is kept')
  assert.equal((await chief.send(at('chief-comments'), { comments: 'We accept all of them' })).status, 303)
})

test('an answer is an action or a reason, not both and not neither', async () => {
  const [first = ''] = await recommendations()
  const answer = async (fields: Record<string, string>) =>
    await office.send(at('answers'), { recordId: first, action: '', whyNone: '', ...fields })
  assert.match((await answer({})).text, /below why there is none/)
  assert.match((await answer({ action: 'Trained', whyNone: 'No money' })).text, /not both/)
  assert.equal((await answer({ action: 'Two sergeants review every HIGH' })).status, 303)
})

test('a recommendation confirmed after the comments were opened is owed an answer like the others', async () => {
  const { inspections } = JSON.parse((await improvement.get('/api/inspections')).text)
  const found = inspections.find((one: { title: string }) => one.title === report)
  const inspection = `/inspection/${String(found?.record_id)}`
  const text = '9.9 We recommend that, within three months, the force should ask each child what happened.'
  assert.equal((await improvement.api(`/api${inspection}/texts`, { text, address: null })).status, 200)
  const item = /confirmations\?item=([0-9a-f-]{36})/.exec((await improvement.get(inspection)).text)?.[1]
  const confirmed = await improvement.api(`/api${inspection}/confirmations`, {
    itemId: item,
    reference: 'NCPI-2021/99',
    theme: 'Ask each child',
    timeScale: 'months-3',
    on: null,
    paragraph: '9.9',
    findingId: null,
    addressee: 'chief constable',
  })
  assert.equal(confirmed.status, 200, confirmed.text)
  assert.equal((await recommendations()).length, 11)
  assert.match(await page(), /There is neither an action nor a reason for [^.]*NCPI-2021\/99/)
})

test('what the register and the plan say already is shown where an answer is owed, and fills its form; nobody has answered yet', async () => {
  const [, second = '', third = ''] = await recommendations()
  const before = /(\d+) of 11/.exec((await office.get('/section-55s')).text)?.[1]
  const asked = await improvement.api(`/api/recommendation/${second}/stages`, {
    stage: 'rejected',
    because: 'Done by another force for all of us',
  })
  assert.equal(asked.status, 200, asked.text)
  assert.equal((await chief.api(`/api/recommendation/${second}/rejection-agreements`, {})).status, 200)
  const planned = await improvement.api('/api/action/actions', {
    ...worded(third),
    text: 'Every review is read by an inspector on the day that it is made',
    measures: ['M8'],
    dates: null,
  })
  assert.equal(planned.status, 201, planned.text)

  const shown = await page()
  assert.match(shown, /The register says it is rejected: Done by another force for all of us/)
  assert.match(shown, /The plan says: Every review is read by an inspector on the day that it is made/)
  const form = async (recommendation: string) =>
    (await office.get(`${at('answers')}?recommendation=${recommendation}`)).text
  assert.match(await form(second), /name="whyNone"[^>]*>\s*Done by another force for all of us</)
  assert.match(await form(third), /name="action"[^>]*>\s*Every review is read by an inspector/)
  assert.equal(/(\d+) of 11/.exec((await office.get('/section-55s')).text)?.[1], before, 'a person answers')
})

test('never complete with a gap; published with it printed, and copies are owed and logged', async () => {
  const [, , ...rest] = await recommendations()
  const [last = ''] = rest.splice(-1)
  const gaps = await page()
  assert.match(gaps, /Answer for NCPI-2021\/\d+, the first of 10 without an answer/, 'what fills the gap is offered')
  assert.match(gaps, /Publish with the gap shown/)
  assert.doesNotMatch(gaps, /Mark complete/, 'not what would be refused')
  for (const recordId of rest)
    assert.equal((await office.send(at('answers'), { recordId, action: '', whyNone: 'Done before' })).status, 303)
  const incomplete = await office.send(at('completion'), {})
  assert.equal(incomplete.status, 422)
  assert.match(incomplete.text, /There is neither an action nor a reason for NCPI-2021\/\d+, NCPI-2021\/99\./)
  assert.equal((await office.send(at('answers'), { recordId: last, action: 'Asked', whyNone: '' })).status, 303)
  assert.match((await office.get('/section-55s')).text, /10 of 11/)
  assert.match(
    (await office.send(at('copies'), { to: 'panel', how: 'email' })).text,
    /Nothing has been published yet\./,
  )
  const before = (await office.get(at('publication'))).text
  assert.match(
    before,
    /Gap: there is neither an action nor a reason for NCPI-2021\/\d+\. The comments will say so in public/,
  )
  assert.match(before, /The last lawful day is \d+ \w+ \d{4}\./)
  assert.match((await office.send(at('publication'), { address: 'our site' })).text, /begins with https/)
  const looked = { address: 'https://example.org/section-55', mayStand: 'Sergeants are counted, and no children' }
  assert.equal((await office.send(at('publication'), looked)).status, 303)
  const shown = await page()
  assert.match(
    shown,
    /<strong>Gap\.<\/strong> The published comments give neither an action nor a reason for NCPI-2021\/\d+\./,
  )
  assert.match(shown, /copy to the Secretary of State/)
  const form = (await office.get(at('copies'))).text
  assert.match(form, /<option value="0" selected>The comments, published/, 'the only thing that there is a copy of')
  assert.ok(!form.includes('Enter 0'), 'nobody types a number that they choose from a list')
  assert.match(shown, /answer what was left out: <span>[^<]*1 Jun/, 'the statute’s day is not met by half')
  const again = await office.send(at('answers'), { recordId: last, action: 'Otherwise', whyNone: '' })
  assert.match(again.text, /cannot be changed/)
  for (const to of ['inspectors of constabulary', 'Secretary of State'])
    assert.equal((await office.send(at('copies'), { to, how: 'by post' })).status, 303)
  assert.doesNotMatch(await page(), /copy to the Secretary of State/)
})

test('what was left out is answered in an addendum, and only then is it owed no more', async () => {
  const [, second = ''] = await recommendations()
  assert.match(
    (await office.send(at('addenda'), { address: 'https://example.org/b' })).text,
    /nothing left out has been answered/,
  )
  assert.equal(
    (await office.send(at('answers'), { recordId: second, action: 'Reviewed now', whyNone: '' })).status,
    303,
  )
  assert.match(await page(), /Still owed: NCPI-2021\/\d+.*to be published in an addendum: NCPI-2021\/\d+/)
  assert.match(await page(), /answer what was left out: <span>/, 'an answer that nobody can read is none')
  assert.equal((await office.send(at('addenda'), { address: 'https://example.org/b', reply: '' })).status, 303)
  const shown = await page()
  assert.doesNotMatch(shown, /answer what was left out: <span>/)
  assert.match(shown, /copy to the Secretary of State, of the addendum: <span/, 'of the addendum too')
  const { clocks } = JSON.parse((await office.get('/api/clocks')).text)
  assert.match(
    clocks.find((one: { name: string }) => one.name === 'copy to the Secretary of State').about,
    /, of the addendum of \d+ \w+ 2022$/,
  )
  const response = (await office.get(at('response'))).text
  assert.match(response, /The comments were published like this\..*Addenda have answered what was left out/s)
  assert.match(response, /<strong>Neither an action nor a reason is given\.<\/strong>/, 'the first text is unchanged')
  assert.match(response, /Addendum, published.*NCPI-2021\/\d+.*Reviewed now/s)
  assert.match((await office.get('/section-55s')).text, /answered since, in an addendum/)
  const unsaid = await office.send(at('copies'), { to: 'Secretary of State', how: 'by post' })
  assert.match(unsaid.text, /Choose what it is a copy of/)
  assert.match(unsaid.text, /Addendum 1, published/)
  for (const to of ['inspectors of constabulary', 'Secretary of State'])
    assert.equal((await office.send(at('copies'), { to, of: '1', how: 'by post' })).status, 303)
  assert.doesNotMatch(await page(), /copy to the Secretary of State/)
})

test('what the chief officer says after publication is taken, and published as an addendum with copies of its own', async () => {
  assert.match((await office.send(at('addenda'), { address: 'https://example.org/a' })).text, /has said nothing and/)
  assert.match((await chief.send(at('chief-comments'), { comments: '' })).text, /Enter what you want to add/)
  now = instant('2022-05-26T09:00:00Z')
  const [later, theirs] = [await it.as(chief.person), await it.as(office.person)]
  assert.equal((await later.send(at('chief-comments'), { comments: 'One thing more' })).status, 303)
  assert.match((await theirs.get(`/section-55/${record}`)).text, /publish the addendum/)
  now = instant('2022-05-27T09:00:00Z')
  const sent = await (await it.as(office.person)).send(at('addenda'), { address: 'https://example.org/a', reply: '' })
  assert.equal(sent.status, 303, sent.text)
  const shown = (await (await it.as(office.person)).get(`/section-55/${record}`)).text
  assert.match(shown, /One thing more/)
  assert.match(shown, /Addendum published 27 May/)
  assert.match(shown, /copy to the Secretary of State/, 'of the addendum too')
  const sender = await it.as(office.person)
  const send = async (to: string, of: number) =>
    assert.equal(
      (await sender.api(`/api/section-55/${record}/copies`, { to, of: String(of), how: 'by post' })).status,
      200,
    )
  const owed = async () => (await sender.get(`/section-55/${record}`)).text
  await send('Secretary of State', 1)
  await send('inspectors of constabulary', 2)
  assert.match(await owed(), /copy to the Secretary of State, of the addendum/, 'a copy of another is not of this one')
  assert.doesNotMatch(await owed(), /copy to the inspectors of constabulary/)
  await send('Secretary of State', 2)
  assert.doesNotMatch(await owed(), /copy to the Secretary of State/)
  const none = await sender.api(`/api/section-55/${record}/copies`, { to: 'panel', of: '3', how: 'by post' })
  assert.match(none.text, /There is no such addendum/)
})

test('publication starts the clock though nobody opens anything; a national report is answered with the force’s own', async () => {
  const [office, improvement] = [await it.as(theOffice), await it.as(theTeam)]
  const opened = await improvement.api('/api/inspection/inspections', {
    reference: 'THEMATIC-1',
    title: 'Thematic report on missing children',
    body: 'HMICFRS',
    programme: 'thematic inspection',
    kind: 'thematic',
    fieldwork: null,
    publishedOn: '2022-05-20',
    address: null,
    follows: null,
    readers: [],
  })
  assert.equal(opened.status, 201, opened.text)
  const list = (await office.get('/section-55s')).text
  const other = /href="(\/section-55\/[0-9a-f-]{36})">Thematic report on missing children/.exec(list)?.[1] ?? ''
  assert.match((await office.get(other)).text, /publish the comments: <span>[^<]*14 Jul/)
  const fields = { by: record, because: 'The same findings on missing children' }
  assert.match(
    (await office.send(`${other}/coverings`, { ...fields, by: other.slice(-36) })).text,
    /Choose a report on this force whose comments are open or published\./,
  )
  assert.equal((await office.send(`${other}/coverings`, fields)).status, 303)
  const shown = (await office.get(other)).text
  assert.match(shown, /the force’s own report with the same findings/)
  assert.doesNotMatch(shown, /<h2[^>]*>Owed/)
})
