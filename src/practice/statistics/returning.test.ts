// Children who come back: of series in which nothing changes at most 5% are called changed, a real change is still found, and the interval covers what is true as good as it says.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { intervalOf } from './alike.ts'
import { changeOverTime, summed } from './change.ts'
import { wilson } from './proportion.ts'
import { summary } from './quantile.ts'
import type { Random } from './random.ts'
import { seededRandom } from './random.ts'
import { type Children, claimedOf, foundOf, months, periodsOf, searchesOf, timesOf } from './returning.ts'
import type { OfChild } from './same-child.ts'

const often: readonly Children[] = [
  { monthlyN: 200, p: 0.75, alike: 0.05 },
  { monthlyN: 200, p: 0.75, alike: 0.1 },
  { monthlyN: 200, p: 0.75, alike: 0.3 },
  { monthlyN: 20, p: 0.9, alike: 0.3 },
  // Those who are reported often are served worse: the same in every month, and no change.
  { monthlyN: 200, p: 0.75, alike: 0.3, often: -0.3 },
]
const words = ({ monthlyN, p, alike, often = 0 }: Children) =>
  `${monthlyN} a month, ${100 * p}% yes, alike ${alike}${often === 0 ? '' : `, ${100 * often} points for those reported often`}`

test('of unchanged series of children who come back at most 5% are called changed over twelve looks', (t) => {
  for (const children of often) {
    const rate = claimedOf((random) => searchesOf(children, random), 'with children', { runs: 80, seed: 20_261_129 })
    t.diagnostic(`${words(children)}: ${(100 * rate).toFixed(1)}%`)
    assert.ok(rate <= 0.05, `${words(children)}: ${rate}`)
  }
})

test('the same simulation finds out a test that takes every case as another child’s', (t) => {
  const children: Children = { monthlyN: 200, p: 0.75, alike: 0.3 }
  const rate = claimedOf((random) => searchesOf(children, random), 'every case', { runs: 80, seed: 20_261_129 })
  t.diagnostic(`${(100 * rate).toFixed(1)}%`)
  assert.ok(rate > 0.05, `${rate}`)
})

/** Searches of one to forty cases; in one search nearly all are on time or nearly none, and a case in ten falls into the next month. */
const largeSearches =
  (monthlyN: number, good: number, bad: number, share: number) =>
  (random: Random): readonly OfChild[] =>
    months.flatMap((month, index) =>
      Array.from({ length: monthlyN }, (_, search) => {
        const yes = random() < share ? good : bad
        return Array.from({ length: 1 + Math.floor(40 * random() ** 3) }, () => ({
          child: `${month}/${search}`,
          month: random() < 0.1 ? (months[index + 1] ?? month) : month,
          yes: random() < yes,
        }))
      }).flat(),
    )

test('nor are more where one search has many cases that are nearly all alike, however rare the bad ones', (t) => {
  for (const invent of [
    largeSearches(60, 0.95, 0.1, 0.75),
    largeSearches(15, 0.95, 0.1, 0.75),
    largeSearches(30, 1, 0, 0.95),
  ]) {
    const [rate, every] = [
      claimedOf(invent, 'with children', { runs: 100, seed: 20_261_129 }),
      claimedOf(invent, 'every case', { runs: 30, seed: 20_261_129 }),
    ]
    t.diagnostic(`${(100 * rate).toFixed(1)}%, every case ${(100 * every).toFixed(1)}%`)
    assert.ok(rate <= 0.05, `${rate}`)
    assert.ok(every > 0.3, `${every}`)
  }
})

test('15 points at 200 searches a month are found within three months in 95%, though children come back', (t) => {
  for (const [alike, from] of [
    [0.05, 12],
    [0.1, 12],
    [0.1, 20],
  ] as const) {
    const children = { monthlyN: 200, p: 0.5, alike, change: { from, by: 0.15 } }
    const rate = foundOf(children, 'with children', { runs: 80, seed: 20_261_130 })
    t.diagnostic(`alike ${alike}, from month ${from}: ${(100 * rate).toFixed(1)}%`)
    assert.ok(rate >= 0.95, `alike ${alike}, from month ${from}: ${rate}`)
  }
})

