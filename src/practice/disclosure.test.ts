// What is public attacked as it is published: a year of months with its total, release after release, and a measure beside one that counts some of its cases. Whoever adds and subtracts finds almost no small count again.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { disclose, discloseMonths, type PublicCount, publicCount, sumOfPublished } from './disclosure.ts'

test('up to seven is a range, none among them; everything else is the nearest five', () => {
  assert.deepEqual([0, 1, 7, 8, 12, 13, 100, 102, 103].map(publicCount), [
    ...['0 to 7', '0 to 7', '0 to 7'],
    ...[10, 10, 15, 100, 100, 105],
  ])
  for (const wrong of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])
    assert.throws(() => publicCount(wrong), RangeError)
})

test('a percentage and an interval only of rounded counts, and only from thirty on', () => {
  assert.deepEqual(disclose({ yes: 20, n: 27 }), { yes: 20, n: 25, percent: null, low: null, high: null })
  assert.deepEqual(disclose({ yes: 22, n: 43 }), {
    ...{ yes: 20, n: 45, percent: 44, low: 31, high: 59 },
    effect: 1,
  })
  assert.deepEqual(disclose({ yes: 3, n: 80 }), { yes: '0 to 7', n: 80, percent: null, low: null, high: null })
  assert.deepEqual(disclose({ yes: 98, n: 98 }).percent, 100)
  assert.throws(() => disclose({ yes: 3, n: 2 }), RangeError)
})

test('children who come back make the interval wider by an effect up to the next half, one for all months; it never says that none came back', () => {
  // 200 children of 400 cases twice each, three in four on time, both times or neither: quite alike, 1 + 1 × 2 × 200 / 400 = 2.
  const twice = { yes: 300, n: 400, alike: [{ pairs: 200, yes: 150, no: 50 }] }
  assert.deepEqual(disclose(twice), { yes: 300, n: 400, percent: 75, low: 69, high: 80, effect: 2 })
  assert.deepEqual(disclose({ yes: 300, n: 400 }), { yes: 300, n: 400, percent: 75, low: 71, high: 79, effect: 1 })
  const fewer = { ...twice, alike: [{ pairs: 110, yes: 80, no: 24 }] }
  // Likeness (80 × 0.0625 + 24 × 0.5625 − 6 × 0.1875) / (110 × 0.1875) = 0.84: 1 + 0.84 × 220 / 400 = 1.46.
  assert.equal(disclose(fewer).effect, 1.5, 'up to the next half')
  assert.equal(disclose({ yes: 400, n: 400 }).effect, 1.5, 'any pair would show')
  // Likeness 0.73, 230 pairs of 480 cases, of them 120 within a month: 1 + 0.73 × 460 / 480 = 1.70, and 1 + 0.70 × 120 / 230 = 1.37 of a month.
  const months = Array.from({ length: 12 }, () => ({
    ...{ yes: 30, n: 40 },
    alike: [
      { pairs: 10, yes: 7, no: 2 },
      { pairs: 10, yes: 7, no: 2 },
    ],
  }))
  const { year, months: shown } = discloseMonths(months)
  assert.equal(year.effect, 2)
  assert.deepEqual([...new Set(shown?.map(({ effect }) => effect))], [1.5])
  assert.equal(sumOfPublished(shown ?? [], 'yes', year.effect)?.effect, 2)
  assert.equal(sumOfPublished(shown ?? [])?.effect, undefined, 'of figures from before')
})

test('where all are shown as done the effect does not say whether some few were not', () => {
  // Sixty pairs of one child; of one child one of two cases is not done.
  const all = { yes: 120, n: 120, alike: [{ pairs: 60, yes: 60, no: 0 }] }
  const but = { yes: 119, n: 120, alike: [{ pairs: 60, yes: 59, no: 0 }] }
  assert.deepEqual(disclose(but), disclose(all))
  assert.deepEqual(disclose({ yes: 119, n: 120 }), disclose({ yes: 120, n: 120 }))
  const year = (one: typeof all) => discloseMonths([one, ...Array.from({ length: 11 }, () => all)])
  assert.deepEqual(year(but), year(all))
  // Each month is shown as all; the year, rounded by itself, would not be.
  const months = Array.from({ length: 12 }, () => ({ yes: 40, n: 42 }))
  assert.deepEqual(discloseMonths(months), discloseMonths(months.map(({ n }) => ({ yes: n, n }))))
})

