// What a count is worth, by hand: twenty children twice each.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asIndependent, effectOf, intervalOf, intervalOfPart, none, worthBeside, worthTogether } from './alike.ts'
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
  const all = (pairs: number) => ({ ...none, pairs })
  const [together] = parts(10)
  const [apart] = parts(0)
  assert.ok(together && apart)
  assert.deepEqual(intervalOfPart(together, parts(10), all(20)), wilson(10, 20))
  assert.deepEqual(intervalOfPart(apart, parts(0), all(20)), wilson(20, 40), 'once in each part')
  assert.deepEqual(intervalOfPart(apart, parts(0), all(0)), wilson(20, 40), 'no child comes back')
  assert.deepEqual(intervalOfPart({ successes: 0, n: 0 }, [], all(0)), { low: 0, high: 1 })
})

test('by hand: of twenty pairs twelve agree where half are yes: a likeness of a fifth, worth forty over 1.2', () => {
  // (6 × 0.5² + 6 × 0.5² − 8 × 0.5 × 0.5) / (20 × 0.5 × 0.5) = 0.2; 1 + 0.2 × 2 × 20 / 40.
  assert.equal(effectOf({ successes: 20, n: 40, pairs: { pairs: 20, yes: 6, no: 6 } }), 1.2)
  // Two of one child differ as often as they can: that makes nobody surer than as many children.
  assert.equal(effectOf({ successes: 20, n: 40, pairs: { pairs: 20, yes: 0, no: 0 } }), 1)
})

test('where all are yes, or none is, nothing shows how alike they are: each pair is taken as quite alike', () => {
  const pairs = { pairs: 20, yes: 20, no: 0 }
  assert.deepEqual(intervalOf({ successes: 40, n: 40, pairs }), wilson(20, 20))
  assert.deepEqual(intervalOf({ successes: 0, n: 40, pairs: { pairs: 20, yes: 0, no: 20 } }), wilson(0, 20))
  const all = { successes: 0, n: 20, pairs: { pairs: 10, yes: 0, no: 10 } }
  assert.deepEqual(intervalOfPart(all, [all], all.pairs), wilson(10, 10), 'one part that all are in')
})

test('beside another count: by its own likeness or by that of both, whichever is greater; nearest whole cases', () => {
  const alike = { successes: 10, n: 20, pairs: { pairs: 10, yes: 5, no: 5 } }
  const unlike = { successes: 10, n: 20, pairs: { pairs: 10, yes: 0, no: 0 } }
  // Both together agree as often as not; the pairs of the first always.
  assert.deepEqual(worthBeside(alike, unlike), [{ successes: 5, n: 10 }, unlike])
  // 24 of 40: (6 × 0.4² + 4 × 0.6²) / (10 × 0.6 × 0.4) = 1, so that 13 of 20 are 6.5 of 10.
  const others = { successes: 11, n: 20 }
  const thirteen = { successes: 13, n: 20, pairs: { pairs: 10, yes: 6, no: 4 } }
  assert.deepEqual(worthBeside(thirteen, others), [{ successes: 7, n: 10 }, others])
  const allYes = [
    { ...thirteen, successes: 20 },
    { ...others, successes: 20 },
  ] as const
  assert.deepEqual(worthBeside(...allYes), allYes, 'nothing to compare')
})

test('held against all groups together nobody is more alike than quite, and no group is worth less than one case', () => {
  // 21 of 40: (5 × 0.475² + 5 × 0.525²) / (10 × 0.525 × 0.475) = 1.005, taken as 1.
  const group = { successes: 11, n: 20, pairs: { pairs: 10, yes: 5, no: 5 } }
  assert.deepEqual(worthTogether([group, { successes: 10, n: 20 }, { successes: 0, n: 0, pairs: none }]), [10, 20, 0])
})

test('two children of one home are alike for themselves: by hand, half as alike as they can be, worth forty over three', () => {
  // (6 × 0.25 + 9 × 0.25 − 5 × 0.25) / (20 × 0.25) = 0.5; 1 + 0.5 × 2 × 80 / 40.
  const home = { pairs: 80, yes: 24, no: 36 }
  const counted = { successes: 20, n: 40, pairs: { ...none, home } }
  assert.equal(effectOf(counted), 3)
  // Children whose cases differ do not make their homes count for less.
  assert.equal(effectOf({ ...counted, pairs: { pairs: 20, yes: 0, no: 0, home } }), 3)
  assert.deepEqual(worthTogether([counted]), [13])
  assert.deepEqual(worthBeside(counted, { successes: 20, n: 40 })[0], { successes: 7, n: 13 })
})

test('where all are yes nothing shows how alike a home’s children are: a tenth, and never quite', () => {
  const home = { pairs: 100, yes: 100, no: 0 }
  assert.equal(effectOf({ successes: 40, n: 40, pairs: { ...none, home } }), 1.5)
  const all = { successes: 0, n: 40, pairs: { ...none, home } }
  assert.deepEqual(intervalOfPart(all, [all], all.pairs), intervalOf({ successes: 40, n: 40, pairs: all.pairs }))
})
