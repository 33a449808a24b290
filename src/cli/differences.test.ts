// What differs is said so that it can be found, and no name with it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { differenceInWords } from './differences.ts'

test('of an object the places that differ, both sides of each', () => {
  const approved = { criteria: [{ measure: 'M4', threshold: 0.9 }], sustainedMonths: 3, audit: { files: 30 } }
  const easy = { criteria: [{ measure: 'M4', threshold: 0.01 }], sustainedMonths: 1 }
  assert.equal(
    differenceInWords(easy, approved),
    'differs: criteria.0.threshold 0.01, by the facts 0.9; sustainedMonths 1, by the facts 3; audit nothing, by the facts there',
  )
  const five = { a: 1, b: 2, c: 3, d: 4, e: 5 }
  assert.match(differenceInWords({}, five), /^differs: a nothing, by the facts 1; .*; and 2 more$/)
})

test('times, numbers and codes as they are; of a text that may be a name its length; a row that is missing', () => {
  assert.equal(
    differenceInWords('2026-03-27T22:10:00.000Z', null),
    'is "2026-03-27T22:10:00.000Z", by the facts nothing',
  )
  assert.equal(differenceInWords('HIGH', 'not met'), 'is "HIGH", by the facts "not met"')
  assert.equal(
    differenceInWords('Kit Larwood', 'Kit'),
    'is a text of 11 characters, by the facts a text of 3 characters',
  )
  assert.equal(differenceInWords({ child: 'Kit Larwood' }, { child: 'Kit' }).includes('Kit'), false)
  assert.equal(differenceInWords(null, { name: 'Kit' }), 'is nothing, by the facts there')
})
