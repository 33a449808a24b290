// How an observation counts: a month's cases ripen together, so that the quick ones never stand for those still to come.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hours, type Instant, instant, minutes, plus } from '../kernel/time.ts'
import type { Duty } from './duty.ts'
import { counted, longestWait, type Observation, ofDuty, took, versionOf } from './measure.ts'

const start = instant('2026-09-01T09:00:00Z')

const within28Days = (day: number, doneAfterDays: number | null): Observation => {
  const at = plus(start, hours(24 * day))
  const doneAt = doneAfterDays === null ? null : plus(at, hours(24 * doneAfterDays))
  return {
    measure: 'M3',
    item: 1,
    at,
    dueAt: plus(at, hours(24 * 28)),
    doneAt,
    recordedAt: doneAt,
    toleranceMinutes: 0,
    yes: doneAt === null ? false : null,
    minutes: doneAfterDays === null ? null : doneAfterDays * 24 * 60,
    team: null,
    area: null,
    hour: null,
    part: null,
  }
}

const shareOf = (cases: readonly Observation[], now: Instant) => {
  const how = cases.map((one) => counted(one, now))
  const yes = how.filter((one) => one === 'yes').length
  return [yes, how.filter((one) => one === 'no').length, how.filter((one) => one === 'not yet').length]
}

test('a month in which every fifth child is missing again: one in five, whenever it is looked at', () => {
  // One a day for thirty days; the 1st, 6th, 11th … missing again after five days.
  const september = Array.from({ length: 30 }, (_, day) => within28Days(day, day % 5 === 0 ? 5 : null))
  const october = instant('2026-10-01T12:00:00Z')
  assert.deepEqual(shareOf(september, october), [1, 2, 27], 'those whose 28 days are over, and no others')
  assert.deepEqual(shareOf(september, instant('2026-11-01T00:00:00Z')), [6, 24, 0])
})

test('it counts once its time and the tolerance for recording it have passed, however early it was done', () => {
  const one = { ...within28Days(0, 1), toleranceMinutes: 30 }
  const due = plus(start, hours(24 * 28))
  assert.equal(counted(one, plus(start, hours(48))), 'not yet', 'done, and not yet due')
  assert.equal(counted(one, plus(due, minutes(30))), 'not yet', 'others of its day may still be recorded')
  assert.equal(counted(one, plus(due, minutes(31))), 'yes')
  const never = { ...one, doneAt: null, recordedAt: null, yes: null, minutes: null }
  assert.deepEqual(
    [counted(never, plus(due, minutes(30))), counted(never, plus(due, minutes(31)))],
    ['not yet', 'not evidenced'],
  )
  assert.equal(counted({ ...never, yes: false }, plus(due, minutes(31))), 'no')
})

test('how long it took: without end where it was owed and never done, nothing where it does not count yet', () => {
  const later = plus(start, hours(24 * 40))
  assert.equal(took(within28Days(0, 2), later), 2 * 24 * 60)
  assert.equal(took(within28Days(0, null), later), Number.POSITIVE_INFINITY)
  assert.equal(took(within28Days(0, 2), plus(start, hours(24 * 10))), null)
  assert.equal(took({ ...within28Days(0, null), dueAt: null }, later), null, 'it has no time to be done by')
})

test('a plain answer counts at once: yes, no, and without one not evidenced', () => {
  const plain = { ...within28Days(0, null), dueAt: null }
  assert.deepEqual(
    [true, false, null].map((yes) => counted({ ...plain, yes }, start)),
    ['yes', 'no', 'not evidenced'],
  )
})

const due = plus(start, minutes(15))
const duty: Duty = {
  ...{ name: 'grade the risk', startingPosition: 1, occurrence: 1, owner: 'handler', ownerId: null },
  ...{ startedAt: start, dueAt: due, toleranceMinutes: 30, metAt: null, metRecordedAt: null },
  ...{ notDoneAt: null, endedAt: null, policyVersion: 'v1', basis: 'Vigil default', source: 'invented' },
}
const observed = (more: Partial<Duty>) =>
  ofDuty({ ...duty, ...more }, 'M5', 2, { team: 'Hub', area: 'North', hour: 9, part: 'HIGH' })

test('a duty as an observation: from when it began to be owed to when it was done', () => {
  const at = (some: number) => plus(start, minutes(some))
  assert.deepEqual(observed({ metAt: at(12), metRecordedAt: at(14) }), {
    ...{ measure: 'M5', item: 2, at: start, dueAt: due, doneAt: at(12), recordedAt: at(14), toleranceMinutes: 30 },
    ...{ yes: null, minutes: 12, team: 'Hub', area: 'North', hour: 9, part: 'HIGH' },
  })
  assert.equal(observed({ metAt: at(-3), metRecordedAt: at(1) })?.minutes, 0, 'done before it was owed took no time')
  const never = observed({})
  assert.deepEqual([never?.yes, never?.minutes], [null, null], 'nobody said that it was not done')
  const notDone = observed({ notDoneAt: at(10) })
  assert.deepEqual([notDone?.yes, notDone?.minutes], [false, null])
})

test('what was no longer owed when it fell due counts nowhere; what ended a minute later does', () => {
  assert.equal(observed({ endedAt: plus(due, minutes(-1)) }), null)
  assert.equal(observed({ endedAt: due }), null)
  assert.equal(observed({ endedAt: plus(due, minutes(1)) })?.doneAt, null)
})

test('the version of a definition, none of one that nobody defines; of some measures the longest wait', () => {
  const version = versionOf([
    { id: 'M3', version: 2 },
    { id: 'M4', version: 1 },
  ])
  assert.deepEqual(['M3', 'M4', 'M99'].map(version), [2, 1, 0])
  const wait = longestWait([{ id: 'M3', countsAfterDays: 28 }, { id: 'M5', countsAfterDays: 3 }, { id: 'M4' }])
  assert.deepEqual([wait(['M4', 'M5', 'M3']), wait(['M4', 'M5']), wait(['M4', 'M99']), wait([])], [28, 3, 0, 0])
})
