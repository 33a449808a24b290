// A step of the ladder that names somebody who has left reaches whoever holds the job: nobody reads what is told to a closed account.
import type { Reader } from '../kernel/database.ts'
import { isId } from '../kernel/identity.ts'
import { staffById } from '../registers/staff.ts'

/** `job` is told in the place of a person who is no longer in the force. */
export const inTheirPlace =
  (job: string) =>
  async (reader: Reader, { forceId: force }: { readonly forceId: string }, to: string): Promise<readonly string[]> =>
    isId(to) && (await staffById.one(reader, { force, staff: to })) === null ? [job] : [to]
