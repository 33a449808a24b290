// A month is counted once wherever it is published: beside an answer, beside an undertaking or in a release, whichever came first.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { testApp } from '../../../test/app.ts'
import { askedQuestions } from '../../../test/asked-question.ts'
import { testSite } from '../../../test/site.ts'
import { demonstrationForce } from '../../demonstration/force.ts'
import { newId } from '../../kernel/identity.ts'
import { sql } from '../../kernel/sql.ts'
import { hours, type Instant, instant, plus, systemNow } from '../../kernel/time.ts'
import { upsertObservations } from '../../registers/changes.ts'
import { rebuild, rebuildable } from '../../registers/rebuild.ts'
import { SYSTEM } from '../../registers/world.ts'
import { takeIn } from '../questions/intake.ts'
import { question } from '../questions/procedure.ts'
import { commissionerAction } from '../scrutiny/procedure.ts'
import { publishedBefore } from './counted-queries.ts'
import { windowOf } from './months-read.ts'
import { shownMonths } from './shown-measure.ts'

/** The box dates what comes in by the database’s clock, which nobody sets. */
let now: Instant = systemNow()
const it = await testApp({ clock: () => now })
const publicSite = await testSite(it, () => now)
const { root, taking, get, ask, idOf, secretary, opened, office } = askedQuestions(it, publicSite)
const force = demonstrationForce.id
const context = { force, who: SYSTEM, now }
const months = () => shownMonths(windowOf(now))

/** In each month of the twelve so many cases of a measure, so many of them in time. */
async function cases(measure: string, n: number, yes: number, of = months()) {
  await it.databases.clock.write(context, async (writer) => {
    for (const month of of)
      writer.send(
        upsertObservations(
          force,
          newId(now),
          Array.from({ length: n }, (_, item) => ({
            ...{ measure, item: item + 1, at: instant(`${month}-12T10:00:00.000Z`) },
            ...{ dueAt: null, doneAt: null, recordedAt: null, toleranceMinutes: 0, yes: item < yes },
            ...{ minutes: null, team: null, area: null, hour: null, part: null },
          })),
        ),
      )
    await Promise.resolve()
  })
}

/** Recorded late: two months cross from one rounded count to the next. */
const late = async (measure: string) => await cases(measure, 1, 0, months().slice(2, 4))

/** As far as to whoever is to answer it. */
async function asked(words: string): Promise<string> {
  const sent = await ask(words, 'panel')
  assert.equal(sent.statusCode, 303, sent.body)
  await takeIn(taking, now)
  const id = await idOf(words)
  const on = (days: number) => plus(now, hours(24 * days)).slice(0, 10)
  const { staffId } = (await office()).person
  for (const [path, body] of [
    ['admission', { meetingOn: on(20) }],
    ['allocation', { staffId, dueOn: on(10) }],
  ] as const) {
    const done = await (await secretary()).api(`/api/question/${id}/${path}`, body)
    assert.equal(done.status, 200, done.text)
  }
  return id
}

async function answered(words: string, measure: string) {
  const id = await asked(words)
  const given = await (await office()).api(`/api/question/${id}/answers`, { answer: 'It stands beside this.', measure })
  assert.equal(given.status, 200, given.text)
  return id
}

async function undertaken(measure: string) {
  const made = await (await office()).api('/api/commissioner-action/undertakings', {
    ...{ words: 'We read every late grading', owner: 'Robin Ashe, head of policy', measures: [measure] },
    dueOn: plus(now, hours(24 * 60)).slice(0, 10),
  })
  assert.equal(made.status, 201, made.text)
  return String(JSON.parse(made.text).recordId)
}

/** As it stands in the fact. */
async function figureOf(record: string) {
  const { rows } = await it.owner.read(context, async (reader) => {
    return await reader.query(sql`
      select coalesce(body -> 'figure', body -> 'figures' -> 0) as figure
      from fact
      where record_id = ${record}
        and kind in ('question.answered/1', 'commissioner-action.undertaken/1')
      limit 1`)
  })
  return Object(rows[0]).figure
}

async function publish(): Promise<Release> {
  await it.app.judge(force)
  now = plus(now, hours(0.01))
  const done = await (await office()).api('/api/published-figures/releases', {})
  assert.equal(done.status, 201, done.text)
  await publicSite.lookNow()
  return JSON.parse(await get(`${root}/data.json`))
}
const besideRecommendations = (release: Release, measure: string) =>
  release.recommendations.flatMap(({ measures }) => measures).filter((one) => one.measure === measure)
type Release = { besideAnswers: Measure[]; gapsBesideAnswers: Measure[]; recommendations: { measures: Measure[] }[] }
type Measure = { measure: string; year: object; months: { month: string; n: unknown }[] }
const beside = (release: Release, measure: string) => release.besideAnswers.find((one) => one.measure === measure)

