// A child placed here by an authority from elsewhere: who is told of the search and of its end, whenever it comes to be known.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  action,
  folded,
  graded,
  type Happening,
  happened,
  later,
  located,
  reported,
  start,
} from '../../../../test/episode-of-facts.ts'
import { minutes, plus } from '../../../kernel/time.ts'
import { missingForClose } from '../missing-for-close.ts'

const at = (count: number) => plus(start, minutes(count))
const placed = (when: number, answer: 'yes' | 'no' = 'yes') =>
  happened('missing.answered/1', when, {
    answers: [{ question: 'out-of-area', answer, saidBy: 'carer', at: at(when), note: null }],
  })
const told = (when: number, authority: string) =>
  happened('missing.authority-told/1', when, { authority, how: 'by phone' })
const owed = (names: readonly string[], ...facts: readonly Happening[]) =>
  folded(...facts)
    .duties.filter(({ name }) => names.includes(name))
    .map(({ dueAt, metAt }) => [dueAt, metAt])
const three = ['tell the placing authority', 'tell the host authority', 'ask the home force']
const ofSearch = (...facts: readonly Happening[]) => owed(three, reported(), ...facts)
const ofLocation = (...facts: readonly Happening[]) =>
  owed(['tell the authority the child is located'], reported(), graded('MEDIUM'), ...facts)

test('said at the call, it is owed from the call; said after the grading, from then; never said, never', () => {
  const [call, lateSaid] = [at(60), at(300 + 60)]
  assert.deepEqual(ofSearch(placed(3), graded('MEDIUM')), [
    [call, null],
    [call, null],
    [call, null],
  ])
  assert.deepEqual(ofSearch(graded('MEDIUM'), placed(300)), [
    [lateSaid, null],
    [lateSaid, null],
    [lateSaid, null],
  ])
  assert.deepEqual(ofSearch(placed(3, 'no'), graded('MEDIUM')), [])
  assert.equal(ofSearch(placed(3), graded('MEDIUM'), placed(20)).length, 3, 'said twice it is owed once')
})

test('each of the three is told by itself, and its time is its own', () => {
  const facts = [placed(3), graded('MEDIUM'), action(20, 'placing authority told'), action(90, 'host authority told')]
  assert.deepEqual(ofSearch(...facts), [
    [at(60), at(20)],
    [at(60), at(90)],
    [at(60), null],
  ])
})

test('contact is lost again: each is told of the new search', () => {
  const lost = happened('missing.contact-lost/1', 500, { detail: 'x' })
  const facts = [placed(3), graded('MEDIUM'), ...three.map(() => action(20, 'placing authority told'))]
  const again = ofSearch(...facts, located(100), lost).filter(([due]) => due === at(560))
  assert.equal(again.length, 3)
})

test('located: both authorities are told, one twice is not both; known only afterwards, the second is owed from then', () => {
  const facts = [placed(30), located(100)]
  assert.deepEqual(ofLocation(located(100), told(120, 'Northmarch')), [[at(220), at(120)]])
  assert.deepEqual(ofLocation(...facts, told(120, 'Northmarch'), told(130, ' northmarch')), [
    [at(220), at(120)],
    [at(220), null],
  ])
  assert.deepEqual(ofLocation(...facts, told(120, 'Northmarch'), told(240, 'Staffordshire')), [
    [at(220), at(120)],
    [at(220), at(240)],
  ])
  assert.deepEqual(ofLocation(located(100), told(120, 'Northmarch'), placed(200)), [
    [at(220), at(120)],
    [at(320), null],
  ])
})

test('the close waits for the second authority, and says so', () => {
  const waits = (...facts: readonly Happening[]) => {
    const { state, policyAt } = folded(reported(), graded('MEDIUM'), ...facts)
    return missingForClose(state, policyAt(later), later).map(({ sentence }) => sentence)
  }
  const both = /the placing and the host authority must both be told that the child is located, and only one/
  const one = [placed(30), located(100), told(120, 'Northmarch')]
  assert.ok(waits(...one).some((sentence) => both.test(sentence)))
  assert.ok(!waits(...one, told(130, 'Staffordshire')).some((sentence) => both.test(sentence)))
  assert.ok(!waits(located(100), told(120, 'Northmarch')).some((sentence) => both.test(sentence)))
})
