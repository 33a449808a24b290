// Instants: one form, read strictly, and elapsed arithmetic that Temporal agrees with.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import {
  earlier,
  hours,
  instant,
  isInstant,
  later,
  minutes,
  minutesBetween,
  ofMilliseconds,
  parseInstant,
  plus,
  systemNow,
} from '../time.ts'

const anyInstant = fc
  .integer({ min: Date.parse('0001-01-01T00:00:00Z'), max: Date.parse('9999-12-31T23:59:59.999Z') })
  .map(ofMilliseconds)

test('RFC 3339 with Z or an offset becomes the one stored form', () => {
  assert.equal(parseInstant('2026-03-27T22:10:00Z'), '2026-03-27T22:10:00.000Z')
  assert.equal(parseInstant('2026-03-30T00:10:00+01:00'), '2026-03-29T23:10:00.000Z')
  assert.equal(parseInstant('2026-03-27t17:10:00.5-05:30'), '2026-03-27T22:40:00.500Z')
  assert.equal(parseInstant('2026-03-27 22:10:00.123999z'), '2026-03-27T22:10:00.123Z')
})

const nonsense = [
  '',
  'now',
  '2026-03-27',
  '2026-03-27T22:10Z',
  '2026-03-27T22:10:00',
  '2026-02-30T10:00:00Z',
  '2026-02-30T10:00:00.000Z',
  '2025-02-29T10:00:00+01:00',
  '2026-13-01T10:00:00Z',
  '2026-03-27T24:00:00Z',
  '2026-03-27T22:60:00Z',
  '2026-03-27T23:59:60Z',
  '2026-03-27T22:10:00+24:00',
  '2026-03-27T22:10:00+0100',
  ' 2026-03-27T22:10:00Z',
  '2026-03-27T22:10:00Z\n',
  '0001-01-01T00:00:00+00:01',
  '9999-12-31T23:59:59-00:01',
]

test('nonsense is null to a form and a throw to our own code', () => {
  for (const text of nonsense) {
    assert.equal(parseInstant(text), null, text)
    assert.equal(isInstant(text), false, text)
    assert.throws(() => instant(text), RangeError, text)
  }
})

test('only the stored form is an instant already', () => {
  assert.equal(isInstant('2026-03-27T22:10:00.000Z'), true)
  assert.equal(isInstant('2026-03-27T22:10:00Z'), false)
  assert.equal(isInstant('2026-03-27T22:10:00.000+00:00'), false)
})

test('any offset names the instant that Temporal says it names', () => {
  const offset = fc.integer({ min: -23 * 60 - 59, max: 23 * 60 + 59 })
  const middle = fc.integer({ min: Date.parse('1900-01-01'), max: Date.parse('2100-01-01') })
  fc.assert(
    fc.property(middle, offset, (milliseconds, minutesEast) => {
      const there = Temporal.Instant.fromEpochMilliseconds(milliseconds).toZonedDateTimeISO(offsetText(minutesEast))
      assert.equal(parseInstant(there.toString({ timeZoneName: 'never' })), new Date(milliseconds).toISOString())
    }),
  )
})

test('72 hours are 72 hours, over a clock change too', () => {
  const from = instant('2026-03-27T22:10:00Z')
  assert.equal(plus(from, hours(72)), '2026-03-30T22:10:00.000Z')
  assert.equal(plus(from, minutes(-10)), '2026-03-27T22:00:00.000Z')
  assert.equal(minutesBetween(from, instant('2026-03-27T22:11:30Z')), 1.5)
  assert.equal(minutesBetween(instant('2026-03-27T22:11:30Z'), from), -1.5)
})

test('elapsed arithmetic agrees with Temporal and undoes itself', () => {
  fc.assert(
    fc.property(anyInstant, fc.integer({ min: 0, max: 600_000 }), (at, count) => {
      const expected = Temporal.Instant.from(at).add({ minutes: count })
      fc.pre(expected.epochMilliseconds <= Date.parse('9999-12-31T23:59:59.999Z'))
      const moved = plus(at, minutes(count))
      assert.equal(moved, expected.toString({ smallestUnit: 'millisecond' }))
      assert.equal(plus(moved, minutes(-count)), at)
      assert.equal(minutesBetween(at, moved), count)
    }),
  )
})

test('text order is time order', () => {
  fc.assert(
    fc.property(anyInstant, anyInstant, (a, b) => {
      assert.equal(a < b, Date.parse(a) < Date.parse(b))
      assert.equal(Date.parse(later(a, b)), Math.max(Date.parse(a), Date.parse(b)))
      assert.equal(Date.parse(earlier(a, b)), Math.min(Date.parse(a), Date.parse(b)))
    }),
  )
})

test('beyond the year 9999, or by no number at all, is a throw and never a wrong text', () => {
  assert.throws(() => plus(instant('9999-12-31T23:00:00Z'), hours(1)), RangeError)
  assert.throws(() => plus(instant('2026-03-27T22:10:00Z'), minutes(Number.NaN)), RangeError)
})

test('the system clock tells the time in the stored form', () => {
  const now = systemNow()
  assert.ok(isInstant(now) && now > '2020')
})

function offsetText(minutesEast: number): string {
  const size = Math.abs(minutesEast)
  const part = (value: number) => String(value).padStart(2, '0')
  return `${minutesEast < 0 ? '-' : '+'}${part(Math.floor(size / 60))}:${part(size % 60)}`
}
