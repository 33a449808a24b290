// The monthly board: a pack frozen from the records whose numbers come out the same later, and what was said minuted beside what was counted.
import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { covered } from '../../../test/covered.ts'
import { plannedActions } from '../../../test/planned-action.ts'
import { carryOutAudits } from '../../demonstration/audits.ts'
import { demonstrationForce } from '../../demonstration/force.ts'
import { defaultParameters, demonstrate } from '../../demonstration/index.ts'
import { newId } from '../../kernel/identity.ts'
import { openSeal } from '../../kernel/sequencer.ts'
import { sql } from '../../kernel/sql.ts'
import { type Instant, instant, minutes, plus } from '../../kernel/time.ts'
import { systemPerson } from '../../registers/alarms.ts'
import { readMeasure } from '../../registers/measures.ts'
import { appendTo, load } from '../../registers/records.ts'
import { SYSTEM } from '../../registers/world.ts'
import { auditable } from '../../work/index.ts'
import { section55 } from '../section-55/procedure.ts'
import { meeting } from './procedure.ts'

let now: Instant = instant('2026-11-23T09:00:00Z')
const it = await testApp({ clock: () => now })
const force = demonstrationForce.id
const milo = await it.named('Milo Ferrand')
const chief = await it.named('Tess Mowbray')
const office = await it.named('Uma Kettering')
const inspector = await it.named('Ines Fallow')
const handler = await it.named('Asha Nolan')
const seal = openSeal('ledger', mkdtempSync(join(tmpdir(), 'vigil-board-')))
const live = async (seed: number) =>
  await demonstrate({
    db: it.databases.app,
    policyAt: await it.app.policies.of(force, now),
    reactions: it.app.reactions,
    parameters: { ...defaultParameters, seed, episodesPerYear: 80, months: 3 },
  })
const made = await live(1)

const called = await milo.send('/meeting/calls', { title: 'Board, December 2026', heldOn: '2026-12-29' })
const record = (called.location ?? '').split('/').at(-1) ?? ''
const stateOf = async () =>
  await it.databases.app.read({ force, who: SYSTEM, now }, async (reader) => {
    const world = await it.app.world(milo.person)
    return (await load(reader, world, meeting, record)).state
  })

/** Nobody owns it when the pack is frozen, and its date has passed. */
const unowned = await (await plannedActions(await it.named('Sam Underhill'))).written({
  dates: { startOn: '2026-10-24', dueOn: '2026-11-20', effectOn: '2027-02-01', passed: 'Begun before Vigil was' },
})

/** The chief officer was invited to comment under section 55 and has not. */
await (async () => {
  const invited = instant('2026-10-05T09:00:00Z')
  const { policyAt } = await it.app.world(systemPerson(force))
  const world = { db: it.databases.clock, now: invited, who: systemPerson(force), policyAt, reactions: [] }
  await it.databases.clock.write({ force, who: SYSTEM, now: invited }, async (writer) => {
    await appendTo({ writer, world, commandId: newId(invited) }, section55, newId(invited), () => [
      {
        kind: 'section-55.opened/1',
        happenedAt: invited,
        body: {
          inspectionId: newId(invited),
          report: 'A report on calls',
          publishedOn: '2026-10-01',
          recommendations: [],
        },
      },
      { kind: 'section-55.chief-invited/1', happenedAt: invited, body: { replyBy: '2026-11-02' } },
    ])
  })
})()

test('its papers are owed five working days before, over Christmas by hand: 18 December', async () => {
  assert.equal(called.status, 303, called.text)
  assert.equal((await stateOf()).called?.paperDueOn, '2026-12-18')
  const late = await milo.send('/meeting/calls', { title: 'Too late', heldOn: '2026-11-22' })
  assert.match(late.text, /This day has passed/)
  const far = await milo.send('/meeting/calls', { title: 'Too far', heldOn: '2099-01-05' })
  assert.match(far.text, /bank-holiday calendar does not cover/)
})