test('the interval of a year covers what is true in some 93% where the searches of one child are much alike; one that takes every case as another child’s does not', (t) => {
  const random = seededRandom(20_261_131)
  for (const [monthlyN, p] of [
    [200, 0.75],
    [20, 0.9],
  ] as const) {
    const runs = 150
    const covered = { ours: 0, wilson: 0 }
    for (let run = 0; run < runs; run++) {
      const year = summed(periodsOf(searchesOf({ monthlyN, p, alike: 0.3 }, random), 'with children').slice(0, 12))
      const covers = ({ low, high }: { low: number; high: number }) => (low <= p && p <= high ? 1 : 0)
      covered.ours += covers(intervalOf(year))
      covered.wilson += covers(wilson(year.successes, year.n))
    }
    t.diagnostic(`${monthlyN} a month: ${(100 * covered.ours) / runs}%, Wilson ${(100 * covered.wilson) / runs}%`)
    assert.ok(covered.ours / runs >= 0.88, `${monthlyN} a month: ${covered.ours} of ${runs}`)
    assert.ok(covered.wilson / runs < 0.82, `${monthlyN} a month: Wilson ${covered.wilson} of ${runs}`)
  }
})

test('the intervals of a year’s median and ninetieth percentile cover what is true in some 93% too; such as take every case as another child’s do not', (t) => {
  const random = seededRandom(20_261_132)
  const runs = 150
  for (const monthlyN of [200, 40]) {
    const covered = { median: 0, ninetieth: 0, medianOfEvery: 0, ninetiethOfEvery: 0 }
    for (let run = 0; run < runs; run++) {
      const times = timesOf({ monthlyN, p: 0.5, alike: 0.5 }, random)
      const covers = (truth: number, reach: Reach) =>
        reach !== null && reach.low <= truth && truth <= (reach.high ?? Infinity) ? 1 : 0
      const [ours, every] = [summary(times), summary(times.map(({ took }, at) => ({ took, child: String(at) })))]
      covered.median += covers(1, ours.p50Interval)
      covered.ninetieth += covers(ninetieth, ours.p90Interval)
      covered.medianOfEvery += covers(1, every.p50Interval)
      covered.ninetiethOfEvery += covers(ninetieth, every.p90Interval)
    }
    const said = (count: number) => `${((100 * count) / runs).toFixed(1)}%`
    t.diagnostic(
      `${monthlyN} a month: median ${said(covered.median)}, of every case ${said(covered.medianOfEvery)}; ninetieth ${said(covered.ninetieth)}, of every case ${said(covered.ninetiethOfEvery)}`,
    )
    assert.ok(covered.median / runs >= 0.88 && covered.ninetieth / runs >= 0.88, JSON.stringify(covered))
    assert.ok(covered.medianOfEvery / runs < 0.85 && covered.ninetiethOfEvery / runs < 0.9, JSON.stringify(covered))
  }
})

type Reach = ReturnType<typeof summary>['p50Interval']

/** Nine in ten of the logarithms of these times are below 1.2816. */
const ninetieth = Math.exp(1.2815515655)

const count = fc.integer({ min: 1, max: 200 }).chain((n) => fc.record({ successes: fc.nat(n), n: fc.constant(n) }))

test('where no child comes back it is the very test and the very interval as before', () => {
  fc.assert(
    fc.property(count, fc.array(count, { maxLength: 12 }), (baseline, since) => {
      const noPairs = since.map((month) => ({ ...month, alike: [] }))
      assert.deepEqual(changeOverTime(summed([{ ...baseline, alike: [] }]), noPairs), changeOverTime(baseline, since))
      assert.deepEqual(intervalOf(baseline), wilson(baseline.successes, baseline.n))
    }),
  )
})

test('of so many searches of one child the count is worth one, and nobody can say that it changed', () => {
  const pairs = { pairs: 780, yes: 780, no: 0 }
  const one = intervalOf({ successes: 40, n: 40, pairs })
  assert.deepEqual([one.low.toFixed(3), one.high], [wilson(1, 1).low.toFixed(3), 1])
  const badYear = { successes: 0, n: 40, pairs: { pairs: 780, yes: 0, no: 780 } }
  assert.equal(changeOverTime(badYear, [{ successes: 40, n: 40, alike: [pairs] }]).verdict, 'no clear change')
  assert.equal(changeOverTime({ successes: 0, n: 40 }, [{ successes: 40, n: 40 }]).verdict, 'improved')
})
