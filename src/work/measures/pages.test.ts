// The pages of measures: a figure of timeliness never stands without what audited files say, nor they without it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { newId } from '../../kernel/identity.ts'
import { hours, minutes, plus } from '../../kernel/time.ts'
import type { Observation } from '../../practice/measure.ts'
import { upsertObservations } from '../../registers/changes.ts'
import { SYSTEM } from '../../registers/world.ts'
import { allowedWords } from './took.ts'

const it = await testApp()
const improver = await it.named('Sam Underhill')
const percent = (share: number) => `${Math.round(share * 1000) / 10}%`
const beside = async (measure: string): Promise<readonly string[]> =>
  JSON.parse((await improver.get(`/api/measures/${measure}`)).text).beside.map((one: { id: string }) => one.id)

test('the assertion gap stands on the page of either: on time beside done well', async () => {
  assert.deepEqual(await beside('M4'), ['A1'])
  const timely = await beside('A1')
  assert.ok(timely.includes('M4') && timely.includes('M8') && timely.includes('M13'), timely.join())
  assert.deepEqual(await beside('M3'), [], 'an outcome is neither')
})

test('in the list too: with n and interval beside either, and said where a side has no case', async () => {
  type Row = {
    readonly id: string
    readonly gap: {
      readonly beside: readonly { readonly id: string; readonly inPoints: { readonly points: number } }[]
      readonly at: string | null
    } | null
  }
  const rowOf = async (id: string): Promise<Row | undefined> =>
    JSON.parse((await improver.get('/api/measures')).text).rows.find((row: Row) => row.id === id)
  assert.deepEqual((await rowOf('M13'))?.gap, { beside: [], at: null })
  assert.match(
    (await improver.get('/measures')).text,
    /no assertion gap yet: no month has both a case that counts and an audited one/,
  )
  const { now, who } = { now: it.clock(), who: improver.person }
  const at = plus(now, hours(-24 * 40))
  const nothing = { dueAt: null, doneAt: null, recordedAt: null, toleranceMinutes: 0, minutes: null }
  const where = { team: null, area: null, hour: null, part: null }
  await it.databases.clock.write({ force: who.forceId, who: SYSTEM, now }, async (writer) => {
    for (const measure of ['A1', 'A7', 'M13'])
      for (const yes of [true, true, measure === 'M13', false])
        writer.send(upsertObservations(who.forceId, newId(now), [{ measure, item: 1, at, yes, ...nothing, ...where }]))
    await Promise.resolve()
  })
  assert.deepEqual(
    (await rowOf('M13'))?.gap?.beside.map(({ id }) => id),
    ['A1'],
  )
  assert.equal((await rowOf('M13'))?.gap?.beside[0]?.inPoints.points, 25)
  assert.ok((await rowOf('A1'))?.gap?.beside.some(({ id }) => id === 'M13'))
  assert.equal((await rowOf('A2'))?.gap?.at, 'A1')
  assert.equal((await rowOf('M3'))?.gap, null, 'an outcome is neither')
  const page = (await improver.get('/measures')).text
  const gap =
    /25 points \(95% interval −\d[^<]*\), cases of \w+ \d{4}, 1 of 12 months: the others cannot be compared: on time 75% of 4, [^<]*; files that are good 50% of 4/
  assert.match(page, new RegExp(`assertion gap to <a [^>]*>A1</a>: ${gap.source}`))
  for (const measure of ['M13', 'A1', 'A7'])
    assert.match((await improver.get(`/measures/${measure}`)).text, gap, `${measure}: the same figure`)
  assert.doesNotMatch((await improver.get('/measures/M4')).text, /“On time” less/, 'no case of it')
})

test('a measure that nobody knows is not there; an outcome or a place that is none is refused in words', async () => {
  assert.equal((await improver.get('/measures/M99')).status, 404)
  const refused = await improver.get('/api/measures/M4?outcome=perhaps')
  assert.equal(refused.status, 422)
  assert.match(refused.text, /not as “perhaps”/)
  const month = await improver.get('/api/measures/M4?month=2026-13')
  assert.equal(month.status, 422)
  assert.match(month.text, /is not a month\. Enter one like 2026-10/)
})

test('as known on a day: today as the roll-up says, a day before anything nothing; a day to come is refused', async () => {
  const now = JSON.parse((await improver.get('/api/measures/A1/as-known')).text)
  assert.equal(now.rows.length, 2)
  assert.equal(now.same, true)
  const past = await improver.get('/measures/M4/as-known?on=2020-01-31')
  assert.equal(past.status, 200, past.text)
  assert.match(past.text, /as known on 31 January 2020/)
  assert.match(past.text, /no data/)
  const ahead = await improver.get('/api/measures/M4/as-known?on=2099-01-01')
  assert.equal(ahead.status, 422)
  assert.match(ahead.text, /This date is in the future/)
  assert.equal((await improver.get('/measures/M27/as-known')).status, 404, 'worked out from others')
})