test('a board called for a wrong day is cancelled with a reason: it owes no pack, and nothing is frozen or minuted of it', async () => {
  const wrong = await milo.send('/meeting/calls', { title: 'Board of the wrong day', heldOn: '2026-12-02' })
  const id = (wrong.location ?? '').split('/').at(-1) ?? ''
  const owed = async () => {
    const { clocks } = JSON.parse((await milo.get('/api/clocks')).text)
    return clocks.filter((one: { record_id: string }) => one.record_id === id).length
  }
  assert.equal(await owed(), 1)
  assert.equal((await office.api(`/api/meeting/${id}/cancellations`, { because: 'No' })).status, 403)
  assert.equal((await milo.send(`/meeting/${id}/cancellations`, { because: 'It meets on the 29th.' })).status, 303)
  assert.equal(await owed(), 0)
  const shown = (await milo.get(`/meeting/${id}`)).text
  assert.match(
    shown,
    /Cancelled\.<\/strong> The meeting was called for 2 December 2026\. No pack is owed\. Why: It meets on the 29th\./,
  )
  assert.doesNotMatch(shown, /Freeze the pack|Minute a decision/)
  assert.match((await milo.get('/meetings')).text, /not owed[\s\S]*cancelled: It meets on the 29th/)
  const frozen = await milo.api(`/api/meeting/${id}/pack`, { decisionsAsked: [], childrenSaid: [] })
  assert.match(
    frozen.text,
    /This meeting was cancelled\. You may call another\. Why it was cancelled: It meets on the 29th/,
  )
  const minuted = { decision: 'More cars', decidedBy: 'ACC', about: null }
  assert.match((await milo.api(`/api/meeting/${id}/decisions`, minuted)).text, /This meeting was cancelled/)
  assert.match(
    (await milo.api(`/api/meeting/${id}/cancellations`, { because: 'Again' })).text,
    /This meeting was cancelled/,
  )
})

test('a board still to come says when it meets, not that it met, and nothing that it decides is minuted yet', async () => {
  const shown = (await milo.get(`/meeting/${record}`)).text
  assert.match(shown, /Meets on 29 December 2026/)
  assert.doesNotMatch(shown, /Met on/)
  assert.match(shown, /Minute what was said/, 'what is said may be minuted before it')
  assert.doesNotMatch(shown, /Minute a decision/)
  const early = await milo.api(`/api/meeting/${record}/decisions`, {
    decision: 'More cars',
    decidedBy: 'ACC',
    about: null,
  })
  assert.match(early.text, /The board meets on 29 December 2026\. What it decides is minuted on that day or later/)
})

test('a board that nobody called here is entered once it was held: it says so, owes no pack, and is minuted and approved', async () => {
  const enter = async (heldOn: string) =>
    await milo.send('/meeting/held-meetings', { title: 'Board, October 2026', heldOn })
  assert.match((await enter('2026-11-24')).text, /This date is in the future\. Call the meeting instead/)
  assert.match((await enter('')).text, /Enter the day/)
  assert.equal((await office.get('/meeting/held-meetings')).status, 403)
  const entered = await enter('2026-10-29')
  assert.equal(entered.status, 303, entered.text)
  assert.match((await enter('2026-10-29')).text, /A board of this day has already been entered/)
  const at = entered.location ?? ''
  const shown = (await milo.get(at)).text
  assert.match(shown, /Met on 29 October 2026\. It was not called here beforehand: entered 23 Nov/)
  assert.doesNotMatch(shown, /Freeze the pack|The pack is not frozen yet/)
  assert.match((await milo.send(`${at}/pack`, {})).text, /entered after it was held, so there was no pack/)
  const { clocks } = JSON.parse((await milo.get('/api/clocks')).text)
  assert.equal(clocks.filter((one: { record_id: string }) => at.endsWith(one.record_id)).length, 0, 'nothing is owed')
  assert.match((await chief.get(`${at}/minutes-approval`)).text, /Nothing has been minuted of this meeting/)
  assert.equal((await milo.send(`${at}/decisions`, { decision: 'More cars', decidedBy: 'ACC' })).status, 303)
  assert.match((await chief.get(`${at}/minutes-approval`)).text, /Decided by ACC: “More cars”/, 'what is approved')
  assert.equal((await chief.send(`${at}/minutes-approval`, {})).status, 303)
  assert.match((await milo.get('/meetings')).text, /none: entered once it was held/)
})

