// What is owed from the moment a child is located: once, to whom, by what it is met, and who is told where it is late.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  folded,
  graded,
  type Happening,
  happened,
  located,
  other,
  reported,
  returned,
  start,
} from '../../../../test/episode-of-facts.ts'
import { hours, minutes, plus } from '../../../kernel/time.ts'
import { rules } from '../duties.ts'

const at = (count: number) => plus(start, minutes(count))
const home = [reported(), graded('MEDIUM'), located(100)] as const
const owed = (name: string, ...more: readonly Happening[]) =>
  folded(...home, ...more)
    .duties.filter((one) => one.name === name)
    .map(({ dueAt, metAt, endedAt }) => [dueAt, metAt, endedAt])
const died = (when: number) =>
  happened('missing.grave-outcome/1', when, { outcome: 'found dead', place: 'x', detail: 'x' })

function told(name: string, ...happenings: readonly Happening[]) {
  const { state, duties, policyAt } = folded(...happenings)
  const duty = duties.find((one) => one.name === name)
  assert.ok(duty)
  const rule = rules.find((one) => one.name === name)
  return rule
    ?.escalations?.(duty, state, policyAt(start))
    .map(({ to, interrupts, channel }) => [to, interrupts, channel])
}

test('the authority is told by a record of that, made of the time since; told while the child was missing, it is not owed again', () => {
  const name = 'tell the authority the child is located'
  const toldAt = (when: number) =>
    happened('missing.authority-told/1', when, { authority: 'Stoke', how: 'telephone' }, { recordedAfter: 20 })
  const [due] = owed(name)[0] ?? []
  assert.ok(due)
  assert.deepEqual(owed(name, toldAt(105)), [[due, at(105), null]])
  assert.deepEqual(
    owed(name, toldAt(90), returned(110)),
    [[due, null, null]],
    'of before nothing that follows is a sign',
  )
  const before = folded(reported(), graded('MEDIUM'), toldAt(50), located(100)).duties
  assert.deepEqual(
    before.filter((one) => one.name === name),
    [],
  )
})

test('located again before anybody lost contact, nothing is owed twice; in police protection the child is safe', () => {
  const safety = 'bring the child to a place of safety'
  const interview = 'hold a prevention interview'
  assert.deepEqual([owed(safety, located(105)).length, owed(interview, located(105)).length], [1, 1])
  const body = { limb: 'removed', grounds: 'x', constable: 'PC Rowe', keptAt: 'hospital', place: 'Stafford' } as const
  assert.equal(owed(safety, happened('missing.police-protection-begun/1', 110, body))[0]?.[1], at(110))
  const reason = 'the child refuses, after more than one offer in person'
  const excepted = happened('missing.interview-excepted/1', 120, { reason, because: 'x' })
  assert.equal(owed(interview, excepted)[0]?.[1], at(120))
})

test('of a child who is not safe where they were found the incident manager is told, of another nobody', () => {
  const name = 'bring the child to a place of safety'
  assert.deepEqual(told(name, ...home), [])
  const place = { place: 'Park', how: 'police' as const, with: null, placeToReturn: null, detail: 'x' }
  const atRisk = happened('missing.located/1', 100, { ...place, atRisk: true })
  assert.deepEqual(told(name, reported(), graded('MEDIUM'), atRisk), [['force incident manager', false, 'screen']])
})

test('a planned interview is timed from the talk and not from its record; the detective inspector is told, on a screen; it ends with the child’s death, or with another force', () => {
  const name = 'hold the planned interview'
  const account = { where: 'home', firstAccount: 'x', crimeDisclosed: true, stoppedForPlannedInterview: true }
  const talk = { faceToFace: true, offeredApart: true, apart: true, alone: null, ...account }
  const disclosed = happened('missing.interview-held/1', 120, talk, { recordedAfter: 90 })
  const due = plus(at(120), hours(72))
  assert.deepEqual(owed(name, disclosed), [[due, null, null]])
  assert.deepEqual(told(name, ...home, disclosed), [['detective inspector', false, 'screen']])
  assert.deepEqual(owed(name, disclosed, died(300)), [[due, null, at(300)]])
  const passed = happened('missing.transfer-accepted/1', 300, { transferId: other, by: 'x', receivingRecordId: null })
  assert.deepEqual(owed(name, disclosed, passed), [[due, null, at(300)]])
})
