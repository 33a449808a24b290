// Pairs of cases that are of one child or of two children of one home, counted by month: what the test of change and the intervals need to know.
import { added, monthsBack, none, type Paired, type Pairs, type PairsBack } from './alike.ts'

/** A case that counts, of a month (`2026-10`). `home` where it is from one. */
export type OfChild = {
  readonly child: string
  readonly home?: string | null
  readonly month: string
  readonly yes: boolean
}

type Month = { readonly month: string; readonly yes: number; readonly n: number }

/** By month, those without a pair left out. */
export function pairsByMonth(cases: readonly OfChild[]): ReadonlyMap<string, PairsBack> {
  const found = new Map<string, Pairs[]>()
  for (const some of Map.groupBy(cases, ({ child }) => child).values())
    for (const { month, back, ...pairs } of pairsOf(some)) putBack(found, month, back, pairs)
  for (const [home, some] of Map.groupBy(cases, (one) => one.home ?? null)) {
    if (home === null) continue
    for (const { month, back, ...pairs } of ofTwoChildren(some)) putBack(found, month, back, { ...none, home: pairs })
  }
  return found
}

/** All pairs among some cases but those of one child. */
function ofTwoChildren(cases: readonly OfChild[]): readonly PairedBack[] {
  const children = [...Map.groupBy(cases, ({ child }) => child).values()]
  if (children.length < 2) return []
  const keyOf = ({ month, back }: PairedBack) => `${month}/${back}`
  const ofOne = Map.groupBy(children.flatMap(pairsOf), keyOf)
  return pairsOf(cases).flatMap((all) => {
    const left = (ofOne.get(keyOf(all)) ?? []).reduce(without, all)
    return left.pairs === 0 ? [] : [left]
  })
}

const without = (all: PairedBack, { pairs, yes, no }: PairedBack): PairedBack => ({
  ...all,
  pairs: all.pairs - pairs,
  yes: all.yes - yes,
  no: all.no - no,
})

/** Pairs of a month with the one so many months back, or within it. */
type PairedBack = Paired & { readonly month: string; readonly back: number }

/** All pairs among some cases. */
function pairsOf(cases: readonly OfChild[]): readonly PairedBack[] {
  if (cases.length < 2) return []
  const months = byMonth(cases)
  return months.flatMap((later) =>
    months.flatMap((earlier) => {
      const back = earlier === later ? 0 : monthsBetween(earlier.month, later.month)
      if (back < 0 || back > monthsBack) return []
      const pairs = back === 0 ? within(later) : between(earlier, later)
      return pairs.pairs === 0 ? [] : [{ month: later.month, back, ...pairs }]
    }),
  )
}

/** Adds pairs to a month's, whose list is as long as its furthest. */
function putBack(found: Map<string, Pairs[]>, month: string, back: number, more: Pairs): void {
  const known = found.get(month) ?? []
  while (known.length <= back) known.push(none)
  known[back] = added(known[back] ?? none, more)
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

const byMonth = (cases: readonly OfChild[]): readonly Month[] =>
  [...Map.groupBy(cases, ({ month }) => month)].map(([month, some]) => ({
    month,
    yes: some.filter(({ yes }) => yes).length,
    n: some.length,
  }))

const within = ({ yes, n }: Month): Paired => ({ pairs: ofTwo(n), yes: ofTwo(yes), no: ofTwo(n - yes) })

const between = (a: Month, b: Month): Paired => ({
  pairs: a.n * b.n,
  yes: a.yes * b.yes,
  no: (a.n - a.yes) * (b.n - b.yes),
})

/** So many pairs there are among so many cases. */
export const ofTwo = (many: number): number => (many * (many - 1)) / 2
