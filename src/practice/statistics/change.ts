// Whether a proportion has changed since its baseline: a sequential test that may be looked at every month.
import { checkCount, hypergeometricProbability } from './binomial.ts'

/** One month, or the whole baseline. */
export type Period = { readonly successes: number; readonly n: number }

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
 * change which begins late is not hidden by the quiet months before it: 12 + 9 = 21 tests. Each may err at 5 % / 21.
 */
export const rule = { looks: 12, latest: 3, falseClaims: 0.05, tests: 21 } as const

/**
 * Has the proportion changed? At most 5 % of unchanged series are ever called changed over 12 looks, in both directions together,
 * for every true proportion, baseline and volume. That is proved rather than approximated: each test is Fisher's exact
 * test of the months against the baseline, two proportions both in error (Fisher, J R Stat Soc 1935; 98: 39),
 * and by Bonferroni's inequality 21 tests at 5 % / 21 err at most 5 % together, however they depend on each other. Volumes may differ
 * from month to month but must not depend on the outcomes. Cases must be independent: where one search has several, hand in one of each. The later claim stands where one look contradicts another.
 *
 * `together` measures that are read as one share the 5 %: of those without any real change at most 5 % ever hold a measure that claims one.
 * `better` says which direction is an improvement. Throws RangeError on a miscount.
 */
export function changeOverTime(
  baseline: Period,
  months: readonly Period[],
  better: 'higher' | 'lower' = 'higher',
  together = 1,
): Change {
  checkCount(baseline.successes, baseline.n)
  const looks = Math.min(months.length, rule.looks)
  let [direction, since, shown]: [Direction, number | null, Direction] = [0, null, 0]
  let all: Period = nothing
  for (let look = 0; look < looks; look++) {
    all = added(all, months[look] ?? nothing)
    shown = atLook(baseline, all, months, look, together)
    if (shown === 0 || shown === direction) continue
    direction = shown
    since = look
  }
  return {
    verdict: direction === 0 ? 'no clear change' : direction > 0 === (better === 'higher') ? 'improved' : 'worse',
    since,
    stillShown: direction !== 0 && shown === direction,
    looks,
    exhausted: looks === rule.looks,
  }
}

/** Higher, lower, or neither. */
type Direction = 1 | -1 | 0

/** The latest months are asked first: where they and the whole disagree, they are the present. */
function atLook(baseline: Period, all: Period, months: readonly Period[], look: number, together: number): Direction {
  if (look < rule.latest) return differs(baseline, all, together)
  const latest = months.slice(look + 1 - rule.latest, look + 1).reduce(added, nothing)
  return differs(baseline, latest, together) || differs(baseline, all, together)
}

/** Fisher's exact test, each direction at half the level. */
function differs(baseline: Period, since: Period, together: number): Direction {
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

const nothing: Period = { successes: 0, n: 0 }

function added(a: Period, b: Period): Period {
  checkCount(b.successes, b.n)
  return { successes: a.successes + b.successes, n: a.n + b.n }
}
