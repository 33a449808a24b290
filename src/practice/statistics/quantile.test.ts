// Medians and ninetieth percentiles: published ranks, and coverage counted exactly.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { quantile, quantileInterval, seededRandom, summary } from '../statistics.ts'

/** 1, 2, … n: each value is its own rank. */
const ranks = (n: number) => Array.from({ length: n }, (_, at) => at + 1)

/** Each of another child; so many more never done. */
const each = (values: readonly number[], never = 0) =>
  [...values, ...new Array<number>(never).fill(Infinity)].map((took, at) => ({ took, child: String(at) }))

test('a quantile lies between its neighbours in proportion, as percentile_cont does', () => {
  assert.equal(quantile([10, 20, 30, 40], 0.5), 25)
  assert.equal(quantile([10, 20, 30, 40], 0.9), 37)
  assert.equal(quantile([7], 0.9), 7)
  assert.equal(quantile([], 0.5), null)
})

test('the median’s ranks are those of the published tables', () => {
  assert.deepEqual(quantileInterval(ranks(6), 0.5, 0.95), { low: 1, high: 6 })
  assert.deepEqual(quantileInterval(ranks(10), 0.5, 0.95), { low: 2, high: 9 })
  assert.deepEqual(quantileInterval(ranks(20), 0.5, 0.95), { low: 6, high: 15 })
  assert.deepEqual(quantileInterval(ranks(100), 0.5, 0.95), { low: 40, high: 61 })
})

test('too few values give no interval rather than a false one', () => {
  assert.equal(quantileInterval(ranks(5), 0.5, 0.95), null)
  assert.equal(quantileInterval(ranks(35), 0.9, 0.95), null)
  assert.deepEqual(quantileInterval(ranks(36), 0.9, 0.95)?.high, 36)
})

test('the interval covers the true ninetieth percentile at least as often as it says, however skewed the times', () => {
  const random = seededRandom(90)
  const runs = 4000
  let covered = 0
  for (let run = 0; run < runs; run++) {
    const times = Array.from({ length: 50 }, () => -Math.log(1 - random()))
    const interval = quantileInterval(times, 0.9, 0.95)
    if (interval && interval.low <= Math.log(10) && Math.log(10) <= interval.high) covered++
  }
  assert.ok(covered / runs >= 0.945, `${covered} of ${runs}`)
})

test('a summary does not care for order, and its intervals contain its estimates', () => {
  const nothing = { n: 0, never: 0, p50: null, p90: null, max: null, p50Interval: null, p90Interval: null }
  assert.deepEqual(summary([]), nothing)
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 300 }), (minutes) => {
      const found = summary(each(minutes))
      assert.deepEqual(found, summary(each(minutes.toReversed())))
      assert.equal(found.max, Math.max(...minutes))
      const { p50, p90, p50Interval, p90Interval } = found
      assert.ok(p50 !== null && p90 !== null && p50 <= p90)
      assert.ok(p50Interval === null || (p50Interval.low <= p50 && p50 <= (p50Interval.high ?? Infinity)))
      assert.ok(p90Interval === null || (p90Interval.low <= p90 && p90 <= (p90Interval.high ?? Infinity)))
    }),
  )
})

test('what was never done takes for ever: it moves the median up and may leave the ninetieth percentile without a time', () => {
  // 20 done in 1 … 20 and 5 never: the median of 25 is the 13th; ranks 8 and 18 hold it; 22.6 lies among the never done.
  assert.deepEqual(summary(each(ranks(20), 5)), {
    n: 25,
    never: 5,
    p50: 13,
    p90: null,
    max: 20,
    p50Interval: { low: 8, high: 18 },
    p90Interval: null,
  })
  assert.equal(summary(each(ranks(20))).p50, 10.5, 'of those done alone it looks quicker')
  // Ranks 40 and 61 hold the median of 100: the upper one was never done.
  assert.deepEqual(summary(each(ranks(60), 40)).p50Interval, { low: 40, high: null })
  assert.deepEqual(
    [summary(each(ranks(2), 8)).p50, summary(each([], 3)).p50, summary(each([], 3)).max],
    [null, null, null],
  )
})

test('cases of one child that are quite alike are worth one: each time twice gives the interval of each time once', () => {
  const twice = ranks(20).flatMap((took) => [took, took].map((same) => ({ took: same, child: String(took) })))
  const [once, both] = [summary(each(ranks(20))), summary(twice)]
  assert.deepEqual(
    [once.p50Interval, both.p50Interval],
    [
      { low: 6, high: 15 },
      { low: 6, high: 15 },
    ],
  )
  assert.deepEqual(summary(each(twice.map(({ took }) => took))).p50Interval, { low: 7, high: 14 }, 'of forty children')
  // 40 searches of one child say of its child alone, and never done is as alike as any time.
  assert.equal(summary(ranks(40).map(() => ({ took: 5, child: 'one' }))).p50Interval, null)
  assert.equal(summary(ranks(40).map(() => ({ took: Infinity, child: 'one' }))).p90Interval, null)
})

test('children of one home that are quite alike are worth one: each time twice gives the interval of each time once', () => {
  const times = Array.from({ length: 40 }, (_, at) => at)
  const once = summary(times.map((took) => ({ took, child: `child ${took}` })))
  const twice = summary(
    times.flatMap((took) => ['a', 'b'].map((child) => ({ took, child: `${child} ${took}`, home: `home ${took}` }))),
  )
  assert.deepEqual(twice.p50Interval, once.p50Interval)
})

test('what is not a number is a bug', () => {
  assert.throws(() => summary(each([1, Number.NaN])), RangeError)
  assert.throws(() => quantile([1], 1.5), RangeError)
})

test('among equal times the cut goes below them where else all would lie on one side: unlike cases of one child are worth each', () => {
  // Four children of 1 and 5, one of 5 twice. Up to 5 are all, which would show nothing; below 5 are four of ten, of which no two are one child's.
  const cases = Array.from({ length: 10 }, (_, index) => ({ took: index < 4 ? 1 : 5, child: `${index % 4}` }))
  const ofFive = cases.map((one, index) => (index > 7 ? { ...one, child: 'last' } : one))
  const { p50, p50Interval } = summary(ofFive)
  // Ten independent cases: the second and the ninth. Taken as quite alike they would be worth five, too few for any.
  assert.deepEqual([p50, p50Interval], [5, { low: 1, high: 5 }])
})
