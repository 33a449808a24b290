// What one force tells another of a child: also what its own records hold, and why the grade is what it is now.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { folded, graded, type Happening, happened, history, reported } from '../measures/example.ts'
import { packageOf } from './package.ts'

const known = { ...history, harmedBefore: 'serious harm', exploitationFlag: 'high', reportsIn90Days: 3 } as const
const decided = (decision: 'yes' | 'no', reference: string | null) =>
  happened('missing.outcome-decided/1', 60, {
    about: 'national referral mechanism',
    decision,
    reference,
    because: 'Two men and a car',
  })
const given = (...more: readonly Happening[]) => packageOf(folded(...more))?.known ?? []

test('harm, exploitation and how often, from our records, and what was decided to be done', () => {
  assert.deepEqual(given(reported({ history: known }), graded('HIGH'), decided('yes', 'NRM/1'), decided('no', null)), [
    'Our records: serious harm in an earlier episode.',
    'Our records: exploitation, high.',
    'Our records: reported 3 times in 90 days, this time included.',
    'Decided: national referral mechanism (NRM/1). Two men and a car',
  ])
  assert.deepEqual(given(reported(), graded('MEDIUM')), [], 'nothing is said where there is nothing')
})

test('the reason is that of the grade that stands', () => {
  const because = 'He has a knife'
  const raised = happened('missing.raised/1', 60, { level: 'HIGH', because, onInformationHeldAtReport: false })
  assert.equal(packageOf(folded(reported(), graded('MEDIUM', 10, { because: 'Fourteen' })))?.gradingBecause, 'Fourteen')
  assert.equal(packageOf(folded(reported(), graded('MEDIUM'), raised))?.gradingBecause, because)
})