await opened()
// Of the months that end now nothing is published: the release that opened the site is of those before.
// At noon: no release of a later moment is of another month, at whatever time of the day this runs.
now = instant(`${plus(now, hours(24 * 31)).slice(0, 10)}T12:00:00.000Z`)
await publicSite.lookNow()
for (const measure of ['M13', 'M4', 'M1']) await cases(measure, 42, 33)
await cases('A7', 20, 10, months().slice(3, 6))

test('beside an answer and an undertaking before the first release of their months: the release, and a second answer, say the same whatever was recorded since', async () => {
  const first = await answered('How often is a plan made?', 'M13')
  const own = await undertaken('M4')
  for (const measure of ['M13', 'M4']) await late(measure)
  await cases('A7', 20, 20, months().slice(3, 7))
  const second = await answered('And how often is it kept?', 'M13')
  const [given, again, { year, gap }] = [await figureOf(first), await figureOf(second), await figureOf(own)]
  const ofTwelveMonths = [420, 480]
  assert.deepEqual([given.year.yes, given.year.n], ofTwelveMonths, 'by hand: 35 of 40 each')
  assert.deepEqual([year.yes, year.n], ofTwelveMonths)
  assert.deepEqual([gap.points, gap.doneWell.yes, gap.doneWell.n], [38, 30, 60], 'by hand: 88% and 50%')
  assert.deepEqual(again.year, given.year)
  for (const id of [first, second])
    assert.equal((await (await secretary()).api(`/api/question/${id}/publication`, {})).status, 200)
  assert.equal((await (await office()).api(`/api/commissioner-action/${own}/publication`, {})).status, 200)
  const release = await publish()
  assert.deepEqual(beside(release, 'M13')?.year, given.year)
  assert.deepEqual([...new Set(beside(release, 'M13')?.months.map(({ n }) => n))], [40], 'month by month')
  assert.deepEqual(beside(release, 'M4')?.year, year)
  assert.deepEqual(
    release.gapsBesideAnswers.filter((one) => one.measure === 'M4'),
    [gap],
  )
  for (const one of besideRecommendations(release, 'M4'))
    assert.deepEqual(one.year, year, 'and beside a recommendation')
})

test('a release that leaves a measure out has it counted no second time in the next', async () => {
  const before = await publish()
  await it.owner.write(context, async (writer) => {
    const without = { ...before, recommendations: [], besideAnswers: [], gapsBesideAnswers: [] }
    writer.send(sql`
      insert into published.release (force_id, release_id, frozen_at, ledger_size, body)
      values (${force}, ${newId(now)}, ${now}, 1, ${JSON.stringify(without)}::jsonb)`)
    await Promise.resolve()
  })
  for (const measure of ['M13', 'M4', 'M1']) await late(measure)
  const next = await publish()
  for (const measure of ['M4', 'M13']) {
    assert.ok(beside(before, measure))
    assert.deepEqual(beside(next, measure), beside(before, measure))
  }
  const [first] = besideRecommendations(before, 'M1')
  assert.ok(first)
  assert.deepEqual(besideRecommendations(next, 'M1')[0]?.year, first.year, 'published beside a recommendation alone')
  now = plus(now, hours(24 * 31))
  assert.notDeepEqual(beside(await publish(), 'M4')?.year, beside(before, 'M4')?.year, 'the next month counts anew')
})

test('whoever counts waits for whoever is counting: two at one moment would count a month twice', async () => {
  const window = windowOf(now)
  const looks = async () =>
    await it.databases.app.write(context, async (writer) => await publishedBefore(writer, force, window))
  let [isThrough, second] = [false, Promise.resolve<unknown>(null)]
  await it.databases.app.write(context, async (writer) => {
    await publishedBefore(writer, force, window)
    second = looks().finally(() => (isThrough = true))
    while (!isThrough && !(await isWaited())) await setImmediate()
    assert.equal(isThrough, false)
  })
  await second
})

async function isWaited(): Promise<boolean> {
  const { rows } = await it.owner.read(context, async (reader) => {
    return await reader.query(sql`select from pg_locks where locktype = 'advisory' and not granted limit 1`)
  })
  return rows.length > 0
}

test('the public reads of a figure what it did, months come with the release; all of it is worked out again from the facts', async () => {
  const { rows } = await it.owner.read(context, async (reader) => {
    return await reader.query(sql`
      select count(*)::integer as n, count(figure -> 'whole' ->> 'measure')::integer as counted
      from public_figure_given
      union all
      select count(*)::integer, count(*) filter (where body::text like '%"whole"%')::integer
      from (select body from published.answer union all select body from published.commissioner where part = 'measures') as public
      limit 2`)
  })
  assert.deepEqual(rows, [
    { n: 3, counted: 2 }, // The second answer counted nothing.
    { n: 3, counted: 0 },
  ])
  const procedures = [rebuildable(question), rebuildable(commissionerAction)]
  const rebuilt = await rebuild(it.databases.clock, procedures, it.app.policies, { force, now })
  assert.deepEqual([rebuilt.rows['question'], rebuilt.rows['commissioner_action']], [0, 0])
})
