// Nobody of the demonstration meets when offices are closed.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayOf } from '../kernel/time.ts'
import { standingPolicy } from '../work/standing-policy.ts'
import { workingDayFrom } from './working-day.ts'

const from = (day: string) => workingDayFrom(dayOf(day), standingPolicy.holidays)

test('a working day stays; Christmas Day, Boxing Day on a Saturday and the bank holiday in its place lead on to the Tuesday', () => {
  assert.equal(from('2026-12-24'), '2026-12-24')
  // 26 December 2026 is a Saturday: its bank holiday is Monday 28.
  for (const day of ['2026-12-25', '2026-12-26', '2026-12-27', '2026-12-28']) assert.equal(from(day), '2026-12-29', day)
})
