// London's clocks, against Temporal's own full arithmetic: every minute around every change from 2020 to 2028.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import {
  addDays,
  addMonths,
  dayNumber,
  dayOf,
  endOfLocalDay,
  type Instant,
  instant,
  isWeekday,
  localDate,
  localHour,
  localTime,
  ofMilliseconds,
  parseLocalDate,
  readLocalTime,
  repeatedHour,
  startOfLocalDay,
} from '../time.ts'

const london = 'Europe/London'
const minute = 60_000

/** The law, not the library: the last Sundays of March and October at 01:00 UTC (Summer Time Order 2002). */
const changes = [2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027, 2028].flatMap((year) =>
  [2, 9].map((month) => {
    const lastDay = new Date(Date.UTC(year, month + 1, 0))
    return Date.UTC(year, month, lastDay.getUTCDate() - lastDay.getUTCDay(), 1)
  }),
)

const seen = (at: Instant) => {
  const there = Temporal.Instant.from(at).toZonedDateTimeISO(london)
  return { date: there.toPlainDate().toString(), hour: there.hour, time: there.toPlainTime().toString().slice(0, 5) }
}

const read = (at: Instant) => ({ date: String(localDate(at)), hour: localHour(at), time: localTime(at) })

/** What Temporal makes of a local time, in our terms. */
function temporalReads(date: string, time: string): string {
  const wall = Temporal.PlainDateTime.from(`${date}T${time}`)
  const at = (disambiguation: 'earlier' | 'later') =>
    wall.toZonedDateTime(london, { disambiguation }).toInstant().toString({ smallestUnit: 'millisecond' })
  const [first, second] = [at('earlier'), at('later')]
  if (first === second) return first
  const exists = wall.toZonedDateTime(london, { disambiguation: 'earlier' }).toPlainDateTime().equals(wall)
  return exists ? `${first} or ${second}` : 'never'
}

function weRead(date: string, time: string): string {
  const found = readLocalTime(date, time)
  if (found.kind === 'instant') return found.at
  if (found.kind === 'ambiguous') return `${found.first} or ${found.second}`
  return found.kind === 'non-existent' ? 'never' : found.sentence
}

test('there are eighteen changes to be right about, and the offset changes at each', () => {
  assert.equal(changes.length, 18)
  for (const change of changes) {
    const [before, after] = [ofMilliseconds(change - 1000), ofMilliseconds(change)].map(localHour)
    assert.deepEqual([before, after], new Date(change).getUTCMonth() === 2 ? [0, 2] : [1, 1])
  }
})

test('every minute for four hours each side of every change reads as Temporal reads it', () => {
  for (const change of changes) {
    for (let at = change - 240 * minute; at <= change + 240 * minute; at += minute) {
      const point = ofMilliseconds(at)
      assert.deepEqual(read(point), seen(point), point)
    }
  }
})

test('the last and first milliseconds of every change and of the days around it read as Temporal reads them', () => {
  for (const change of changes) {
    for (const day of [-2, -1, 0, 1, 2]) {
      const date = addDays(dayOf(new Date(change).toISOString().slice(0, 10)), day)
      for (const edge of [startOfLocalDay(date), endOfLocalDay(date), ofMilliseconds(change)]) {
        for (const shift of [-1, 0, 1, 999, 1000]) {
          const point = ofMilliseconds(Date.parse(edge) + shift)
          assert.deepEqual(read(point), seen(point), point)
        }
      }
    }
  }
})

function kindOf(reading: string): 'instant' | 'asked' | 'refused' {
  if (reading === 'never') return 'refused'
  return reading.includes('or') ? 'asked' : 'instant'
}

test('every local minute of the small hours of every change is read, asked about or refused as it should be', () => {
  const counted = { instant: 0, asked: 0, refused: 0 }
  for (const change of changes) {
    const date = new Date(change).toISOString().slice(0, 10)
    for (let count = 0; count < 240; count += 1) {
      const time = Temporal.PlainTime.from('00:00').add({ minutes: count }).toString().slice(0, 5)
      const reading = weRead(date, time)
      assert.equal(reading, temporalReads(date, time), `${date} ${time}`)
      counted[kindOf(reading)] += 1
    }
  }
  assert.deepEqual(counted, { instant: 18 * 180, asked: 9 * 60, refused: 9 * 60 })
})

