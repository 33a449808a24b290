// Whether people who grade the same vignettes agree, beyond what chance would give.
import type { Interval } from './proportion.ts'

/** No unit; 1 is complete agreement, 0 what chance gives. Kappa is null where chance alone explains everything, or there is nothing. */
type Agreement = {
  readonly n: number
  readonly kappa: number | null
  /** 0..1 */
  readonly observed: number | null
  readonly expected: number | null
}

/** The share of pairs, 0..1, in which both gave the same grade; null of nothing. */
export function percentAgreement(pairs: readonly (readonly [string, string])[]): number | null {
  return pairs.length === 0 ? null : pairs.filter(([a, b]) => a === b).length / pairs.length
}

/**
 * Two raters (Cohen, Educ Psychol Meas 1960; 20: 37), with his large-sample 95% interval; null where kappa is, or where all
 * pairs agree and the method would claim to be certain. Throws RangeError on a grade that is not among the categories.
 */
export function cohenKappa(
  pairs: readonly (readonly [string, string])[],
  categories: readonly string[],
): Agreement & { readonly interval: Interval | null } {
  checkGrades(pairs, categories)
  const n = pairs.length
  const observed = percentAgreement(pairs)
  if (observed === null) return { n, kappa: null, observed: null, expected: null, interval: null }
  const share = (category: string, rater: 0 | 1) => pairs.filter((pair) => pair[rater] === category).length / n
  const expected = sum([...new Set(categories)].map((category) => share(category, 0) * share(category, 1)))
  const kappa = beyondChance(observed, expected)
  const half = (1.96 * Math.sqrt((observed * (1 - observed)) / n)) / (1 - expected)
  const interval =
    kappa === null || half === 0 ? null : { low: Math.max(-1, kappa - half), high: Math.min(1, kappa + half) }
  return { n, kappa, observed, expected, interval }
}

/**
 * Any number of raters, two or more to an item and not necessarily as many to each (Fleiss, Psychol Bull 1971; 76: 378; each rating has
 * the same weight in the chance agreement, each item in the observed). Items with fewer than two ratings are left out.
 * The 95% interval is a jackknife over the items (Fleiss and Davies, Am J Epidemiol 1982; 115: 841), with Student's t: what other items
 * of the kind might have given. Null below three items, and where leaving any one out changes nothing or leaves no kappa.
 * Throws RangeError on a grade that is not among the categories.
 */
export function fleissKappa(
  items: readonly (readonly string[])[],
  categories: readonly string[],
): Agreement & { readonly interval: Interval | null } {
  checkGrades(items, categories)
  const rated = items.filter((ratings) => ratings.length >= 2)
  const whole = ofItems(rated)
  const without = rated.map((_, left) => ofItems(rated.filter((__, at) => at !== left)).kappa)
  return { ...whole, interval: jackknife(whole.kappa, without) }
}

function ofItems(rated: readonly (readonly string[])[]): Agreement {
  const n = rated.length
  if (n === 0) return { n, kappa: null, observed: null, expected: null }
  const observed = sum(rated.map(pairsAlike)) / n
  const all = rated.flat()
  const expected = sum([...counts(all).values()].map((count) => (count / all.length) ** 2))
  return { n, kappa: beyondChance(observed, expected), observed, expected }
}

/** About the mean of the pseudo-values n × whole − (n − 1) × without one; kept within −1 and 1. */
function jackknife(whole: number | null, without: readonly (number | null)[]): Interval | null {
  const n = without.length
  const known = without.filter((one) => one !== null)
  if (whole === null || n < 3 || known.length < n) return null
  const pseudo = known.map((one) => n * whole - (n - 1) * one)
  const mean = sum(pseudo) / n
  const error = Math.sqrt(sum(pseudo.map((one) => (one - mean) ** 2)) / (n - 1) / n)
  if (error < 1e-12) return null
  const half = studentT(n - 1) * error
  return { low: Math.max(-1, Math.min(whole, mean - half)), high: Math.min(1, Math.max(whole, mean + half)) }
}

/** The 97.5% quantile, by its expansion about the normal (Abramowitz and Stegun 26.7.5): within 4% for two degrees, 0.2% from five. */
function studentT(degrees: number): number {
  const z = 1.959964
  return (
    z +
    (z ** 3 + z) / (4 * degrees) +
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * degrees ** 2) +
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * degrees ** 3)
  )
}

/** Of all pairs of raters of one item, the share that agree. */
function pairsAlike(ratings: readonly string[]): number {
  const alike = sum([...counts(ratings).values()].map((count) => count * (count - 1)))
  return alike / (ratings.length * (ratings.length - 1))
}

function counts(grades: readonly string[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const grade of grades) found.set(grade, (found.get(grade) ?? 0) + 1)
  return found
}

/** Where chance explains everything, as when all gave one grade, nothing can lie beyond it. */
const beyondChance = (observed: number, expected: number): number | null =>
  1 - expected < 1e-12 ? null : (observed - expected) / (1 - expected)

function checkGrades(items: readonly (readonly string[])[], categories: readonly string[]): void {
  const stranger = items.flat().find((grade) => !categories.includes(grade))
  if (stranger !== undefined) throw new RangeError(`“${stranger}” is not one of ${categories.join(', ')}`)
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
