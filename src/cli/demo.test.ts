// What `vigil demo` understands, and what it refuses in words.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { defaultParameters } from '../demonstration/index.ts'
import { Misused } from './command.ts'
import { command, parametersOf } from './demo.ts'
import { readOptions } from './read.ts'

const asked = (...given: readonly string[]) => parametersOf(readOptions(command, given))

test('left out, everything is the default', () => {
  assert.deepEqual(asked(), defaultParameters)
})

test('a rate alone holds throughout, two of them are start and end, and the others stay', () => {
  const { rates, seed } = asked('--seed', '9', '--rates', 'lateGrading=0.5:0.1,clonedReviews=0.3')
  assert.equal(seed, 9)
  assert.deepEqual(rates.lateGrading, { start: 0.5, end: 0.1 })
  assert.deepEqual(rates.clonedReviews, { start: 0.3, end: 0.3 })
  assert.deepEqual(rates.lateReviews, defaultParameters.rates.lateReviews)
})

test('several mistakes are said together, a rate given twice among them', () => {
  const given = ['--months', '40', '--seed', 'x', '--rates', 'late=1,lateGrading=2,lateReviews=0.1,lateReviews=0.5']
  assert.throws(
    () => asked(...given),
    (error: Error) =>
      ['--months', '--seed', '“late=1”', '“lateGrading=2”', 'lateReviews is given twice'].every((part) =>
        error.message.includes(part),
      ) && error.message.split('\n').length === 5,
  )
})

test('what is not understood is refused with what was typed', () => {
  for (const given of [
    ['--months', '40'],
    ['--seed', 'seven'],
    ['--rates', 'lateBreakfast=0.3'],
    ['--rates', 'lateGrading=1.2'],
    ['--rates', 'lateGrading=0.1:'],
  ])
    assert.throws(
      () => asked(...given),
      (error: Error) => error instanceof Misused && error.message.includes(given[1] ?? ''),
    )
})
