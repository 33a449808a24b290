// The local policing body's own ledger: apart from the force's, beside what the figures say, and without a case in it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { demonstrationForce } from '../../demonstration/force.ts'
import { newId } from '../../kernel/identity.ts'
import { type Instant, instant } from '../../kernel/time.ts'
import { systemPerson } from '../../registers/alarms.ts'
import { appendTo } from '../../registers/records.ts'
import { contextOf } from '../../registers/world.ts'
import { performanceYear } from './performance.ts'
import { commissionerAction } from './procedure.ts'

let now: Instant = instant('2026-11-23T09:00:00Z')
const it = await testApp({ clock: () => now })
const office = await it.named('Uma Kettering')
const improvement = await it.named('Milo Ferrand')
const page = async () => (await office.get('/scrutiny')).text
const lateIn = (shown: string): number => Number(/Our own late actions: (\d+)/.exec(shown)?.[1])

test('a decision of assurance keeps what the figures said that day, and a disagreement stands first', async () => {
  await it.app.judge(demonstrationForce.id)
  const form = (await office.get('/scrutiny-decision/decisions')).text
  const recommendation = /value="([0-9a-f-]{36})"[^>]*>NCPI-2021\/1:/.exec(form)?.[1] ?? ''
  assert.match(form, />NCPI-2021\/1: [^<]* \(the figures say: insufficient data\)</, 'seen before anything is assured')
  const fields = {
    forum: 'Strategic governance board',
    topic: 'Missing children',
    decidedOn: '2026-11-23',
    recommendationId: recommendation,
    questions: 'Is every child graded in time?',
    assurance: 'assured',
    because: 'We were told so',
    evidence: 'A slide',
    furtherAction: 'Bring ten files next time',
    nextReviewOn: '2027-02-01',
  }
  const wrong = await office.send('/scrutiny-decision/decisions', {
    ...fields,
    decidedOn: '2026-11-24',
    nextReviewOn: '2026-11-22',
  })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /This date is in the future\. Enter today or an earlier day\./)
  assert.match(wrong.text, /This date has passed\. Enter a future date\./)
  assert.equal((await office.send('/scrutiny-decision/decisions', fields)).status, 303)
  const shown = await page()
  assert.match(shown, /the figures then: insufficient data/)
  const onItsPage = (await office.get(`/recommendation/${recommendation}`)).text
  assert.match(onItsPage, /<strong>assured<\/strong><\/a>, decided 23 November 2026/)
  assert.match(onItsPage, /The figures say otherwise: insufficient data\./)
  assert.match(onItsPage, /We were told so<\/span><span class="vigil-detail">The figures that day: insufficient data/)
  assert.match(shown, /We said we were assured\. The figures say “insufficient data”/)
  assert.match(shown, /We have not yet given our assurance on \d+ of \d+ recommendations/)
  // Everything that was typed is on its page, and the decision waits to be looked at again.
  const at = /href="(\/scrutiny-decision\/[0-9a-f-]{36})">Missing children<\/a>: <span>1 February 2027/.exec(shown)?.[1]
  assert.ok(at)
  const one = (await office.get(at)).text
  for (const words of ['Is every child graded in time?', 'A slide', 'Bring ten files next time', 'We were told so'])
    assert.ok(one.includes(words), words)
  // The disagreement is marked wherever the decision is shown: on its page, in both lists, in the extract.
  assert.match(one, /The figures disagree: the local policing body is assured.*They still disagree\./s)
  assert.match(
    shown,
    /insufficient data<strong[^>]*>they disagree<\/strong>.*now: insufficient data, <strong>which disagrees/,
  )
  assert.match(shown, /assured, 23 November 2026, <strong>and the figures disagree/)
  const extract = (await office.get('/scrutiny/annual-report')).text
  assert.match(extract, /data-label="The figures that day">insufficient data<strong[^>]*>they disagree/)
  assert.match(extract, /data-label="Our assurance">assured<strong[^>]*>the figures disagree/)
  assert.match((await office.get('/clocks')).text, /Look again at what the local policing body decided/)
  const earlier = {
    ...fields,
    decidedOn: '2026-11-20',
    topic: 'Decided three days before',
    recommendationId: recommendation,
  }
  const typedLater = await office.send('/scrutiny-decision/decisions', earlier)
  assert.equal(typedLater.status, 303, typedLater.text)
  const rowOf = /Decided three days before<\/a><\/td>[\s\S]*?<\/tr>/.exec(await page())?.[0] ?? ''
  assert.match(rowOf, /none computed by then/, 'what is typed later rests on the status of its own day')
  now = instant('2026-11-23T09:01:00Z')
  const again = { ...fields, assurance: 'not assured', because: 'We opened ten files', topic: 'Missing children again' }
  assert.equal((await office.send('/scrutiny-decision/decisions', again)).status, 303)
  assert.match((await office.get(at)).text, /looked at again 23 November 2026: <a[^>]*>not assured/)
  assert.doesNotMatch(await page(), /href="[^"]*">Missing children<\/a>: <span/, 'met, and no longer in the list')
})

