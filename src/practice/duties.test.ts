// What a history makes owed, step by step: whose it is, by which policy, how it ends; each by the rule and by what the fact itself decides.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hours, type Instant, instant, minutes, plus } from '../kernel/time.ts'
import { dutiesOf, type Step } from './duties.ts'
import type { DutyRule } from './duty.ts'
import type { Fact } from './fact.ts'
import { type Policy, policyAt } from './policy.ts'

const start = instant('2026-03-27T09:00:00Z')
const at = (some: number): Instant => plus(start, hours(some))

const policy = (version: string, from: Instant, tolerance: number): Policy => ({
  ...{ version, effectiveFrom: from, recordingToleranceMinutes: tolerance, values: {}, tables: {} },
  holidays: { dates: [], until: '2027-12-31' },
})
const versions = policyAt([policy('first', at(-100), 30), policy('second', at(10), 45)])

/** The hour of it; recorded twenty minutes later. */
type Happened = readonly [kind: string, hour: number]

function steps(...given: readonly Happened[]): readonly Step<null, Fact>[] {
  return given.map(([kind, hour], index) => ({
    before: null,
    state: null,
    fact: {
      ...{ forceId: 'library', recordId: '018f0000-0000-7000-8000-000000000001', position: index + 1, kind },
      ...{ happenedAt: at(hour), recordedAt: plus(at(hour), minutes(20)), recordedBy: 'reader' },
      ...{ policyVersion: 'first', corrects: null, body: null },
    },
  }))
}

const bringBack: DutyRule<null, Fact> = {
  ...{ name: 'bring back', words: 'bring it back', owner: 'reader', basis: 'force', source: 'the card' },
  starts: (fact) => (fact.kind === 'lent' ? { due: plus(fact.happenedAt, hours(24)) } : null),
  met: (fact) => fact.kind === 'brought back',
  notDone: (fact) => fact.kind === 'said not',
  withdraws: (fact) => fact.kind === 'given away',
  ends: (fact) => fact.kind === 'lost',
}
const owed = (rule: DutyRule<null, Fact>, ...given: readonly Happened[]) => dutiesOf(steps(...given), [rule], versions)

test('as the rule has it: owner, basis and source, and the tolerance of the policy that its start is judged by', () => {
  assert.deepEqual(owed(bringBack, ['lent', 1]), [
    {
      ...{ name: 'bring back', startingPosition: 1, occurrence: 1, owner: 'reader', ownerId: null },
      ...{ startedAt: at(1), dueAt: at(25), toleranceMinutes: 30, metAt: null, metRecordedAt: null },
      ...{ notDoneAt: null, endedAt: null, policyVersion: 'first', basis: 'force', source: 'the card' },
    },
  ])
})

test('the policy is that of when it happened, not of when it was recorded; what runs is not cut anew', () => {
  // Happened a quarter of an hour before the second version, recorded five minutes after it began.
  const [duty] = owed(bringBack, ['lent', 9.75], ['read', 12])
  assert.deepEqual([duty?.policyVersion, duty?.toleranceMinutes], ['first', 30])
  assert.equal(owed(bringBack, ['lent', 10])[0]?.policyVersion, 'second')
})

test('what the fact decides goes before the rule: owner, person, source and place; without a place they are counted from 1', () => {
  const [own, plain, third] = owed(
    {
      ...bringBack,
      starts: () => [
        { due: at(2), owner: 'librarian', ownerId: 'asha', source: 'the shelf', occurrence: 7 },
        { due: at(3) },
        { due: at(4) },
      ],
    },
    ['lent', 1],
  )
  assert.deepEqual([own?.owner, own?.ownerId, own?.source, own?.occurrence], ['librarian', 'asha', 'the shelf', 7])
  assert.deepEqual([plain?.owner, plain?.ownerId, plain?.source, plain?.occurrence], ['reader', null, 'the card', 2])
  assert.equal(third?.occurrence, 3)
})

test('done: when it happened and when that was recorded; what comes after changes nothing', () => {
  const [done] = owed(bringBack, ['lent', 1], ['brought back', 5], ['brought back', 6], ['said not', 7], ['lost', 8])
  assert.deepEqual([done?.metAt, done?.metRecordedAt], [at(5), plus(at(5), minutes(20))])
  assert.deepEqual([done?.notDoneAt, done?.endedAt], [null, null])
})

test('said not to be done, and no longer owed: each from when it happened', () => {
  const [said] = owed(bringBack, ['lent', 1], ['said not', 5], ['brought back', 6])
  assert.deepEqual([said?.notDoneAt, said?.metAt], [at(5), null])
  const [lost] = owed(bringBack, ['lent', 1], ['lost', 30])
  assert.equal(lost?.endedAt, at(30), 'ended after it was due it is still a breach')
})

test('never theirs to do: ended no later than it was due, however late that was found out', () => {
  assert.equal(owed(bringBack, ['lent', 1], ['given away', 30])[0]?.endedAt, at(25))
  assert.equal(owed(bringBack, ['lent', 1], ['given away', 2])[0]?.endedAt, at(2))
})

test('duties of before these steps go on, and are of their own rule', () => {
  const earlier = owed(bringBack, ['lent', 1])
  const readAloud = { ...bringBack, name: 'read aloud' }
  const after = dutiesOf(steps(['brought back', 3]), [bringBack, readAloud], versions, earlier)
  assert.deepEqual(
    after.map(({ name, metAt }) => [name, metAt]),
    [['bring back', at(3)]],
  )
})
