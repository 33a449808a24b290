// Who owes a written answer is chosen: not the commissioner of a police force for a police and crime commissioner, nor the chief officer for what a panel asks.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Instant, instant } from '../../kernel/time.ts'
import { fold } from '../../practice/procedure.ts'
import { standingPolicy } from '../../work/standing-policy.ts'
import { addresseeIn, addresseeOfCell, isToBeChosen } from './addressee.ts'
import type { RecommendationFact } from './facts.ts'
import { recommendation } from './procedure.ts'

const at: Instant = instant('2026-11-23T09:00:00Z')
const fact = { forceId: 'north', recordId: 'a', recordedBy: 'b', policyVersion: '1', corrects: null }
const received = (addressee: string, timeScale: string): RecommendationFact => ({
  ...{ ...fact, position: 1, happenedAt: at, recordedAt: at, kind: 'recommendation.received/2' },
  body: {
    ...{ reference: 'IOPC-1/1', source: 'IOPC', inspection: 'A letter', inspectionId: null, findingId: null },
    ...{ published: '2026-11-02', theme: 'Guidance', words: null, paragraph: null, address: null, textHash: null },
    ...{ addressee, timeScale, baseOn: '2026-11-02', dueOn: '2026-12-27' },
  },
})
const chosen = (addressee: 'chief constable' | 'local policing body'): RecommendationFact => ({
  ...{ ...fact, position: 2, happenedAt: at, recordedAt: at, kind: 'recommendation.addressee-chosen/1' },
  body: { addressee, addresseeName: null },
})
const folded = (...facts: readonly RecommendationFact[]) =>
  fold(recommendation, 'north', 'a', facts, () => standingPolicy)
const owners = (...facts: readonly RecommendationFact[]) =>
  folded(...facts)
    .duties.filter(({ name, endedAt }) => name === 'answer in writing' && endedAt === null)
    .map(({ owner }) => owner)

test('a choice says who answers; what a panel asks is the local policing body’s, whatever stands there', () => {
  assert.deepEqual(owners(received('chief constable', 'iopc-56')), ['chief officer'])
  assert.deepEqual(owners(received('local policing body', 'iopc-56')), ["commissioner's office"])
  assert.deepEqual(owners(received('another body', 'coroner-56')), ['another body'])
  assert.deepEqual(owners(received('PFCC', 'panel')), ["commissioner's office"])
})

test('free words from before are kept and guess nobody: whoever keeps the register says once whose it is', () => {
  const old = received('Commissioner of the Metropolis', 'iopc-56')
  assert.deepEqual([owners(old), isToBeChosen(folded(old).state)], [['improvement team'], true])
  const said = [old, chosen('chief constable')]
  assert.deepEqual([owners(...said), isToBeChosen(folded(...said).state)], [['chief officer'], false])
  assert.equal(folded(...said).state.received?.addresseeName, 'Commissioner of the Metropolis')
})

test('a text names the one or the other before it says what they should do; nobody, or several, and it is asked', () => {
  assert.equal(addresseeIn('The Commissioner of Police of the Metropolis should amend it.'), 'chief constable')
  assert.equal(addresseeIn('The Police, Fire and Crime Commissioner should publish it.'), 'local policing body')
  assert.equal(addresseeIn('The force should tell the mayor.'), 'chief constable')
  assert.equal(addresseeIn('The PCC and the chief constable should agree.'), null)
  assert.equal(addresseeIn('The commissioner should answer.'), null)
})

test('a cell of a file is recognised, or its row asks', () => {
  assert.deepEqual(addresseeOfCell(null, 'months-3'), { addressee: 'chief constable', addresseeName: null })
  assert.deepEqual(addresseeOfCell(null, 'panel'), { addressee: 'local policing body', addresseeName: null })
  assert.deepEqual(addresseeOfCell('PFCC', 'panel'), { addressee: 'local policing body', addresseeName: 'PFCC' })
  assert.equal(addresseeOfCell('Staffordshire Commissioner', 'iopc-56'), null)
  assert.deepEqual(addresseeOfCell('another body: the coroner', 'coroner-56'), {
    ...{ addressee: 'another body', addresseeName: 'the coroner' },
  })
})
