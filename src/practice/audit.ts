// A stratified sample that anyone can draw again: each file has a rank that nobody could choose, and the lowest ranks of each stratum are drawn.
export type ToAudit = { readonly recordId: string; readonly stratum: string }
export type Drawn<File extends ToAudit> = File & { readonly rank: string }

/**
 * `size` files in proportion to the strata (largest remainders), at least one of each stratum while there is room; in order of rank.
 * `rankOf` must give every file a text of its own that depends on the seed: the order in which the files come does not matter.
 */
export function stratified<File extends ToAudit>(
  population: readonly File[],
  size: number,
  rankOf: (recordId: string) => string,
): readonly Drawn<File>[] {
  const ranked = population
    .map((file) => ({ ...file, rank: rankOf(file.recordId) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
  const strata = [...new Set(ranked.map(({ stratum }) => stratum))].sort()
  const sizes = strata.map((stratum) => ranked.filter((file) => file.stratum === stratum).length)
  const places = allocate(sizes, Math.min(size, ranked.length))
  const chosen = strata.flatMap((stratum, index) =>
    ranked.filter((file) => file.stratum === stratum).slice(0, places[index] ?? 0),
  )
  return chosen.sort((a, b) => (a.rank < b.rank ? -1 : 1))
}

/** What changed between the moment that a population is taken as known at and the draw: reopened since, closed late, graded anew. */
export function changedBetween<Place extends { readonly stratum: string }>(
  known: readonly Place[],
  now: readonly Place[],
  keyOf: (place: Place) => string,
): { readonly left: readonly Place[]; readonly joined: readonly Place[]; readonly moved: readonly Place[] } {
  const before = new Map(known.map((one) => [keyOf(one), one]))
  const after = new Map(now.map((one) => [keyOf(one), one]))
  return {
    left: known.filter((one) => !after.has(keyOf(one))),
    joined: now.filter((one) => !before.has(keyOf(one))),
    moved: now.filter((one) => (before.get(keyOf(one))?.stratum ?? one.stratum) !== one.stratum),
  }
}

/** Places for strata of these sizes: never more than a stratum holds, `places` in all. */
export function allocate(sizes: readonly number[], places: number): readonly number[] {
  const total = sizes.reduce((sum, size) => sum + size, 0)
  if (total === 0) return sizes.map(() => 0)
  const exact = sizes.map((size) => (size * places) / total)
  const given = exact.map((share, index) =>
    Math.min(sizes[index] ?? 0, Math.max(Math.floor(share), roomForEach(sizes, places) ? 1 : 0)),
  )
  // One at a time to the largest remainder that has room, or from the smallest that has more than one.
  for (let left = places - sumOf(given); left !== 0; left = places - sumOf(given)) {
    const index = left > 0 ? largest(exact, given, sizes) : smallest(exact, given)
    given[index] = (given[index] ?? 0) + Math.sign(left)
  }
  return given
}

const roomForEach = (sizes: readonly number[], places: number) => sizes.length <= places
const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0)

function largest(exact: readonly number[], given: readonly number[], sizes: readonly number[]): number {
  const remainder = (index: number) =>
    (given[index] ?? 0) < (sizes[index] ?? 0) ? (exact[index] ?? 0) - (given[index] ?? 0) : Number.NEGATIVE_INFINITY
  return best(given.length, remainder)
}

function smallest(exact: readonly number[], given: readonly number[]): number {
  const excess = (index: number) =>
    (given[index] ?? 0) > 1 ? (given[index] ?? 0) - (exact[index] ?? 0) : Number.NEGATIVE_INFINITY
  return best(given.length, excess)
}

function best(length: number, value: (index: number) => number): number {
  let found = 0
  for (let index = 1; index < length; index++) if (value(index) > value(found)) found = index
  return found
}