test('its own action is late by the day, its date moves are counted, and it is the office’s alone', async () => {
  const made = await office.send('/commissioner-action/undertakings', {
    words: 'Hold a public meeting on missing children in Stoke',
    owner: 'Uma Kettering, head of scrutiny',
    dueOn: '2026-11-30',
    noMeasure: 'Nothing counts public meetings',
  })
  assert.equal(made.status, 303, made.text)
  const before = lateIn(await page())
  now = instant('2026-12-01T09:00:00Z')
  const later = await it.as(office.person)
  const shown = (await later.get('/scrutiny')).text
  assert.equal(lateIn(shown), before + 1)
  const record = /commissioner-action\/([0-9a-f-]{36})\/completion/.exec(shown)?.[1] ?? ''
  const moved = await later.send(`/commissioner-action/${record}/date-changes`, {
    dueOn: '2026-12-20',
    because: 'The hall was closed',
  })
  assert.equal(moved.status, 303)
  assert.match((await later.get('/scrutiny')).text, /moved 1 time/)
  assert.match((await later.get(`/commissioner-action/${record}`)).text, /20 December 2026\. The hall was closed/)
  const act = async (what: string, body: object) => await later.api(`/api/commissioner-action/${record}/${what}`, body)
  const same = { dueOn: '2026-12-20', because: 'Again' }
  assert.match((await act('date-changes', same)).text, /This is already its date\. Enter a different one\./)
  const force = await it.as(improvement.person)
  assert.equal((await force.get('/commissioner-action/undertakings')).status, 403)
  assert.equal((await force.get(`/commissioner-action/${record}/completion`)).status, 403)
  const duties = await it.databases.clock.read(
    { force: demonstrationForce.id, who: office.person.staffId, now },
    async (reader) =>
      (
        await reader.query({
          texts: [
            'select due_at::text as due, ended_at is null as running from duty where record_id = ',
            ' order by due_at',
          ],
          values: [record],
        })
      ).rows,
  )
  // The first ran out before it was moved, so it stays as late as it was; the second runs.
  assert.equal(duties.length, 2)
  const shownDone = { evidence: 'The minutes of the meeting, published' }
  assert.equal((await act('completion', shownDone)).status, 200)
  assert.match((await later.get(`/commissioner-action/${record}`)).text, /The minutes of the meeting, published/)
  assert.match((await act('completion', shownDone)).text, /already been recorded as done/)
  assert.match((await act('date-changes', { ...same, dueOn: '2027-01-20' })).text, /already been recorded as done/)
})

const publishing = async () => (await (await it.as(office.person)).get('/scrutiny')).text
const outOfDate = async () => (await publishing()).split('>out of date<').length - 1

test('a page that must be published goes stale by working days', async () => {
  assert.equal(await outOfDate(), 0)
  assert.equal((await publishing()).split('nobody has looked yet').length - 1, 5, 'what nobody saw is not called old')
  const client = await it.as(office.person)
  const looked = await client.send('/publication-check/looks', {
    item: 'plans',
    address: 'https://example.org/plans',
    available: 'yes',
    prominent: 'no',
    refreshedOn: '2026-11-24',
  })
  assert.equal(looked.status, 303, looked.text)
  // 24 to 1 December: five working days, so still fresh; the next day it is stale.
  assert.equal(await outOfDate(), 0)
  assert.match((await client.get('/scrutiny')).text, /not in a prominent place/)
  now = instant('2026-12-02T09:00:00Z')
  assert.equal(await outOfDate(), 1)
})

