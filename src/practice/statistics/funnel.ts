// A funnel: teams, areas or hours against what all of them do together, with exact limits for as many cases as each one's own are worth.
import { type Alike, worthTogether } from './alike.ts'
import { binomialQuantile, checkCount, cumulativeBinomial } from './binomial.ts'

export type FunnelPoint = {
  readonly label: string
  readonly n: number
  /** So many independent cases: fewer than n where a child comes back within the group. The limits are those of so many. */
  readonly worth: number
  /** 0..1; null with n = 0. */
  readonly proportion: number | null
  readonly low95: number
  readonly high95: number
  readonly low998: number
  readonly high998: number
  /** Beyond the 99.8% limits: chance alone puts at most one in five hundred there. */
  readonly outside: 'no' | 'above' | 'below'
}

export type Funnel = {
  /** All successes over all n, 0..1; null where there is nothing. */
  readonly overall: number | null
  readonly points: readonly FunnelPoint[]
  readonly spread: {
    /** Pearson's chi-squared, of what the counts are worth, over its degrees of freedom: about 1 where points differ as chance would have it. Null below two points. */
    readonly phi: number | null
    /** phi is above 1 + 2·√(2 / degrees of freedom): the points differ for reasons the funnel does not know. Noted, never applied. */
    readonly overdispersed: boolean
  }
}

/**
 * Exact binomial funnel limits, 95% and 99.8%, about the proportion of all points together (Spiegelhalter, Stat Med 2005; 24: 1185).
 * His interpolation between counts is left out: with few cases, or nearly all successes, it calls outside what chance alone often does.
 * Overdispersion as in his Qual Saf Health Care 2005; 14: 347, without trimming.
 * A point with n = 0 has limits 0 and 1. Throws RangeError on a miscount.
 * Where children come back within a group its cases are taken for as many as they are worth, as in an interval. Where none does the limits
 * are the very binomial ones.
 */
export function funnel(points: readonly (Alike & { readonly label: string })[]): Funnel {
  for (const { successes, n } of points) checkCount(successes, n)
  const n = points.reduce((sum, point) => sum + point.n, 0)
  const overall = n === 0 ? null : points.reduce((sum, point) => sum + point.successes, 0) / n
  const worths = worthTogether(points)
  const whole = points.every((point, at) => worths[at] === point.n)
  return {
    overall,
    points: points.map(({ label, successes, n }, at) => {
      const proportion = n === 0 ? null : successes / n
      const worth = worths[at] ?? n
      const limits = overall === null || n === 0 ? everything : funnelLimits(worth, overall, whole)
      return { label, n, worth, proportion, ...limits, outside: outside(proportion, limits) }
    }),
    spread: spreadOf(
      points.map(({ successes, n }, at) => ({ share: successes / n, worth: worths[at] ?? n })),
      overall,
    ),
  }
}

type Limits = Pick<FunnelPoint, 'low95' | 'high95' | 'low998' | 'high998'>

const everything: Limits = { low95: 0, high95: 1, low998: 0, high998: 1 }

/**
 * The limits for n cases where the true proportion is `overall`; also for drawing the curves between the points. The share of what a count
 * is worth need not be one of whole cases: then a limit stands half a case further out, where it lets the same counts pass.
 */
export function funnelLimits(n: number, overall: number, whole = true): Limits {
  const distribution = cumulativeBinomial(n, overall)
  const further = whole ? 0 : 0.5
  const low = (probability: number) => Math.max(0, (binomialQuantile(probability, distribution) - further) / n)
  const high = (probability: number) => Math.min(1, (binomialQuantile(probability, distribution) + further) / n)
  return { low95: low(0.025), high95: high(0.975), low998: low(0.001), high998: high(0.999) }
}

function outside(proportion: number | null, { low998, high998 }: Limits): FunnelPoint['outside'] {
  if (proportion === null) return 'no'
  if (proportion > high998) return 'above'
  return proportion < low998 ? 'below' : 'no'
}

function spreadOf(
  points: readonly { readonly share: number; readonly worth: number }[],
  overall: number | null,
): Funnel['spread'] {
  const counted = points.filter(({ worth }) => worth > 0)
  const freedom = counted.length - 1
  if (overall === null || overall === 0 || overall === 1 || freedom < 1) return { phi: null, overdispersed: false }
  const squares = counted.map(({ share, worth }) => (worth * (share - overall) ** 2) / (overall * (1 - overall)))
  const phi = squares.reduce((sum, square) => sum + square, 0) / freedom
  return { phi, overdispersed: phi > 1 + 2 * Math.sqrt(2 / freedom) }
}
