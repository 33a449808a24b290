// Intervals for proportions, for their difference and for their ratio. For display: change is judged by the sequential test.
import { checkCount } from './binomial.ts'

/** Proportions run from 0 to 1. */
export type Interval = { readonly low: number; readonly high: number }

/** The z of an interval of 95 %. Tables of others that a test is held against may have another. */
const usual = 1.96

/**
 * The score interval of a proportion (Wilson, J Am Stat Assoc 1927; 22: 209). Proportions 0..1; with n = 0 nothing is known, so 0 to 1.
 * Throws RangeError unless 0 ≤ successes ≤ n and z > 0: a miscount is a bug.
 */
export function wilson(successes: number, n: number, z = usual): Interval {
  checkCount(successes, n)
  if (!(z > 0)) throw new RangeError(`z must be above 0, not ${z}`)
  if (n === 0) return { low: 0, high: 1 }
  return scoreInterval(successes / n, n, z)
}

/** The same of a share, 0..1, of n cases; n is above 0 and may be a fraction, where cases count for less than one. */
export function scoreInterval(p: number, n: number, z = usual): Interval {
  const centre = (p + (z * z) / (2 * n)) / (1 + (z * z) / n)
  const half = (z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n)
  // The ends are exact where rounding would put them a hair inside: the interval always contains what was observed.
  return {
    low: p === 0 ? 0 : Math.max(0, centre - half),
    high: p === 1 ? 1 : Math.min(1, centre + half),
  }
}

/**
 * The difference of two proportions, first minus second, −1..1, with its hybrid score interval
 * (Newcombe, Stat Med 1998; 17: 873, method 10). Null where either n is 0. Throws RangeError as `wilson` does.
 */
export function newcombe(
  successes1: number,
  n1: number,
  successes2: number,
  n2: number,
  z = usual,
): (Interval & { readonly difference: number }) | null {
  const [first, second] = [wilson(successes1, n1, z), wilson(successes2, n2, z)]
  if (n1 === 0 || n2 === 0) return null
  const [p1, p2] = [successes1 / n1, successes2 / n2]
  return {
    difference: p1 - p2,
    low: Math.max(-1, p1 - p2 - Math.hypot(p1 - first.low, second.high - p2)),
    high: Math.min(1, p1 - p2 + Math.hypot(first.high - p1, p2 - second.low)),
  }
}

/**
 * The ratio of two proportions, (a / n1) / (b / n2), with its log interval (Katz and others, Biometrics 1978; 34: 469).
 * No unit; 1 means alike. Null where it is undefined (a, b, n1 or n2 is 0) or where the method would claim to be certain
 * (both proportions are 1). Throws RangeError as `wilson` does.
 */
export function ratioInterval(
  a: number,
  n1: number,
  b: number,
  n2: number,
): (Interval & { readonly ratio: number }) | null {
  checkCount(a, n1)
  checkCount(b, n2)
  if (a === 0 || b === 0 || (a === n1 && b === n2)) return null
  const ratio = a / n1 / (b / n2)
  const spread = Math.exp(usual * Math.sqrt(1 / a - 1 / n1 + 1 / b - 1 / n2))
  return { ratio, low: ratio / spread, high: ratio * spread }
}