test('the page of the newest report is fresh while somebody sees that it still holds it; no other page is', async () => {
  const client = await it.as(office.person)
  const look = async (fields: Record<string, string>) =>
    await client.send('/publication-check/looks', {
      item: 'inspection-report',
      address: 'https://example.org/inspectorate',
      available: 'yes',
      prominent: 'yes',
      refreshedOn: '2026-11-02',
      ...fields,
    })
  const rowOf = async () =>
    /id="publish-inspection-report"[\s\S]*?<\/tr>/.exec((await client.get('/scrutiny')).text)?.[0] ?? ''
  assert.equal((await look({})).status, 303)
  assert.match(await rowOf(), />out of date</)
  assert.match(
    (await look({ item: 'plans', stillNewest: 'true', refreshedOn: '2026-11-24' })).text,
    /Only the page of the inspectorate’s newest report/,
  )
  assert.match(
    (await look({ available: 'no', stillNewest: 'true' })).text,
    /You cannot say what is on a page that could not be opened/,
  )
  now = instant('2026-12-02T09:05:00Z')
  const seen = await look({ stillNewest: 'true' })
  assert.equal(seen.status, 303, seen.text)
  assert.match(await rowOf(), /still the newest 2 December 2026[\s\S]*up to date/)
  assert.doesNotMatch(await rowOf(), />out of date</)
})

const clocksOf = async () => (await (await it.as(office.person)).get('/clocks')).text

test('a stale page is a clock that rings at the local policing body; one that cannot be opened stands apart from one that is old', async () => {
  assert.match(await clocksOf(), /Refresh a page that must be published/)
  await it.app.ring()
  const client = await it.as(office.person)
  assert.match((await client.get('/told')).text, /Stale: The force’s performance and action plans/)
  const look = async (fields: Record<string, string>) =>
    await client.send('/publication-check/looks', {
      item: 'plans',
      address: 'https://example.org/plans',
      prominent: 'yes',
      available: 'yes',
      refreshedOn: '2026-12-02',
      ...fields,
    })
  assert.match((await look({ refreshedOn: '2026-11-01' })).text, /Enter that day or a later one/)
  assert.match((await look({ refreshedOn: '' })).text, /Enter the day/)
  const away = await look({ available: 'no', refreshedOn: '' })
  assert.equal(away.status, 303, away.text)
  const row = /id="publish-plans"[\s\S]*?<\/tr>/.exec((await client.get('/scrutiny')).text)?.[0] ?? ''
  assert.match(row, /cannot be opened/)
  assert.doesNotMatch(row, />up to date/, 'what cannot be opened is not fresh, on its first day neither')
  now = instant('2026-12-03T09:00:00Z')
  const gone = await it.as(office.person)
  const still = await gone.send('/publication-check/looks', {
    item: 'plans',
    address: 'https://example.org/plans',
    prominent: 'yes',
    available: 'no',
    refreshedOn: '',
  })
  assert.equal(still.status, 303, still.text)
  assert.match(
    (await gone.get('/scrutiny')).text,
    /cannot be opened<\/strong><span[^>]*>since 2 December 2026, 1 working day/,
  )
  assert.equal(
    (await clocksOf()).split(/Bring back a page[^<:]*: /).length - 1,
    1,
    'one clock, from the first day it was away',
  )
  now = instant('2026-12-10T09:00:00Z')
  const shown = (await (await it.as(office.person)).get('/scrutiny')).text
  assert.match(shown, /6 working days: included in the board’s paper/)
  const back = await it.as(office.person)
  assert.equal(
    (
      await back.send('/publication-check/looks', {
        item: 'plans',
        address: 'https://example.org/plans',
        prominent: 'yes',
        available: 'yes',
        refreshedOn: '2026-12-10',
      })
    ).status,
    303,
  )
  assert.doesNotMatch(await clocksOf(), /Bring back a page/)
})