test('every day from 2020 to 2028 starts at midnight and ends at 23:59:59 in London', () => {
  for (let day = dayOf('2020-01-01'); day <= '2028-12-31'; day = addDays(day, 1)) {
    const date = Temporal.PlainDate.from(day)
    const at = (time: string) =>
      date.toZonedDateTime({ timeZone: london, plainTime: time }).toInstant().toString({ smallestUnit: 'millisecond' })
    assert.equal(startOfLocalDay(day), at('00:00'))
    assert.equal(endOfLocalDay(day), at('23:59:59'))
  }
})

test('any instant from 1960 to 2100 reads as Temporal reads it, and what it reads leads back to it', () => {
  const span = { min: Date.parse('1960-01-01') / minute, max: Date.parse('2100-01-01') / minute }
  fc.assert(
    fc.property(fc.integer(span), (count) => {
      const at = ofMilliseconds(count * minute)
      assert.deepEqual(read(at), seen(at))
      const back = readLocalTime(localDate(at), localTime(at), repeatedHour(at) ?? undefined)
      assert.deepEqual(back, { kind: 'instant', at })
    }),
    { numRuns: 1000 },
  )
})

test('a time that comes twice is asked about, and taken when they say which', () => {
  const first = instant('2026-10-25T00:30:00Z')
  const second = instant('2026-10-25T01:30:00Z')
  assert.deepEqual(readLocalTime('2026-10-25', '01:30'), { kind: 'ambiguous', first, second })
  assert.deepEqual(readLocalTime('2026-10-25', '01:30', 'first'), { kind: 'instant', at: first })
  assert.deepEqual(readLocalTime('2026-10-25', '01:30', 'second'), { kind: 'instant', at: second })
})

test('a time that never was is refused in words, whichever they say', () => {
  const found = readLocalTime('2026-03-29', '01:30', 'second')
  assert.ok(found.kind === 'non-existent')
  assert.match(found.sentence, /^There is no 01:30 on 29 March 2026: .* it means 02:30\./)
})

test('what is not a date or a time is said to be unreadable, by name', () => {
  for (const [date, time, wrong] of [
    ['2026-02-29', '10:00', '2026-02-29'],
    ['27/03/2026', '10:00', '27/03/2026'],
    ['2026-03-27', '24:00', '24:00'],
    ['2026-03-27', 'ten', 'ten'],
    ['2026-03-27', '10:60', '10:60'],
  ] as const) {
    const found = readLocalTime(date, time)
    assert.ok(found.kind === 'unreadable' && found.sentence.includes(`“${wrong}”`), `${date} ${time}`)
  }
  assert.deepEqual(readLocalTime('2026-03-27', ' 9:05 '), { kind: 'instant', at: instant('2026-03-27T09:05:00Z') })
})

test('months keep the day or stop at the end of the month, as Temporal constrains them', () => {
  assert.equal(addMonths(dayOf('2026-01-31'), 1), '2026-02-28')
  assert.equal(addMonths(dayOf('2024-01-31'), 1), '2024-02-29')
  const day = fc.integer({ min: 0, max: 60_000 })
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 1200 }), (count, months) => {
      const date = addDays(dayOf('1950-01-01'), count)
      const plain = Temporal.PlainDate.from('1950-01-01').add({ days: count })
      assert.equal(date, plain.toString())
      assert.equal(addMonths(date, months), plain.add({ months }).toString())
      assert.equal(isWeekday(dayNumber(date)), plain.dayOfWeek <= 5)
    }),
  )
})

test('only real days are dates', () => {
  for (const text of ['2026-02-29', '2026-2-01', '2026-00-10', '2026-03-27T00:00:00.000Z', '', '0000-01-01']) {
    assert.equal(parseLocalDate(text), null, text)
    assert.throws(() => endOfLocalDay(text), RangeError)
  }
})