test('nothing is frozen before the ledger covers anything, and not by who may not', async () => {
  assert.ok(made.made > 10)
  assert.match((await milo.send(`/meeting/${record}/pack`, {})).text, /The ledger covers no facts yet/)
  assert.equal((await office.get(`/meeting/${record}/pack`)).status, 403)
  assert.equal((await handler.get(`/meeting/${record}`)).status, 403)
})

const setTests = async (at: Instant) =>
  await it.owner.write({ force, who: SYSTEM, now }, async (writer) => {
    writer.send(sql`update recommendation set test_set_at = ${at} where force_id = ${force} and test is not null`)
    await Promise.resolve()
  })

test('a status older than its closure test is not frozen: which one is said', async () => {
  await covered(it.databases.clock, force, now, seal)
  const staff = new Map((await it.staff()).map((person) => [person.name, person]))
  const { databases, app } = it
  const stage = {
    db: databases.app,
    force,
    policyAt: await app.policies.of(force, now),
    reactions: app.reactions,
    staff,
    seal: async () => await covered(databases.clock, force, now, seal),
  }
  await carryOutAudits(stage, auditable(databases.measure), now)
  await covered(it.databases.clock, force, now, seal)
  await setTests(instant('2026-11-23T09:00:01Z'))
  const refused = await milo.send(`/meeting/${record}/pack`, { decisionsAsked: 'Fund two reviewing sergeants' })
  assert.equal(refused.status, 422)
  assert.match(
    refused.text,
    /The status of [^<]*NCPI-2021\/1[^<]* has not been computed since its closure test was approved/,
  )
  assert.match(refused.text, /Fund two reviewing sergeants/, 'what was typed is kept')
  const pack = { findingId: newId(now), residualRisk: 'Two teams have no sergeant', staffSaid: [] }
  const ofConcern = await milo.api('/api/oversight-pack/packs', pack)
  assert.match(
    ofConcern.text,
    /has not been computed since its closure test was approved/,
    'nor for the oversight group',
  )
  await setTests(instant('2026-11-23T08:00:00Z'))
})

test('frozen once, with the ledger size and every number of the tests, each status computed as it is frozen', async () => {
  // The status that was computed for the freeze that was refused was of before the audits.
  now = instant('2026-11-23T09:01:00Z')
  const frozen = await milo.send(`/meeting/${record}/pack`, {
    decisionsAsked: 'Fund two reviewing sergeants\nMove the date of M13',
    childrenSaid: 'Nobody asked me why I went',
  })
  assert.equal(frozen.status, 303, frozen.text)
  const { pack } = await stateOf()
  assert.ok(pack)
  assert.ok(pack.ledgerSize > 100)
  // Of each measure that a test asks for, and of audited files beside what is on time, six months.
  const asked = new Set([
    ...pack.recommendations.flatMap(({ measures }) => measures.map((one) => one.measure)),
    'A1',
    'A7',
  ])
  assert.equal(pack.figures.length, asked.size * 6)
  const judged = pack.recommendations.filter(({ tested }) => tested).map(({ judgedAt }) => judgedAt)
  assert.deepEqual([...new Set(judged)], [now], 'nobody had asked for a status before')
  assert.ok(pack.figures.some((figure) => figure.yes + figure.no > 0))
  // What the intervals need of children who come back is frozen with the counts.
  assert.ok(pack.figures.every(({ alike }) => alike !== undefined))
  assert.ok(pack.figures.some(({ alike = [] }) => alike.some(({ pairs }) => pairs > 0)))
  assert.match((await milo.send(`/meeting/${record}/pack`, {})).text, /already frozen/)
  const page = (await chief.get(`/meeting/${record}`)).text
  assert.ok(page.indexOf('No longer met') < page.indexOf('Every recommendation'))
  assert.match(page, /Nobody asked me why I went/)
  // The table and the sentence under it go by one month: that in which the files were drawn.
  assert.match(page, /By the month in which the files were drawn, from 1 August 2026 to the freeze/)
  assert.match(page, /drawn in November 2026, of cases that ended 1 October 2026 to 31 October 2026/)
  assert.match(page, /Files that are good, by the month in which they were drawn, as in the table/)
  assert.deepEqual(
    [...page.matchAll(/drawn in (\S+ 2026), of cases/g)].map((one) => one[1]),
    ['November 2026', 'October 2026', 'September 2026'],
  )
  assert.match(page, /Fund two reviewing sergeants/)
  assert.match(page, /computed 23 Nov/)
  assert.match(page, /cases of one child count for as many independent cases as they are worth/)
})