test('public meetings: called for a day to come and once, held with what came of it, cancelled with a reason; three a year are a clock', async () => {
  const client = await it.as(office.person)
  const call = async (heldOn: string) =>
    await client.send('/performance-meeting/calls', { heldOn, place: 'Stoke Town Hall', stream: '', questionsBy: '' })
  assert.match((await call('2026-12-09')).text, /This date has passed\. Enter a future date\./)
  const made = await call('2026-12-10')
  assert.equal(made.status, 303, made.text)
  assert.match((await call('2026-12-10')).text, /already been called/)
  assert.equal((await clocksOf()).split('>Public meetings of 2026<').length - 1, 3)
  const held = await client.send(`${made.location}/holdings`, { outcome: 'Forty came; missing children', paper: '' })
  assert.equal(held.status, 303, held.text)
  assert.match((await client.get(made.location ?? '')).text, /Forty came; missing children/)
  assert.equal((await clocksOf()).split('>Public meetings of 2026<').length - 1, 2)
  const other = await call('2026-12-20')
  assert.match(
    (await client.send(`${other.location}/holdings`, { outcome: 'x', paper: '' })).text,
    /on that day or later/,
  )
  assert.equal((await client.send(`${other.location}/cancellations`, { because: 'The hall is flooded' })).status, 303)
  assert.match(
    (await client.send(`${other.location}/holdings`, { outcome: 'x', paper: '' })).text,
    /This meeting is cancelled\. Call another\./,
  )
  const shown = (await client.get('/scrutiny')).text
  assert.match(shown, /in 2026: 1 of 3 held/)
  assert.match(shown, /cancelled\. The hall is flooded/)
})

test('a public meeting that nobody called here is entered once it was held, says so, and is one of its year’s three', async () => {
  const client = await it.as(office.person)
  const enter = async (heldOn: string, place = 'Leek library') =>
    await client.send('/performance-meeting/held-meetings', {
      ...{ heldOn, place, stream: '', outcome: 'Nine came; they asked about nights', paper: '' },
    })
  assert.match((await enter('2026-12-11')).text, /This date is in the future\. Call the meeting instead/)
  assert.match((await enter('2026-12-10', 'Stoke Town Hall')).text, /has already been entered/)
  const entered = await enter('2026-12-01')
  assert.equal(entered.status, 303, entered.text)
  assert.match((await enter('2026-12-01')).text, /has already been entered/)
  const shown = (await client.get(entered.location ?? '')).text
  assert.match(shown, /Nine came; they asked about nights[\s\S]*not called here beforehand: entered 10 December 2026/)
  assert.match((await client.get('/scrutiny')).text, /in 2026: 2 of 3 held/)
  assert.equal((await clocksOf()).split('>Public meetings of 2026<').length - 1, 1)
  assert.doesNotMatch(await clocksOf(), /Public performance meeting of 1 December/i, 'nothing is owed of it')
})

test('a report entered late on which nobody opened comments stands among the statutory dates, and is not called late', async () => {
  const shown = (await (await it.as(office.person)).get('/scrutiny')).text
  assert.match(
    shown,
    /Say whether comments were published: [^<]*fieldwork September 2021 \(nobody has opened them\)<\/a>: <span>due today/,
  )
  const listed = /by law or by rule: (\d+) late[\s\S]*?<\/ul>/.exec(shown)
  assert.equal(
    Number(listed?.[1]),
    (listed?.[0].split('class="vigil-late"').length ?? 0) - 1,
    'counted as it is listed',
  )
  assert.doesNotMatch(shown, /accountability\.md/)
})

