// Of whom a recommendation is asked, as its row in the register says: what others are asked stands apart from what the force is.
import Type from 'typebox'

export const AskedOf = Type.Array(Type.String())

/** Where nobody has said yet whose it is, it is the chief officer’s to meet. */
export const isForces = ({ asked_of }: { readonly asked_of: readonly string[] }): boolean =>
  asked_of.length === 0 || asked_of.includes('chief constable')

/** “the local policing body and another body”. */
const namesOf = (kinds: readonly string[]): string =>
  kinds.map((one) => (one === 'another body' ? one : `the ${one}`)).join(' and ')

/** For a page; null where it is asked of the force, alone or with others. */
export const askedOfOthers = (row: { readonly asked_of: readonly string[] }): string | null =>
  isForces(row) ? null : namesOf(row.asked_of)

/** Whoever is asked together with the chief officer; null where that is nobody. */
export function askedWithForce({ asked_of }: { readonly asked_of: readonly string[] }): string | null {
  const others = asked_of.filter((one) => one !== 'chief constable')
  return others.length === asked_of.length || others.length === 0 ? null : namesOf(others)
}