test('the pack holds what every other clock of the force is late with, whose and since when', async () => {
  const late = (await stateOf()).pack?.duties ?? []
  const check = late.find(({ words }) => words === 'a second person checks the claim against its evidence')
  assert.deepEqual([check?.about, check?.owner], ['Action 2', 'improvement team'])
  assert.deepEqual(
    late.flatMap(({ record: kind, about, words, owner }) => (kind === 'section-55' ? [[about, words, owner]] : [])),
    [['A report on calls', 'give the chief officer’s comments', 'chief officer']],
  )
  assert.ok(late.every(({ dueAt, owner }) => dueAt < now && owner !== "commissioner's office"))
  assert.ok(
    late.every(({ words }) => words !== 'do the action'),
    'that is the list above it',
  )
  const shown = (await chief.get(`/meeting/${record}`)).text
  assert.match(shown, new RegExp(`Everything else overdue: ${late.length}<`))
  assert.match(
    shown,
    /Action 2<span[^>]*> \(\d+ of \d+\)<\/span><\/a>: a second person checks the claim against its evidence/,
  )
  assert.match(shown, /<a class="govuk-link" href="\/clocks">What falls due next, today</)
})

test('the commissioner’s office and the inspector read packs and compute them again without going through the force, and change nothing', async () => {
  for (const reader of [office, inspector]) {
    for (const path of ['/meetings', `/meeting/${record}`, `/meeting/${record}/computed-again`, '/oversight-packs'])
      assert.equal((await reader.get(path)).status, 200, path)
    assert.equal((await reader.get(`/meeting/${record}/decisions`)).status, 403)
    assert.doesNotMatch((await reader.get(`/meeting/${record}`)).text, /Minute a decision|Approve the minutes/)
  }
  assert.equal((await office.get('/board')).status, 403, 'no case')
})

test('a number of the pack opens its cases: those of its month, and no others', async () => {
  const page = (await chief.get(`/meeting/${record}`)).text
  const month = new RegExp(`/meeting/${record}/figures/M4/(\\d{4}-\\d{2})`).exec(page)?.[1]
  assert.ok(month, 'the figure of M4 leads to its month as it was frozen')
  assert.doesNotMatch(page, /vigil-check/, 'no empty boxes to tick beside figures')
  const { pack } = await stateOf()
  const figure = pack?.figures.findLast((one) => one.measure === 'M4' && one.part === null)
  assert.equal(figure?.month, month)
  assert.equal(await casesFrozen(month), (figure?.yes ?? 0) + (figure?.no ?? 0) + (figure?.notEvidenced ?? 0))
})

const casesFrozen = async (month: string): Promise<number> => {
  const answer = await (await it.as(milo.person)).get(`/api/meeting/${record}/figures/M4/${month}`)
  const { cases, closed } = JSON.parse(answer.text)
  return cases.length + closed
}

