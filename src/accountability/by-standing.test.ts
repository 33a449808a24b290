// What the figures speak against stands open and first; no recommendation is left out.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { byStanding } from './by-standing.ts'

test('no longer met before not met, both open; the rest folds, and what has no test is last', () => {
  const rows = ['met', null, 'not met', 'no longer met', null].map((standing) => ({ standing }))

  assert.deepEqual(byStanding(rows), [
    { standing: 'no longer met', folded: false, at: [3] },
    { standing: 'not met', folded: false, at: [2] },
    { standing: 'met', folded: true, at: [0] },
    { standing: 'no closure test', folded: true, at: [1, 4] },
  ])
})
