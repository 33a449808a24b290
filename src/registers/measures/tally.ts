// The pairs of cases of one child and of one home, by measure and group: each case is looked at once for its child, and once more for its home. Counted here, since joining each with each takes the database several times as long.
import { monthsBack, type Paired, type PairsBack } from '../../practice/statistics.ts'

/** The cases of one child in one home, or in none. Each is a number: `ways` × its place, and how it counts. */
export type OfChild = { readonly child: string; readonly home: string | null; readonly cases: readonly number[] }

export const ways = 4
export const notYet = 3

/** A place is a group of a measure. Flat arrays, since a year has a hundred thousand cases. */
type Tally = {
  readonly groups: number
  /** Months are followed from one to the next; other groups are looked at each by itself. */
  readonly furthest: number
  /** By place and how many months back the other case is: pairs, both yes, both not; of one child, and of two children of one home. */
  readonly pairs: Float64Array
  readonly home: Float64Array
  /** Of the cases that are paired now, empty between two: by place those that count, and those that are yes. */
  readonly n: Int32Array
  readonly yes: Int32Array
}

/** By place: its pairs, as `pairsByMonth` says them. */
export function pairsOfPlaces(
  gathered: readonly OfChild[],
  { measures, groups, months }: { readonly measures: number; readonly groups: number; readonly months: boolean },
): (place: number) => PairsBack {
  const rows = inOneRow(gathered)
  const furthest = months ? Math.min(monthsBack, groups - 1) : 0
  const places = measures * groups
  const sums = () => new Float64Array(places * (furthest + 1) * 3)
  const counts = () => new Int32Array(places)
  const tally: Tally = { groups, furthest, pairs: sums(), home: sums(), n: counts(), yes: counts() }
  const homes = Map.groupBy(rows, (row) => row.home)
  const ofSeveral = (home: string | null) => home !== null && (homes.get(home)?.length ?? 0) > 1
  // Of a home all pairs but those of one child, which are taken away as they are counted for the child.
  for (const [home, children] of homes) if (ofSeveral(home)) pair(tally, children, { to: tally.home, from: null })
  for (const ofOne of Map.groupBy(rows, ({ child }) => child).values()) {
    const [only, another] = ofOne
    if (only !== undefined && another === undefined)
      pair(tally, ofOne, { to: tally.pairs, from: ofSeveral(only.home) ? tally.home : null })
    else {
      pair(tally, ofOne, { to: tally.pairs, from: null })
      for (const one of ofOne) if (ofSeveral(one.home)) pair(tally, [one], { to: null, from: tally.home })
    }
  }
  return (place) => backOf(tally, place)
}

/** Of a child who was in two homes that are one, a single row: what is one child’s is no pair of two children of a home. */
const inOneRow = (rows: readonly OfChild[]): readonly OfChild[] =>
  [...Map.groupBy(rows, ({ child, home }) => `${child}/${home}`).values()].map((same) => ({
    child: same[0]?.child ?? '',
    home: same[0]?.home ?? null,
    cases: same.length === 1 ? (same[0]?.cases ?? []) : same.flatMap(({ cases }) => cases),
  }))

/** Where pairs are added, and where they are taken away. */
type Sums = { readonly to: Float64Array | null; readonly from: Float64Array | null }

/** All pairs among some cases. */
function pair(tally: Tally, rows: readonly OfChild[], sums: Sums): void {
  const { n, yes } = tally
  const touched: number[] = []
  for (const { cases } of rows)
    for (const coded of cases) {
      const how = coded % ways
      if (how === notYet) continue
      const place = (coded - how) / ways
      if (n[place] === 0) touched.push(place)
      n[place] = (n[place] ?? 0) + 1
      if (how === 0) yes[place] = (yes[place] ?? 0) + 1
    }
  for (const place of touched) addPairs(tally, place, sums)
  for (const place of touched) {
    n[place] = 0
    yes[place] = 0
  }
}

/** Of one place with itself and with the months before it. */
function addPairs({ groups, furthest, n, yes }: Tally, place: number, sums: Sums): void {
  const [all, good] = [n[place] ?? 0, yes[place] ?? 0]
  const at = place * (furthest + 1) * 3
  if (all > 1) add(sums, at, ofTwo(all), ofTwo(good), ofTwo(all - good))
  const most = Math.min(furthest, place % groups)
  for (let back = 1; back <= most; back++) {
    const before = n[place - back] ?? 0
    if (before === 0) continue
    const goodBefore = yes[place - back] ?? 0
    add(sums, at + back * 3, all * before, good * goodBefore, (all - good) * (before - goodBefore))
  }
}

const ofTwo = (many: number): number => (many * (many - 1)) / 2

function add({ to, from }: Sums, at: number, all: number, yes: number, no: number): void {
  if (to !== null) addTo(to, at, all, yes, no)
  if (from !== null) addTo(from, at, -all, -yes, -no)
}

function addTo(sums: Float64Array, at: number, all: number, yes: number, no: number): void {
  sums[at] = (sums[at] ?? 0) + all
  sums[at + 1] = (sums[at + 1] ?? 0) + yes
  sums[at + 2] = (sums[at + 2] ?? 0) + no
}

/** As long as its furthest. */
function backOf({ furthest, pairs, home }: Tally, place: number): PairsBack {
  const back = Array.from({ length: furthest + 1 }, (_, at) => {
    const from = (place * (furthest + 1) + at) * 3
    const ofHome = pairedAt(home, from)
    return { ...pairedAt(pairs, from), ...(ofHome.pairs > 0 ? { home: ofHome } : {}) }
  })
  return back.slice(0, back.findLastIndex((one) => one.pairs > 0 || one.home !== undefined) + 1)
}

function pairedAt(sums: Float64Array, from: number): Paired {
  const [pairs = 0, yes = 0, no = 0] = sums.subarray(from, from + 3)
  return { pairs, yes, no }
}
