// The year that stands still: which it is, that it never moves between looks, and what that keeps and costs, by simulation.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addMonths, dayOf } from '../../kernel/time.ts'
import { comparedWords, type MonthCounted, monthsNeeded, nextAnchor, said, sinceAnchor } from './anchor.ts'
import { changeOverTime } from './change.ts'
import { rollingClaims, rollingFound } from './simulation.ts'

/** Whole months from `first` on, 200 cases each. */
const months = (first: string, ...yes: readonly number[]): readonly MonthCounted[] =>
  yes.map((count, at) => ({ month: addMonths(dayOf(`${first}-01`), at).slice(0, 7), yes: count, n: 200 }))
const flat = (count: number, yes: number) => new Array<number>(count).fill(yes)

test('it is compared with the April to March before, which stands still for twelve looks; the thirteenth begins anew', () => {
  const series = months('2024-04', ...flat(36, 100))
  const view = (count: number) => sinceAnchor(series.slice(0, count).slice(-monthsNeeded), 'higher')
  for (let look = 1; look <= 12; look++) {
    const { from, until, n, look: told } = view(12 + look) ?? {}
    assert.deepEqual([from, until, n, told], ['2024-04', '2025-03', 2400, look])
  }
  const anew = view(25)
  assert.ok(anew)
  assert.equal(comparedWords(anew), 'compared with April 2025 to March 2026, monthly look 1 of 12')
})

test('a month is looked at once all its cases count, however long the older ones wait', () => {
  const series = months('2025-04', ...flat(12, 100), 150, 150)
  const unripe = series.map((month, at) => (at >= 12 ? { ...month, notYet: 1 } : month))
  assert.equal(sinceAnchor(series, 'higher')?.look, 2)
  const change = sinceAnchor(unripe, 'higher')
  assert.deepEqual([change?.look, change?.since], [1, '2026-04'])
  const marchIsNotOver = series.slice(0, 12).map((month, at) => (at === 11 ? { ...month, notYet: 1 } : month))
  assert.equal(sinceAnchor(marchIsNotOver, 'higher')?.until, '2025-03', 'and the anchor waits for it')
})

test('in the first year there is nothing to compare with, and it says when there will be', () => {
  const first = sinceAnchor(months('2026-06', ...flat(8, 100)), 'higher')
  assert.deepEqual(
    [first?.verdict, said(first), first && nextAnchor(first)],
    ['nothing to compare with', 'nothing counted', '2027-04'],
  )
  assert.equal(sinceAnchor([], 'higher'), null)
  const partOfAYear = sinceAnchor(months('2026-01', ...flat(3, 100), 150), 'higher')
  assert.deepEqual(
    [partOfAYear?.verdict, partOfAYear?.n],
    ['improved', 600],
    'three months are less, and enough for this',
  )
  assert.ok(partOfAYear)
  assert.equal(
    comparedWords(partOfAYear),
    'compared with the 3 months of April 2025 to March 2026 that have cases, monthly look 1 of 12',
  )
})

test('it says which month showed it, in the direction that is better; what has faded is no clear change', () => {
  const better = sinceAnchor(months('2025-04', ...flat(12, 100), 100, 150), 'higher')
  assert.deepEqual([better?.verdict, better?.since, said(better)], ['improved', '2026-05', 'improved'])
  assert.equal(said(sinceAnchor(months('2025-04', ...flat(12, 100), 100, 150), 'lower')), 'worse')
  assert.equal(said(sinceAnchor(months('2025-04', ...flat(12, 100), 104), 'higher')), 'no clear change')
  const faded = sinceAnchor(months('2025-04', ...flat(12, 100), 150, ...flat(6, 96)), 'higher')
  assert.deepEqual([faded?.verdict, said(faded)], ['improved', 'no clear change'])
})

test('looked at every month, an unchanged series is called changed in at most 5% of any twelve views', () => {
  for (const [p, monthlyN] of [
    [0.5, 200],
    [0.1, 20],
  ] as const) {
    const rates = rollingClaims({ p, monthlyN, runs: 1_000, seed: 2028 })
    const words = `p ${p}, ${monthlyN} a month: ${JSON.stringify(rates)}`
    assert.ok(rates.ofAnAnchor <= 0.05 && rates.ofAnyTwelve <= 0.05, words)
    assert.ok(rates.ofThirtySix <= 0.15, words)
  }
})

test('the same simulation finds out a baseline that moves on with every look', () => {
  const together = (some: readonly MonthCounted[]) => ({
    successes: some.reduce((sum, { yes }) => sum + yes, 0),
    n: some.reduce((sum, { n }) => sum + n, 0),
  })
  const halfYears = (series: readonly MonthCounted[]) => {
    const [before, since] = [series.slice(-12, -6), series.slice(-6)]
    return changeOverTime(
      together(before),
      since.map((one) => together([one])),
    )
  }
  const rates = rollingClaims({ p: 0.5, monthlyN: 200, runs: 1_000, seed: 2028 }, halfYears)
  assert.ok(rates.ofAnyTwelve > 0.05 && rates.ofThirtySix > 0.12, JSON.stringify(rates))
})

test('15 points at 200 a month are found within three months, with whichever look they begin', () => {
  for (let look = 1; look <= 12; look++) {
    const rate = rollingFound(look, 0.5, 0.65, { monthlyN: 200, runs: 1_000, seed: 2029 })
    assert.ok(rate >= 0.95, `look ${look}: ${rate}`)
  }
})

test('of a year without a month that holds a case it names the year, and no months of it', () => {
  const year = { from: '2025-04', until: '2026-03', look: 2 }
  assert.equal(
    comparedWords({ ...year, monthsHeld: 0 }),
    'compared with April 2025 to March 2026, monthly look 2 of 12',
  )
})
