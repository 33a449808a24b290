// p-chart limits: a worked textbook value, the two signals, and no figure where there are no cases.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { controlLimits } from '../statistics.ts'

const months = (...successes: number[]) => successes.map((count) => ({ successes: count, n: 50 }))

/** Montgomery’s orange-juice cans, example 7.1: 30 samples of 50, the centre 0.2313, limits 0.0524 and 0.4102. */
const cans = [
  12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6,
]

test('the limits and the two samples outside them are those of the textbook', () => {
  const chart = controlLimits(months(...cans))
  const first = chart.months[0]
  assert.ok(first && first.low !== null && first.high !== null && chart.centre !== null)
  assert.deepEqual(
    [chart.centre, first.low, first.high].map((value) => value.toFixed(4)),
    ['0.2313', '0.0524', '0.4102'],
  )
  const outside = chart.months.flatMap(({ signal }, at) => (signal === 'above the limits' ? [at + 1] : []))
  assert.deepEqual(outside, [15, 23])
})

test('a month of fewer cases has wider limits', () => {
  const [few, many] = controlLimits([
    { successes: 10, n: 20 },
    { successes: 100, n: 200 },
  ]).months
  assert.ok(few?.low != null && many?.low != null && few.low < many.low)
})

test('eight on one side are a signal, seven are not; a month without cases neither counts nor breaks', () => {
  const signals = (...parts: { successes: number; n: number }[][]) =>
    controlLimits(parts.flat()).months.map(({ signal }) => signal)
  const [low, high] = [new Array<number>(8).fill(22), new Array<number>(8).fill(28)]
  assert.ok(signals(months(...low), months(...high)).every((signal) => signal === 'eight on one side'))
  const seven = signals(months(...low.slice(1)), months(...high.slice(1)))
  assert.ok(seven.every((signal) => signal === null))
  const broken = signals(months(...low.slice(4)), [{ successes: 0, n: 0 }], months(...low.slice(4), ...high))
  assert.equal(broken[4], null)
  assert.equal(broken.filter((signal) => signal === 'eight on one side').length, 16)
})

test('months that vary as chance would have it have a sigma of z near 1, ones that vary more a larger', () => {
  assert.ok((controlLimits(months(25, 29, 22, 27, 24, 30, 23, 26)).sigmaOfZ ?? 9) < 1.5)
  assert.ok((controlLimits(months(5, 45, 5, 45, 5, 45)).sigmaOfZ ?? 0) > 5)
  assert.equal(controlLimits(months(25)).sigmaOfZ, null)
})

test('whatever the counts, every figure is a proportion or is missing', () => {
  const period = fc.nat(300).chain((n) => fc.record({ successes: fc.nat(n), n: fc.constant(n) }))
  fc.assert(
    fc.property(fc.array(period, { maxLength: 30 }), (given) => {
      const chart = controlLimits(given)
      assert.equal(chart.months.length, given.length)
      for (const { n, proportion, low, high } of chart.months) {
        if (n === 0) assert.deepEqual([proportion, low, high], [null, null, null])
        else assert.ok(low !== null && high !== null && 0 <= low && low <= (chart.centre ?? -1) && high <= 1)
      }
      assert.ok(chart.sigmaOfZ === null || chart.sigmaOfZ >= 0)
    }),
  )
})

test('where a child comes back within a month, its limits are those of as many cases as they are worth', () => {
  // Half of all; in the second month twenty children twice each, quite alike: worth twenty, and the reach is wider by the root of two.
  const pairs = { pairs: 20, yes: 10, no: 10 }
  const { centre, months: drawn } = controlLimits([
    { successes: 20, n: 40 },
    { successes: 20, n: 40, alike: [pairs] },
  ])
  const reach = drawn.map(({ high }) => ((high ?? 0) - (centre ?? 0)).toFixed(4))
  assert.deepEqual(reach, [(3 * Math.sqrt(0.25 / 40)).toFixed(4), (3 * Math.sqrt(0.25 / 20)).toFixed(4)])
})

test('the sigma of z by hand: three months of 6, 4 and 6 in ten', () => {
  // Centre 16/30, error 0.15776; z 0.42258, −0.84515, 0.42258; two ranges of 1.26773, over 1.128.
  const { sigmaOfZ } = controlLimits([6, 4, 6].map((successes) => ({ successes, n: 10 })))
  assert.equal(sigmaOfZ?.toFixed(4), '1.1239')
})
