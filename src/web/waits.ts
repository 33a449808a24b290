// What waits for whoever reads, slice by slice, asked together: the page where work begins is read all night.
import type { Slice, Undecided, Waits } from './slice.ts'

export const waitsOf = (slices: readonly Pick<Slice, 'waits'>[]): Waits => {
  const asked = slices.flatMap((slice) => slice.waits ?? [])
  return async (world, reader) => (await Promise.all(asked.map(async (one) => await one(world, reader)))).flat()
}

/** What waits for a second person, of all these slices. */
export const undecidedOf = (slices: readonly Pick<Slice, 'undecided'>[]): Undecided => {
  const asked = slices.flatMap((slice) => slice.undecided ?? [])
  return async (world, reader) => (await Promise.all(asked.map(async (one) => await one(world, reader)))).flat()
}