test('none and all of a few are not said, nor that there is none', () => {
  for (const yes of [0, 2, 4]) assert.equal(disclose({ yes, n: 4 }).yes, 'not shown', `${yes} of 4`)
  for (const yes of [0, 7]) assert.equal(disclose({ yes, n: 12 }).yes, '0 to 7', `${yes} of 12`)
  assert.deepEqual(disclose({ yes: 0, n: 0 }), disclose({ yes: 1, n: 3 }), 'no case reads like a few')
  assert.deepEqual(disclose({ yes: 0, n: 60 }), disclose({ yes: 5, n: 60 }), 'none of sixty reads like a few of them')
})

test('figures that are published add up to a figure, of what was done or of what was not; where one says no count there is none', () => {
  const [first, second] = [disclose({ yes: 20, n: 43 }), disclose({ yes: 30, n: 38 })]
  const sum = sumOfPublished([first, second])
  assert.deepEqual([sum?.yes, sum?.n], [50, 85])
  assert.deepEqual(sumOfPublished([first, second], 'no')?.yes, 35)
  assert.equal(sumOfPublished([first, disclose({ yes: 3, n: 80 })]), null)
  assert.equal(sumOfPublished([]), null)
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
type Publish = typeof discloseMonths
const releases = 13
const unknown = (): Bound => ({ low: 0, high: anything })
const count = ['yes', 'no', 'n'] as const
type Cell = Readonly<Record<(typeof count)[number], Bound>>
const cell = (): Cell => ({ yes: unknown(), no: unknown(), n: unknown() })
const truthOf = ({ yes, n }: Month): Readonly<Record<(typeof count)[number], number>> => ({ yes, no: n - yes, n })
const sumOf = (all: readonly Month[]): Month => all.reduce((a, b) => ({ yes: a.yes + b.yes, n: a.n + b.n }))

/** What an attacker knows of one measure: its months and its years, and how they hang together. */
type Known = {
  readonly cells: readonly Cell[]
  readonly truths: readonly ReturnType<typeof truthOf>[]
  readonly lines: readonly Line[]
}

/**
 * Thirteen monthly releases of one measure. The attacker knows every rule: that yes and no make n, what each year is the sum of, and
 * that one year less the year before is the month that came less the month that went. Without `publish` it is a measure that nobody
 * publishes and that is nonetheless there: the cases of one that another leaves out.
 */
function knownOf(months: readonly Month[], publish: Publish | null): Known {
  const of = months.map(cell)
  const years = Array.from({ length: releases }, cell)
  const lines: Line[] = [...of, ...years].map(({ yes, no, n }) => equal([yes, no], [n]))
  const narrow = (bound: Bound, shown: PublicCount) => {
    const { low, high } = possible(shown)
    bound.low = Math.max(bound.low, low)
    bound.high = Math.min(bound.high, high)
  }
  for (const [first, year] of years.entries()) {
    const inIt = of.slice(first, first + 12)
    const [before, came, went] = [years[first - 1], inIt[11], of[first - 1]]
    for (const what of count) {
      lines.push(
        equal(
          inIt.map((one) => one[what]),
          [year[what]],
        ),
      )
      if (before !== undefined && came !== undefined && went !== undefined)
        lines.push(equal([before[what], came[what]], [year[what], went[what]]))
    }
    if (publish === null) continue
    const shown = publish(months.slice(first, first + 12))
    for (const [at, one] of (shown.months ?? []).entries()) {
      const month = inIt[at]
      if (month === undefined) continue
      narrow(month.yes, one.yes)
      narrow(month.n, one.n)
    }
    // A year made of the months that are shown says nothing that they do not.
    if (shown.months !== null && shown.counted >= 0) continue
    narrow(year.yes, shown.year.yes)
    narrow(year.n, shown.year.n)
  }
  const truths = [...months, ...years.map((_, first) => sumOf(months.slice(first, first + 12)))].map(truthOf)
  return { cells: [...of, ...years], truths, lines }
}

type Found = { readonly small: number; readonly found: number }

/** Small counts are those of months and of years, of yes, no and all; of a part of few cases none is a small count too. */
function countFound({ cells, truths }: Known, whole: Known | null): Found {
  let [small, found] = [0, 0]
  for (const [at, one] of cells.entries())
    for (const what of count) {
      const [bound, truth, within] = [one[what], truths[at]?.[what] ?? -1, whole?.truths[at]?.n ?? 0]
      assert.ok(bound.low <= truth && truth <= bound.high, 'the attacker reasons soundly')
      if (truth > 7 || (truth === 0 && (within < 1 || within > 7))) continue
      small++
      if (bound.low === bound.high) found++
    }
  return { small, found }
}

function recovered(months: readonly Month[], publish: Publish): Found {
  const known = knownOf(months, publish)
  tighten(known.lines)
  return countFound(known, null)
}

/** A measure, one that counts some of its cases, and the rest of them: nobody publishes the rest, or it is published as a part of its own. */
function recoveredTogether(
  months: readonly (readonly [Month, Month])[],
  publish: Publish,
  rest: Publish | null,
): Found {
  const whole = knownOf(months.map(sumOf), publish)
  const parts = [0, 1].map((which) =>
    knownOf(
      months.map((both) => both[which] ?? { yes: 0, n: 0 }),
      which === 0 ? publish : rest,
    ),
  )
  const together = whole.cells.flatMap((one, at) =>
    count.map((what) =>
      equal(
        parts.flatMap(({ cells }) => cells[at]?.[what] ?? []),
        [one[what]],
      ),
    ),
  )
  tighten([...together, ...whole.lines, ...parts.flatMap(({ lines }) => lines)])
  return [countFound(whole, null), ...parts.map((one) => countFound(one, whole))].reduce(added)
}

const added = (a: Found, b: Found): Found => ({ small: a.small + b.small, found: a.found + b.found })

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
  t.diagnostic(`${found} of ${small} small counts found again: ${((100 * found) / small).toFixed(4)}%`)
  assert.ok(small > 100_000, `${small} small counts`)
  assert.ok(found / small <= 0.001, `${found} of ${small}`)
  for (const [name, one] of by)
    assert.ok(one.found <= Math.max(1, one.small / 1_000), `${name}: ${one.found} of ${one.small}`)
})