test('a chief officer opens the cases behind every frozen month and behind the gap: by reference, each opening logged, restricted ones not', async () => {
  const page = (await chief.get(`/meeting/${record}`)).text
  const { pack } = await stateOf()
  const months = pack?.figures.filter((one) => one.measure === 'M4' && one.part === null).map(({ month }) => month)
  assert.equal(months?.length, 6)
  for (const month of months ?? []) assert.ok(page.includes(`/meeting/${record}/figures/M4/${month}"`), month)
  const last = months?.at(-1)
  const gap = `/meeting/${record}/figures/M4/${last}?months=3`
  const opened = JSON.parse((await chief.get(`/api${gap}`)).text)
  const sum = (pack?.figures ?? [])
    .filter((one) => one.measure === 'M4' && one.part === null)
    .slice(-3)
    .reduce((n, one) => n + one.yes + one.no + one.notEvidenced, 0)
  assert.equal(opened.cases.length + opened.closed, sum)
  assert.match(opened.words, /^M4 from August 2026 to October 2026: /)
  const [one] = opened.cases
  assert.ok(one, 'a chief officer opens cases')
  const listed = (await chief.get(`/meeting/${record}/figures/M4/${last}`)).text
  assert.doesNotMatch(listed, /you may not open/)
  const logged = async () =>
    await it.owner.read({ force, who: SYSTEM, now }, async (reader) => {
      const { rows } = await reader.query(
        sql`select count(*)::integer as n from consultation where force_id = ${force} and who = ${chief.person.staffId} limit 1`,
      )
      return JSON.stringify(rows)
    })
  const before = await logged()
  const episode = await chief.get(one.address)
  assert.equal(episode.status, 200, episode.text)
  assert.notEqual(await logged(), before, 'opening it is logged')
})

test('a year of other facts later the same digits come out, though the measures of today say otherwise', async () => {
  const before = await figureOf('M4')
  const cases = await casesFrozen('2026-10')
  // Other children's October, entered later.
  await live(2)
  now = instant('2027-11-24T09:00:00Z')
  const keeper = await it.named('Sam Underhill')
  assert.match((await (await it.as(keeper.person)).get(`/meeting/${record}`)).text, /Met on 29 December 2026/)
  const allocation = { staffId: chief.person.staffId, post: 'Assistant chief constable' }
  assert.equal((await keeper.api(`/api/action/${unowned}/allocation`, allocation)).status, 200)
  await covered(it.databases.clock, force, now, seal)
  assert.notDeepEqual(await figureOf('M4'), before)
  const again = await (await it.as(chief.person)).get(`/meeting/${record}/computed-again`)
  assert.equal(again.status, 200, again.text)
  const { pack } = await stateOf()
  assert.match(again.text, new RegExp(`All ${pack?.figures.length} numbers are the same as those frozen`))
  assert.match(again.text, /(1 status is|statuses are) the same as in the pack, each by its own test/)
  assert.equal(await casesFrozen('2026-10'), cases, 'the cases are those of the pack, not of today')
  const { lists } = JSON.parse((await (await it.as(chief.person)).get(`/api/meeting/${record}/computed-again`)).text)
  const [unallocated] = lists.filter((one: { what: string }) => one.what === 'Actions that nobody owns')
  const { unallocated: today } = JSON.parse((await keeper.get('/api/plan')).text).headline
  assert.equal(unallocated.frozen, today + 1, 'one has an owner only since')
  assert.equal(unallocated.now, unallocated.frozen)
  assert.ok(lists.every((one: { same: boolean }) => one.same))
  const { audits } = JSON.parse((await (await it.as(chief.person)).get(`/api/meeting/${record}/computed-again`)).text)
  assert.ok(audits.length > 0 && audits.every((one: { same: boolean }) => one.same), JSON.stringify(audits))
  assert.deepEqual(
    audits.map((one: { now: { good: number } }) => one.now.good),
    pack?.audits.map(({ good }) => good),
  )
  assert.match(again.text, /The grades of \d+ audits are the same as in the pack/)
  assert.match(again.text, /The lists of what was overdue, had no owner or had moved are the same as in the pack/)
  now = instant('2026-11-23T09:05:00Z')
})

