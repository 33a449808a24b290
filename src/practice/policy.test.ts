// What is in force when: the latest version that had taken effect, to the very moment; the first judges everything before it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instant, minutes, plus } from '../kernel/time.ts'
import { type Policy, policyAt, setting } from './policy.ts'

const day = instant('2026-03-27T00:00:00Z')
const version = (name: string, from: number): Policy => ({
  ...{ version: name, effectiveFrom: plus(day, minutes(from)), recordingToleranceMinutes: 30, tables: {} },
  ...{ values: { 'review.hours': from }, holidays: { dates: [], until: '2027-12-31' } },
})

test('from the very moment on, whatever the order they come in', () => {
  const at = policyAt([version('third', 20), version('first', 0), version('second', 10)])
  const inForce = (some: number) => at(plus(day, minutes(some))).version
  assert.deepEqual([-60, 0, 9, 10, 19, 20, 9999].map(inForce), [
    ...['first', 'first', 'first', 'second', 'second', 'third', 'third'],
  ])
})

test('a number by its name; one that nobody knows is a fault of ours, and so is a force without a policy', () => {
  assert.equal(setting(version('first', 0), 'review.hours'), 0)
  assert.throws(() => setting(version('first', 0), 'review.days'), /policy first has no value "review.days"/)
  assert.throws(() => policyAt([]), /at least one policy/)
})
