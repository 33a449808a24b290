// Where children of one home are served alike the intervals hold what is true about as often as they say.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { coveredOf } from './homes.ts'

const force = { monthlyN: 60, p: 0.75, alike: 0.1, fromHomes: 0.4, homes: 15 }

test('whether homes differ or not a year’s interval holds what is true near 95 times of 100', (t) => {
  const [none, much] = [0, 0.1].map((home) => coveredOf({ ...force, home }, { runs: 150, seed: 2034 }).year)
  t.diagnostic(`no likeness ${none}, 0.1 ${much}`)
  assert.ok((none ?? 0) >= 0.92, `${none}`)
  // 0.85 where homes are not allowed for; of fifteen homes a little less than of many.
  assert.ok((much ?? 0) >= 0.91, `${much}`)
})
