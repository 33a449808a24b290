// The words a screen shows for times and durations.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  clockTime,
  countdownWords,
  dateAndTime,
  dateWords,
  durationWords,
  instant,
  minutes,
  plus,
  shortDate,
} from '../time.ts'

test('a screen shows London time, in winter and in summer', () => {
  const winter = instant('2026-11-23T21:14:59Z')
  assert.equal(clockTime(winter), '21:14')
  assert.equal(dateAndTime(winter), '23 November 2026 at 21:14')
  assert.equal(shortDate(winter), '23 Nov 2026')
  assert.equal(dateAndTime(instant('2026-06-30T23:05:00Z')), '1 July 2026 at 00:05')
  assert.equal(dateWords('2026-05-01'), '1 May 2026')
  assert.equal(dateWords('2026-05'), 'May 2026', 'no day is made up where none was published')
})

test('in the hour that comes twice, and only then, the screen says which', () => {
  const times = ['00:29:00', '00:30:00', '01:30:00', '02:00:00'].map((time) => instant(`2026-10-25T${time}Z`))
  assert.deepEqual(times.map(clockTime), ['01:29 BST', '01:30 BST', '01:30 GMT', '02:00'])
  assert.equal(clockTime(instant('2026-10-24T23:59:00Z')), '00:59')
})

test('durations are in at most two parts, and never longer than they were', () => {
  const words: [number, string][] = [
    [0, '0 min'],
    [0.4, 'less than 1 min'],
    [1.9, '1 min'],
    [59.9, '59 min'],
    [60, '1 h'],
    [200, '3 h 20 min'],
    [1439, '23 h 59 min'],
    [1440, '1 d'],
    [52 * 60 + 59, '2 d 4 h'],
    [72 * 60, '3 d'],
    [7 * 1440 - 1, '6 d 23 h'],
    [7 * 1440, '7 days'],
    [28 * 1440 + 9 * 60, '28 days'],
    [91.9 * 1440, '91 days'],
    [92 * 1440, '3 months'],
    [330 * 1440 + 9 * 60, '10 months'],
    [729 * 1440, '23 months'],
    [800 * 1440, '2 years'],
    [-200, '−3 h 20 min'],
  ]
  for (const [count, text] of words) assert.equal(durationWords(count), text)
})

test('a countdown says how long is left, then how late', () => {
  const due = instant('2026-11-23T21:14:00Z')
  assert.equal(countdownWords(due, plus(due, minutes(-12))), 'due in 12 min')
  assert.equal(countdownWords(due, due), 'due now')
  assert.equal(countdownWords(due, plus(due, minutes(0.5))), 'less than 1 min late')
  assert.equal(countdownWords(due, plus(due, minutes(8))), '8 min late')
})
