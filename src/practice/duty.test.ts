// Whether a duty was kept, at the very minute: done on time, recorded within the tolerance, ended before it fell due; and what is still to be done.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Instant, instant, minutes, plus } from '../kernel/time.ts'
import { compliance, type Duty, isOpen, onScreen } from './duty.ts'

const due = instant('2026-03-27T22:25:00.000Z')
const after = (some: number): Instant => plus(due, minutes(some))
const duty: Duty = {
  name: 'grade the risk',
  startingPosition: 1,
  occurrence: 1,
  owner: 'force incident manager',
  ownerId: null,
  startedAt: after(-15),
  dueAt: due,
  toleranceMinutes: 30,
  metAt: null,
  metRecordedAt: null,
  notDoneAt: null,
  endedAt: null,
  policyVersion: 'v1',
  basis: 'Vigil default',
  source: 'invented',
}
const done = (at: number, recorded: number) =>
  compliance({ ...duty, metAt: after(at), metRecordedAt: after(recorded) }, after(10_000))

test('done in the minute in which it fell due is met, a minute later breached', () => {
  assert.equal(done(0, 0), 'met')
  assert.equal(done(1, 1), 'breached')
})

test('a record counts for as long as the tolerance lasts after the due time, and no minute longer', () => {
  assert.equal(done(-5, 30), 'met')
  assert.equal(done(-5, 31), 'not evidenced')
})

test('that it was done late is believed where it was recorded within the tolerance of when it was done', () => {
  assert.equal(done(60, 90), 'breached')
  assert.equal(done(60, 91), 'not evidenced')
})

test('unmet it runs until no record could come in time, and is then not evidenced', () => {
  assert.equal(compliance(duty, after(30)), 'running')
  assert.equal(compliance(duty, after(31)), 'not evidenced')
})

test('what ended by its due time is no longer owed; what ended after it was not done in time', () => {
  assert.equal(compliance({ ...duty, endedAt: after(0) }, after(31)), 'no longer owed')
  assert.equal(compliance({ ...duty, endedAt: after(1) }, after(31)), 'not evidenced')
})

test('recorded as not done is a breach at once, whatever ends afterwards', () => {
  assert.equal(compliance({ ...duty, notDoneAt: after(-10), endedAt: after(-5) }, after(-5)), 'breached')
})

test('it is still to be done until it is done, said not to be done, or ended', () => {
  assert.equal(isOpen(duty), true)
  assert.equal(isOpen({ ...duty, metAt: due, metRecordedAt: due }), false)
  assert.equal(isOpen({ ...duty, notDoneAt: due }), false)
  assert.equal(isOpen({ ...duty, endedAt: due }), false)
})

test('steps on screen are in days, before and after, and ring for nobody', () => {
  assert.deepEqual(onScreen([{ days: -2, to: 'owner', words: 'Due in two days' }]), [
    { afterDueMinutes: -2880, to: 'owner', words: 'Due in two days', interrupts: false, channel: 'screen' },
  ])
})
