// What a long search begins to owe: why it is not HIGH after a day and after three, and a look at all of it after four weeks.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  action,
  folded,
  graded,
  type Happening,
  happened,
  reported,
  reviewed,
  start,
} from '../../../../test/episode-of-facts.ts'
import { hours, minutes, plus } from '../../../kernel/time.ts'
import { isOpen } from '../../../practice/duty.ts'
import { standingPolicy } from '../../standing-policy.ts'
import { latestNextReview } from '../commands/review.ts'

const day = 24 * 60
const owed = (name: string, ...happenings: readonly Happening[]) =>
  folded(...happenings).duties.filter((one) => one.name === name)
const raised = (level: 'MEDIUM' | 'HIGH', at: number) =>
  happened('missing.raised/1', at, { level, because: 'x', onInformationHeldAtReport: false })
const at = (count: number) => plus(start, minutes(count))

test('not HIGH after 24 hours is justified by its own record: a review does not settle it', () => {
  const facts = [reported(), graded('MEDIUM'), reviewed(22 * 60, ['visit the aunt'])]
  const [open] = owed('justify not HIGH after 24 hours', ...facts)
  assert.ok(open && isOpen(open), 'a sergeant’s review is not a detective inspector’s reason')
  const reason = action(23 * 60, 'not high justified at 24 hours')
  const [met] = owed('justify not HIGH after 24 hours', ...facts, reason)
  assert.equal(met?.metAt, at(23 * 60))
  const [three] = owed('justify not HIGH after 72 hours', ...facts, reason)
  assert.ok(three && isOpen(three), 'the superintendent’s at 72 hours is another')
})

const loweredTo = (level: 'MEDIUM' | 'LOW', at: number) =>
  happened('missing.lowered/1', at, {
    level,
    reason: 'new information',
    because: 'x',
    proposedAtPosition: 3,
    deskConsulted: null,
  })
const dayReason = 'not high justified at 24 hours'
const justified = (name: string, ...facts: readonly Happening[]) =>
  owed(name, ...facts).map((one) => [one.dueAt, one.metAt, one.endedAt])

test('lowered from HIGH it is to be justified like any other grade below: raised it ends, lowered again it begins anew', () => {
  const name = 'justify not HIGH after 24 hours'
  const loweredEarly = [reported(), graded('HIGH'), loweredTo('MEDIUM', 60)]
  assert.deepEqual(justified(name, ...loweredEarly), [[at(day), null, null]])
  assert.deepEqual(justified('justify not HIGH after 72 hours', ...loweredEarly), [[at(3 * day), null, null]])
  assert.deepEqual(justified(name, reported(), graded('MEDIUM'), raised('HIGH', 30), loweredTo('MEDIUM', 60)), [
    [at(day), null, at(30)],
    [at(day), null, null],
  ])
  // After the first time, an interval after the second person agreed to it.
  assert.deepEqual(justified(name, reported(), graded('HIGH'), loweredTo('MEDIUM', 30 * 60)), [
    [at(42 * 60), null, null],
  ])
})

test('justified at 24 hours it is owed again every 12, until the superintendent’s each day after 72', () => {
  const facts = [reported(), graded('MEDIUM')]
  assert.deepEqual(
    justified(
      'justify not HIGH after 24 hours',
      ...facts,
      ...[23, 35, 46, 59, 70].map((hour) => action(hour * 60, dayReason)),
    ),
    [
      [at(24 * 60), at(23 * 60), null],
      [at(36 * 60), at(35 * 60), null],
      [at(47 * 60), at(46 * 60), null],
      [at(58 * 60), at(59 * 60), null],
      [at(71 * 60), at(70 * 60), null],
    ],
  )
  const superintendent = (hour: number) => action(hour * 60, 'not high justified at 72 hours')
  assert.deepEqual(
    justified('justify not HIGH after 72 hours', ...facts, superintendent(70), superintendent(90)).map(([due]) => due),
    [at(72 * 60), at(96 * 60), at(114 * 60)],
  )
})

test('what is justified within the first hour is no justification of the grade at 24', () => {
  assert.deepEqual(justified('justify not HIGH after 24 hours', reported(), graded('MEDIUM'), action(40, dayReason)), [
    [at(day), null, null],
  ])
})

test('a long-term review after 28 days, and then at three months', () => {
  const first = owed('hold a long-term review', reported(), graded('MEDIUM'))
  assert.deepEqual(
    first.map((one) => one.dueAt),
    [plus(start, hours(28 * 24))],
  )
  const then = owed(
    'hold a long-term review',
    reported(),
    graded('MEDIUM'),
    action(27.9 * day, 'long-term review held'),
    action(28.1 * day, 'long-term review held'),
  )
  // Held a little early, it is due at 28 days all the same; held after them, next at three months.
  assert.deepEqual(
    then.map((one) => one.dueAt),
    [28, 28, 91].map((days) => plus(start, hours(days * 24))),
  )
})

test('after four weeks a reviewer may let a day pass, not before', () => {
  const { state } = folded(reported(), graded('HIGH'))
  const latest = (days: number) => latestNextReview(state, standingPolicy, at(days * day))
  assert.equal(latest(28), at(28 * day + 60))
  assert.equal(latest(29), at(30 * day))
})
