// The sequential test of change: false claims and power by simulation, exactness against a worked Fisher test, and its edges.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { changeOverTime } from './change.ts'
import { wilson } from './proportion.ts'
import { falseClaims, foundWithinThreeMonths, promised } from './simulation.ts'

/** Three standard errors of a 5% share in 10,000 runs. */
const monteCarlo = 3 * Math.sqrt((0.05 * 0.95) / 10_000)

const month = (successes: number, n = 200) => ({ successes, n })

test('an unchanged series is called changed in at most 5% of 10,000 runs over twelve looks', () => {
  for (const { baselineN, p, monthlyN } of promised) {
    const rate = falseClaims(baselineN, p, monthlyN)
    assert.ok(rate <= 0.05 + monteCarlo, `baseline ${baselineN}, p ${p}, ${monthlyN} a month: ${rate}`)
  }
})

test('the same simulation finds out the interval that house.md warns of: month by month against a fixed baseline', () => {
  const rate = falseClaims(2400, 0.5, 200, (baseline, months) => {
    const p = baseline.successes / baseline.n
    const since = months.findIndex(({ successes, n }) => wilson(successes, n).low > p || wilson(successes, n).high < p)
    return { verdict: since < 0 ? 'no clear change' : 'improved', since }
  })
  assert.ok(rate > 0.4, `${rate}`)
})

test('a real change of 15 points at 200 a month is found within three months, also when it begins late', () => {
  assert.ok(foundWithinThreeMonths(2400, 0.5, 0.65, 200) >= 0.95)
  assert.ok(foundWithinThreeMonths(2400, 0.5, 0.65, 200, 9) >= 0.95)
  assert.ok(foundWithinThreeMonths(600, 0.5, 0.65, 200) >= 0.95)
})

test('it is a claim exactly when Fisher’s one-sided probability is at most 5% / 42', () => {
  // 5 of 10 against 15 of 15: P(X ≥ 15) = C(20,15) / C(25,15) = 15504 / 3268760 = 0.0047, too common.
  assert.equal(changeOverTime(month(5, 10), [month(15, 15)]).verdict, 'no clear change')
  // 4 of 10 against 15 of 15: C(19,15) / C(25,15) = 3876 / 3268760 = 0.001186, just rare enough (limit 0.001190).
  assert.equal(changeOverTime(month(4, 10), [month(15, 15)]).verdict, 'improved')
  assert.equal(changeOverTime(month(6, 10), [month(0, 15)]).verdict, 'worse')
})

test('it says since when, whether it still holds, and which way is better', () => {
  const baseline = month(1200, 2400)
  const rise = [month(100), month(130), month(135), month(132)]
  assert.deepEqual(changeOverTime(baseline, rise), {
    verdict: 'improved',
    since: 2,
    stillShown: true,
    looks: 4,
    exhausted: false,
  })
  assert.equal(changeOverTime(baseline, rise, 'lower').verdict, 'worse')
  const faded = [...rise, ...new Array(8).fill(month(95))]
  assert.deepEqual(changeOverTime(baseline, faded), {
    verdict: 'improved',
    since: 2,
    stillShown: false,
    looks: 12,
    exhausted: true,
  })
})

test('a fall after a rise is told as the fall', () => {
  const found = changeOverTime(month(1200, 2400), [month(140), month(140), month(60), month(60), month(60)])
  assert.deepEqual([found.verdict, found.since], ['worse', 4])
})

test('months beyond the twelfth are not read: their looks were not paid for', () => {
  const quiet = new Array(12).fill(month(100))
  const found = changeOverTime(month(1200, 2400), [...quiet, ...new Array(12).fill(month(200))])
  assert.deepEqual([found.verdict, found.looks, found.exhausted], ['no clear change', 12, true])
})

test('nothing is claimed from nothing', () => {
  for (const months of [[], [month(0, 0)], [month(200)]]) {
    assert.equal(changeOverTime(month(0, 0), months).verdict, 'no clear change')
  }
  assert.equal(changeOverTime(month(50, 60), [month(0, 0)]).verdict, 'no clear change')
  assert.throws(() => changeOverTime(month(5, 4), []), RangeError)
  assert.throws(() => changeOverTime(month(4, 5), [month(-1)]), RangeError)
})

test('counting failures instead of successes turns improved into worse and changes nothing else', () => {
  const period = fc.integer({ min: 0, max: 120 }).chain((n) => fc.record({ successes: fc.nat(n), n: fc.constant(n) }))
  const failures = ({ successes, n }: { successes: number; n: number }) => ({ successes: n - successes, n })
  const other = { improved: 'worse', worse: 'improved', 'no clear change': 'no clear change' } as const
  fc.assert(
    fc.property(period, fc.array(period, { maxLength: 14 }), (baseline, months) => {
      const found = changeOverTime(baseline, months)
      const mirrored = changeOverTime(failures(baseline), months.map(failures))
      assert.deepEqual({ ...found, verdict: other[found.verdict] }, mirrored)
    }),
  )
})
