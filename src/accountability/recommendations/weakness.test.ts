// What is weak in a closure test is said by its name, and nothing is said of what is not.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ClosureTest } from './test.ts'
import { weakIn } from './weakness.ts'

const sound: ClosureTest = {
  criteria: [{ measure: 'M4', part: null, kind: 'timeliness', threshold: 0.9, better: 'higher', minimumN: 20 }],
  sustainedMonths: 3,
  mostNotEvidenced: 0.1,
  audit: { topic: 'missing children', files: 40, leastGood: 28, mostInadequate: 2, windowMonths: 3 },
  mostGapPoints: 15,
}
const weak = (more: Partial<ClosureTest>) => weakIn({ ...sound, ...more }, new Map(), { values: {} })

test('in time and badly done: without a limit between them it is weak, and where nothing is judged in time there is none', () => {
  const unlimited = /no limit on the points between “on time” and “done well”/
  assert.deepEqual(weak({}), [])
  assert.match(weak({ mostGapPoints: null }).join(), unlimited)
  const outcome = sound.criteria.map((one) => ({ ...one, kind: 'outcome' as const }))
  assert.deepEqual(weak({ mostGapPoints: null, criteria: outcome }), [])
  assert.doesNotMatch(
    weak({ mostGapPoints: null, audit: null }).join(),
    unlimited,
    'it could have none: that it has no files is said',
  )
})

test('too many cases without evidence, too few months and no files are each said', () => {
  assert.match(weak({ mostNotEvidenced: 0.2 }).join(), /20% may be without evidence/)
  assert.match(weak({ sustainedMonths: 2 }).join(), /less than three months/)
  assert.match(weak({ audit: null }).join(), /does not ask for audited files/)
})
