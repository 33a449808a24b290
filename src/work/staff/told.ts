// What a chief officer is told of who may do what: one administrator gives it alone, and somebody else sees it (decision 0016).

import { queue } from '../../registers/outbox.ts'
import { decisiveJobs, type Role } from '../../registers/permissions.ts'
import type { Also } from '../../registers/records.ts'
import type { StaffDetails } from '../../registers/staff.ts'

const given = 'Somebody was given a job that decides or approves: see whether that is right'
const like =
  'Somebody like another member of staff, by name, telephone or mailbox, was recorded: see whether they are two people'
const address = 'Somebody who decides or approves signs in with another address: see whether that is right'
const account = 'Another account is let in as a member of staff: see whether that is right'

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

export const tellChiefOfficer = (forceId: string, recordId: string, words: readonly string[]): readonly Also[] =>
  words.map((one) => ({
    recordId,
    append: async ({ writer, world }) => {
      const message = {
        forceId,
        recordId,
        to: 'chief officer',
        channel: 'screen',
        words: one,
        interrupts: false,
      } as const
      await Promise.resolve(writer.send(queue({ ...message, duty: null }, world.now)))
    },
  }))
