// Places to try first: where this child was found before, most often first; then where last seen. Never a table of distances.
import type { EpisodeState } from '../../state.ts'

type Place = { readonly place: string; readonly why: string }
type Earlier = {
  readonly foundAt: string | null
  readonly lastSeenPlace: string | null
  /** Where the child was said to be, of a contact that was never missing. */
  readonly knownAt?: string | null
}

const most = 6

export function placesToTry(state: EpisodeState, earlier: readonly Earlier[]): readonly Place[] {
  const found = counted(earlier.map((one) => one.foundAt)).map(([place, count]) => ({
    place,
    why: count > 1 ? `found here ${count} times before` : 'found here before',
  }))
  const now = state.foundBefore.toReversed().map((one) => ({
    place: one.place,
    why: `found here this time${one.with === null ? '' : `, with ${one.with}`}, and gone again`,
  }))
  const here = state.report === null ? [] : [{ place: state.report.lastSeen.place, why: 'last seen here this time' }]
  const seen = counted(earlier.map((one) => one.lastSeenPlace)).map(([place]) => ({
    place,
    why: 'went missing from here before',
  }))
  const known = counted(earlier.map((one) => one.knownAt ?? null)).map(([place]) => ({
    place,
    why: 'named in an earlier concern',
  }))
  const places = new Map<string, Place>()
  for (const one of [...now, ...found, ...here, ...seen, ...known])
    if (!places.has(key(one.place))) places.set(key(one.place), one)
  return [...places.values()].slice(0, most)
}

/** Most often first; of equals the latest, since the earlier episodes come newest first. */
function counted(given: readonly (string | null)[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, [string, number]>()
  for (const place of given) {
    if (place === null) continue
    const [words, count] = counts.get(key(place)) ?? [place, 0]
    counts.set(key(place), [words, count + 1])
  }
  return [...counts.values()].sort((a, b) => b[1] - a[1])
}

const key = (place: string): string => place.trim().toLowerCase()
