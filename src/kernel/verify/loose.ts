// Every fact looked at once by its place: holes in the count of a record, and facts that no leaf stands for.
import type { Context, Database } from '../database.ts'
import { compareInTree } from '../ledger-rows.ts'
import { type FactRow, factAt, type Place, placesAfter, rowsAtOnce } from './rows.ts'

/** `facts` in the order of the tree, at most so many; the rest are counted in `more`. `holes` are places with no fact. */
export type Loose = { readonly facts: FactRow[]; readonly holes: Place[]; readonly more: number }

const keptAtMost = 10_000

export async function looseFacts(database: Database, context: Context): Promise<Loose> {
  const without: Place[] = []
  const holes: Place[] = []
  let more = 0
  let last: Place = { force_id: '', record_id: '00000000-0000-0000-0000-000000000000', position: 0 }
  for (;;) {
    const after = last
    const places = await database.read(context, async (reader) => await placesAfter.all(reader, after))
    for (const place of places) {
      for (const hole of holesBetween(last, place)) if (holes.length < keptAtMost) holes.push(hole)
      if (!place.sequenced && without.length < keptAtMost) without.push(place)
      else if (!place.sequenced) more += 1
      last = place
    }
    if (places.length < rowsAtOnce) break
  }
  const facts: FactRow[] = []
  for (let from = 0; from < without.length; from += 100)
    facts.push(...(await factsAt(database, context, without.slice(from, from + 100))))
  return { facts: facts.sort(compareInTree), holes, more }
}

/** Positions run from 1 without holes; a removed stretch names at most a hundred of them. */
function holesBetween(before: Place, place: Place): readonly Place[] {
  const same = before.force_id === place.force_id && before.record_id === place.record_id
  const first = same ? before.position + 1 : 1
  const count = Math.min(100, Math.max(0, place.position - first))
  return Array.from({ length: count }, (_, more) => ({ ...place, position: first + more }))
}

async function factsAt(database: Database, context: Context, places: readonly Place[]): Promise<readonly FactRow[]> {
  return await database.read(context, async (reader) => {
    const found = await Promise.all(places.map(async (place) => await factAt.one(reader, place)))
    return found.filter((fact) => fact !== null)
  })
}
