// Invented series with a known truth, to count how often a test of change is right. Used by its test and its benchmark only.
import { binomialQuantile, cumulativeBinomial } from './binomial.ts'
import { type Change, changeOverTime, type Period } from './change.ts'
import { seededRandom } from './random.ts'

export type Truth = {
  readonly baseline: { readonly n: number; readonly p: number }
  /** The true proportion of each month after the baseline. */
  readonly months: readonly number[]
  readonly monthlyN: number
  readonly runs: number
  readonly seed: number
}

type Judge = (baseline: Period, months: readonly Period[]) => Pick<Change, 'verdict' | 'since'>

/** The share of runs, 0..1, whose verdict at the end satisfies `claimed`. */
export function shareOfRuns(
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

export const claimedAtAll = (change: Pick<Change, 'verdict'>): boolean => change.verdict !== 'no clear change'

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
