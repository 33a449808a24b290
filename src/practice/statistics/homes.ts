// Invented children of whom some live in the same home, to count how often the intervals are right about them.
import { intervalOf } from './alike.ts'
import { summed } from './change.ts'
import { type Random, seededRandom } from './random.ts'
import { beta, periodsOf, searchesOf } from './returning.ts'
import type { OfChild } from './same-child.ts'

export type Homes = {
  /** Searches a month, of all children. */
  readonly monthlyN: number
  /** The true share of yes, 0..1. */
  readonly p: number
  /** How alike the searches of one child are beyond those of its home: the intraclass correlation. */
  readonly alike: number
  /** The share, 0..1, of searches that are from homes, and how many homes they are from. */
  readonly fromHomes: number
  readonly homes: number
  /** How alike the searches of two children of one home are. */
  readonly home: number
}

/** Of so many years the share, 0..1, in which the interval of its first month, its first three, and all twelve holds what is true. */
export function coveredOf(given: Homes, { runs, seed }: { readonly runs: number; readonly seed: number }) {
  const random = seededRandom(seed)
  const spans = [1, 3, 12] as const
  const held = spans.map(() => 0)
  for (let run = 0; run < runs; run++) {
    const periods = periodsOf(searchesFromHomes(given, random), 'with children')
    spans.forEach((months, at) => {
      const { low, high } = intervalOf(summed(periods.slice(0, months)))
      if (low <= given.p && given.p <= high) held[at] = (held[at] ?? 0) + 1
    })
  }
  const [month = 0, quarter = 0, year = 0] = held.map((count) => count / runs)
  return { month, quarter, year }
}

/** Each home has a share of its own, about which those of its children lie; the other children have none in common. */
function searchesFromHomes(given: Homes, random: Random): readonly OfChild[] {
  const { monthlyN, p, alike, fromHomes, homes, home } = given
  const elsewhere = searchesOf({ monthlyN: monthlyN * (1 - fromHomes), p, alike }, random)
  const inHomes = Array.from({ length: homes }, (_, which) => {
    // Never quite 0 or 1, about which no other share could lie.
    const own = home === 0 ? p : Math.min(0.999, Math.max(0.001, beta(p / home - p, (1 - p) / home - (1 - p), random)))
    const searches = searchesOf({ monthlyN: (monthlyN * fromHomes) / homes, p: own, alike }, random)
    return searches.map((one) => ({ ...one, child: `${which}/${one.child}`, home: String(which) }))
  })
  return [...elsewhere, ...inHomes.flat()]
}
