// A graded child whom nobody was given to: who is to give it an owner, by when, and who is told that nobody did.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  assigned,
  folded,
  graded,
  type Happening,
  happened,
  located,
  reported,
  start,
} from '../../../../test/episode-of-facts.ts'
import { instant, minutes, minutesBetween, plus } from '../../../kernel/time.ts'
import { isOpen } from '../../../practice/duty.ts'
import { standingPolicy } from '../../standing-policy.ts'
import { giveAnOwner } from './ownership.ts'

/** A winter evening after the rule came, in minutes after the beginning of every example. */
const evening = minutesBetween(start, instant('2026-12-04T21:00:00Z'))
const at = (count: number) => plus(start, minutes(evening + count))
const missed: Happening = { ...reported(), at: evening }
const gradedAt = (level: 'LOW' | 'MEDIUM' | 'HIGH', count: number) => graded(level, evening + count)
const raised = (count: number) =>
  happened('missing.raised/1', evening + count, {
    level: 'HIGH',
    because: 'x',
    onInformationHeldAtReport: false,
  })
const owed = (...happenings: readonly Happening[]) =>
  folded(...happenings).duties.filter((one) => one.name === 'give it an owner')

test('graded and given to nobody: an owner is due in minutes by the grade, whatever the grade', () => {
  const due = (level: 'LOW' | 'MEDIUM' | 'HIGH') => owed(missed, gradedAt(level, 10)).map((one) => one.dueAt)
  assert.deepEqual([due('LOW'), due('MEDIUM'), due('HIGH')], [[at(55)], [at(55)], [at(25)]])
  assert.deepEqual(owed(missed), [], 'not yet graded, that is owed first')
})

test('the first assignment keeps it, and whoever was given before the grade owes it nobody', () => {
  const [kept] = owed(missed, gradedAt('HIGH', 10), assigned(evening + 20))
  assert.deepEqual([kept?.metAt, kept?.dueAt], [at(20), at(25)])
  assert.deepEqual(owed(missed, assigned(evening + 5), gradedAt('HIGH', 10)), [])
})

test('a grade that rises has a shorter clock, and the one that runs is not stopped', () => {
  const both = owed(missed, gradedAt('MEDIUM', 10), raised(12))
  assert.deepEqual(
    both.map((one) => [one.dueAt, isOpen(one)]),
    [
      [at(55), true],
      [at(27), true],
    ],
  )
})

test('found, nobody owes an owner any more; missing all along after all, graded again it is owed again', () => {
  const found = [missed, gradedAt('HIGH', 10), located(evening + 20)]
  assert.deepEqual(
    owed(...found).map((one) => one.endedAt),
    [at(20)],
  )
  const mistaken = happened('missing.reopened/1', evening + 90, { because: 'x', missing: true })
  assert.deepEqual(
    owed(...found, mistaken, gradedAt('HIGH', 95))
      .filter(isOpen)
      .map((one) => one.dueAt),
    [at(95 + 15)],
  )
})

test('when nobody was given it, the manager is told, and ten minutes later the superintendent: at HIGH by telephone', () => {
  const told = (level: 'MEDIUM' | 'HIGH') => {
    const { duties, state } = folded(missed, gradedAt(level, 10))
    const duty = duties.find((one) => one.name === 'give it an owner')
    assert.ok(duty)
    return giveAnOwner.escalations?.(duty, state, standingPolicy)
  }
  const [high, medium] = [told('HIGH'), told('MEDIUM')]
  assert.deepEqual(
    [high, medium].map((steps) => steps?.map((one) => [one.to, one.afterDueMinutes, one.channel, one.interrupts])),
    [
      [
        ['force incident manager', 0, 'screen', false],
        ['duty superintendent', 10, 'phone', false],
      ],
      [
        ['force incident manager', 0, 'screen', false],
        ['duty superintendent', 10, 'screen', false],
      ],
    ],
  )
})

test('a child graded before it was a rule is owed none: nobody is accused of what was not asked of them', () => {
  assert.deepEqual(owed(reported(), graded('HIGH', 10)), [])
})
