// The annual return: three counts that are never one, each band counted by hand; restricted records too, and nobody's name.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { reportBody } from '../../../../test/report.ts'
import { hours, type Instant, instant, minutes, plus } from '../../../kernel/time.ts'
import type { Incident } from './categories.ts'
import { annualReturn } from './counts.ts'

let now: Instant = instant('2027-03-31T21:00:00Z')
const it = await testApp({ clock: () => now })
const { named } = it
const report = async (name: string, more: object = {}) => {
  const made = await (await named('Asha Nolan')).api('/api/missing/report', reportBody(now, { name, ...more }))
  assert.equal(made.status, 201, made.text)
  return JSON.parse(made.text)
}

const start = instant('2026-05-01T10:00:00Z')
const plain: Incident = {
  childId: 'a',
  reportedAt: start,
  locatedAt: plus(start, hours(3)),
  missing: true,
  phase: 'closed',
  age: 14,
  sex: 'female',
  grade: 'MEDIUM',
  ethnicity: 'White',
  foundBy: 'police',
  harm: 'none known',
  dead: false,
  exploitation: 'none',
  lookedAfter: false,
}
const year: readonly Incident[] = [
  plain,
  { ...plain, locatedAt: plus(start, minutes(8 * 60)), foundBy: 'family' },
  { ...plain, locatedAt: plus(start, minutes(8 * 60 + 1)), grade: 'HIGH', harm: 'harm' },
  { ...plain, childId: 'b', age: 11, sex: 'Male', ethnicity: 'Not stated', locatedAt: plus(start, hours(24 * 28)) },
  {
    ...plain,
    childId: 'c',
    age: 17,
    sex: null,
    ethnicity: null,
    lookedAfter: true,
    locatedAt: plus(start, hours(24 * 28 + 1)),
    dead: true,
  },
  {
    ...plain,
    childId: 'd',
    age: null,
    grade: 'VERY_LOW',
    locatedAt: null,
    foundBy: 'police',
    exploitation: 'high',
    harm: null,
  },
  { ...plain, childId: 'e', missing: false },
  { ...plain, childId: 'f', phase: 'voided' },
  { ...plain, childId: 'g', phase: 'transferred' },
]
const counted = annualReturn(year, plus(start, hours(24 * 60)))
const rows = (title: string) =>
  (counted.tables.find((table) => table.title === title)?.rows ?? [])
    .filter((row) => row.incidents > 0)
    .map((row) => `${row.label}: ${row.incidents} of ${row.children}`)

test('reports, incidents and children are counted apart, and so is what is no incident here', () => {
  const { reports, incidents, children, notMissing, voided, transferred } = counted
  assert.deepEqual([reports, incidents, children, notMissing, voided, transferred], [9, 6, 4, 1, 1, 1])
})

test('each band as counted by hand', () => {
  assert.deepEqual(rows('Age at the report'), [
    '0 to 11: 1 of 1',
    '12 to 14: 3 of 1',
    '15 to 17: 1 of 1',
    'not known: 1 of 1',
  ])
  assert.deepEqual(rows('Sex, as reported'), ['female: 4 of 2', 'male: 1 of 1', 'other or not known: 1 of 1'])
  assert.deepEqual(rows('Ethnicity, as the child defines it'), [
    'White: 4 of 2',
    'Not stated: 1 of 1',
    'not recorded: 1 of 1',
  ])
  assert.deepEqual(rows('Last grade'), ['HIGH: 1 of 1', 'MEDIUM: 4 of 3', 'VERY LOW: 1 of 1'])
  assert.deepEqual(rows('Time from report to location'), [
    'up to 8 hours: 2 of 1',
    '8 to 24 hours: 1 of 1',
    '7 to 28 days: 1 of 1',
    'more than 28 days: 1 of 1',
    'not located yet: 1 of 1',
  ])
  assert.deepEqual(rows('Who found the child'), ['police: 4 of 3', 'family: 1 of 1', 'not located: 1 of 1'])
  assert.deepEqual(rows('Harm'), [
    'found dead: 1 of 1',
    'harm: 1 of 1',
    'none known: 3 of 2',
    'not yet recorded: 1 of 1',
  ])
  assert.deepEqual(rows('How often in the year'), ['once: 3 of 3', '3 to 5 times: 3 of 1'])
})

test('every table adds up to all incidents', () => {
  for (const { title, rows: all } of counted.tables)
    assert.equal(
      all.reduce((sum, row) => sum + row.incidents, 0),
      counted.incidents,
      title,
    )
  assert.equal(
    counted.grades.rows.flatMap((row) => row.counts).reduce((sum, one) => sum + one, 0),
    counted.incidents,
  )
})

test('over the web: the year ends at London’s midnight of 31 March; restricted records count; no name leaves; the file says the same', async () => {
  await report('Rowan Alderby', { sex: 'female' })
  const concern = await report('Hazel Wintle', { path: 'concern for safety', reviewBy: plus(now, hours(1)) })
  const keeper = await named('Dev Ramsden')
  const ended = { because: 'At her aunt’s all along', seenBy: 'PC Harrow' }
  assert.equal((await keeper.api(`/api/missing/${concern.recordId}/concern-ended`, ended)).status, 200)
  const child = JSON.parse((await keeper.get(`/api/missing/${concern.recordId}`)).text).personId
  const closed = await keeper.api(`/api/person/${child}/restriction`, { reason: 'A relative works in the force' })
  assert.equal(closed.status, 200, closed.text)
  assert.doesNotMatch((await (await named('Sam Underhill')).get(`/missing/${concern.recordId}`)).text, /Hazel/)
  // 23:30 UTC is half past midnight of 1 April in London.
  now = instant('2027-03-31T23:30:00Z')
  await report('Ash Corby')
  const milo = await named('Sam Underhill')
  const old = JSON.parse((await milo.get('/api/missing/annual-return?year=2026')).text)
  assert.deepEqual([old.reports, old.incidents, old.children, old.notMissing, old.running], [2, 1, 1, 1, false])
  const current = JSON.parse((await milo.get('/api/missing/annual-return')).text)
  assert.deepEqual([current.year, current.incidents, current.running], [2027, 1, true])
  const page = await milo.get('/missing/annual-return?year=2026')
  assert.doesNotMatch(page.text, /Rowan|Hazel|Alderby|Wintle/)
  assert.match(page.text, /1 incident<\/strong> of <strong>1 child/)
  const file = await milo.get('/missing/annual-return.csv?year=2026')
  assert.match(file.type, /text\/csv/)
  assert.match(file.text, /^table,row,incidents,children\nall,reports,2,\nall,incidents,1,1\n/)
  assert.match((await milo.get('/missing/annual-return?year=2028')).text, /has not begun/)
  assert.equal((await (await named('Uma Kettering')).get('/missing/annual-return')).status, 403)
  assert.match((await milo.get('/measures')).text, /href="\/missing\/annual-return"/)
})