test('first things first: where we disagree, what of ours is late, statutory dates, questions; whatever is long is shut', async () => {
  const shown = (await (await it.as(office.person)).get('/scrutiny')).text
  assert.deepEqual(
    [...shown.matchAll(/<h2[^>]*>([^<:,]+)/g)].map(([, words]) => words),
    [
      'Where our assurance disagrees with the figures',
      'Our own late actions',
      'Dates ahead by law or by rule',
      'Questions to ask',
      'What to look at again',
      'What we decided',
    ],
  )
  assert.doesNotMatch(shown, /<details[^>]* open/)
  const [open = ''] = shown.replace(/<details[\s\S]*?<\/details>/g, '').split('</main>')
  assert.doesNotMatch(open, /The figures that day|vigil-breaks">/, 'what was asked and decided before is shut')
  assert.match(open, /\(nobody has opened them\)<\/a>: <span>due today \(10 December 2026\)/)
})

test('the office’s own missed dates are its own late actions, each with where it stands', async () => {
  await it.app.openComments()
  assert.doesNotMatch((await (await it.as(office.person)).get('/scrutiny')).text, /nobody has opened them/)
  const shown = (await (await it.as(office.person)).get('/scrutiny')).text
  assert.match(
    shown,
    /href="\/section-55\/[0-9a-f-]{36}">Say whether comments were published before the report was entered: [^<]*September 2021<\/a>: <span>due in 14 days/,
  )
  assert.match(shown, /href="#publish-inspection-report">Refresh what must be published/)
  assert.match(shown, /id="publish-inspection-report"/)
  const listed = /by law or by rule: \d+ late[\s\S]*?<\/ul>/.exec(shown)?.[0].split('class="vigil-late"').length ?? 0
  assert.equal(lateIn(shown), listed - 1, 'every one is in the list')
  const { clocks } = JSON.parse((await (await it.as(office.person)).get('/api/clocks')).text)
  const overdue = clocks.filter(
    (one: { owner: string; kind: string; overdue: boolean }) =>
      one.overdue && one.owner === "commissioner's office" && one.kind !== 'scrutiny-decision',
  )
  assert.equal(overdue.length, listed - 1, 'the page of clocks has the same ones')
})

test('what must be published and nobody ever looked at falls due from the day the force began, and is late', async () => {
  now = instant('2027-01-04T09:00:00Z')
  await it.app.beginScrutiny()
  await it.app.beginScrutiny()
  const client = await it.as(office.person)
  const clocks = (await client.get('/clocks')).text
  // Two of the five were looked at; the three others are begun once.
  assert.equal(clocks.split('Look for the first time at a page that must be published: ').length - 1, 3)
  assert.equal(clocks.split(/>Public meetings of \d{4}</).length - 1, 3 + 1, 'of 2027 all, of 2026 one')
  const firstLooks = async () => {
    const said = await (await it.as(office.person)).get('/scrutiny')
    const rows: readonly { kind: string; when: string }[] = JSON.parse(
      (await (await it.as(office.person)).get('/api/clocks')).text,
    ).clocks
    return [
      [...said.text.matchAll(/>first look ([^<]+)</g)].map(([, when]) => when),
      rows.filter(({ kind }) => kind === 'publication-duty').map(({ when }) => when),
    ]
  }
  assert.deepEqual(await firstLooks(), Array(2).fill(Array(3).fill('due in 7 days (11 January 2027)')))
  now = instant('2027-01-12T09:00:00Z')
  assert.deepEqual(await firstLooks(), Array(2).fill(Array(3).fill('1 day late (due 11 January 2027)')), 'one truth')
  await it.app.ring()
  const later = await it.as(office.person)
  assert.match((await later.get('/told')).text, /Nobody has looked yet: Quarterly and annual complaints data/)
  const before = lateIn((await later.get('/scrutiny')).text)
  assert.match((await later.get('/scrutiny')).text, /Look at what must be published: Quarterly and annual complaints/)
  const looked = await later.send('/publication-check/looks', {
    item: 'complaints-data',
    address: 'https://example.org/complaints',
    available: 'yes',
    prominent: 'yes',
    refreshedOn: '2027-01-11',
  })
  assert.equal(looked.status, 303, looked.text)
  assert.equal(lateIn((await later.get('/scrutiny')).text), before - 1)
})

test('a force that begins late in a year owes the public meetings that are still to come', async () => {
  const policy = (await it.app.policies.of(demonstrationForce.id, now))(now)
  const begun = (from?: string) =>
    performanceYear.rules[0]?.starts(
      {
        ...{ forceId: 'x', recordId: 'x', position: 1, happenedAt: now, recordedAt: now, recordedBy: 'x' },
        ...{ policyVersion: 'x', corrects: null, kind: 'performance-year.begun/1' },
        body: { year: 2026, ...(from === undefined ? {} : { from }) },
      },
      { year: 2026, held: [], escalated: [] },
      { year: null, held: [], escalated: [] },
      policy,
    )
  const owed = (from?: string) => [begun(from)].flat().length
  assert.deepEqual([owed(), owed('2026-01-01'), owed('2026-09-01')], [3, 3, 1])
})

test('the extract for the annual report is made of the same records', async () => {
  const client = await it.as(office.person)
  const toCome = { heldOn: '2027-03-04', place: 'Leek library', stream: '', questionsBy: '' }
  assert.equal((await client.send('/performance-meeting/calls', toCome)).status, 303)
  const extract = (await client.get('/scrutiny/annual-report')).text
  assert.match(extract, /4 March 2027, Leek library: still to come/, 'nobody is accused of a day that has not come')
  assert.match(extract, /Hold a public meeting on missing children in Stoke/)
  assert.match(extract, /NCPI-2021\/1: /)
  for (const words of [
    '1 April 2026 to 31 March 2027',
    'We opened ten files',
    'Forty came; missing children',
    'Nine came; they asked about nights',
    '2 held',
  ])
    assert.ok(extract.includes(words), words)
  const before = (await client.get('/scrutiny/annual-report?from=2025-04-01&until=2026-03-31')).text
  assert.ok(!before.includes('We opened ten files'), 'only what was decided in the period')
})

test('an own action names what it should move, or says why nothing shows it; the figure then stands beside the figure now', async () => {
  now = instant('2027-01-11T09:00:00Z')
  const today = await it.as(office.person)
  const action = { words: 'Pay for a desk officer at night', owner: 'Uma Kettering', dueOn: '2027-06-30' }
  const undertake = async (more: object) =>
    await today.api('/api/commissioner-action/undertakings', { ...action, ...more })
  assert.match((await undertake({})).text, /Choose at least one measure it should move/)
  assert.match((await undertake({ measures: ['M999'] })).text, /There is no measure M999/)
  assert.match((await undertake({ measures: ['M4'], noMeasure: 'None' })).text, /not both/)
  const made = await undertake({ measures: ['M4', 'M4'] })
  assert.equal(made.status, 201, made.text)
  const at = `/commissioner-action/${String(JSON.parse(made.text).recordId)}`
  now = instant('2027-03-11T09:00:00Z')
  const later = await it.as(office.person)
  const { measures, noMeasure } = JSON.parse((await later.get(`/api${at}`)).text)
  assert.equal(noMeasure, null)
  assert.equal(measures.length, 1)
  assert.match(measures[0].whenUndertaken, /twelve months to December 2026/)
  assert.match(measures[0].now, /twelve months to February 2027/)
  const shown = (await later.get(at)).text
  assert.match(shown, /<strong>Then:<\/strong>[\s\S]*December 2026[\s\S]*<strong>Now:<\/strong>[\s\S]*February 2027/)
  const listed = (await later.get('/scrutiny')).text
  assert.match(listed, /Pay for a desk officer at night<\/a><span class="vigil-detail">should move M4/)
  assert.match(listed, /no measure: Nothing counts public meetings/)
})

test('what was undertaken before a measure was asked stays, and says that none was named', async () => {
  const recordId = newId(now)
  const world = await it.app.world(systemPerson(demonstrationForce.id))
  const body = { words: 'Meet the parents', owner: 'Uma Kettering', dueOn: '2027-12-01' }
  await it.databases.app.write(contextOf(world), async (writer) => {
    await appendTo({ writer, world, commandId: newId(now) }, commissionerAction, recordId, () => [
      { kind: 'commissioner-action.undertaken/1', happenedAt: now, body },
    ])
  })
  const later = await it.as(office.person)
  const shown = await later.get(`/commissioner-action/${recordId}`)
  assert.match(shown.text, /What should move<\/dt><dd[^>]*>no measure was named/)
  assert.match(
    (await later.get('/scrutiny')).text,
    /Meet the parents<\/a><span class="vigil-detail">no measure was named/,
  )
})
