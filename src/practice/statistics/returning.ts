// Invented children who come back, to count how often the test of change and the intervals are right about them. Used by tests and the benchmark only.
import { addMonths, dayOf } from '../../kernel/time.ts'
import type { PairsBack } from './alike.ts'
import { changeOverTime, type Period, summed } from './change.ts'
import type { Timed } from './quantile.ts'
import { type Random, seededRandom } from './random.ts'
import { type OfChild, pairsByMonth } from './same-child.ts'

/** What is true of them. */
export type Children = {
  /** Searches a month, on average. */
  readonly monthlyN: number
  /** The share of yes, 0..1, of children who are reported up to four times. */
  readonly p: number
  /** How alike the searches of one child are: the intraclass correlation. */
  readonly alike: number
  /** How much the share differs, −1..1, of children who are reported five times and more. */
  readonly often?: number
  /** From which month on (0 to 23) the share is how much higher. */
  readonly change?: { readonly from: number; readonly by: number }
}

export const months = Array.from({ length: 24 }, (_, at) => addMonths(dayOf('2025-04-01'), at).slice(0, 7))

/**
 * Two years of searches. Of a child's reports in all a half are the only one and few are many (a power of 1.75, up to 80), so that within a year a child is reported
 * some three times, the first repeat in half within 28 days, and a fifth of the children make up well over half of the searches: the repeat rates of Vigil's
 * published parameters.
 */
export function searchesOf(children: Children, random: Random): readonly OfChild[] {
  const { monthlyN, p, alike, often = 0, change = null } = children
  const cases: OfChild[] = []
  const many = Math.round((monthlyN * (before + months.length)) / meanReports)
  for (let child = 0; child < many; child++) {
    const reports = reportsOf(random())
    const mean = p + (reports >= 5 ? often : 0)
    const own = alike === 0 ? mean : beta(mean * (1 / alike - 1), (1 - mean) * (1 / alike - 1), random)
    const gap = (Math.exp(0.8 * normal(random)) * 0.92 * Math.min(1, 4 / Math.sqrt(reports))) / Math.LN2
    let at = random() * (before + months.length) - before
    for (let report = 0; report < reports && at < months.length; report++, at -= Math.log(1 - random()) * gap) {
      const month = months[Math.floor(at)]
      if (at < 0 || month === undefined) continue
      const share = change === null || at < change.from ? own : own + ((1 - own) * change.by) / (1 - p)
      cases.push({ child: String(child), month, yes: random() < share })
    }
  }
  return cases
}

/** Times of a year's searches, each without unit: of a child that comes back more alike than of any two. Half of all children's are below 1. */
export function timesOf(children: Children, random: Random): readonly Timed[] {
  const own = new Map<string, number>()
  const [between, within] = [Math.sqrt(children.alike), Math.sqrt(1 - children.alike)]
  return searchesOf(children, random)
    .filter(({ month }) => month < (months[12] ?? ''))
    .map(({ child }) => {
      const mean = own.get(child) ?? normal(random)
      own.set(child, mean)
      return { took: Math.exp(between * mean + within * normal(random)), child }
    })
}

/** Of so many months before those that are looked at children are invented too: who began then may still be coming back. */
const before = 150

const most = 80
const weights = Array.from({ length: most }, (_, at) => (at + 1) ** -1.75)
const weight = weights.reduce((sum, one) => sum + one)
const meanReports = weights.reduce((sum, one, at) => sum + one * (at + 1), 0) / weight

function reportsOf(chance: number): number {
  let left = chance * weight
  const at = weights.findIndex((one) => {
    left -= one
    return left < 0
  })
  return at < 0 ? most : at + 1
}

/** How the months are handed to the test: with the pairs of one child, or as if every case were another child's. */
type Handing = 'with children' | 'every case'

export function periodsOf(cases: readonly OfChild[], handing: Handing): readonly Period[] {
  const pairs = handing === 'every case' ? new Map<string, PairsBack>() : pairsByMonth(cases)
  const byMonth = Map.groupBy(cases, ({ month }) => month)
  return months.map((month) => {
    const some = byMonth.get(month) ?? []
    const alike = pairs.get(month) ?? []
    return { successes: some.filter(({ yes }) => yes).length, n: some.length, alike }
  })
}

type Runs = { readonly runs: number; readonly seed: number }
type Invent = (random: Random) => readonly OfChild[]

/** The share, 0..1, of unchanged series that are called changed within twelve looks. */
export function claimedOf(invent: Invent, handing: Handing, { runs, seed }: Runs): number {
  const random = seededRandom(seed)
  let claimed = 0
  for (let run = 0; run < runs; run++) {
    const periods = periodsOf(invent(random), handing)
    if (changeOverTime(summed(periods.slice(0, 12)), periods.slice(12)).verdict !== 'no clear change') claimed++
  }
  return claimed / runs
}

/** The share, 0..1, of series whose improvement is found by the end of the third month since it began. */
export function foundOf(
  children: Children & Required<Pick<Children, 'change'>>,
  handing: Handing,
  { runs, seed }: Runs,
): number {
  const random = seededRandom(seed)
  const { from } = children.change
  let found = 0
  for (let run = 0; run < runs; run++) {
    const periods = periodsOf(searchesOf(children, random), handing)
    const { verdict, since } = changeOverTime(summed(periods.slice(0, 12)), periods.slice(12, from + 3))
    if (verdict === 'improved' && since !== null && since >= from - 12) found++
  }
  return found / runs
}

// ——— draws ———

const normal = (random: Random): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

export function beta(a: number, b: number, random: Random): number {
  const [x, y] = [gamma(a, random), gamma(b, random)]
  return x + y === 0 ? Number(random() < a / (a + b)) : x / (x + y)
}

/** Marsaglia and Tsang, ACM Trans Math Softw 2000; 26: 363. */
function gamma(shape: number, random: Random): number {
  if (shape < 1) return gamma(shape + 1, random) * (1 - random()) ** (1 / shape)
  const d = shape - 1 / 3
  for (;;) {
    const x = normal(random)
    const v = (1 + x / Math.sqrt(9 * d)) ** 3
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}
