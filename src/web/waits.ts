// What waits for whoever reads, slice by slice, asked of the database in one transaction: the page where work begins is read all night.
import { contextOf, type World } from '../registers/world.ts'
import type { Slice, Undecided, Waiting } from './slice.ts'

export const waitsOf = (slices: readonly Pick<Slice, 'waits'>[]) => {
  const asked = slices.flatMap((slice) => slice.waits ?? [])
  return async (world: World): Promise<readonly Waiting[]> =>
    await world.db.read(contextOf(world), async (reader) =>
      (await Promise.all(asked.map(async (one) => await one(world, reader)))).flat(),
    )
}

/** What waits for a second person, of all these slices. */
export const undecidedOf = (slices: readonly Pick<Slice, 'undecided'>[]): Undecided => {
  const asked = slices.flatMap((slice) => slice.undecided ?? [])
  return async (world, reader) => (await Promise.all(asked.map(async (one) => await one(world, reader)))).flat()
}
