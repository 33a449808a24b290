// What is owed after a death or serious injury, and by when: each time counted by hand, each met by its own referral and by no other.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  folded,
  graded,
  type Happening,
  happened,
  located,
  reported,
  start,
} from '../../../../test/episode-of-facts.ts'
import { instant, minutes, plus } from '../../../kernel/time.ts'
import { isOpen } from '../../../practice/duty.ts'
import { rules } from '../duties.ts'

// On Monday 2 March 2026 at 19:50.
const grave = happened('missing.grave-outcome/1', 110, { outcome: 'found dead', place: 'x', detail: 'x' })
const search = [reported(), graded('MEDIUM'), located(100), grave]
const referrals = [
  ['refer to the Independent Office for Police Conduct', 'Independent Office for Police Conduct'],
  ['joint agency response', 'joint agency response'],
  ['serious incident notification', 'serious incident notification'],
  ['rapid review', 'rapid review'],
] as const
const names: readonly string[] = referrals.map(([name]) => name)
const referred = (to: (typeof referrals)[number][1]) =>
  happened('missing.referred/1', 120, { to, reference: null, detail: 'x' })
const owed = (...more: readonly Happening[]) =>
  folded(...search, ...more).duties.filter(({ name }) => names.includes(name))

test('referred by the end of the next day, answered together within a day, notified in five working days, reviewed in fifteen', () => {
  assert.deepEqual(
    owed().map(({ name, dueAt }) => [name, dueAt]),
    [
      [names[0], '2026-03-03T23:59:59.000Z'],
      [names[1], '2026-03-03T19:50:00.000Z'],
      [names[2], '2026-03-09T23:59:59.000Z'],
      [names[3], '2026-03-23T23:59:59.000Z'],
    ],
  )
})

test('each is met by its own referral and by no other', () => {
  for (const [name, to] of referrals) {
    const open = owed(referred(to))
      .filter(isOpen)
      .map((one) => one.name)
    assert.deepEqual(
      open,
      names.filter((one) => one !== name),
    )
  }
})

test('of a referral that waits the duty superintendent is rung four hours before midnight; of one that is late two are told, on a screen', () => {
  const told = (name: string) => {
    const { state, duties, policyAt } = folded(...search)
    const duty = duties.find((one) => one.name === name)
    assert.ok(duty)
    const rule = rules.find((one) => one.name === name)
    return rule?.escalations?.(duty, state, policyAt(start)).map(({ afterDueMinutes, to, channel, interrupts }) => {
      assert.equal(interrupts, false)
      return [afterDueMinutes, to, channel]
    })
  }
  assert.deepEqual(told(names[0] ?? ''), [
    [-240, 'duty superintendent', 'phone'],
    [0, 'duty superintendent', 'screen'],
    [0, 'detective inspector', 'screen'],
  ])
  assert.deepEqual(told('joint agency response'), [[0, 'duty superintendent', 'screen']])
  for (const name of names.slice(2)) assert.deepEqual(told(name), [[0, 'detective inspector', 'screen']])
})

test('serious harm that was learned is decided on by the end of the next day, once, by either decision', () => {
  const rest = { harmDetail: 'x', where: 'x', withWhom: null, why: null, intended: 'no' as const }
  const learned = (at: number) => happened('missing.learned/1', at, { harm: 'serious harm', ...rest })
  const decide = (...more: readonly Happening[]) =>
    folded(reported(), graded('MEDIUM'), located(100), ...more)
      .duties.filter(({ name }) => name === 'say whether it is a death or serious injury')
      .map(({ dueAt, metAt, endedAt }) => [dueAt, metAt, endedAt])
  const due = instant('2026-03-03T23:59:59.000Z')
  const at = plus(start, minutes(130))
  assert.deepEqual(decide(learned(110), learned(115)), [[due, null, null]])
  assert.deepEqual(decide(learned(110), { ...grave, at: 130 }), [[due, at, null]])
  const ruledOut = happened('missing.grave-outcome-ruled-out/1', 130, { because: 'A graze' })
  assert.deepEqual(decide(learned(110), ruledOut), [[due, at, null]])
  const voided = happened('missing.voided/1', 130, { because: 'x', proposedAtPosition: 4 })
  assert.deepEqual(decide(learned(110), voided), [[due, null, at]])
  const harmed = happened('missing.grave-outcome/1', 110, { outcome: 'seriously harmed', place: 'x', detail: 'x' })
  const lost = (when: number) => happened('missing.contact-lost/1', when, { detail: 'x' })
  const again = [harmed, lost(300), located(400), learned(500)]
  assert.deepEqual(
    decide(...again, lost(600)),
    [[instant('2026-03-04T23:59:59.000Z'), null, plus(start, minutes(600))]],
    'gone again, it is of a search before',
  )
})
