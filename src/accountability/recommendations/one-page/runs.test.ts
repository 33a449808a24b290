// Earlier results of a recommendation are read by when they changed.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runsOf } from './runs.ts'

test('what came out the same several times running is one entry, from the first time to the last', () => {
  const computed = ['not met', 'not met', 'met', 'not met'].map((standing, ago) => ({ standing, at: `day ${9 - ago}` }))

  assert.deepEqual(runsOf(computed), [
    { standing: 'not met', from: 'day 8', to: 'day 9', times: 2 },
    { standing: 'met', from: 'day 7', to: 'day 7', times: 1 },
    { standing: 'not met', from: 'day 6', to: 'day 6', times: 1 },
  ])
})
