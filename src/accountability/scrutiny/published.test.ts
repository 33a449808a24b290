// The public site shows how far the commissioner is assured beside what was computed then, the disagreement in words, and what the office undertook with its dates.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { testApp } from '../../../test/app.ts'
import { assertDescribed } from '../../../test/described.ts'
import { testSite } from '../../../test/site.ts'
import { newId } from '../../kernel/identity.ts'
import { sql } from '../../kernel/sql.ts'
import { hours, type Instant, instant, plus } from '../../kernel/time.ts'
import { systemPerson } from '../../registers/alarms.ts'
import { appendTo } from '../../registers/records.ts'
import { contextOf, SYSTEM } from '../../registers/world.ts'
import { commissionerOtherwise, speaking } from '../commissioner-verified.ts'
import { commissionerAction, scrutinyDecision } from './procedure.ts'
import { saidOfAction, saidOfDecision } from './shown-in-public.ts'
import { sayUnsaidMeasures } from './unsaid.ts'

let now: Instant = instant('2026-11-23T09:00:00Z')
const it = await testApp({ clock: () => now })
let office = await it.named('Uma Kettering')
const improvement = await it.named('Milo Ferrand')
const { site, lookNow } = await testSite(it, () => now)
const force = office.person.forceId
const get = async (path: string) => {
  await lookNow()
  const { statusCode, body } = await site.inject({ method: 'GET', url: `/${force}${path}` })
  return { status: statusCode, text: body.replace(/\s+/g, ' '), body }
}
const post = async (path: string, body: object) => await office.api(`/api${path}`, body)
const recordOf = (text: string) => String(JSON.parse(text).recordId)
await it.app.judge(force)
assert.equal((await post('/published-figures/releases', {})).status, 201)
const { recommendations } = JSON.parse((await get('/data.json')).body)
const about = recommendations.find((one: { standing: string | null }) => one.standing === 'insufficient data')

const deciding = async (more: object) => {
  const made = await post('/scrutiny-decision/decisions', {
    ...{ forum: 'Strategic governance board', topic: 'Missing children', decidedOn: '2026-11-23' },
    ...{ recommendationId: about.id, questions: 'Who reads the files of Linnet Marsh?', assurance: 'assured' },
    ...{ because: 'The chief officer showed us the plan', evidence: 'The file of Linnet Marsh' },
    ...{ furtherAction: 'Show us again in March', nextReviewOn: '2027-03-01', ...more },
  })
  assert.equal(made.status, 201, made.text)
  return recordOf(made.text)
}
const decision = await deciding({})

