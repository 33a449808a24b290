// Where a question may be put: the forums of the policy and their meetings, as the site offers them and as they judge what came.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { askedQuestions } from '../../../test/asked-question.ts'
import { testSite } from '../../../test/site.ts'
import { demonstrationForce } from '../../demonstration/force.ts'
import { dateWords, dayOf, hours, type Instant, instant, plus, systemNow } from '../../kernel/time.ts'
import { defaultForums, forumRefusals, forumsOf, needsChair, tieAsked } from './forums.ts'
import { takeIn } from './intake.ts'
import { clearWorkingDaysBefore, latestFor, nextMeeting, ruleOf } from './notice.ts'

/** The box dates what comes in by the database’s clock, which nobody sets. */
let now: Instant = systemNow()
const dayAfter = (days: number) => plus(now, hours(24 * days)).slice(0, 10)
const it = await testApp({ clock: () => now })
const publicSite = await testSite(it, () => now)
const force = demonstrationForce.id
const holidays = { source: 'GOV.UK', dates: ['2026-12-25', '2026-12-28'], from: '2026-01-01', until: '2027-12-31' }
const { root, taking, get, ask, idOf, secretary, office, opened } = askedQuestions(it, publicSite)
const look = async () => {
  now = plus(now, hours(0.01))
  await publicSite.lookNow()
}

test('the site offers what the policy has, once anything is published', async () => {
  await opened()
  await look()
  const form = await get(`${root}/question`)
  assert.match(form, /The police and crime panel<span[^>]*>It must come three clear working days before the meeting/)
  assert.match(form, /A public performance meeting/)
  assert.ok(!form.includes('midday'), 'another panel’s rule is not this one’s')
})

test('the forums are the force’s policy: a meeting entered and approved stands on the form, with the moment by which a question must come', async () => {
  const [author, approver] = [await it.named('Sam Underhill'), await it.named('Tess Mowbray')]
  const [panel] = defaultForums.forums
  const row = { ...panel, place: 1, notice: 'midday, days before', meetings: ['2099-07-10'] }
  const given = { version: 'forums-2', effectiveFrom: plus(now, hours(1)), because: 'Dates of next year', row }
  const wrong = { ...given, row: { ...row, decides: "commissioner's office" } }
  const refused = await author.api('/api/policy/row-of-question-forums', wrong)
  assert.ok(refused.text.includes('never the commissioner’s office'), refused.text)
  assert.match((await author.get('/policy/row-of-question-forums?row=1')).text, /One on each line, like 2027-01-25/)
  const proposed = await author.api('/api/policy/row-of-question-forums', given)
  assert.equal(proposed.status, 201, proposed.text)
  const approved = await approver.api(`/api/policy/${JSON.parse(proposed.text).recordId}/approval`, {})
  assert.equal(approved.status, 200, approved.text)
  now = plus(now, hours(2))
  it.app.policies.forget(force)
  await it.app.forums()
  await look()
  const form = await get(`${root}/question`)
  assert.match(
    form,
    /by midday, three days before[\s\S]*Next meeting 10 July 2099; send questions by 7 July 2099 at 12:00/,
  )
})

test('rules of notice: clear working days over Christmas, midday days before, before the day', () => {
  const [panel] = defaultForums.forums
  assert.ok(panel)
  assert.equal(clearWorkingDaysBefore('2026-12-30', 3, holidays), '2026-12-22')
  assert.equal(
    latestFor({ ...panel, notice: 'midday, days before' }, '2026-07-10', holidays),
    '2026-07-07T11:00:00.000Z',
  )
  assert.equal(latestFor({ ...panel, notice: 'none' }, '2026-12-16', holidays), '2026-12-16T00:00:00.000Z')
  const meetings = ['2026-12-16', '2026-11-12']
  assert.equal(nextMeeting({ ...panel, meetings }, holidays, [], instant('2026-12-20T12:00:00.000Z')), null)
  const before = instant('2026-11-09T12:00:00.000Z')
  assert.equal(
    nextMeeting({ ...panel, meetings }, holidays, [], before)?.meetingOn,
    '2026-12-16',
    'too late for the first',
  )
  assert.equal(
    ruleOf({ ...panel, notice: 'midday, days before' }),
    'It must come by midday, three days before the meeting',
  )
})

