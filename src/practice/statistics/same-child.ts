// Pairs of cases that are of one child, counted by month: what the test of change and the intervals need to know of children who come back.
import { added, monthsBack, none, type Pairs, type PairsBack } from './alike.ts'

/** A case that counts, of a month (`2026-10`). */
export type OfChild = { readonly child: string; readonly month: string; readonly yes: boolean }

type Month = { readonly month: string; readonly yes: number; readonly n: number }

/** By month, those without a pair left out. */
export function pairsByMonth(cases: readonly OfChild[]): ReadonlyMap<string, PairsBack> {
  const found = new Map<string, Pairs[]>()
  for (const months of monthsOfChildren(cases))
    for (const later of months)
      for (const earlier of months) {
        const back = earlier === later ? 0 : monthsBetween(earlier.month, later.month)
        if (back < 0 || back > monthsBack) continue
        const pairs = back === 0 ? within(later) : between(earlier, later)
        if (pairs.pairs > 0) putBack(found, later.month, back, pairs)
      }
  return found
}

/** Adds pairs to a month's, whose list is as long as its furthest. */
export function putBack(found: Map<string, Pairs[]>, month: string, back: number, more: Pairs): void {
  const known = found.get(month) ?? []
  while (known.length <= back) known.push(none)
  const { pairs, yes, no } = known[back] ?? none
  known[back] = { pairs: pairs + more.pairs, yes: yes + more.yes, no: no + more.no }
  found.set(month, known)
}

/** The pairs among some months, whether or not others lie between them. */
export const pairsAmong = (months: readonly { readonly month: string; readonly alike?: PairsBack }[]): Pairs =>
  months
    .flatMap(({ month, alike = [] }) => months.flatMap((earlier) => alike[monthsBetween(earlier.month, month)] ?? []))
    .reduce(added, none)

/** From `2025-12` to `2026-02` are two. */
export const monthsBetween = (earlier: string, later: string): number => numberOf(later) - numberOf(earlier)

const numberOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7))

/** Of each child the months with cases. */
function* monthsOfChildren(cases: readonly OfChild[]): Generator<readonly Month[]> {
  for (const ofChild of Map.groupBy(cases, ({ child }) => child).values())
    if (ofChild.length > 1)
      yield [...Map.groupBy(ofChild, ({ month }) => month)].map(([month, some]) => ({
        month,
        yes: some.filter(({ yes }) => yes).length,
        n: some.length,
      }))
}

const within = ({ yes, n }: Month): Pairs => ({ pairs: ofTwo(n), yes: ofTwo(yes), no: ofTwo(n - yes) })

const between = (a: Month, b: Month): Pairs => ({
  pairs: a.n * b.n,
  yes: a.yes * b.yes,
  no: (a.n - a.yes) * (b.n - b.yes),
})

/** So many pairs there are among so many cases. */
export const ofTwo = (many: number): number => (many * (many - 1)) / 2