test('a decision is public only once it is published; then beside the status computed at that moment, the disagreement in words', async () => {
  assert.match((await get('/commissioner')).text, /No decision is published yet/)
  assert.match(
    (await office.get(`/scrutiny-decision/${decision}/publication`)).text,
    /The status computed now is shown beside it: insufficient data\. The figures disagree/,
  )
  await assertDescribed(office, '/scrutiny')
  await assertDescribed(office, `/scrutiny-decision/${decision}`, '/scrutiny-decision/{record}')
  assert.equal((await improvement.api(`/api/scrutiny-decision/${decision}/publication`, {})).status, 403)
  const done = await post(`/scrutiny-decision/${decision}/publication`, {})
  assert.equal(done.status, 200, done.text)
  const { text } = await get('/commissioner')
  assert.match(text, /<strong>Assured\.<\/strong> <span[^>]*>The chief officer showed us the plan/)
  assert.match(
    text,
    /The figures disagree: the local policing body is assured, and the status computed from the force’s records is “insufficient data”/,
  )
  assert.match(text, /Status computed by the day of the decision<\/dt><dd[^>]*>insufficient data/)
  assert.match(text, /Status computed when it was published<\/dt><dd[^>]*>insufficient data/)
  assert.match(text, /Show us again in March/)
  assert.doesNotMatch(text, /Linnet Marsh/, 'what was asked and seen stays with the office')
  assert.match(
    (await get(`/${about.id}`)).text,
    /How far the commissioner is assured<\/dt>.*Assured<\/strong>, decided 23 November 2026\. The figures disagree/,
  )
  assert.match((await get('')).text, /\/commissioner#[0-9a-f-]{36}">Missing children<\/a>: <strong>assured/)
  assert.match(
    (await post(`/scrutiny-decision/${decision}/publication`, {})).text,
    /This decision has been published and cannot be changed/,
  )
})

test('words that may give somebody away are looked at first; a recommendation that is not public waits for it', async () => {
  const named = await deciding({ recommendationId: null, topic: 'Visits', because: 'We met Linnet Marsh' })
  const refused = await post(`/scrutiny-decision/${named}/publication`, {})
  assert.match(refused.text, /in the reason, it seems to name somebody \(“Linnet Marsh”\)/)
  const done = await post(`/scrutiny-decision/${named}/publication`, { mayStand: 'An elected member' })
  assert.equal(done.status, 200, done.text)
  const { text } = await get('/commissioner')
  assert.doesNotMatch(text, /An elected member/)
})

test('decided again: the earlier one stands as it was and says so', async () => {
  now = plus(now, hours(24))
  office = await it.named('Uma Kettering')
  const later = await deciding({ decidedOn: '2026-11-24', assurance: 'not assured' })
  assert.match(
    (await get('/commissioner')).text,
    /Decided again 24 November 2026\. This decision is shown as it was published/,
  )
  assert.equal((await post(`/scrutiny-decision/${later}/publication`, {})).status, 200)
  assert.match(
    (await get('/commissioner')).text,
    new RegExp(`Decided again 24 November 2026: <a class="govuk-link" href="#${later}"`),
  )
  const rows: readonly Record<string, string>[] = parse((await get('/assurances.csv')).body, { columns: true })
  assert.deepEqual(
    rows
      .filter((row) => row['recommendation_id'] === about.id)
      .map((row) => [row['decision_id'], row['assurance'], row['decided_again']]),
    [
      [later, 'not assured', ''],
      [decision, 'assured', '2026-11-24'],
    ],
  )
})

test('an undertaking shows by when, how often that moved, and whether it is done: late is said, and late for ever', async () => {
  const made = await post('/commissioner-action/undertakings', {
    ...{ words: 'We visit every custody suite', owner: 'Robin Ashe, head of policy', dueOn: '2026-12-01' },
    noMeasure: 'Visits are not counted',
  })
  const action = recordOf(made.text)
  assert.match((await get('/commissioner')).text, /No undertaking is published yet/)
  assert.equal((await post(`/commissioner-action/${action}/publication`, {})).status, 200)
  const moved = await post(`/commissioner-action/${action}/date-changes`, {
    dueOn: '2026-12-03',
    because: 'Robin Ashe is ill',
  })
  assert.equal(moved.status, 200, moved.text)
  assert.match(
    (await get('/commissioner')).text,
    /We visit every custody suite.*3 December 2026<span[^>]*>first due 1 December 2026; moved 1 time<.*not yet/,
  )
  now = instant('2026-12-04T09:00:00Z')
  office = await it.named('Uma Kettering')
  assert.match((await get('/commissioner')).text, /not done: the date has passed/)
  assert.match((await get('')).text, /1 undertaking, <strong>1 late/)
  assert.equal(
    (await post(`/commissioner-action/${action}/completion`, { evidence: 'Notes of Robin Ashe' })).status,
    200,
  )
  const { text } = await get('/commissioner')
  assert.match(text, /4 December 2026, <strong>late/)
  assert.doesNotMatch(text, /Robin Ashe/)
  const feed = (await get('/feed.atom')).text
  assert.match(
    feed,
    new RegExp(`urn:uuid:${action}.*We visit every custody suite\\. Due 3 December 2026\\. Done 4 December 2026\\.`),
  )
  assert.match(feed, new RegExp(`urn:uuid:${decision}.*Decided 23 November 2026\\.`))
  assert.doesNotMatch(feed, /<summary>[^<]*\d{4}-\d{2}-\d{2}/, 'a summary is read by people')
  assert.match(feed, new RegExp(`urn:uuid:${decision}.*The figures disagree`))
  const { undertakings } = JSON.parse((await get('/commissioner.json')).body)
  assert.deepEqual([undertakings[0].id, undertakings[0].doneOn, undertakings[0].dateChanges], [action, '2026-12-04', 1])
})

test('what an undertaking should move stands beside it: what each measure said then, what the newest release says now, or why none shows it', async () => {
  const made = await post('/commissioner-action/undertakings', {
    ...{ words: 'We read every late grading', owner: 'Robin Ashe, head of policy', dueOn: '2027-01-29' },
    measures: ['M4'],
  })
  const action = recordOf(made.text)
  assert.equal((await post(`/commissioner-action/${action}/publication`, {})).status, 200)
  const on = async () => (await get('/commissioner')).text.split(`id="${action}"`)[1]?.split('</section>')[0] ?? ''
  assert.match(
    await on(),
    /What it should improve<\/dt><dd[^>]*><span[^>]*>M4: .*Then: twelve months to November 2026<.*0 to 7 cases.*Now<\/th>.*will be in the next release/,
  )
  assert.match((await get('/commissioner')).text, /no measure can show it: Visits are not counted/)
  await it.app.judge(force)
  assert.equal((await post('/published-figures/releases', {})).status, 201)
  const shown = await on()
  assert.match(shown, /Now: twelve months to November 2026<.*0 to 7 cases/)
  assert.match(
    shown,
    /Counted now: .*, of .*Measure M4, definition \d+\..*Counted by <a[^>]*href="#query-1">query 1<\/a> with \$1 = /,
    'definition, and what stands in the query',
  )
  assert.match((await get('/commissioner')).text, /id="query-1".*select/, 'which stands on the page once')
  const { besideAnswers } = JSON.parse((await get('/data.json')).body)
  assert.deepEqual(
    besideAnswers.map((one: { measure: string }) => one.measure),
    ['M4'],
    'it is in the release, and so under its proof',
  )
  const { undertakings } = JSON.parse((await get('/commissioner.json')).body)
  const [json] = undertakings.filter((one: { id: string }) => one.id === action)
  assert.deepEqual(
    json.measures.map((one: { then: { last: string; year: object }; now: { year: object } }) => [
      one.then.last,
      one.then.year,
      one.now.year,
    ]),
    [['2026-11', besideAnswers[0].year, besideAnswers[0].year]],
  )
  const rows: readonly Record<string, string>[] = parse((await get('/undertakings.csv')).body, { columns: true })
  assert.deepEqual(
    rows.map((row) => [row['words'], row['measure'], row['then_until'], row['now_denominator'], row['no_measure']]),
    [
      ['We read every late grading', 'M4', '2026-11', '0 to 7', ''],
      ['We visit every custody suite', '', '', '', 'Visits are not counted'],
    ],
  )
})

test('an undertaking published before its measures were shown shows the figures that were kept, and not why there are none: nobody looked at those words', async () => {
  const world = await it.app.world(systemPerson(force))
  const undertaken = async (words: string, noMeasure: string | null) => {
    const record = newId(now)
    await it.databases.app.write(contextOf(world), async (writer) => {
      await appendTo({ writer, world, commandId: newId(now) }, commissionerAction, record, () => [
        {
          kind: 'commissioner-action.undertaken/1',
          happenedAt: now,
          body: {
            words,
            owner: 'Robin Ashe',
            dueOn: '2027-01-29',
            figures: noMeasure === null ? [kept] : [],
            noMeasure,
          },
        },
        { kind: 'commissioner-action.published/1', happenedAt: now, body: { lookedAt: null } },
      ])
    })
    return record
  }
  const year = { yes: 40, n: 100, percent: 40, low: 31, high: 50 }
  const kept = { measure: 'M4', question: 'Was it graded in time?', year, last: '2026-09' }
  const [one, other] = [await undertaken('We ring back', null), await undertaken('We listen', 'Linnet Marsh said so')]
  await it.owner.write({ force, who: SYSTEM, now }, async (writer) => {
    writer.send(sql`delete from published.commissioner where record_id in (${one}, ${other}) and part = 'measures'`)
    await Promise.resolve()
  })
  assert.equal(await sayUnsaidMeasures(world), 2)
  assert.equal(await sayUnsaidMeasures(world), 0)
  const { text } = await get('/commissioner')
  assert.match(text, /Then: twelve months to September 2026<.*40% \(95% interval 31% to 50%\), 40 of 100/)
  assert.match(text, /We listen.*no measure is named/)
  assert.doesNotMatch(text, /Linnet Marsh said so/)
})

test('what the site shows is what the facts say', async () => {
  const problems = await commissionerOtherwise(
    it.databases.clock,
    { force: '', who: SYSTEM, now },
    async () => await it.app.policies.of(force, now),
    [
      speaking(scrutinyDecision, ({ steps }) => saidOfDecision(steps)),
      speaking(commissionerAction, ({ steps }) => saidOfAction(steps)),
    ],
  )
  assert.deepEqual(problems, [])
})
