// Working days between two days and after one: weekends and bank holidays are none, and the first day does not count.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bankHolidays } from '../registers/calendar.ts'
import { workingDaysAfter, workingDaysBetween } from './working-days.ts'

const holidays = bankHolidays()

test('over Easter 2026: from Thursday to Tuesday there is one working day', () => {
  assert.equal(workingDaysBetween('2026-04-02', '2026-04-07', holidays), 1)
  assert.equal(workingDaysAfter('2026-04-02', 1, holidays), '2026-04-07')
})

test('the last day counts and the first does not; of one day there is none', () => {
  assert.equal(workingDaysBetween('2026-11-23', '2026-11-27', holidays), 4)
  assert.equal(workingDaysBetween('2026-11-23', '2026-11-23', holidays), 0)
  assert.equal(workingDaysAfter('2026-11-23', 4, holidays), '2026-11-27')
  assert.equal(workingDaysAfter('2026-11-23', 0, holidays), '2026-11-23')
})

test('from a Friday the next working day is Monday', () => {
  assert.equal(workingDaysBetween('2026-11-27', '2026-11-29', holidays), 0)
  assert.equal(workingDaysAfter('2026-11-27', 1, holidays), '2026-11-30')
})