/** A month of a measure and of the cases of it that another counts, one in three of them: the counts of both, and what is left. */
function relatedAttacked(publish: Publish, rest: Publish | null, tables: number, means: readonly number[]): Found {
  const { poisson, binomial } = chance(20_261_129)
  let all: Found = { small: 0, found: 0 }
  for (const at of Object.values(courses))
    for (const mean of means)
      for (const share of [0.05, 0.3, 0.7, 0.95])
        for (let table = 0; table < tables; table++) {
          const one = (month: number, of: number): Month => {
            const n = poisson(at(mean, month) * of)
            return { yes: binomial(n, share), n }
          }
          const months = Array.from(
            { length: 12 + releases - 1 },
            (_, month) => [one(month, 1 / 3), one(month, 2 / 3)] as const,
          )
          all = added(all, recoveredTogether(months, publish, rest))
        }
  return all
}

test('a measure beside one that counts some of its cases: at most one small count in a thousand is found again, none of a few among them', (t) => {
  for (const [what, rest] of [
    ['the rest is not published', null],
    ['the rest is published too', discloseMonths],
  ] as const) {
    const { small, found } = relatedAttacked(discloseMonths, rest, 8, means)
    t.diagnostic(`${what}: ${found} of ${small} found again: ${((100 * found) / small).toFixed(4)}%`)
    assert.ok(small > 50_000, `${small} small counts`)
    assert.ok(found / small <= 0.001, `${what}: ${found} of ${small}`)
  }
})

test('the attack is one that finds: where none is published as none, it is known of a few cases, many in a hundred', (t) => {
  const none = (one: ReturnType<typeof disclose>, { n }: Month) => (n === 0 ? { ...one, yes: 0, n: 0 } : one)
  const saysNone: Publish = (months) => {
    const { year, ...rest } = discloseMonths(months)
    return {
      ...rest,
      year: none(year, sumOf(months)),
      counted: -1,
      months: months.map((month) => none(disclose(month), month)),
    }
  }
  const { small, found } = relatedAttacked(saysNone, null, 4, [2])
  t.diagnostic(`${found} of ${small}: ${((100 * found) / small).toFixed(1)}%`)
  assert.ok(found / small > 0.05, `${found} of ${small}`)
})

