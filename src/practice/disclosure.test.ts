// What is public attacked as it is published: a year of months with its total, release after release. Whoever adds and subtracts finds almost no small count again.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { disclose, discloseMonths, type PublicCount, publicCount } from './disclosure.ts'

test('one to seven is a range, everything else the nearest five, nought is nought', () => {
  assert.deepEqual([0, 1, 4, 7, 8, 12, 13, 100, 102, 103].map(publicCount), [
    0,
    '1 to 7',
    '1 to 7',
    '1 to 7',
    10,
    10,
    15,
    100,
    100,
    105,
  ])
  for (const wrong of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])
    assert.throws(() => publicCount(wrong), RangeError)
})

test('a percentage and an interval only of rounded counts, and only from thirty on', () => {
  assert.deepEqual(disclose({ yes: 20, n: 27 }), { yes: 20, n: 25, percent: null, low: null, high: null })
  assert.deepEqual(disclose({ yes: 22, n: 43 }), { yes: 20, n: 45, percent: 44, low: 31, high: 59 })
  assert.deepEqual(disclose({ yes: 3, n: 80 }), { yes: '1 to 7', n: 80, percent: null, low: null, high: null })
  assert.deepEqual(disclose({ yes: 98, n: 98 }).percent, 100)
  assert.throws(() => disclose({ yes: 3, n: 2 }), RangeError)
})

test('none of a few and all of a few are not said', () => {
  for (const yes of [0, 2, 4]) assert.equal(disclose({ yes, n: 4 }).yes, 'not shown', `${yes} of 4`)
  for (const yes of [0, 7]) assert.equal(disclose({ yes, n: 12 }).yes, '0 to 7', `${yes} of 12`)
  assert.equal(disclose({ yes: 0, n: 60 }).yes, 0, 'none of sixty is no person’s affair')
  assert.equal(disclose({ yes: 0, n: 0 }).yes, 0)
})

test('months are shown where all but two are large enough, and the year is then the sum of what is shown; otherwise the year alone', () => {
  const large = Array.from({ length: 11 }, () => ({ yes: 31, n: 42 }))
  const mixed = discloseMonths([...large, { yes: 1, n: 3 }])
  assert.equal(mixed.months?.length, 12)
  assert.deepEqual([mixed.counted, mixed.year.yes, mixed.year.n], [11, 330, 440])
  const small = discloseMonths(Array.from({ length: 12 }, () => ({ yes: 1, n: 1 })))
  assert.deepEqual([small.months, small.counted, small.year.n], [null, 12, 10])
  const few = discloseMonths([...large.slice(0, 9), ...Array.from({ length: 3 }, () => ({ yes: 0, n: 0 }))])
  assert.equal(few.months, null, 'an empty month is not a large one')
})

type Bound = { low: number; high: number }
/** `from` ≤ the sum of the terms, each with its sign, ≤ `to`. */
type Line = { readonly from: number; readonly to: number; readonly terms: readonly (readonly [Bound, 1 | -1])[] }

const anything = 1_000_000_000
/** Everything a published count can have been. */
function possible(count: PublicCount): Bound {
  if (count === '1 to 7') return { low: 1, high: 7 }
  if (count === '0 to 7') return { low: 0, high: 7 }
  if (count === 'not shown') return { low: 0, high: anything }
  return count === 0 ? { low: 0, high: 0 } : { low: Math.max(8, count - 2), high: count + 2 }
}

/** Bounds are tightened line by line until nothing moves. */
function tighten(lines: readonly Line[]): void {
  for (let moved = true, turns = 0; moved && turns < 200; turns++) {
    moved = false
    for (const { from, to, terms } of lines) {
      let low = 0
      let high = 0
      for (const [bound, sign] of terms) {
        low += sign > 0 ? bound.low : -bound.high
        high += sign > 0 ? bound.high : -bound.low
      }
      for (const [bound, sign] of terms) {
        const [mineLow, mineHigh] = sign > 0 ? [bound.low, bound.high] : [-bound.high, -bound.low]
        const least = Math.max(mineLow, from - (high - mineHigh))
        const most = Math.min(mineHigh, to - (low - mineLow))
        if (least === mineLow && most === mineHigh) continue
        moved = true
        low += least - mineLow
        high += most - mineHigh
        bound.low = sign > 0 ? least : -most
        bound.high = sign > 0 ? most : -least
      }
    }
  }
}

type Month = { readonly yes: number; readonly n: number }
const releases = 13

/**
 * Thirteen monthly releases of one measure. The attacker knows every rule: that yes and no make n, what each year is the sum of, and
 * that one year less the year before is the month that came less the month that went. Small counts are those of months and of years, of
 * yes, no and all.
 */
