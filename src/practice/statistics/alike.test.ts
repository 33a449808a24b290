// What a count is worth, by hand: twenty children twice each.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asIndependent, intervalOfPart } from './alike.ts'
import { wilson } from './proportion.ts'

test('forty cases of twenty children who are treated alike are worth twenty, whatever the share', () => {
  assert.deepEqual(asIndependent({ successes: 30, n: 40, pairs: { pairs: 20, yes: 15, no: 5 } }), {
    successes: 15,
    n: 20,
  })
  assert.deepEqual(asIndependent({ successes: 30, n: 40 }), { successes: 30, n: 40 })
})

test('the share that a part is of all: of children whose cases are always in one part so many, of others every case', () => {
  const parts = (pairs: number) => [
    { successes: 0, n: 20, pairs: { pairs, yes: 0, no: pairs } },
    { successes: 0, n: 20, pairs: { pairs, yes: 0, no: pairs } },
  ]
  const [together] = parts(10)
  const [apart] = parts(0)
  assert.ok(together && apart)
  assert.deepEqual(intervalOfPart(together, parts(10), 20), wilson(10, 20))
  assert.deepEqual(intervalOfPart(apart, parts(0), 20), wilson(20, 40), 'once in each part')
  assert.deepEqual(intervalOfPart(apart, parts(0), 0), wilson(20, 40), 'no child comes back')
  assert.deepEqual(intervalOfPart({ successes: 0, n: 0 }, [], 0), { low: 0, high: 1 })
})