test('what was never done is said; each case has a name of its own, and opens where its record is', async () => {
  const { now, who } = { now: it.clock(), who: improver.person }
  const at = plus(now, hours(-24 * 20))
  const observation = (item: number, done: number | null): Observation => ({
    measure: 'M8',
    item,
    at,
    dueAt: plus(at, minutes(10)),
    doneAt: done === null ? null : plus(at, minutes(done)),
    recordedAt: done === null ? null : plus(at, minutes(done)),
    toleranceMinutes: 15,
    yes: null,
    minutes: done,
    team: null,
    area: null,
    hour: null,
    part: null,
  })
  const records = [3, 5, 30, null, null, null, null].map((done) => ({ id: newId(now), done }))
  await it.databases.clock.write({ force: who.forceId, who: SYSTEM, now }, async (writer) => {
    for (const { id, done } of records) writer.send(upsertObservations(who.forceId, id, [observation(1, done)]))
    await Promise.resolve()
  })
  const { figure, cases } = JSON.parse((await improver.get('/api/measures/M8')).text)
  assert.deepEqual([figure.timed, figure.neverDone, figure.p50, figure.notReached.p50], [3, 4, null, true])
  assert.equal(new Set(cases.map((one: { reference: string }) => one.reference)).size, records.length)
  // 2 of 7 in time: in numbers for a program, in words for a page.
  assert.deepEqual([figure.share, figure.proportion.toFixed(4)], ['28.6%', '0.2857'])
  assert.equal(figure.interval, `${percent(figure.low)} to ${percent(figure.high)}`)
  const { rows } = JSON.parse((await improver.get('/api/measures')).text)
  const empty = rows.find(({ id }: { id: string }) => id === 'M26').figure
  assert.deepEqual([Object.keys(empty), empty.n, empty.proportion, empty.low], [Object.keys(figure), 0, null, null])
  const page = (await improver.get('/measures/M8')).text
  assert.match(page, /3 done of 7 owed; half: not reached, because 4 of 7 were never done/)
  assert.match(
    page,
    /counts each time\. Cases of one child tend to be alike, and so may cases of looked-after children who went missing from one home\. All intervals, the limits of the charts and the test of change allow for this/,
  )
  for (const { id } of records)
    assert.match(
      page,
      new RegExp(`href="/missing/${id}">\\d+ \\w+ \\d{4} \\d\\d:\\d\\d( BST| GMT)?, case ${id.slice(-6)}<`),
    )
})

test('teams that differ more than chance explains, none outside by itself: the sentence stands on the page for whoever sees no drawing, and in the answer', async () => {
  const { now, who } = { now: it.clock(), who: improver.person }
  const at = plus(now, hours(-24 * 30))
  const plain = { measure: 'M6', item: 1, at, dueAt: null, doneAt: null, recordedAt: null, toleranceMinutes: 0 }
  const nowhere = { minutes: null, area: null, hour: null, part: null }
  await it.databases.clock.write({ force: who.forceId, who: SYSTEM, now }, async (writer) => {
    for (const [team, kept] of [
      ['Ash', 12],
      ['Beech', 12],
      ['Cedar', 28],
      ['Elm', 28],
    ] as const)
      for (let number = 0; number < 40; number++)
        writer.send(upsertObservations(who.forceId, newId(now), [{ ...plain, ...nowhere, team, yes: number < kept }]))
    await Promise.resolve()
  })
  const sentence = 'Together they differ from each other more than chance explains, although none does by itself'
  const seen = (await improver.get('/measures/M27')).text.replace(/<svg[\s\S]*?<\/svg>/g, '')
  assert.equal(seen.split(sentence).length - 1, 1)
  type Said = {
    readonly by: string
    readonly outside: readonly string[]
    readonly phi: number
    readonly differ: boolean
  }
  const { spreads } = JSON.parse((await improver.get('/api/measures/M6')).text)
  const team = spreads.find(({ by }: Said) => by === 'team')
  assert.deepEqual([team.outside, team.differ, team.phi.toFixed(2)], [[], true, '8.53'])
})

test('ten cases stand open and the others fold, each once; where groups of other measures are compared, what chance does not explain comes first and no cases are listed', async () => {
  const read = async (id: string) => JSON.parse((await improver.get(`/api/measures/${id}`)).text)
  const { cases, casesOpen, casesFolded } = await read('M6')
  assert.deepEqual([casesOpen.length, casesFolded.length], [10, cases.length - 10])
  const page = (await improver.get('/measures/M6')).text
  assert.match(page, new RegExp(`>${casesFolded.length} more cases<`))
  for (const { href } of cases) assert.equal(page.split(`href="${href}"`).length - 1, 1, href)
  const { comparesOthers, spreads, apart, alike } = await read('M27')
  assert.deepEqual([comparesOthers, apart, alike.length], [true, [0], spreads.length - 1])
  const compared = (await improver.get('/measures/M27')).text
  assert.match(
    compared,
    /More than chance explains: 1 of 12 comparisons[\s\S]*No more than chance explains: 11 comparisons/,
  )
  assert.doesNotMatch(compared, /id="cases"/)
})

test('what has no figure of its own says where it is; what was allowed is called what it is', async () => {
  const list = (await improver.get('/measures')).text
  assert.match(list, />M24<[\s\S]*?>By group and outcome, with ratios, on its own page</)
  assert.match(list, />M27<[\s\S]*?>As funnel plots, on its own page</)
  assert.equal(allowedWords('M21'), 'How long was promised')
  assert.equal(allowedWords('M1'), 'How long was allowed')
})
