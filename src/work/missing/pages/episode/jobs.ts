// Whose it is, as short as it is said in a control room: several jobs in one line that is read in a second.
import { capital } from '../../../../kernel/words.ts'
import type { Role } from '../../../../registers/permissions.ts'

const shortly: Partial<Record<Role, string>> = {
  'local operations inspector': 'inspector',
  'detective inspector': 'DI',
  'duty superintendent': 'superintendent',
}

/** "Inspector, force incident manager, DI or superintendent" */
export function shortJobs(roles: readonly Role[]): string | null {
  const said = [...new Set(roles.map((role) => shortly[role] ?? role))]
  const last = said.pop()
  if (last === undefined) return null
  return capital(said.length === 0 ? last : `${said.join(', ')} or ${last}`)
}
