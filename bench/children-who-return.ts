// Which child an episode of a loaded database is of: three in five are of children who come back, about five times each in a year.
import { newId } from '../src/kernel/identity.ts'
import type { Instant } from '../src/kernel/time.ts'

/** `home` of two children in five: one of forty. */
export type Child = { readonly id: string; readonly name: string; readonly home: string | null }

/** `each` is how many episodes a force has; asked for the nth of them it gives the same child to the same place in the list. */
export function childrenOf(each: number): (forceId: string, nth: number, now: Instant) => Child {
  const often = Math.max(1, Math.ceil(each / 8))
  const known = new Map<string, Child>()
  return (forceId, nth, now) => {
    const comesBack = nth % 5 < 3
    const number = comesBack ? (nth * 7) % often : often + nth
    const key = `${forceId}/${number}`
    const child = known.get(key) ?? { id: newId(now), name: nameOf(number), home: homeOf(number) }
    if (comesBack) known.set(key, child)
    return child
  }
}

const nameOf = (number: number): string =>
  `${given[number % given.length]} ${family[Math.floor(number / given.length) % family.length]}${number % 977}`

const homeOf = (number: number): string | null => (number % 5 < 2 ? `Bench home ${Math.floor(number / 5) % 40}` : null)

const given = ['Arlo', 'Bea', 'Cato', 'Dilys', 'Emrys', 'Fenn', 'Gwil', 'Hettie', 'Idris', 'Juno']

const family = ['Ashworthy', 'Brindley', 'Coldwater', 'Dunmere', 'Elderfield', 'Farrowby', 'Greystone', 'Hollins']
