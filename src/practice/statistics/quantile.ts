// Medians and ninetieth percentiles of times, with intervals that assume nothing about the shape of the times and allow for children who come back and for homes.
import { binomialQuantile, cumulativeBinomial } from './binomial.ts'
import type { Interval } from './proportion.ts'
import { effectAt, groupsOf, type Timed } from './quantile-effect.ts'

export type { Timed } from './quantile-effect.ts'

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
 * n, median, ninetieth percentile and longest, in the unit of the times, whose order does not matter. What was owed and never done is
 * among them: leaving it out would make what is seldom done look quick. The intervals allow for children who come back and for homes. Throws
 * RangeError on NaN.
 */
export function summary(cases: readonly Timed[]): Summary {
  const all = inOrder(cases.map(({ took }) => took))
  const never = all.filter((took) => took === Number.POSITIVE_INFINITY).length
  const groups = groupsOf(cases)
  const interval = (p: number) => reach(fromRanks(all, p, 0.95, effectAt(groups, quantile(all, p), p)))
  return {
    n: all.length,
    never,
    p50: reached(quantile(all, 0.5)),
    p90: reached(quantile(all, 0.9)),
    max: all[all.length - never - 1] ?? null,
    p50Interval: interval(0.5),
    p90Interval: interval(0.9),
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

/**
 * A quantile is as unsure as the share of cases at or below it (Woodruff, J Am Stat Assoc 1952; 47: 635), and n cases of which some are of
 * one child are worth n / effect independent ones in the exact binomial (Korn and Graubard, Survey Methodology 1998; 24: 193): the ranks
 * are found among so many, and the outer ones of the same shares are taken among all. With an effect of 1 they are the very ranks.
 */
function fromRanks(sorted: readonly number[], p: number, confidence: number, effect = 1): Interval | null {
  checkProportion(p)
  checkProportion(confidence)
  // A hair's breadth, as in `worthBeside`.
  const worth = Math.floor(sorted.length / effect + 1e-9)
  const counts = cumulativeBinomial(worth, p)
  const tail = (1 - confidence) / 2
  // The lower rank is the largest l with P(X < l) ≤ tail, the upper the smallest u with P(X ≥ u) ≤ tail.
  // A hair's breadth keeps a probability that equals the tail exactly on the wider side.
  const lowRank = binomialQuantile(tail + 1e-12, counts)
  const highRank = binomialQuantile(1 - tail - 1e-12, counts) + 1
  if (lowRank < 1 || highRank > worth) return null
  const among = sorted.length / worth
  const low = sorted[Math.floor((lowRank - 1) * among + 1e-9)]
  const high = sorted[Math.ceil(highRank * among - 1e-9) - 1]
  return low === undefined || high === undefined ? null : { low, high }
}

function inOrder(values: readonly number[]): number[] {
  if (values.some(Number.isNaN)) throw new RangeError('a value is not a number')
  return values.toSorted((a, b) => a - b)
}

function checkProportion(p: number): void {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`${p} is not between 0 and 1`)
}