test('an action has the same name in the pack, in the plan and on its own page', async () => {
  const { pack } = await stateOf()
  const [first] = pack?.actions ?? []
  assert.ok(first)
  const [number = '', words = ''] = first.words.split(': ')
  assert.match(number, /^Action \d+$/)
  const plan = (await milo.get('/plan')).text
  assert.ok(plan.includes(`href="/action/${first.recordId}">${number}: ${words.slice(0, 20)}`), number)
  assert.match(plan, new RegExp(`<text[^>]*>${number}: `), 'and in the drawing')
  assert.ok((await milo.get(`/action/${first.recordId}`)).text.includes(`${number}</h1>`))
})

const figureOf = async (measure: string) => {
  const [figures] = await it.databases.measure.read(
    { force, who: SYSTEM, now },
    async (reader) =>
      await readMeasure(reader, {
        force,
        measure,
        from: instant('2026-10-01T00:00:00Z'),
        until: instant('2026-11-01T00:00:00Z'),
        now: instant('2027-11-24T09:00:00Z'),
      }),
  )
  return figures
}

test('computed again for one after the other: four wait, the next is told so in words and when to come again, and nothing typed is lost', async () => {
  const again = `/meeting/${record}/computed-again`
  const { location } = await milo.send('/meeting/calls', { title: 'Board, April 2027', heldOn: '2027-04-27' })
  const waiting: ReturnType<typeof chief.get>[] = []
  await it.owner.write({ force, who: SYSTEM, now }, async (writer) => {
    // Whoever folds by the ledger waits for this: the turn is taken until it ends.
    await writer.query(sql`lock table ledger_leaf in access exclusive mode`)
    for (let each = 0; each < 6; each++) waiting.push(chief.get(again))
    const told = await Promise.race(waiting)
    assert.equal(told.status, 503)
    assert.equal(told.retryAfter, '30')
    assert.match(told.text, /Other people’s figures are being computed/)
    assert.match(told.text, /Everything else in Vigil still works/)
    const api = await chief.get(`/api${again}`)
    assert.deepEqual([api.status, api.retryAfter], [503, '30'])
    assert.equal((await chief.get('/meetings')).status, 200, 'whatever folds nothing goes on')
    const frozen = await milo.send(`${location}/pack`, { decisionsAsked: 'Fund two reviewing sergeants' })
    assert.equal(frozen.status, 503)
    assert.match(frozen.text, /the queue is full/)
    assert.match(frozen.text, /Fund two reviewing sergeants/)
  })
  const answers = await Promise.all(waiting)
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 200, 200, 200, 200, 503])
  assert.equal((await chief.get(again)).status, 200)
})

test('what was said before the pack is frozen has that day’s status and figures too', async () => {
  const early = await milo.send('/meeting/calls', { title: 'Board, January 2027', heldOn: '2027-01-26' })
  const at = early.location ?? ''
  const { pack } = await stateOf()
  const about = pack?.recommendations.find((one) => one.reference === 'NCPI-2021/1')?.recordId ?? ''
  const said = await milo.send(`${at}/claims`, { claim: 'It is better already', by: 'the superintendent', about })
  assert.equal(said.status, 303, said.text)
  const page = (await chief.get(at)).text
  assert.match(page, /NCPI-2021\/1: (not met|insufficient data)/)
  assert.match(page, /M4 in October 2026: .*without evidence/)
})

