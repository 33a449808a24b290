// Repeatable chance: the same seed, the same draw; every item as likely as any other.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sampleWithoutReplacement, seededRandom } from '../statistics.ts'

const draws = (seed: number, n: number) => {
  const random = seededRandom(seed)
  return Array.from({ length: n }, () => random())
}

test('the same seed gives the same numbers, another seed others', () => {
  assert.deepEqual(draws(7, 20), draws(7, 20))
  assert.notDeepEqual(draws(7, 20), draws(8, 20))
  assert.throws(() => seededRandom(0.5), RangeError)
})

test('the numbers fill 0 to 1 evenly', () => {
  const tenths = new Array<number>(10).fill(0)
  for (const x of draws(1, 100_000)) {
    assert.ok(x >= 0 && x < 1)
    const tenth = Math.floor(x * 10)
    tenths[tenth] = (tenths[tenth] ?? 0) + 1
  }
  // Chi-squared with 9 degrees of freedom: above 27.9 once in a thousand.
  const chiSquared = tenths.reduce((sum, seen) => sum + (seen - 10_000) ** 2 / 10_000, 0)
  assert.ok(chiSquared < 27.9, `${chiSquared}`)
})

test('a sample holds k different items of those given, or all where there are fewer', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer()), fc.nat(40), fc.integer(), (items, k, seed) => {
      const drawn = sampleWithoutReplacement(items, k, seededRandom(seed))
      assert.equal(drawn.length, Math.min(k, items.length))
      assert.equal(new Set(drawn).size, drawn.length)
      assert.ok(drawn.every((item) => items.includes(item)))
    }),
  )
})

test('each pair out of five is drawn as often as any other', () => {
  const random = seededRandom(5)
  const seen = new Map<string, number>()
  for (let run = 0; run < 20_000; run++) {
    const pair = sampleWithoutReplacement(['a', 'b', 'c', 'd', 'e'], 2, random).toSorted().join('')
    seen.set(pair, (seen.get(pair) ?? 0) + 1)
  }
  assert.equal(seen.size, 10)
  // 2,000 expected of each; the standard deviation is 42.
  for (const [pair, times] of seen) assert.ok(Math.abs(times - 2000) < 170, `${pair} ${times}`)
})