test('the attack is one that finds: months beside the year they are part of, and none as none, are found again, several in a hundred', (t) => {
  const few = (one: number): PublicCount => (one <= 7 ? '1 to 7' : publicCount(one))
  const shown = (one: number): PublicCount => (one === 0 ? 0 : few(one))
  const alone = (one: Month) =>
    ({ ...disclose(one), yes: one.n <= 7 ? 'not shown' : shown(one.yes), n: shown(one.n) }) as const
  const beside: Publish = (months) => ({ year: alone(sumOf(months)), counted: -1, months: months.map(alone) })
  const by = attacked(beside, 20, [0.6])
  const even = by.get('even, 0.6 a month') ?? { small: 1, found: 0 }
  t.diagnostic(`${even.found} of ${even.small}: ${((100 * even.found) / even.small).toFixed(1)}%`)
  assert.ok(even.found / even.small > 0.02, `${even.found} of ${even.small}`)
})

test('the attack is one that finds: of a month counted a second time, after one case more, one count in five is known exactly; a month that stands as it was published says nothing more', () => {
  /** How many of two hundred counts are known to whoever reads a month twice, and knows how many cases came between. */
  const known = (second: (count: number) => { readonly count: number; readonly more: number }) =>
    Array.from({ length: 200 }, (_, count) => {
      const { count: again, more } = second(count)
      const [before, after] = [possible(publicCount(count)), possible(publicCount(again))]
      tighten([{ from: more, to: more, terms: [[after, 1] as const, [before, -1] as const] }])
      assert.ok(before.low <= count && count <= before.high, 'the attacker reasons soundly')
      return before.low === before.high
    }).filter((one) => one).length
  assert.equal(
    known((count) => ({ count: count + 1, more: 1 })),
    39,
  )
  assert.equal(
    known((count) => ({ count, more: 0 })),
    0,
  )
})

test('exactly two months too small are still shown beside the rest; a percentage stands from thirty as they are published', () => {
  const large = Array.from({ length: 10 }, () => ({ yes: 31, n: 42 }))
  assert.equal(discloseMonths([...large, { yes: 0, n: 0 }, { yes: 1, n: 2 }]).months?.length, 12)
  assert.equal(disclose({ yes: 15, n: 30 }).percent, 50)
  assert.equal(disclose({ yes: 15, n: 27 }).percent, null)
})

test('a month with few of many done is as small as one with few cases; of small months alone none is shown, and the year stands by itself', () => {
  const large = { yes: 20, n: 40 }
  const fewDone = [...Array.from({ length: 9 }, () => large), ...Array.from({ length: 3 }, () => ({ yes: 3, n: 40 }))]
  assert.deepEqual(discloseMonths(fewDone), { year: disclose({ yes: 189, n: 480 }), counted: 12, months: null })
  const two = [
    { yes: 6, n: 20 },
    { yes: 6, n: 20 },
  ]
  assert.deepEqual(discloseMonths(two), { year: disclose({ yes: 12, n: 40 }), counted: 2, months: null })
})

test('of independent cases the effect of each month is 1; where children come back in other months alone it does not say so; a year alone has its own', () => {
  const effects = (months: Parameters<typeof discloseMonths>[0]) => {
    const { year, months: shown } = discloseMonths(months)
    return [year.effect, ...new Set(shown?.map(({ effect }) => effect))]
  }
  const month = { yes: 30, n: 40 }
  const across = [
    { pairs: 0, yes: 0, no: 0 },
    { pairs: 20, yes: 14, no: 4 },
  ]
  assert.deepEqual(effects(Array.from({ length: 12 }, () => month)), [1, 1])
  assert.deepEqual(effects(Array.from({ length: 12 }, () => ({ ...month, alike: across }))), [2, 1.5])
  const within = [{ pairs: 20, yes: 14, no: 4 }]
  const small = Array.from({ length: 3 }, () => ({ yes: 2, n: 4 }))
  assert.deepEqual(effects([...Array.from({ length: 9 }, () => ({ ...month, alike: within })), ...small]), [2])
})