test('a challenge is owed an answer by the day minuted, stands in the next pack until then, and is answered after the minutes too', async () => {
  const challenge = {
    challenge: 'Why are reviews late at night?',
    by: 'the chief',
    answerOwed: 'DCC',
    answerBy: '2026-11-23',
    about: '',
  }
  const past = await milo.send(`/meeting/${record}/challenges`, { ...challenge, answerBy: '2026-10-01' })
  assert.match(past.text, /This day had already passed when the challenge was made/)
  assert.equal((await milo.send(`/meeting/${record}/challenges`, challenge)).status, 303)
  assert.match((await chief.get('/clocks')).text, /answer what was asked or doubted at the board/i)
  now = instant('2026-11-24T09:05:00Z')
  assert.match(
    (await (await it.as(chief.person)).get(`/meeting/${record}`)).text,
    /class="vigil-late">by 23 November 2026/,
  )
  now = instant('2026-11-23T09:05:00Z')
  const next = await milo.send('/meeting/calls', { title: 'Board, February 2027', heldOn: '2027-02-23' })
  const frozen = await milo.send(`${next.location}/pack`, {})
  assert.equal(frozen.status, 303, frozen.text)
  const shown = (await chief.get(next.location ?? '')).text
  assert.match(shown, /Challenges not answered<\/h2>\s*<ul[^>]*><li><a[^>]*>Why are reviews late at night\?/)
  const since =
    /Since the pack before: <a[^>]*href="\/meeting\/([^"]+)">Board, December 2026, 29 December 2026<\/a><\/h2>([\s\S]*?)<h2/.exec(
      shown,
    )
  assert.equal(since?.[1], record)
  assert.match(since?.[2] ?? '', /Challenges not answered: 0 then, <strong>1<\/strong> now/)
  assert.doesNotMatch((await chief.get(`/meeting/${record}`)).text, /Since the pack before/, 'there was none')
  const [open] = (await stateOf()).challenges
  const answer = { position: String(open?.position), answer: 'Two sergeants cover nights now', by: 'DCC' }
  assert.match((await milo.send(`/meeting/${record}/answers`, { ...answer, position: '1' })).text, /no such challenge/)
  assert.equal((await milo.send(`/meeting/${record}/answers`, answer)).status, 303)
  assert.match((await milo.send(`/meeting/${record}/answers`, answer)).text, /already been answered/)
  assert.match((await chief.get(`/meeting/${record}`)).text, /Two sergeants cover nights now/)
  assert.doesNotMatch((await chief.get('/clocks')).text, /answer what was asked or doubted at the board/i)
})

test('every move of a date stands in the pack with its reason; the first date that is set moves nothing', async () => {
  const { pack } = await stateOf()
  const about = pack?.recommendations.find((one) => one.reference === 'NCPI-2021/2')?.recordId ?? ''
  for (const asks of [
    { dueOn: '2027-02-26', because: 'The posts are advertised' },
    { dueOn: '2027-03-31', because: 'The posts are filled in March' },
  ]) {
    assert.equal((await milo.api(`/api/recommendation/${about}/date-requests`, asks)).status, 200)
    assert.equal((await chief.api(`/api/recommendation/${about}/date-agreements`, {})).status, 200)
    now = plus(now, minutes(1))
  }
  const next = await milo.send('/meeting/calls', { title: 'Board, March 2027', heldOn: '2027-03-30' })
  assert.equal((await milo.send(`${next.location}/pack`, {})).status, 303)
  const shown = (await chief.get(next.location ?? '')).text
  assert.match(shown, /Every move of a date[\s\S]*NCPI-2021\/2[\s\S]*to 31 March 2027\. The posts are filled in March/)
  assert.doesNotMatch(shown, /The posts are advertised/)
})

