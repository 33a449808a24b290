// Deadlines: known vectors, Temporal as an independent oracle, and refusals instead of guesses.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { addDays, dayOf, instant, isInstant, ofMilliseconds, parseLocalDate } from '../kernel/time.ts'
import { deadline, type Holidays, parseRule } from './deadline.ts'

/** Two invented years with one Easter and one Christmas in each. */
const holidays: Holidays = {
  dates: new Set([
    ...['2026-01-01', '2026-04-03', '2026-04-06', '2026-12-25', '2026-12-28'],
    ...['2027-01-01', '2027-03-26', '2027-03-29', '2027-12-27', '2027-12-28'],
  ]),
  since: '2026-01-01',
  until: '2027-12-31',
}

function due(ruleText: string, fromText: string, calendar = holidays): string {
  const rule = parseRule(ruleText)
  if ('refused' in rule) return rule.refused
  const found = deadline(rule, parseLocalDate(fromText) ?? instant(fromText), calendar)
  return found.kind === 'due' ? found.due : found.sentence
}

const day = (ruleText: string, fromText: string, calendar = holidays) => due(ruleText, fromText, calendar).slice(0, 10)

test('a report published on 7 April 2022 is due on the days its recommendations name', () => {
  assert.equal(due('weeks-6', '2022-04-07'), '2022-05-19T22:59:59.000Z')
  assert.equal(due('section-55', '2022-04-07'), '2022-06-01T22:59:59.000Z')
  assert.equal(due('months-3', '2022-04-07'), '2022-07-07T22:59:59.000Z')
  assert.equal(due('months-6', '2022-04-07'), '2022-10-07T22:59:59.000Z')
  assert.equal(due('weeks-6', '2023-08-04'), '2023-09-15T22:59:59.000Z')
  assert.equal(due('section-55', '2023-08-04'), '2023-09-28T22:59:59.000Z')
})

test('72 hours over the spring change are 72 hours; a month over it ends at a local midnight', () => {
  assert.equal(due('elapsed-72h', '2026-03-27T22:10:00Z'), '2026-03-30T22:10:00.000Z')
  assert.equal(due('elapsed-72h', '2026-03-29'), '2026-04-01T00:00:00.000Z')
  assert.equal(due('months-1', '2026-03-27'), '2026-04-27T22:59:59.000Z')
  assert.equal(due('months-1', '2026-10-01'), '2026-11-01T23:59:59.000Z')
})

test('the London day counts, not the UTC one', () => {
  assert.equal(due('weeks-1', '2026-06-30T23:30:00Z'), '2026-07-08T22:59:59.000Z')
  assert.equal(due('working-days-1', '2026-06-30T23:30:00Z'), '2026-07-02T22:59:59.000Z')
  assert.equal(due('elapsed-1h', '2026-06-30'), '2026-06-30T00:00:00.000Z')
})

test('the local date of an elapsed deadline is London’s', () => {
  const found = deadline({ kind: 'elapsed', hours: 1 }, instant('2026-06-30T22:30:00Z'), holidays)
  assert.deepEqual(found, { kind: 'due', due: '2026-06-30T23:30:00.000Z', localDate: '2026-07-01' })
})

test('month ends are constrained', () => {
  assert.equal(day('months-1', '2026-01-31'), '2026-02-28')
  assert.equal(day('months-1', '2024-01-31'), '2024-02-29')
  assert.equal(day('months-12', '2024-02-29'), '2025-02-28')
})

test('working days step over weekends, Easter and Christmas, and start counting the day after', () => {
  assert.equal(day('working-days-1', '2026-04-02'), '2026-04-07')
  assert.equal(day('working-days-1', '2026-04-04'), '2026-04-07')
  assert.equal(day('working-days-5', '2026-12-23'), '2027-01-04')
  assert.equal(day('working-days-0', '2026-04-02'), '2026-04-02')
})

test('past the calendar’s end is refused, naming the day it ends, and so is before it begins', () => {
  assert.equal(day('working-days-3', '2027-12-24'), '2027-12-31')
  assert.match(due('working-days-4', '2027-12-24'), /ends on 31 December 2027.* cannot be counted/)
  assert.match(due('working-days-10000', '2026-12-24'), /ends on 31 December 2027/)
  assert.match(due('working-days-0', '2028-01-01'), /ends on 31 December 2027/)
  assert.match(due('working-days-5', '2025-12-31'), /begins on 1 January 2026.* cannot be counted/)
  assert.equal(day('weeks-6', '2040-01-02'), '2040-02-13')
})