test('a public meeting that is called is the forum’s next: its day and the last day for questions stand on the form and judge what came', async () => {
  const called = {
    heldOn: dayAfter(30),
    place: 'Town hall',
    stream: 'https://stream.example',
    questionsBy: dayAfter(10),
  }
  const uma = await office()
  const answer = await uma.api('/api/performance-meeting/calls', called)
  assert.equal(answer.status, 201, answer.text)
  await it.app.forums()
  await look()
  const form = await get(`${root}/question`)
  assert.match(form, new RegExp(`Next meeting ${dateWords(dayOf(called.heldOn))}; send questions by`))
  const forum = defaultForums.forums.find((one) => one.kind === 'public meeting')?.id ?? ''
  await ask('What is promised?', forum)
  await takeIn(taking, now)
  const put = await uma.api(`/api/question/${await idOf('What is promised?')}/admission`, { meetingOn: called.heldOn })
  assert.equal(put.status, 200, put.text)
  const record = String(JSON.parse(answer.text).recordId)
  const marked = new RegExp(`its meeting on ${dateWords(dayOf(called.heldOn))} is cancelled`)
  assert.doesNotMatch((await uma.get('/questions')).text, marked)
  assert.equal((await uma.api(`/api/performance-meeting/${record}/cancellations`, { because: 'Snow' })).status, 200)
  assert.match((await uma.get('/questions')).text, marked)
  await it.app.forums()
  await look()
  assert.ok(!(await get(`${root}/question`)).includes(dateWords(dayOf(called.heldOn))), 'cancelled')
  const elsewhere = { ...called, place: 'Library' }
  assert.equal((await uma.api('/api/performance-meeting/calls', elsewhere)).status, 201)
  assert.doesNotMatch((await uma.get('/questions')).text, marked, 'another stands on that day')
  const [, meeting] = defaultForums.forums
  assert.ok(meeting)
  const before = instant('2026-11-09T12:00:00.000Z')
  const by = [{ heldOn: '2026-12-20', questionsBy: '2026-12-10' }]
  assert.deepEqual(nextMeeting(meeting, holidays, by, before), {
    meetingOn: '2026-12-20',
    latest: '2026-12-10T23:59:59.000Z',
  })
  assert.equal(nextMeeting({ ...meeting, kind: 'panel' }, holidays, by, before), null, 'a panel calls its own')
})