test('what was said is minuted beside what was counted, and stays so', async () => {
  const { pack } = await stateOf()
  const missing = pack?.recommendations.find((one) => one.reference === 'NCPI-2021/1')
  assert.ok(missing)
  const said = await milo.send(`/meeting/${record}/claims`, {
    claim: 'We are on top of missing children now',
    by: 'the superintendent',
    about: missing.recordId,
  })
  assert.equal(said.status, 303, said.text)
  const [claim] = (await stateOf()).claims
  assert.match(claim?.beside[0] ?? '', /^NCPI-2021\/1: (not met|insufficient data)/)
  assert.ok(claim?.beside.some((line) => /^M4 in October 2026: .*without evidence/.test(line)))
  const page = (await chief.get(`/meeting/${record}`)).text
  assert.match(page, /“<span[^>]*>We are on top of missing children now<\/span>”/)
  const about = missing.recordId
  const earlier = { claim: 'It was fine in September', by: 'the superintendent', saidOn: '2026-10-02', about }
  assert.equal((await milo.send(`/meeting/${record}/claims`, earlier)).status, 303)
  const last = (await stateOf()).claims.at(-1)
  assert.match(last?.beside[0] ?? '', /^NCPI-2021\/1: .*, from that day’s figures\.$/)
  assert.ok(
    last?.beside.some((one) => one.startsWith('M4 in September 2026: ')),
    last?.beside.join(),
  )
  assert.match((await chief.get(`/meeting/${record}`)).text, /2 October 2026; minuted 23 Nov/)
  const unknown = await milo.api(`/api/meeting/${record}/claims`, { ...earlier, about: newId(now) })
  assert.match(unknown.text, /not in the register/, 'it names one, and no figure would stand beside it')
  for (const [what, more] of [
    ['challenges', { challenge: 'Why so late?', by: 'the chair', answerOwed: 'the ACC', answerBy: null }],
    ['decisions', { decision: 'More cars', decidedBy: 'the ACC' }],
  ] as const) {
    const minuted = await milo.api(`/api/meeting/${record}/${what}`, { ...more, about: newId(now) })
    assert.match(minuted.text, /not in the register/, what)
  }
  const tomorrow = await milo.send(`/meeting/${record}/claims`, { ...earlier, saidOn: '2026-11-24' })
  assert.match(tomorrow.text, /This date is in the future/)
})

test('only a chief officer approves the minutes, and nothing is minuted after', async () => {
  assert.equal((await milo.get(`/meeting/${record}/minutes-approval`)).status, 403)
  const early = await chief.send(`/meeting/${record}/minutes-approval`, {})
  assert.match(early.text, /The board meets on 29 December 2026. Its minutes may be approved on that day or later/)
  assert.doesNotMatch((await chief.get(`/meeting/${record}`)).text, /Approve the minutes/)
  now = instant('2026-12-29T16:00:00Z')
  const day = await it.as(chief.person)
  assert.match((await day.get(`/meeting/${record}`)).text, /Approve the minutes/)
  assert.equal((await day.send(`/meeting/${record}/minutes-approval`, {})).status, 303)
  const after = await (await it.as(milo.person)).send(`/meeting/${record}/decisions`, {
    decision: 'One thing more',
    decidedBy: 'the chief',
  })
  assert.match(after.text, /The minutes are approved/)
  now = instant('2026-11-23T09:05:00Z')
})

test('a public statement stands beside the figures of the months before it; one of tomorrow is refused', async () => {
  const fields = {
    who: 'The force',
    saidOn: '2026-11-20',
    words: 'Every child is graded in time',
    place: 'Press release',
    measures: ['M4', 'M13'],
  }
  const sent = await milo.send('/public-statement/statements', fields)
  assert.equal(sent.status, 303, sent.text)
  const page = (await office.get('/public-statements')).text
  assert.match(page, /Every child is graded in time/)
  assert.match(page, /M4 in October 2026: /)
  assert.match(page, /M4: Is the risk graded and endorsed in time\?/, 'what its short name asks')
  assert.match(
    page,
    /M4, “on time” less “done well”: [−\d.]+ points \(95% interval [^)]*\), cases of \w+ (to \w+ )?2026/,
  )
  const wrong = await milo.send('/public-statement/statements', {
    ...fields,
    saidOn: '2026-11-24',
    address: 'javascript:alert(1)',
  })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /date is in the future/)
  assert.match(wrong.text, /begins with https/)
})
