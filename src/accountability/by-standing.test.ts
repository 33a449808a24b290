// What the figures speak against stands open and first; no recommendation is left out.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { byStanding } from './by-standing.ts'

test('no longer met before not met, both open; the rest folds, and what others are asked is last', () => {
  const tested = ['met', null, 'not met', 'no longer met'].map((standing) => ({ standing, tested: true }))
  const none = { standing: null, tested: false }

  assert.deepEqual(
    byStanding([...tested, none, { ...none, untestable: true }, { ...none, askedOf: ['another body'] }, none]),
    [
      { standing: 'no longer met', folded: false, at: [3] },
      { standing: 'not met', folded: false, at: [2] },
      { standing: 'met', folded: true, at: [0] },
      { standing: 'not computed yet', folded: true, at: [1] },
      { standing: 'no measure can test it', folded: true, at: [5] },
      { standing: 'no closure test', folded: true, at: [4, 7] },
      { standing: 'asked of others, not of the force', folded: true, at: [6] },
    ],
  )
})
