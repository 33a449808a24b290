// The close guard looks at every interview of the search: seen once is seen, and disclosed once is disclosed.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  endorsed,
  folded,
  graded,
  type Happening,
  happened,
  later,
  located,
  reported,
  returned,
  seen,
} from '../../../test/episode-of-facts.ts'
import { missingForClose } from './missing-for-close.ts'

const disclosed = (at: number) =>
  happened('missing.interview-held/1', at, {
    faceToFace: true,
    offeredApart: true,
    apart: true,
    alone: null,
    where: 'home',
    firstAccount: 'x',
    crimeDisclosed: true,
    stoppedForPlannedInterview: true,
  })
const noCrime = (at: number) =>
  happened('missing.outcome-decided/1', at, { about: 'crime', decision: 'no', reference: null, because: 'x' })

const file = [reported(), graded('MEDIUM'), located(100), returned(110)]
const waits = (...more: readonly Happening[]) => {
  const { state, policyAt } = folded(...file, ...more)
  return missingForClose(state, policyAt(later), later).map(({ sentence }) => sentence)
}
test('found and back, and no more recorded: all that the close waits for', () => {
  const all = [
    'The grade has not been endorsed.',
    'There is no face-to-face prevention interview and no inspector’s exception.',
    'It is not recorded where the child was, with whom, and whether they were harmed.',
    'Record ethnicity as the child defines it, or why it is not recorded.',
    'Crimes: no decision is recorded.',
    'Referral: no decision is recorded.',
    'The local authority has not been told that the child is located.',
  ]
  assert.deepEqual(waits(), all)
  assert.deepEqual(waits(endorsed(120)), all.slice(1))
})

const unseen = /no face-to-face prevention interview/
const undecided = /The child disclosed a crime: record the decision on it/

test('a telephone call after the child was seen makes the child no less seen', () => {
  const of = (...more: readonly Happening[]) => waits(...more).some((one) => unseen.test(one))
  assert.equal(of(seen(120, false)), true)
  assert.equal(of(seen(120, true)), false)
  assert.equal(of(seen(120, true), seen(200, false)), false)
  const { state } = folded(...file, seen(120, true), seen(200, false))
  assert.equal(state.interview?.faceToFace, true, 'and the page shows that they were')
})

test('what was disclosed in the first talk waits for its decision, whatever is said in a second', () => {
  const of = (...more: readonly Happening[]) => waits(noCrime(115), ...more).some((one) => undecided.test(one))
  assert.equal(of(disclosed(120)), true)
  assert.equal(of(disclosed(120), seen(200, true)), true)
  assert.equal(of(disclosed(120), seen(200, true), noCrime(210)), false)
  assert.equal(of(noCrime(130), seen(200, true)), false)
  const { state } = folded(...file, disclosed(120), seen(200, true))
  assert.equal(state.interview?.crimeDisclosed, true)
})

test('of another search nothing counts: gone again, the child is seen and heard anew', () => {
  const lost = happened('missing.contact-lost/1', 300, { detail: 'x' })
  const sentences = waits(disclosed(120), lost, located(400), returned(410))
  assert.ok(sentences.some((one) => unseen.test(one)))
  assert.ok(!sentences.some((one) => undecided.test(one)))
})
