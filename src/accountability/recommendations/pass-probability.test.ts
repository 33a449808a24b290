// How often chance would let an audit rule pass, held to sums made another way.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seededRandom } from '../../practice/statistics.ts'
import { passProbability, trueLevels } from './pass-probability.ts'

const rule = { files: 30, leastGood: 21, mostInadequate: 2 }

test('two files of which one must be good and none inadequate: one less what fails, by hand', () => {
  // Neither inadequate: 0.8² = 0.64; of those both only "requires improvement": 0.3² = 0.09. So 0.55.
  const chance = passProbability({ files: 2, leastGood: 1, mostInadequate: 0 }, { good: 0.5, inadequate: 0.2 })
  assert.ok(Math.abs(chance - 0.55) < 1e-12, String(chance))
})

test('certainties are certain', () => {
  assert.equal(passProbability(rule, { good: 1, inadequate: 0 }), 1)
  assert.equal(passProbability(rule, { good: 0, inadequate: 1 }), 0)
  assert.ok(passProbability(rule, { good: 0, inadequate: 0 }) < 1e-12)
})

test('a seeded simulation of 20,000 samples agrees', () => {
  const random = seededRandom(20261123)
  const level = { good: 0.75, inadequate: 0.06 }
  let passed = 0
  for (let sample = 0; sample < 20_000; sample++) {
    let [good, inadequate] = [0, 0]
    for (let file = 0; file < rule.files; file++) {
      const drawn = random()
      if (drawn < level.good) good++
      else if (drawn < level.good + level.inadequate) inadequate++
    }
    if (good >= rule.leastGood && inadequate <= rule.mostInadequate) passed++
  }
  // Four standard errors of a share of 20,000 are at most 0.0142.
  assert.ok(Math.abs(passed / 20_000 - passProbability(rule, level)) < 0.0142)
})

test('better true levels pass more often, and what inspectors found in 2022 hardly ever', () => {
  const chances = trueLevels.map((level) => passProbability(rule, level))
  for (const [index, chance] of chances.entries()) assert.ok(index === 0 || chance > (chances[index - 1] ?? 1))
  assert.ok((chances[0] ?? 1) < 0.0001)
  assert.ok((chances.at(-1) ?? 0) > 0.95)
})
