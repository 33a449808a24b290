// How many forces were in engage on a day, by what is published of each: a day, a month, a year, or the announcement alone.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { dayOf, instant } from '../../../kernel/time.ts'
import { began, stageOn } from '../../engaged-on.ts'
import { certainlyBefore, daysOf } from '../../published-day.ts'

const it = await testApp({ clock: () => instant('2026-11-23T09:00:00Z') })
const keeper = await it.named('Sam Underhill')
const on = async (day: string) => JSON.parse((await keeper.get(`/api/monitoring?on=${day}`)).text)

const stage = (
  what: 'engage' | 'scan',
  days: Partial<Record<'announced_on' | 'decided_on' | 'effective_on', string>>,
) => ({
  stage: what,
  ...{ announced_on: null, decided_on: null, effective_on: null },
  ...days,
})

test('a month is any of its days, a year any of its own; 31 June and month 13 are none', () => {
  assert.deepEqual(daysOf('2023-09'), { first: '2023-09-01', last: '2023-09-30' })
  assert.deepEqual(daysOf('2019'), { first: '2019-01-01', last: '2019-12-31' })
  assert.deepEqual(daysOf('2024-02-29'), { first: '2024-02-29', last: '2024-02-29' })
  for (const wrong of ['2022-06-31', '2022-13', '22', '2022-6', '']) assert.equal(daysOf(wrong), null, wrong)
  assert.ok(certainlyBefore('2022-05', '2022-06-01'))
  assert.ok(!certainlyBefore('2022-06', '2022-06-20'), 'it may have been the day itself')
})

test('a stage begins with the first of its days that is known, as closely as these say', () => {
  const wiltshire = stage('engage', { announced_on: '2022-06-30', effective_on: '2022-06' })
  assert.deepEqual(began(wiltshire), { first: '2022-06-01', last: '2022-06-30' })
  assert.equal(stageOn([wiltshire], dayOf('2022-06-30')).now, wiltshire)
  assert.deepEqual(stageOn([wiltshire], dayOf('2022-06-29')), { now: null, perhaps: wiltshire })
})

test('within the month of a change nobody says which it was; what may have begun twice alike is settled', () => {
  const history = [stage('engage', { effective_on: '2019' }), stage('scan', { effective_on: '2023-09' })]
  assert.deepEqual(stageOn(history, dayOf('2023-09-15')), { now: history[0], perhaps: history[1] })
  assert.deepEqual(stageOn(history, dayOf('2023-09-30')), { now: history[1], perhaps: null })
  assert.deepEqual(stageOn([stage('scan', { effective_on: '2019' })], dayOf('2019-05-01')), {
    now: null,
    perhaps: null,
  })
})

test('on 30 June 2022 six of 43 were in engage, and this force was one of them', async () => {
  const then = await on('2022-06-30')
  assert.equal(then.of, 43)
  assert.deepEqual(then.engaged, [
    'Cleveland Police',
    'Gloucestershire Constabulary',
    'Greater Manchester Police',
    'Metropolitan Police Service',
    'Staffordshire Police',
    'Wiltshire Police',
  ])
  assert.equal(then.own, true)
  assert.match(then.words.join(' '), /^On 30 June 2022, 6 of 43 forces were in engage, .* This force was one of 6\.$/)
  const page = (await keeper.get('/monitoring?on=2022-06-30')).text
  assert.match(page, /6 of 43 forces were in engage/)
  assert.match(page, /policeprofessional\.com, 20 September 2023 \(press\)/)
  assert.equal((await on('2022-06-28')).engaged.length, 4)
})

test('on a day in a month of change that force is not counted, and it is said; today none is', async () => {
  const then = await on('2023-09-15')
  assert.deepEqual(then.notCertain, ['Cleveland Police', 'Gloucestershire Constabulary'])
  assert.match(then.words.join(' '), /Not counted, because only the month or year of a change was published: Cleveland/)
  const now = JSON.parse((await keeper.get('/api/monitoring')).text)
  assert.deepEqual([now.engaged, now.on], [[], '2026-11-23'])
  assert.match(now.words[0], /^Today 0 of 43 forces are in engage/)
  for (const day of ['2027-01-01', '2022-02-31'])
    assert.equal((await keeper.get(`/api/monitoring?on=${day}`)).status, 422, day)
})

test('a stage is recorded as far as it is published; what is no day, or has none at all, is refused in words', async () => {
  const record = async (days: object) =>
    await keeper.api('/api/monitoring/stages', { force: 'Kent Police', stage: 'engage', ...days })
  assert.match((await record({})).text, /Enter when it took effect, was decided or was announced/)
  assert.match((await record({ effective: 'June 2022' })).text, /Write it like 2022-06-30/)
  assert.match((await record({ effective: '2027' })).text, /This date is in the future/)
  assert.match((await record({ effective: '2022-05', decided: '2022-06' })).text, /took effect before it was decided/)
  assert.match((await record({ announced: '2022-05', decided: '2022-06' })).text, /announced before it was decided/)
  const source = 'An invented notice'
  assert.equal((await record({ effective: '2026-10', decided: '2026-10-20', source })).status, 201)
  const kent = (await on('2026-11-01')).forces.find((one: { force: string }) => one.force === 'Kent Police')
  assert.deepEqual(kent.history[0].inWords, {
    announced: 'not known',
    decided: '20 October 2026',
    effective: 'October 2026',
  })
  assert.equal(kent.history[0].source, source)
})
