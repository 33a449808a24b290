// Days and months, against Temporal's own: every day of two hundred years, and the ends of the calendar.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import {
  addDays,
  addMonths,
  dayNumber,
  dayOf,
  isWeekday,
  type LocalDate,
  ofDayNumber,
  parseLocalDate,
} from '../time.ts'

const two = (number: number): string => String(number).padStart(2, '0')

/** What Temporal makes of a text, in our terms: the world's first and last days are nobody's. */
function reads(text: string): string | null {
  try {
    const day = Temporal.PlainDate.from(text, { overflow: 'reject' }).toString()
    return day === text && day > '0001-01-01' && day < '9999-12-31' ? day : null
  } catch {
    return null
  }
}

test('from 1900 to 2100 each day of each month is read as Temporal reads it, and so is each that there is not', () => {
  let days = 0
  for (let year = 1900; year <= 2100; year += 1)
    for (let month = 0; month <= 13; month += 1)
      for (let day = 0; day <= 32; day += 1) {
        const text = `${year}-${two(month)}-${two(day)}`
        const read = parseLocalDate(text)
        if (read !== null) days += 1
        assert.equal(read, reads(text), text)
      }
  assert.equal(days, 201 * 365 + 49, 'of 49 leap years: 1904 to 2096 and with 2000, without 1900 and 2100')
})

test('each day of those years has its number, its weekday, and the days beside it', () => {
  let plain = Temporal.PlainDate.from('1900-01-01')
  for (let at = dayNumber(dayOf('1900-01-01')); at <= dayNumber(dayOf('2100-12-31')); at += 1) {
    const day = dayOf(plain.toString())
    assert.deepEqual([dayNumber(day), ofDayNumber(at)], [at, day])
    assert.equal(isWeekday(at), plain.dayOfWeek <= 5, day)
    plain = plain.add({ days: 1 })
    assert.equal(addDays(day, 1), plain.toString())
  }
})

test('from the last four days of each month of those years every step of up to 13 months is Temporal’s', () => {
  for (let year = 1900; year <= 2100; year += 1)
    for (let month = 1; month <= 12; month += 1) {
      const first = Temporal.PlainDate.from({ year, month, day: 1 })
      for (const day of [1, 28, 29, 30, 31].filter((one) => one <= first.daysInMonth)) {
        const plain = first.with({ day })
        const from = dayOf(plain.toString())
        for (let months = -13; months <= 13; months += 1)
          assert.equal(addMonths(from, months), plain.add({ months }).toString(), `${from} and ${months} months`)
      }
    }
})

/** Any day of the calendar. */
const anyDay = fc
  .integer({ min: dayNumber(dayOf('0001-01-02')), max: dayNumber(dayOf('9999-12-30')) })
  .map((day) => ofDayNumber(day))

function after(day: LocalDate, more: { readonly months: number } | { readonly days: number }): string | null {
  try {
    return reads(Temporal.PlainDate.from(day).add(more).toString())
  } catch {
    return null
  }
}

const said = (step: () => LocalDate): string | null => {
  try {
    return step()
  } catch (error) {
    assert.ok(error instanceof RangeError, 'outside the calendar, and nothing else')
    return null
  }
}

test('from the year 1 to 9999 any step of months or days is Temporal’s, and what leads out of the calendar is refused', () => {
  const step = fc.oneof(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -125_000, max: 125_000 }))
  fc.assert(
    fc.property(anyDay, step, (day, many) => {
      assert.equal(
        said(() => addMonths(day, many)),
        after(day, { months: many }),
      )
      assert.equal(
        said(() => addDays(day, many)),
        after(day, { days: many }),
      )
    }),
    { numRuns: 2000 },
  )
})

test('the ends of the calendar, by hand', () => {
  assert.equal(addMonths(dayOf('0001-01-31'), 1), '0001-02-28')
  assert.equal(addMonths(dayOf('0004-03-31'), -1), '0004-02-29', 'a leap year')
  assert.equal(addMonths(dayOf('0099-12-31'), 2), '0100-02-28', 'none')
  assert.equal(addMonths(dayOf('0001-02-02'), -1), '0001-01-02')
  assert.equal(addMonths(dayOf('9999-01-31'), 10), '9999-11-30')
  for (const [day, months] of [
    ['0001-02-01', -1],
    ['0001-01-31', -1],
    ['0001-06-15', -24],
    ['9999-11-30', 2],
    ['9999-08-31', 4],
  ] as const)
    assert.throws(() => addMonths(dayOf(day), months), RangeError, `${day} and ${months} months`)
})

test('any text at all is read as Temporal reads a plain day, or not at all', () => {
  const digits = fc.stringMatching(/^\d{4}-\d\d-\d\d$/)
  const nearly = fc.stringMatching(/^[+-]?\d{1,6}[-/ ]?\d{1,2}[-/ ]?\d{1,2}[TZ\n ]?$/)
  fc.assert(
    fc.property(fc.oneof(digits, nearly, fc.string()), (text) => assert.equal(parseLocalDate(text), reads(text))),
    { numRuns: 3000 },
  )
})
