// Compared with what: the year before an anchor stands still for twelve looks, so that looking every month spends the error once.
import { addMonths, dateWords, dayOf } from '../../kernel/time.ts'
import type { PairsBack } from './alike.ts'
import { type Change, changeOverTime, rule, summed } from './change.ts'

/** A whole month (`2026-10`); `notYet`, cases whose time has not passed; `alike`, as in `Period`. */
export type MonthCounted = {
  readonly month: string
  readonly yes: number
  readonly n: number
  readonly notYet?: number
  readonly alike?: PairsBack
}

export type SinceAnchor = {
  readonly verdict: Change['verdict'] | 'nothing to compare with'
  /** The month at whose end the verdict could first be given; null where there is none. */
  readonly since: string | null
  readonly stillShown: boolean
  /** First and last month of the year that it is compared with, and the cases in it. */
  readonly from: string
  readonly until: string
  readonly n: number
  /** How many months of that year hold a case, 0 to 12: a force that began in November is compared with five. */
  readonly monthsHeld: number
  /** 0 to 12. */
  readonly look: number
}

/**
 * Whether a measure has changed since the year before its anchor, the first of April at or before the last month that counts: police years
 * run from April to March. The anchor follows from the calendar alone, so whoever replays the figures compares with
 * the same year. Twelve looks use up the error that `changeOverTime` may make; then comes the next anchor. A baseline that moved with
 * every look would spend it anew each month.
 *
 * `together` measures read as one share the error of one.
 *
 * `months` are whole months in order, those without a case among them, the last `monthsNeeded` at least. The last is not looked at while
 * cases of it do not count yet: a look at half a month, and then at the whole, would be two. Null where there are none.
 */
export function sinceAnchor(
  months: readonly MonthCounted[],
  better: 'higher' | 'lower',
  together = 1,
): SinceAnchor | null {
  const counting = ripe(months)
  const last = counting.at(-1)
  if (last === undefined) return null
  const anchor = anchorOf(last.month)
  const from = monthsAfter(anchor, -rule.looks)
  const before = counting.filter(({ month }) => month >= from && month < anchor)
  const baseline = summed(before.map(asPeriod))
  const looks = counting.filter(({ month }) => month >= anchor)
  const { n } = baseline
  const monthsHeld = before.filter((month) => month.n > 0).length
  const compared = { from, until: monthsAfter(anchor, -1), n, monthsHeld, look: looks.length }
  if (n === 0) return { verdict: 'nothing to compare with', since: null, stillShown: false, ...compared }
  const { verdict, since, stillShown } = changeOverTime(baseline, looks.map(asPeriod), better, together)
  return { verdict, since: since === null ? null : (looks[since]?.month ?? null), stillShown, ...compared }
}

/** What it comes to for whoever needs one word: what was better once and is no longer is no clear change. */
export type Said = 'improved' | 'worse' | 'no clear change' | 'nothing counted'

export function said(change: SinceAnchor | null): Said {
  if (change === null || change.verdict === 'nothing to compare with') return 'nothing counted'
  return change.stillShown ? change.verdict : 'no clear change'
}

/** `compared with April 2025 to March 2026, monthly look 4 of 12`; of a year with fewer months on record it says so. */
export function comparedWords({
  from,
  until,
  monthsHeld,
  look,
}: Pick<SinceAnchor, 'from' | 'until' | 'monthsHeld' | 'look'>): string {
  const year = `${dateWords(from)} to ${dateWords(until)}`
  const few = monthsHeld === 1 ? 'the one month' : `the ${monthsHeld} months`
  const held = monthsHeld === 0 || monthsHeld === rule.looks ? year : `${few} of ${year} that have cases`
  return `compared with ${held}, monthly look ${look} of ${rule.looks}`
}

/** As many months as any view needs: the year before the anchor, the looks since, and one that does not count yet. */
export const monthsNeeded = 2 * rule.looks + 1

/**
 * The months that count: all but the last one while cases of it are not yet counted. Older ones are taken as they stand, so that nothing
 * due far ahead can hold a month back for ever.
 */
export function ripe<Month extends { readonly notYet?: number }>(months: readonly Month[]): readonly Month[] {
  return (months.at(-1)?.notYet ?? 0) === 0 ? months : months.slice(0, -1)
}

/** The first month that is compared with the year which these looks are in. */
export const nextAnchor = ({ until }: Pick<SinceAnchor, 'until'>): string => monthsAfter(until, rule.looks + 1)

function anchorOf(month: string): string {
  const [year = '', number = ''] = month.split('-')
  return number >= '04' ? `${year}-04` : `${Number(year) - 1}-04`
}

const monthsAfter = (month: string, count: number): string => addMonths(dayOf(`${month}-01`), count).slice(0, 7)

const asPeriod = ({ yes, n, alike }: MonthCounted) => ({ successes: yes, n, ...(alike === undefined ? {} : { alike }) })