function recovered(months: readonly Month[], publish: typeof discloseMonths): { small: number; found: number } {
  const unknown = (): Bound => ({ low: 0, high: anything })
  const of = months.map(() => ({ yes: unknown(), no: unknown(), n: unknown() }))
  const truths = months.flatMap(({ yes, n }) => [yes, n - yes, n])
  const bounds = of.flatMap(({ yes, no, n }) => [yes, no, n])
  const lines: Line[] = of.map(({ yes, no, n }) => equal([yes, no], [n]))
  const narrow = (bound: Bound, count: PublicCount) => {
    const { low, high } = possible(count)
    bound.low = Math.max(bound.low, low)
    bound.high = Math.min(bound.high, high)
  }
  let before: { readonly yes: Bound; readonly n: Bound } | null = null
  for (let first = 0; first < releases; first++) {
    const window = months.slice(first, first + 12)
    const inIt = of.slice(first, first + 12)
    const year = { yes: unknown(), n: unknown() }
    const sum = window.reduce((a, b) => ({ yes: a.yes + b.yes, n: a.n + b.n }))
    truths.push(sum.yes, sum.n)
    bounds.push(year.yes, year.n)
    for (const what of ['yes', 'n'] as const) {
      lines.push(
        equal(
          inIt.map((one) => one[what]),
          [year[what]],
        ),
      )
      const [came, went] = [inIt[11], of[first - 1]]
      if (before !== null && came !== undefined && went !== undefined)
        lines.push(equal([before[what], came[what]], [year[what], went[what]]))
    }
    lines.push({ from: -anything, to: 0, terms: [[year.yes, 1] as const, [year.n, -1] as const] })
    const shown = publish(window)
    for (const [at, one] of (shown.months ?? []).entries()) {
      const month = inIt[at]
      if (month === undefined) continue
      narrow(month.yes, one.yes)
      narrow(month.n, one.n)
    }
    // A year made of the months that are shown says nothing that they do not.
    if (shown.months === null || shown.counted < 0) {
      narrow(year.yes, shown.year.yes)
      narrow(year.n, shown.year.n)
    }
    before = year
  }
  tighten(lines)
  let [small, found] = [0, 0]
  for (const [at, truth] of truths.entries()) {
    const bound = bounds[at]
    assert.ok(bound !== undefined && bound.low <= truth && truth <= bound.high, 'the attacker reasons soundly')
    if (truth < 1 || truth > 7) continue
    small++
    if (bound.low === bound.high) found++
  }
  return { small, found }
}

const equal = (parts: readonly Bound[], wholes: readonly Bound[]): Line => ({
  from: 0,
  to: 0,
  terms: [...parts.map((one) => [one, 1] as const), ...wholes.map((one) => [one, -1] as const)],
})

/** The same numbers at every run: what is measured here is printed, and its seed stands here. */
function chance(seed: number) {
  let state = seed
  const random = () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
  const poisson = (mean: number) => {
    let [count, term] = [0, Math.exp(-mean)]
    for (let left = random() - term; left > 0 && count < 1_000; left -= term) term *= mean / ++count
    return count
  }
  const binomial = (n: number, share: number) => Array.from({ length: n }, random).filter((one) => one < share).length
  return { poisson, binomial }
}

/** How cases come over two years: evenly, begun in the fifth month, fallen off, in bursts. */
const courses: Readonly<Record<string, (mean: number, month: number) => number>> = {
  even: (mean) => mean,
  begun: (mean, month) => (mean * Math.max(0, month - 4)) / 6,
  'fallen off': (mean, month) => (month < 14 ? mean * 3 : mean / 6),
  bursts: (mean, month) => (month % 7 === 0 ? mean * 6 : mean / 3),
}

function attacked(publish: typeof discloseMonths, tables: number, means: readonly number[]) {
  const { poisson, binomial } = chance(20_261_128)
  const by = new Map<string, { small: number; found: number }>()
  for (const [course, at] of Object.entries(courses))
    for (const mean of means)
      for (const share of [0.05, 0.3, 0.7, 0.95])
        for (let table = 0; table < tables; table++) {
          const months = Array.from({ length: 12 + releases - 1 }, (_, month) => {
            const n = poisson(at(mean, month))
            return { yes: binomial(n, share), n }
          })
          const one = recovered(months, publish)
          const name = `${course}, ${mean} a month`
          const all = by.get(name) ?? { small: 0, found: 0 }
          by.set(name, { small: all.small + one.small, found: all.found + one.found })
        }
  return by
}

const means = [0.2, 0.6, 1, 2, 3, 5, 8, 12, 20, 40]

test('attacked over thirteen monthly releases, whatever the volume: at most one small count in a thousand is found again', (t) => {
  const by = attacked(discloseMonths, 40, means)
  const [small, found] = [...by.values()].reduce(([s, f], one) => [s + one.small, f + one.found], [0, 0])
  t.diagnostic(`${found} of ${small} small counts found again: ${((100 * found) / small).toFixed(4)} %`)
  assert.ok(small > 100_000, `${small} small counts`)
  assert.ok(found / small <= 0.001, `${found} of ${small}`)
  for (const [name, one] of by)
    assert.ok(one.found <= Math.max(1, one.small / 1_000), `${name}: ${one.found} of ${one.small}`)
})

test('the attack is one that finds: months beside the year they are part of are found again, several in a hundred', (t) => {
  const sum = (all: readonly Month[]) => all.reduce((a, b) => ({ yes: a.yes + b.yes, n: a.n + b.n }))
  const beside = (months: readonly Month[]) => ({
    year: disclose(sum(months)),
    counted: -1,
    months: months.map(disclose),
  })
  const by = attacked(beside, 20, [0.6])
  const even = by.get('even, 0.6 a month') ?? { small: 1, found: 0 }
  t.diagnostic(`${even.found} of ${even.small}: ${((100 * even.found) / even.small).toFixed(1)} %`)
  assert.ok(even.found / even.small > 0.02, `${even.found} of ${even.small}`)
})
