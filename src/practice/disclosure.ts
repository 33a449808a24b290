// Disclosure control: the one way in which a count becomes public. Small counts, none among them, are one range; everything else is rounded, and nothing published is a part of a total that is published too.
import { wilson } from './statistics.ts'

/** Exact is never public: a range, nothing at all, or the nearest five. “1 to 7” stands in releases from before none was hidden too. */
export type PublicCount = '1 to 7' | '0 to 7' | 'not shown' | number

type PublicFigure = {
  readonly yes: PublicCount
  readonly n: PublicCount
  /** Percent of the rounded counts, and only where the rounded denominator is 30 or more. */
  readonly percent: number | null
  /** 95% Wilson interval of the rounded counts, in percent. */
  readonly low: number | null
  readonly high: number | null
}

type PublicSeries = {
  readonly year: PublicFigure
  /** How many of the months the year's figure counts. */
  readonly counted: number
  /** Null where too many months have too few cases to be shown one by one. */
  readonly months: readonly PublicFigure[] | null
}

type Counts = { readonly yes: number; readonly n: number }

const largest = 7
const step = 5
const leastForPercent = 30
/** So many months of twelve must be large enough, or none is shown. */
const mostMonthsTooSmall = 2

/**
 * Hiding only what is under five let half of the small cells be found again by subtraction. None is hidden with the few: “no cases” of
 * those who were missing before, beside “1 to 7” of all, says of each of those few children that they were not.
 */
export function publicCount(count: number): '0 to 7' | number {
  if (!Number.isSafeInteger(count) || count < 0)
    throw new RangeError(`a count is a whole number from 0 on, not ${count}`)
  return count <= largest ? '0 to 7' : rounded(count)
}

/** One figure that stands alone. Of a few cases it is not said how many, so that none and all of a few are not said either. */
export function disclose({ yes, n }: Counts): PublicFigure {
  if (yes > n) throw new RangeError(`${yes} of ${n} cannot be`)
  const [shownYes, shownN] = [publicCount(yes), publicCount(n)]
  return figure(typeof shownN === 'number' ? shownYes : 'not shown', shownN)
}

/**
 * Months in order and their total. Either the months are shown, and the total is the sum of what is shown, which says nothing that the
 * months do not; or only the total is, and no month. A total beside its parts, release after release, let whoever adds and subtracts
 * find several small counts in a hundred again.
 */
export function discloseMonths(months: readonly Counts[]): PublicSeries {
  const shown = months.map(disclose)
  const clear = shown.filter(isClear)
  if (clear.length < months.length - mostMonthsTooSmall || clear.length === 0)
    return { year: disclose(months.reduce(together, nothing)), counted: months.length, months: null }
  const sum = clear.reduce(together, nothing)
  return { year: figure(Math.min(sum.yes, sum.n), sum.n), counted: clear.length, months: shown }
}

/**
 * The sum of figures that are published one by one, or of what of them is not counted: it says nothing that they do not. Null where one of
 * them is not shown with its counts.
 */
export function sumOfPublished(shown: readonly PublicFigure[], counted: 'yes' | 'no' = 'yes'): PublicFigure | null {
  const clear = shown.filter(isClear)
  if (clear.length === 0 || clear.length < shown.length) return null
  const { yes, n } = clear.reduce(together, nothing)
  const counting = Math.min(yes, n)
  return figure(counted === 'yes' ? counting : n - counting, n)
}

const nothing: Counts = { yes: 0, n: 0 }
const together = (a: Counts, b: Counts): Counts => ({ yes: a.yes + b.yes, n: a.n + b.n })
const isClear = (one: PublicFigure): one is PublicFigure & Counts =>
  typeof one.yes === 'number' && typeof one.n === 'number'

function figure(yes: PublicCount, n: PublicCount): PublicFigure {
  if (typeof yes !== 'number' || typeof n !== 'number' || n < leastForPercent)
    return { yes, n, percent: null, low: null, high: null }
  const { low, high } = wilson(Math.min(yes, n), n)
  return { yes, n, percent: percentOf(Math.min(yes, n) / n), low: percentOf(low), high: percentOf(high) }
}

const rounded = (count: number): number => Math.round(count / step) * step
const percentOf = (share: number): number => Math.round(share * 100)
