// The published calendar: what it holds, and working days over the weeks that catch people out.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayNumber, dayOf, isWeekday, parseLocalDate } from '../kernel/time.ts'
import { deadline } from '../practice/deadline.ts'
import published from './calendar/bank-holidays.json' with { type: 'json' }
import { bankHolidays } from './calendar.ts'

function dueAfter(workingDays: number, from: string): string {
  const found = deadline({ kind: 'working-days', workingDays }, dayOf(from), bankHolidays())
  return found.kind === 'due' ? found.localDate : found.sentence
}

test('the calendar holds 140 real weekdays, in order, each once, over 17 whole years', () => {
  const dates = published.map((holiday) => holiday.date)
  assert.equal(dates.length, 140)
  assert.deepEqual(dates, [...new Set(dates)].sort())
  assert.ok(dates.every((date) => parseLocalDate(date) !== null && isWeekday(dayNumber(dayOf(date)))))
  assert.deepEqual(new Set(dates.map((date) => date.slice(0, 4))).size, 17)
  assert.equal(bankHolidays().since, '2012-01-01')
  assert.equal(bankHolidays().until, '2028-12-31')
})

test('the days that were moved or added once are there', () => {
  const names = new Map(published.map((holiday) => [holiday.date, holiday.title]))
  assert.match(names.get('2023-05-08') ?? '', /coronation/)
  assert.match(names.get('2022-09-19') ?? '', /State Funeral/)
  assert.ok(names.has('2020-05-08') && !names.has('2020-05-04'), 'the Early May holiday of 2020 was moved to VE day')
  assert.ok(!names.has('2026-08-03'), 'Scotland’s August holiday is not ours')
})

test('over Easter 2026', () => {
  assert.equal(dueAfter(1, '2026-04-02'), '2026-04-07')
  assert.equal(dueAfter(5, '2026-04-01'), '2026-04-10')
})

test('over Christmas 2026, whose Boxing Day is kept on Monday the 28th', () => {
  assert.equal(dueAfter(1, '2026-12-24'), '2026-12-29')
  assert.equal(dueAfter(5, '2026-12-23'), '2027-01-04')
})

test('over May 2023, which had three Mondays off', () => {
  assert.equal(dueAfter(1, '2023-05-05'), '2023-05-09')
  assert.equal(dueAfter(18, '2023-04-28'), '2023-05-26')
  assert.equal(dueAfter(19, '2023-04-28'), '2023-05-30')
})

test('the last working day of 2028 is counted and the next is refused', () => {
  assert.equal(dueAfter(2, '2028-12-27'), '2028-12-29')
  assert.match(dueAfter(3, '2028-12-27'), /ends on 31 December 2028/)
  assert.match(dueAfter(1, '2011-12-30'), /begins on 1 January 2012/)
})