test('a calendar as an array counts as a calendar as a set', () => {
  const array = { dates: [...holidays.dates], until: holidays.until }
  assert.equal(day('working-days-5', '2026-12-23', array), '2027-01-04')
})

test('rules that are not rules are refused with the words that were given', () => {
  for (const text of [
    '',
    'soon',
    'elapsed-72',
    'elapsed-1.5h',
    'weeks',
    'section-55 ',
    'days-3',
    'WEEKS-6',
    'weeks-6x',
  ]) {
    assert.match(due(text, '2026-01-05'), /is not a rule/, text)
  }
  for (const text of ['weeks--1', 'elapsed--3h', 'months-10001', `working-days-${'9'.repeat(400)}`]) {
    assert.match(due(text, '2026-01-05'), /cannot be counted: use a whole number from 0 to 10000/, text)
  }
})

test('a start too far away to mean anything is refused, and the largest counts from the last day are not a throw', () => {
  assert.match(due('weeks-1', '0202-04-07'), /too far away/)
  assert.match(due('elapsed-1h', '9999-12-30'), /too far away/)
  for (const rule of ['elapsed-10000h', 'weeks-10000', 'months-10000']) assert.ok(isInstant(due(rule, '2900-12-31')))
})

const anyMoment = fc
  .integer({ min: Date.parse('2020-01-01'), max: Date.parse('2028-12-31') })
  .map((milliseconds) => ofMilliseconds(milliseconds))

const count = fc.integer({ min: 0, max: 400 })

test('elapsed, weeks, months and section 55 agree with Temporal’s zoned arithmetic', () => {
  fc.assert(
    fc.property(anyMoment, count, (from, n) => {
      const zoned = Temporal.Instant.from(from).toZonedDateTimeISO('Europe/London')
      const end = (add: Temporal.DurationLike) =>
        stored(zoned.toPlainDate().add(add).toZonedDateTime({ timeZone: 'Europe/London', plainTime: '23:59:59' }))
      assert.equal(due(`elapsed-${n}h`, from), stored(zoned.add({ hours: n })))
      assert.equal(due(`weeks-${n}`, from), end({ weeks: n }))
      assert.equal(due(`months-${n}`, from), end({ months: n }))
      assert.equal(due('section-55', from), end({ days: 55 }))
    }),
    { numRuns: 300 },
  )
})

test('around every clock change, hour by hour, each rule agrees with Temporal', () => {
  for (const change of ['2026-03-29', '2026-10-25', '2027-03-28', '2027-10-31', '2028-03-26', '2028-10-29']) {
    for (let hour = -48; hour <= 48; hour += 1) {
      const zoned = Temporal.Instant.from(`${change}T01:00:00Z`)
        .add({ hours: hour })
        .toZonedDateTimeISO('Europe/London')
      const end = zoned
        .toPlainDate()
        .add({ days: 7 })
        .toZonedDateTime({ timeZone: 'Europe/London', plainTime: '23:59:59' })
      assert.equal(due('elapsed-24h', stored(zoned)), stored(zoned.add({ hours: 24 })))
      assert.equal(due('weeks-1', stored(zoned)), stored(end))
    }
  }
})

test('n working days hold exactly n open days after the start, the last of them the day it is due', () => {
  const start = fc.integer({ min: 0, max: 364 }).map((days) => addDays(dayOf('2026-01-01'), days))
  fc.assert(
    fc.property(start, fc.integer({ min: 1, max: 200 }), (from, n) => {
      const end = day(`working-days-${n}`, from)
      const days = Temporal.PlainDate.from(from).until(end).days
      const after = Array.from({ length: days }, (_, index) => Temporal.PlainDate.from(from).add({ days: index + 1 }))
      const open = after.filter((date) => date.dayOfWeek <= 5 && !new Set(holidays.dates).has(date.toString()))
      assert.equal(open.length, n)
      assert.equal(open.at(-1)?.toString(), end)
    }),
  )
})

const stored = (at: Temporal.ZonedDateTime) => at.toInstant().toString({ smallestUnit: 'millisecond' })
