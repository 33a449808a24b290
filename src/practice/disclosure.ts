// Disclosure control: the one way in which a count becomes public. Small counts, none among them, are one range; everything else is rounded, and nothing published is a part of a total that is published too.
import { effectOf, none, type Pairs, type PairsBack, pairsWithin, wilson } from './statistics.ts'

/** Exact is never public: a range, nothing at all, or the nearest five. “1 to 7” stands in releases from before none was hidden too. */
export type PublicCount = '1 to 7' | '0 to 7' | 'not shown' | number

type PublicFigure = {
  readonly yes: PublicCount
  readonly n: PublicCount
  /** Percent of the rounded counts, and only where the rounded denominator is 30 or more. */
  readonly percent: number | null
  /** 95% Wilson interval of the rounded counts, in percent, as of so many cases as they are worth by the effect. */
  readonly low: number | null
  readonly high: number | null
  /**
   * By how much cases are worth fewer independent ones since children come back, up to the next half. Only beside a percentage; a figure
   * published before it was takes every case as independent.
   */
  readonly effect?: number
}

type PublicSeries = {
  readonly year: PublicFigure
  /** How many of the months the year's figure counts. */
  readonly counted: number
  /** Null where too many months have too few cases to be shown one by one. */
  readonly months: readonly PublicFigure[] | null
}

/** `alike`: the pairs of cases of one child, of a month also those with the months before it. */
type Counts = { readonly yes: number; readonly n: number; readonly alike?: PairsBack }

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
export const disclose = (counts: Counts): PublicFigure =>
  worth(counts, publicEffect(counts, pairsWithin([counts]), isShownAsAll(counts)))

function worth({ yes, n }: Counts, effect: number): PublicFigure {
  if (yes > n) throw new RangeError(`${yes} of ${n} cannot be`)
  const [shownYes, shownN] = [publicCount(yes), publicCount(n)]
  return figure(typeof shownN === 'number' ? shownYes : 'not shown', shownN, upToHalf(effect))
}

/**
 * Published up to the next half, so that no interval is too narrow and none says how many came back. 1 says that cases of one child were no more
 * alike than any two, and of no child that it did not come back: where all count, or none does, any pair would show, and 1.5 is the least.
 * What is shown as all has the effect of all, whether or not some few are hidden in it: 1 would say that there are some.
 */
function publicEffect({ yes, n }: Counts, pairs: Pairs, asAll: boolean): number {
  return Math.max(yes === 0 || asAll ? 1.5 : 1, effectOf({ successes: asAll ? n : yes, n, pairs }))
}

const isShownAsAll = ({ yes, n }: Counts): boolean => rounded(yes) >= rounded(n)

const upToHalf = (effect: number): number => Math.ceil(2 * effect - 1e-9) / 2

/**
 * Months in order and their total. Either the months are shown, and the total is the sum of what is shown, which says nothing that the
 * months do not; or only the total is, and no month. A total beside its parts, release after release, let whoever adds and subtracts
 * find several small counts in a hundred again.
 */
export function discloseMonths(months: readonly Counts[]): PublicSeries {
  const total = months.reduce(together, nothing)
  const pairs = pairsWithin(months)
  const large = months.filter(isLarge)
  const apart = large.length > 0 && large.length >= months.length - mostMonthsTooSmall
  const effect = publicEffect(total, pairs, apart ? large.every(isShownAsAll) : isShownAsAll(total))
  if (!apart) return { year: worth(total, effect), counted: months.length, months: null }
  const ofAMonth = effectOfMonths(effect, pairs, months)
  const shown = months.map((month) => worth(month, ofAMonth))
  const sum = shown.filter(isClear).reduce(together, nothing)
  return { year: figure(Math.min(sum.yes, sum.n), sum.n, upToHalf(effect)), counted: large.length, months: shown }
}

/** Shown with its counts. */
const isLarge = ({ yes, n }: Counts): boolean =>
  typeof publicCount(yes) === 'number' && typeof publicCount(n) === 'number'

/**
 * One for all months, since one of a single month would say of few children: theirs are the pairs within a month, as alike as those of the
 * year. Beside a year of more than 1 at least 1.5, for 1 would say that nobody came back within a month.
 */
function effectOfMonths(effect: number, { pairs }: Pairs, months: readonly Counts[]): number {
  if (effect === 1) return 1
  const within = months.reduce((sum, { alike = [] }) => sum + (alike[0] ?? none).pairs, 0)
  return Math.max(1.5, pairs === 0 ? effect : 1 + ((effect - 1) * within) / pairs)
}

/**
 * The sum of figures that are published one by one, or of what of them is not counted: it says nothing that they do not. Its effect is the
 * one that is published of all months. Null where one of them is not shown with its counts.
 */
export function sumOfPublished(
  shown: readonly PublicFigure[],
  counted: 'yes' | 'no' = 'yes',
  effect?: number,
): PublicFigure | null {
  const clear = shown.filter(isClear)
  if (clear.length === 0 || clear.length < shown.length) return null
  const { yes, n } = clear.reduce(together, nothing)
  const counting = Math.min(yes, n)
  return figure(counted === 'yes' ? counting : n - counting, n, effect)
}

const nothing: Counts = { yes: 0, n: 0 }
const together = (a: Counts, b: Counts): Counts => ({ yes: a.yes + b.yes, n: a.n + b.n })
const isClear = (one: PublicFigure): one is PublicFigure & Counts =>
  typeof one.yes === 'number' && typeof one.n === 'number'

function figure(yes: PublicCount, n: PublicCount, effect?: number): PublicFigure {
  if (typeof yes !== 'number' || typeof n !== 'number' || n < leastForPercent)
    return { yes, n, percent: null, low: null, high: null }
  const { low, high } = wilson(Math.min(yes, n) / (effect ?? 1), n / (effect ?? 1))
  const shown = { yes, n, percent: percentOf(Math.min(yes, n) / n), low: percentOf(low), high: percentOf(high) }
  return effect === undefined ? shown : { ...shown, effect }
}

const rounded = (count: number): number => Math.round(count / step) * step
const percentOf = (share: number): number => Math.round(share * 100)
