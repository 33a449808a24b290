// A p-chart: each month's proportion with the limits that chance alone would keep to, and where it did not.
import { none, worthTogether } from './alike.ts'
import { checkCount } from './binomial.ts'
import type { Period } from './change.ts'

/** Why a month stands out. */
export type Signal = 'above the limits' | 'below the limits' | 'eight on one side'

/** Proportions 0..1. With n = 0 there is no proportion and no limit. */
type MonthLimits = {
  readonly n: number
  readonly proportion: number | null
  readonly low: number | null
  readonly high: number | null
  readonly signal: Signal | null
}

type ControlLimits = {
  /** All successes over all n; null where there is nothing. */
  readonly centre: number | null
  readonly months: readonly MonthLimits[]
  /**
   * Laney's sigma of z (Quality Engineering 2002; 14: 531): about 1 where months vary as chance would have it, above 1 where they vary
   * more. Noted, never applied to the limits. Null below two months with counts, or where the centre is 0 or 1.
   */
  readonly sigmaOfZ: number | null
}

/**
 * Three-sigma limits about the centre of all months given, by each month's own cases, kept within 0..1 (Shewhart 1931; Montgomery,
 * Introduction to Statistical Quality Control, section 7.2). Signals: outside the limits; or one of eight or more successive
 * months on one side of the centre (Western Electric rule 4), where a month without cases or exactly on the centre
 * neither counts nor breaks the row. Where a child comes back within a month its cases are taken for as many as they are worth, as in an interval.
 * Throws RangeError on a miscount.
 */
export function controlLimits(months: readonly Period[]): ControlLimits {
  for (const { successes, n } of months) checkCount(successes, n)
  const n = months.reduce((sum, month) => sum + month.n, 0)
  if (n === 0) return { centre: null, months: months.map(() => noCases), sigmaOfZ: null }
  const centre = months.reduce((sum, month) => sum + month.successes, 0) / n
  const inRun = runsOfEight(months, centre)
  const worths = worthTogether(months.map(({ alike = [], ...month }) => ({ ...month, pairs: alike[0] ?? none })))
  const worth = (at: number) => worths[at] ?? 0
  return {
    centre,
    months: months.map((month, at) => limitsOf(month, worth(at), centre, inRun.has(at))),
    sigmaOfZ: sigmaOfZ(
      months.map((month, at) => ({ ...month, worth: worth(at) })),
      centre,
    ),
  }
}

const noCases: MonthLimits = { n: 0, proportion: null, low: null, high: null, signal: null }

function limitsOf({ successes, n }: Period, worth: number, centre: number, inRun: boolean): MonthLimits {
  if (n === 0) return noCases
  const proportion = successes / n
  const reach = 3 * Math.sqrt((centre * (1 - centre)) / worth)
  const [low, high] = [Math.max(0, centre - reach), Math.min(1, centre + reach)]
  return { n, proportion, low, high, signal: signalOf(proportion, low, high, inRun) }
}

function signalOf(proportion: number, low: number, high: number, inRun: boolean): Signal | null {
  if (proportion > high) return 'above the limits'
  if (proportion < low) return 'below the limits'
  return inRun ? 'eight on one side' : null
}

/** The places of all months that belong to a row of eight or more on one side. */
function runsOfEight(months: readonly Period[], centre: number): ReadonlySet<number> {
  const found = new Set<number>()
  let run: { side: number; places: number[] } = { side: 0, places: [] }
  for (const [at, { successes, n }] of months.entries()) {
    const side = n === 0 ? 0 : Math.sign(successes / n - centre)
    if (side === 0) continue
    if (side !== run.side) run = { side, places: [] }
    run.places.push(at)
    if (run.places.length >= 8) for (const place of run.places) found.add(place)
  }
  return found
}

/** The mean moving range of the z values over 1.128, which is what it would be for chance alone. */
function sigmaOfZ(months: readonly (Period & { readonly worth: number })[], centre: number): number | null {
  if (centre === 0 || centre === 1) return null
  const z = months
    .filter(({ n }) => n > 0)
    .map(({ successes, n, worth }) => (successes / n - centre) / Math.sqrt((centre * (1 - centre)) / worth))
  const ranges = z.slice(1).map((value, at) => Math.abs(value - (z[at] ?? value)))
  return ranges.length === 0 ? null : ranges.reduce((sum, range) => sum + range, 0) / ranges.length / 1.128
}
