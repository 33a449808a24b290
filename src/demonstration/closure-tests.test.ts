// The demonstration's closure tests would be accepted from anybody: sound, and each measure called what its definition calls it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { auditMeasures } from '../accountability/index.ts'
import { misnamed, testRefusals } from '../accountability/recommendations/soundness.ts'
import { definitions } from '../work/index.ts'
import { auditedTests, closureTests, untested } from './closure-tests.ts'
import { publishedCase } from './published-case.ts'

const defined = new Map([...definitions, ...auditMeasures].map((one) => [one.id, one]))

test('each is sound, of measures that exist, under their own names', () => {
  for (const [reference, closure] of Object.entries({ ...closureTests, ...auditedTests })) {
    assert.deepEqual(testRefusals(closure), [], reference)
    assert.deepEqual(misnamed(closure, defined), [], reference)
    for (const { measure } of closure.criteria) assert.ok(defined.has(measure), measure)
  }
})

test('every recommendation has a test, or says why no measure can test it', () => {
  const asked = publishedCase().recommendations.map(({ reference }) => reference)
  assert.deepEqual([...Object.keys(closureTests), ...Object.keys(untested)].sort(), asked.toSorted())
  const covering = Object.entries(closureTests).filter(([, one]) => one.scope === undefined)
  assert.deepEqual(
    covering.map(([reference]) => reference),
    ['NCPI-2021/1'],
    'the others say what they do not cover',
  )
})
