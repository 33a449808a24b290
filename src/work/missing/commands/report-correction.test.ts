// A wrong name or age is put right on the board at once, the report as taken stays on the timeline, and a minimum that rises is owed.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { reportBody } from '../../../../test/report.ts'
import { hours, type Instant, instant, localDate, minutes, plus } from '../../../kernel/time.ts'

let now: Instant = instant('2026-11-23T10:00:00Z')
const it = await testApp({ clock: () => now })
const handler = await it.named('Asha Nolan')
const manager = await it.named('Dev Ramsden')

const report = reportBody(now, {
  name: 'Tansy Wrongname',
  age: 16,
  lastSeenAt: plus(now, hours(-1)),
  lastSeenPlace: 'Stone high street',
  callerPhone: '07700900321',
  why: 'Did not come home',
  grade: { level: 'MEDIUM', because: 'Sixteen, and has money', earlierConsidered: null },
})
const made = await handler.api('/api/missing/report', report)
assert.equal(made.status, 201, made.text)
const record = String(JSON.parse(made.text).recordId)
const correction = {
  name: 'Tansy Rightname',
  age: 16,
  dateOfBirth: null,
  ageDisputed: false,
  sex: null,
  description: 'Green coat',
  lastSeenAt: report.lastSeenAt,
  lastSeenPrecision: 'about',
  lastSeenPlace: 'Stone railway station',
  callerPhone: '07700900322',
  callerName: null,
  callerRelation: null,
  because: 'The mother spelt it again',
}
const correct = async (more: object = {}) =>
  await handler.api(`/api/missing/${record}/report-correction`, { ...correction, ...more })

test('the form holds the report as it stands; what is wrong is refused in words', async () => {
  const form = (await handler.get(`/missing/${record}/report-correction`)).text
  assert.ok(form.includes('value="Tansy Wrongname"') && form.includes('value="Stone high street"'), form)
  const grown = await correct({ age: 34 })
  assert.match(grown.text, /an adult’s age/)
  for (const dateOfBirth of ['1850-01-01', '0012-01-01']) {
    const slip = await correct({ dateOfBirth, ageDisputed: true })
    assert.equal(slip.status, 422, slip.text)
    assert.match(slip.text, /makes an age of \d+: check the year/)
  }
  const later = await correct({ lastSeenAt: plus(now, minutes(5)) })
  assert.equal(later.status, 422, later.text)
  const same = await correct({
    name: report.name,
    description: null,
    lastSeenPlace: report.lastSeenPlace,
    callerPhone: report.callerPhone,
  })
  assert.match(same.text, /Nothing here is different from what is recorded/)
  assert.match((await correct({ because: ' ' })).text, /Enter why it was wrong/)
})

test('corrected, the board and the next search have the right name, and what was reported stays on the timeline', async () => {
  now = plus(now, minutes(10))
  assert.equal((await correct()).status, 200)
  const page = (await manager.get(`/missing/${record}`)).text
  assert.match(page, /Tansy Rightname/)
  assert.match(page, /corrected the report/)
  assert.match(page, /name, description, where last seen, caller: The mother spelt it again/)
  const board = (await manager.get('/board')).text
  assert.ok(board.includes('Tansy Rightname') && !board.includes('Tansy Wrongname'), board)
  const found = async (typed: Record<string, string>) =>
    (
      await handler.send('/missing/report', {
        _look: 'yes',
        name: '',
        age: '',
        lastSeenPlace: '',
        callerPhone: '',
        why: '',
        ...typed,
      })
    ).text
  for (const typed of [{ name: 'Tansy Rightname' }, { name: 'Tansy Wrongname' }, { callerPhone: '07700900322' }])
    assert.match(await found(typed), /<strong>Tansy Rightname/, JSON.stringify(typed))
  const before = (await manager.get(`/missing/${record}/as-known?at=${plus(now, minutes(-5))}`)).text
  assert.ok(before.includes('Tansy Wrongname'), 'as it was known then')
})

test('with a date of birth the age is worked out from it, whatever stands in the other field', async () => {
  const born = `${Number(now.slice(0, 4)) - 14}-01-01`
  assert.equal((await correct({ age: 16, dateOfBirth: born, because: 'Her school says so' })).status, 200)
  const page = (await (await it.as(manager.person)).get(`/missing/${record}`)).text
  assert.match(page, /Tansy Rightname, 14/)
  assert.match((await correct({ age: 12, dateOfBirth: '1990-01-05' })).text, /an adult’s age/)
})

test('an age that raises the minimum is owed within its time, rings if it is not, and is met by the grade', async () => {
  const shown = async () => (await (await it.as(manager.person)).get(`/missing/${record}`)).text
  assert.ok(!(await shown()).includes('raise the grade: it is below'), 'nothing is owed yet')
  assert.equal((await correct({ age: 9, because: 'She is nine' })).status, 200)
  const owed = await shown()
  assert.match(owed, /raise the grade: it is below the minimum for what is known now/)
  assert.match(owed, /The grade is below the minimum for what is known now \(HIGH\)/)
  now = plus(now, minutes(45))
  assert.ok((await it.app.ring()) > 0)
  const alerts = (await (await it.as(manager.person)).get('/alerts')).text
  assert.match(alerts, /The grade is below the minimum for what is known/)
  const again = await it.as(manager.person)
  const raised = await again.api(`/api/missing/${record}/raise`, {
    level: 'HIGH',
    because: 'Nine years old',
    onInformationHeldAtReport: false,
  })
  assert.equal(raised.status, 200, raised.text)
  assert.ok(!(await shown()).includes('raise the grade: it is below'))
})

test('who turned 18 while missing is still put right: the age is that at the report', async () => {
  const born = (years: number, daysAway: number) => {
    const day = localDate(plus(now, hours(24 * daysAway)))
    return `${Number(day.slice(0, 4)) - years}${day.slice(4)}`
  }
  const body = reportBody(now, { name: 'Linnet Eighteen', age: null, dateOfBirth: born(18, 1) })
  const made = await handler.api('/api/missing/report', body)
  const record = String(JSON.parse(made.text).recordId)
  const seen = { ...correction, name: body.name, dateOfBirth: body.dateOfBirth, age: null, lastSeenAt: body.lastSeenAt }
  const older = { ...seen, dateOfBirth: born(18, -1) }
  now = plus(now, hours(48))
  const officer = await it.named('Asha Nolan')
  const path = `/api/missing/${record}/report-correction`
  const grown = await officer.api(path, older)
  assert.match(grown.text, /an adult’s age/, 'one who was a grown-up at the report still is')
  const answer = await officer.api(path, seen)
  assert.equal(answer.status, 200, answer.text)
  assert.match((await (await it.named('Dev Ramsden')).get(`/missing/${record}`)).text, /Stone railway station/)
})
