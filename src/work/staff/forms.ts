// What the forms of staff and units say, offer and hold at first.

import type { Refusal } from '../../kernel/outcome.ts'
import { staffProcedure, unitProcedure } from '../../registers/staff.ts'
import { type BoundCommand, bind } from '../../web/slice.ts'
import { jobRefusals } from './bodies.ts'
import { changeStaff, join, leave, releaseAccount } from './commands.ts'
import { detailsOf, staffChoices, unitDetailsOf } from './pages.ts'
import { changeUnit, describe, disband } from './units.ts'

export const staffCommands: readonly BoundCommand[] = [
  bind(staffProcedure, join, { says: 'Added', choices: staffChoices, alsoWrong: noJob }),
  bind(staffProcedure, changeStaff, {
    says: 'Changed',
    choices: staffChoices,
    alsoWrong: noJob,
    initial: async (world, recordId) => (await detailsOf(world, recordId)) ?? {},
  }),
  bind(staffProcedure, leave, { says: 'They can no longer sign in', after: () => '/staff' }),
  bind(staffProcedure, releaseAccount, { says: 'The next account to sign in with their email address becomes theirs' }),
  bind(unitProcedure, describe, { says: 'Added', after: () => '/units' }),
  bind(unitProcedure, changeUnit, { says: 'Changed', initial: unitDetailsOf, after: () => '/units' }),
  bind(unitProcedure, disband, { says: 'Disbanded', after: () => '/units' }),
]

/** Said with everything else that is missing, not after it. */
function noJob(body: unknown): readonly Refusal[] {
  const roles = typeof body === 'object' && body !== null && 'roles' in body ? body.roles : null
  return Array.isArray(roles) && roles.length === 0 ? jobRefusals([]) : []
}
