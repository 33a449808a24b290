// The leaves in order, each with the fact it stands for; a place in the tree without a leaf is an entry too.
import type { Context, Database } from '../database.ts'
import { placeKey } from './problem.ts'
import { type FactRow, factsOfLeaves, type LeafRow, leavesIn, rowsAtOnce } from './rows.ts'

export type Entry = { readonly index: number; readonly leaf: LeafRow | null; readonly fact: FactRow | null }

export async function* entriesBelow(
  database: Database,
  context: Context,
  size: number,
): AsyncGenerator<readonly Entry[]> {
  for (let from = 0; from < size; from += rowsAtOnce)
    yield await entriesIn(database, context, { from, below: Math.min(size, from + rowsAtOnce) })
}

export async function entriesIn(
  database: Database,
  context: Context,
  range: { readonly from: number; readonly below: number },
): Promise<readonly Entry[]> {
  const [leaves, facts] = await database.read(
    context,
    async (reader) => await Promise.all([leavesIn.all(reader, range), factsOfLeaves.all(reader, range)]),
  )
  const byIndex = new Map(leaves.map((leaf) => [leaf.leaf_index, leaf]))
  const byPlace = new Map(facts.map((fact) => [placeKey(fact), fact]))
  return Array.from({ length: range.below - range.from }, (_, offset) => {
    const leaf = byIndex.get(range.from + offset) ?? null
    return { index: range.from + offset, leaf, fact: leaf && (byPlace.get(placeKey(leaf)) ?? null) }
  })
}
