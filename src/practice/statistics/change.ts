// Whether a proportion has changed since its baseline: a sequential test that may be looked at every month.
import { type Alike, type PairsBack, pairsWithin, worthBeside } from './alike.ts'
import { checkCount, hypergeometricProbability } from './binomial.ts'

/** One month. `alike`: its pairs of cases of one child, by how many months back the other is. */
export type Period = { readonly successes: number; readonly n: number; readonly alike?: PairsBack }

export type Change = {
  readonly verdict: 'no clear change' | 'improved' | 'worse'
  /** Index of the month at whose end this verdict could first be given; null where there is no clear change. */
  readonly since: number | null
  /** Whether the last look by itself gives this verdict; false where a change was shown once and has faded. */
  readonly stillShown: boolean
  /** Months looked at, at most `rule.looks`; those after are not read. */
  readonly looks: number
  /** All looks are used up: take a new baseline. */
  readonly exhausted: boolean
}

/**
 * Twelve monthly looks. Each compares with the baseline all months since, and from the fourth look also the latest three, so that a
 * change which begins late is not hidden by the quiet months before it: 12 + 9 = 21 tests. Each may err at 5% / 21.
 */
export const rule = { looks: 12, latest: 3, falseClaims: 0.05, tests: 21 } as const

/**
 * Has the proportion changed? At most 5% of unchanged series are ever called changed over 12 looks, in both directions together,
 * for every true proportion, baseline and volume. That is proved rather than approximated: each test is Fisher's exact
 * test of the months against the baseline, two proportions both in error (Fisher, J R Stat Soc 1935; 98: 39),
 * and by Bonferroni's inequality 21 tests at 5% / 21 err at most 5% together, however they depend on each other. Volumes may differ
 * from month to month but must not depend on the outcomes. The proof is for cases that are independent. Where a child comes back, or one search has several
 * cases, hand in the pairs that are of one child: each count is then taken for as many cases as it is worth, and that at most 5% are called
 * changed is shown by simulation (returning.ts). The later claim stands where one look contradicts another.
 *
 * `together` measures that are read as one share the 5%: of those without any real change at most 5% ever hold a measure that claims one.
 * `better` says which direction is an improvement. Throws RangeError on a miscount.
 */
export function changeOverTime(
  baseline: Alike,
  months: readonly Period[],
  better: 'higher' | 'lower' = 'higher',
  together = 1,
): Change {
  checkCount(baseline.successes, baseline.n)
  const looks = Math.min(months.length, rule.looks)
  let [direction, since, shown]: [Direction, number | null, Direction] = [0, null, 0]
  for (let look = 0; look < looks; look++) {
    shown = atLook(baseline, months.slice(0, look + 1), together)
    if (shown === 0 || shown === direction) continue
    direction = shown
    since = look
  }
  return {
    verdict: verdictOf(direction, better),
    since,
    stillShown: direction !== 0 && shown === direction,
    looks,
    exhausted: looks === rule.looks,
  }
}

/** Higher, lower, or neither. */
type Direction = 1 | -1 | 0

function verdictOf(direction: Direction, better: 'higher' | 'lower'): Change['verdict'] {
  if (direction === 0) return 'no clear change'
  return direction > 0 === (better === 'higher') ? 'improved' : 'worse'
}

/** The latest months are asked first: where they and the whole disagree, they are the present. */
function atLook(baseline: Alike, since: readonly Period[], together: number): Direction {
  const all = differs(baseline, summed(since), together)
  return since.length <= rule.latest ? all : differs(baseline, summed(since.slice(-rule.latest)), together) || all
}

/** Fisher's exact test of what the counts are worth, each direction at half the level. */
function differs(before: Alike, after: Alike, together: number): Direction {
  const [baseline, since] = worthBeside(before, after)
  const total = baseline.n + since.n
  const successes = baseline.successes + since.successes
  const expected = total === 0 ? 0 : (since.n * successes) / total
  const limit = rule.falseClaims / rule.tests / together / 2
  if (since.successes > expected) return asRareAs(limit, since.successes, since.n, successes, total) ? 1 : 0
  if (since.successes === expected) return 0
  return asRareAs(limit, since.n - since.successes, since.n, total - successes, total) ? -1 : 0
}

/** Whether P(X ≥ k) ≤ limit for the hypergeometric X; stops as soon as it knows. */
function asRareAs(limit: number, k: number, drawn: number, marked: number, total: number): boolean {
  let term = hypergeometricProbability(k, drawn, marked, total)
  let tail = 0
  for (let at = k; tail <= limit && term > tail * 1e-12; at++) {
    tail += term
    term *= ((marked - at) * (drawn - at)) / ((at + 1) * (total - marked - drawn + at + 1))
  }
  return tail <= limit
}

/** Consecutive months as one, with the pairs among them. */
export function summed(months: readonly Period[]): Alike {
  for (const { successes, n } of months) checkCount(successes, n)
  const sum = (of: (month: Period) => number) => months.reduce((total, month) => total + of(month), 0)
  return { successes: sum((month) => month.successes), n: sum((month) => month.n), pairs: pairsWithin(months) }
}
