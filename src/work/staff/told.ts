// What a chief officer is told of who may do what: one administrator gives it alone, and somebody else sees it (decision 0016).

import { decisiveJobs, type Role } from '../../registers/permissions.ts'
import { type Also, alsoTold } from '../../registers/records.ts'
import type { StaffDetails } from '../../registers/staff.ts'

const given = 'Somebody was given a job that decides or approves: check that this is right'
const like =
  'Somebody was added who has a similar name to a member of staff, or the same telephone number or mailbox: check that they are two people'
const address = 'Somebody who decides or approves signs in with another address: check that this is right'
const account = 'Another account may sign in as a member of staff: check that this is right'

export const toldOfAccount: readonly string[] = [account]

/** Of a change: what somebody may decide now and could not before, or who may now be in their place. */
export function toldOfChange(before: StaffDetails | null, changed: Partial<StaffDetails>): readonly string[] {
  const jobs = changed.roles ?? before?.roles ?? []
  const gained = (changed.roles ?? []).filter((job) => !(before?.roles ?? []).includes(job))
  return [
    ...(gained.some(isDecisive) ? [given] : []),
    ...((changed.anotherPerson ?? '') === '' ? [] : [like]),
    ...(before !== null && 'email' in changed && changed.email !== null && jobs.some(isDecisive) ? [address] : []),
  ]
}

const isDecisive = (job: Role): boolean => decisiveJobs.includes(job)

export const tellChiefOfficer = (recordId: string, words: readonly string[]): readonly Also[] =>
  words.map((one) => alsoTold(recordId, 'chief officer', one))
