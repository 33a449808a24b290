// Who may sign in at the demonstration's own provider, and at which addresses.
import type { StaffRow } from '../../registers/staff.ts'

export const place = '/demonstration/identity'

export const leaving = `${place}/leaving`

export type Given = {
  /** Where people reach Vigil, without a slash at its end. */
  readonly address: string
  /** The staff of the demonstration force who may be signed in as. */
  readonly people: () => Promise<readonly StaffRow[]>
}

export async function findAccount(given: Given, id: string) {
  const person = (await given.people()).find((one) => one.staff_id === id)
  if (person === undefined) return undefined
  return {
    accountId: id,
    claims: () => ({ sub: id, email: person.email, email_verified: true, name: person.name }),
  }
}