test('the panel’s secretariat enters its own meetings: they stand on the form and judge what came; the force and the office enter none', async () => {
  const [panel] = defaultForums.forums
  const heldOn = dayAfter(60)
  const body = { forum: panel?.id ?? '', heldOn }
  for (const name of ['Uma Kettering', 'Tess Mowbray', 'Sam Underhill'])
    assert.equal((await (await it.named(name)).api('/api/panel-meeting/meetings', body)).status, 403, name)
  const [piet, uma] = [await secretary(), await office()]
  const wrong = await piet.api('/api/panel-meeting/meetings', { forum: 'commissioner', heldOn: dayAfter(-1) })
  assert.match(wrong.text, /Choose a panel whose secretariat[\s\S]*This date has passed/)
  const entered = await piet.api('/api/panel-meeting/meetings', body)
  assert.equal(entered.status, 201, entered.text)
  assert.match((await piet.api('/api/panel-meeting/meetings', body)).text, /has already been entered/)
  await it.app.forums()
  await look()
  assert.match(await get(`${root}/question`), new RegExp(`Next meeting ${dateWords(dayOf(heldOn))}; send questions by`))
  const sent = await ask('What did the panel ask?', 'panel')
  await takeIn(taking, now)
  const asked = await idOf('What did the panel ask?')
  assert.match((await piet.get('/questions')).text, new RegExp(`the next meeting is ${dateWords(dayOf(heldOn))}`))
  const another = { meetingOn: dayAfter(90), because: 'The meeting was snowed off' }
  const early = await piet.api(`/api/question/${asked}/meetings`, another)
  assert.match(early.text, /You can only move a question that has been admitted to a meeting/)
  const nowhere = await piet.api(`/api/question/${asked}/admission`, { meetingOn: dayAfter(61) })
  assert.match(nowhere.text, new RegExp(`No meeting is entered for [^.]*\\. [^"]*: ${dateWords(dayOf(heldOn))}`))
  assert.equal((await piet.api(`/api/question/${asked}/admission`, { meetingOn: heldOn })).status, 200)
  const record = String(JSON.parse(entered.text).recordId)
  const cancelled = await piet.api(`/api/panel-meeting/${record}/cancellations`, { because: 'Snow' })
  assert.equal(cancelled.status, 200, cancelled.text)
  await it.app.forums()
  await look()
  assert.ok(!(await get(`${root}/question`)).includes(dateWords(dayOf(heldOn))), 'cancelled')
  assert.match((await piet.get('/questions')).text, /cancelled\. Snow/)
  const later = now
  now = instant(`${dayAfter(61)}T09:00:00Z`)
  const past = (await (await secretary()).get('/questions')).text
  assert.match(past, new RegExp(`Past panel meetings[\\s\\S]*${dateWords(dayOf(heldOn))}, [^<]*: cancelled\\. Snow`))
  now = later
  // What was to be put there is put at another: by its own gate, and whoever asked reads it.
  assert.match(
    (await piet.get('/questions')).text,
    new RegExp(`its meeting on ${dateWords(dayOf(heldOn))} is cancelled`),
  )
  const mine = String(sent.headers.location)
  assert.match(await get(mine), new RegExp(`for the meeting of ${dateWords(dayOf(heldOn))}, which is cancelled`))
  assert.match(
    (await uma.api(`/api/question/${asked}/meetings`, another)).text,
    /Only the panel secretariat can decide/,
  )
  assert.match((await piet.api(`/api/question/${asked}/meetings`, another)).text, /No meeting is entered for/)
  const next = { ...body, heldOn: another.meetingOn }
  assert.equal((await piet.api('/api/panel-meeting/meetings', next)).status, 201)
  const moved = await piet.api(`/api/question/${asked}/meetings`, another)
  assert.equal(moved.status, 200, moved.text)
  assert.match((await piet.get(`/question/${asked}`)).text, /admitted; in time for .*The meeting was snowed off/s)
  assert.doesNotMatch((await piet.get('/questions')).text, /its meeting on/)
  const read = await get(String(sent.headers['location']))
  assert.match(
    read,
    new RegExp(
      `for the meeting of ${dateWords(dayOf(another.meetingOn))}, moved from another meeting: <span[^>]*>The meeting was snowed off`,
    ),
  )
})

test('the table refuses what would take a panel’s gate away, and what cannot be read is the default', () => {
  const [panel, meeting] = defaultForums.forums
  assert.ok(panel && meeting)
  assert.deepEqual(forumRefusals(defaultForums), [])
  assert.match(
    forumRefusals({ forums: [{ ...panel, decides: "commissioner's office" }] }).join(),
    /never the commissioner’s office/,
  )
  assert.match(forumRefusals({ forums: [panel, panel] }).join(), /the same short name/)
  assert.match(forumRefusals({ forums: [{ ...meeting, meetings: ['2026-02-30'] }] }).join(), /is not a date/)
  assert.equal(forumsOf({ forums: [] }), defaultForums)
})

test('what a forum asks of the area is its own rule: not asked where it has none, and a table from before it was asked is read', () => {
  const rules = defaultForums.forums.map((one) => [one.id, tieAsked(one), needsChair(one)])
  assert.deepEqual(rules, [
    ['panel', 'lives or works there', true],
    ['public-meeting', 'not asked', false],
    ['commissioner', 'not asked', false],
  ])
  const before = { forums: defaultForums.forums.map(({ tie: _, supplementary: __, ...one }) => one) }
  assert.deepEqual(forumRefusals(before), [])
  assert.deepEqual(
    forumsOf(before).forums.map((one) => [tieAsked(one), needsChair(one)]),
    [
      ['not asked', false],
      ['not asked', false],
      ['not asked', false],
    ],
  )
})
