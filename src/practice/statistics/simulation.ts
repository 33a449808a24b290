// Invented series with a known truth, to count how often a test of change is right. Used by its test and its benchmark only.
import { addMonths, dayOf } from '../../kernel/time.ts'
import { type MonthCounted, monthsNeeded, type SinceAnchor, sinceAnchor } from './anchor.ts'
import { binomialQuantile, cumulativeBinomial } from './binomial.ts'
import { type Change, changeOverTime, type Period } from './change.ts'
import { seededRandom } from './random.ts'

type Truth = {
  readonly baseline: { readonly n: number; readonly p: number }
  /** The true proportion of each month after the baseline. */
  readonly months: readonly number[]
  readonly monthlyN: number
  readonly runs: number
  readonly seed: number
}

type Judge = (baseline: Period, months: readonly Period[]) => Pick<Change, 'verdict' | 'since'>

/** The share of runs, 0..1, whose verdict at the end satisfies `claimed`. */
function shareOfRuns(
  truth: Truth,
  claimed: (change: Pick<Change, 'verdict' | 'since'>) => boolean,
  judge: Judge = changeOverTime,
): number {
  const random = seededRandom(truth.seed)
  const counts = new Map<number, () => number>()
  const count = (n: number, p: number): Period => {
    const draw = counts.get(p) ?? binomialCounts(n, p, random)
    counts.set(p, draw)
    return { successes: draw(), n }
  }
  const baselineCount = binomialCounts(truth.baseline.n, truth.baseline.p, random)
  let found = 0
  for (let run = 0; run < truth.runs; run++) {
    const baseline = { successes: baselineCount(), n: truth.baseline.n }
    const months = truth.months.map((p) => count(truth.monthlyN, p))
    if (claimed(judge(baseline, months))) found++
  }
  return found / truth.runs
}

/** Draws from the binomial by inverting its distribution: one random number a count. */
function binomialCounts(n: number, p: number, random: () => number): () => number {
  const distribution = cumulativeBinomial(n, p)
  return () => binomialQuantile(random(), distribution)
}

const claimedAtAll = (change: Pick<Change, 'verdict'>): boolean => change.verdict !== 'no clear change'

/** Runs in which nothing changes are called changed how often? Over twelve looks, both directions together. */
export const falseClaims = (baselineN: number, p: number, monthlyN: number, judge?: Judge): number =>
  shareOfRuns(
    { baseline: { n: baselineN, p }, months: new Array<number>(12).fill(p), monthlyN, runs: 10_000, seed: 2026 },
    claimedAtAll,
    judge,
  )

/** A real change, after so many quiet months, is called an improvement how often by the end of its third month? */
export const foundWithinThreeMonths = (
  baselineN: number,
  from: number,
  to: number,
  monthlyN: number,
  quietMonths = 0,
  runs = 10_000,
): number =>
  shareOfRuns(
    {
      baseline: { n: baselineN, p: from },
      months: [...new Array<number>(quietMonths).fill(from), to, to, to],
      monthlyN,
      runs,
      seed: 2027,
    },
    ({ verdict, since }) => verdict === 'improved' && since !== null && since >= quietMonths,
  )

/** Every combination the project promises: small, middling and large baselines, rare to common, quiet and busy. */
export const promised: readonly { baselineN: number; p: number; monthlyN: number }[] = [60, 300, 2400].flatMap(
  (baselineN) => [0.1, 0.5, 0.9].flatMap((p) => [20, 200].map((monthlyN) => ({ baselineN, p, monthlyN }))),
)

// ——— views that roll on, month after month, as the pages are looked at ———

type Rolling = { readonly p: number; readonly monthlyN: number; readonly runs: number; readonly seed: number }

/** Shares of unchanged series that are called changed in a view. */
type RollingClaims = {
  /** In at least one of an anchor's twelve views. */
  readonly ofAnAnchor: number
  /** In at least one of any twelve views in a row, the worst such twelve: one anchor ends and the next begins among them. */
  readonly ofAnyTwelve: number
  readonly ofThirtySix: number
}

/** Each month's end is a view of what there is by then, by the function that the pages call. */
export function rollingClaims({ p, monthlyN, runs, seed }: Rolling, view: View = sinceAnchorOf): RollingClaims {
  const draw = binomialCounts(monthlyN, p, seededRandom(seed))
  const called = Array.from({ length: runs }, () => {
    const months = seriesOf(48, () => draw(), monthlyN)
    return Array.from({ length: 36 }, (_, at) => view(months.slice(0, 13 + at))?.verdict !== 'no clear change')
  })
  const share = (from: number, views: number) =>
    called.filter((one) => one.slice(from, from + views).includes(true)).length / runs
  const twelves = Array.from({ length: 25 }, (_, from) => share(from, 12))
  return {
    ofAnAnchor: Math.max(...[0, 12, 24].map((from) => twelves[from] ?? 1)),
    ofAnyTwelve: Math.max(...twelves),
    ofThirtySix: share(0, 36),
  }
}

/** A real change that begins with this look (1 to 12) is called an improvement how often in one of its first three views? */
export function rollingFound(
  look: number,
  from: number,
  to: number,
  { monthlyN, runs, seed }: Omit<Rolling, 'p'>,
): number {
  const random = seededRandom(seed)
  const [before, since] = [binomialCounts(monthlyN, from, random), binomialCounts(monthlyN, to, random)]
  const begins = 12 + look - 1
  let found = 0
  for (let run = 0; run < runs; run++) {
    const months = seriesOf(begins + 3, (at) => (at < begins ? before() : since()), monthlyN)
    const claims = [1, 2, 3].some((more) => {
      const change = sinceAnchorOf(months.slice(0, begins + more))
      return change?.verdict === 'improved' && (change.since ?? '') >= (months[begins]?.month ?? '')
    })
    if (claims) found++
  }
  return found / runs
}

/** What a page would say of the months that are over. */
type View = (months: readonly MonthCounted[]) => Pick<Change, 'verdict'> | Pick<SinceAnchor, 'verdict'> | null

const sinceAnchorOf = (months: readonly MonthCounted[]) => sinceAnchor(months.slice(-monthsNeeded), 'higher')

/** From an April on. */
const seriesOf = (count: number, successes: (at: number) => number, n: number) =>
  Array.from({ length: count }, (_, at) => ({
    month: addMonths(dayOf('2020-04-01'), at).slice(0, 7),
    yes: successes(at),
    n,
  }))
