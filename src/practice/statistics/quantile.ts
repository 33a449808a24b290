// Medians and ninetieth percentiles of times, with intervals that assume nothing about the shape of the times.
import { binomialQuantile, cumulativeBinomial } from './binomial.ts'
import type { Interval } from './proportion.ts'

/** From `low` up; without `high` it has no upper end, which lies among what was never done. */
type Reach = { readonly low: number; readonly high: number | null }

/** In the unit of the values. An interval is null where n is too small to give one at 95%, or it lies wholly among what was never done. */
export type Summary = {
  /** Those never done among them. */
  readonly n: number
  readonly never: number
  /** Null of nothing, and where it lies among what was never done. */
  readonly p50: number | null
  readonly p90: number | null
  /** Of those that were done. */
  readonly max: number | null
  readonly p50Interval: Reach | null
  readonly p90Interval: Reach | null
}

/**
 * n, median, ninetieth percentile and longest, in the unit of the values, whose order does not matter. `never` more were owed and not
 * done: their time has no end, and leaving them out would make what is seldom done look quick. Throws RangeError on NaN.
 */
export function summary(values: readonly number[], never = 0): Summary {
  const done = inOrder(values)
  const all = [...done, ...new Array<number>(never).fill(Number.POSITIVE_INFINITY)]
  return {
    n: all.length,
    never,
    p50: reached(quantile(all, 0.5)),
    p90: reached(quantile(all, 0.9)),
    max: done.at(-1) ?? null,
    p50Interval: reach(fromRanks(all, 0.5, 0.95)),
    p90Interval: reach(fromRanks(all, 0.9, 0.95)),
  }
}

const reached = (value: number | null): number | null => (value !== null && Number.isFinite(value) ? value : null)

const reach = (interval: Interval | null): Reach | null =>
  interval === null || !Number.isFinite(interval.low) ? null : { low: interval.low, high: reached(interval.high) }

/**
 * The p quantile (0..1) of values already in ascending order, between two neighbours in proportion: what PostgreSQL's
 * `percentile_cont` gives (Hyndman and Fan, Am Stat 1996; 50: 361, definition 7), so that page and query agree. Null of nothing; a
 * value may be infinite, and so is what lies beside it.
 */
export function quantile(sorted: readonly number[], p: number): number | null {
  checkProportion(p)
  const at = (sorted.length - 1) * p
  const [below, above] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]]
  if (below === undefined || above === undefined) return null
  if (below === above) return below
  return below + (above - below) * (at - Math.floor(at))
}

/**
 * Two of the values themselves, between which the true p quantile lies with at least this confidence (0..1, equal tails), whatever
 * the distribution: order statistics by the exact binomial (Hahn and Meeker, Statistical Intervals, 1991, section 5.2; ranks as
 * in Campbell and Gardner, BMJ 1988; 296: 1454). In the unit of the values. Null where n is too small: at 95% the
 * median needs 6 and the ninetieth percentile 36.
 */
export function quantileInterval(values: readonly number[], p: number, confidence = 0.95): Interval | null {
  return fromRanks(inOrder(values), p, confidence)
}

function fromRanks(sorted: readonly number[], p: number, confidence: number): Interval | null {
  checkProportion(p)
  checkProportion(confidence)
  const counts = cumulativeBinomial(sorted.length, p)
  const tail = (1 - confidence) / 2
  // The lower rank is the largest l with P(X < l) ≤ tail, the upper the smallest u with P(X ≥ u) ≤ tail.
  // A hair's breadth keeps a probability that equals the tail exactly on the wider side.
  const lowRank = binomialQuantile(tail + 1e-12, counts)
  const highRank = binomialQuantile(1 - tail - 1e-12, counts) + 1
  const [low, high] = [sorted[lowRank - 1], sorted[highRank - 1]]
  return low === undefined || high === undefined ? null : { low, high }
}

function inOrder(values: readonly number[]): number[] {
  if (values.some(Number.isNaN)) throw new RangeError('a value is not a number')
  return values.toSorted((a, b) => a - b)
}

function checkProportion(p: number): void {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`${p} is not between 0 and 1`)
}
