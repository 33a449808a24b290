// Which jobs are of what rank: said once, for decisions that an inspector, a detective or a superintendent takes.
import type { Person, Role } from '../../registers/permissions.ts'

export const superintendents: readonly Role[] = ['duty superintendent']
export const detectives: readonly Role[] = ['detective inspector', ...superintendents]
/** Of inspector’s rank or above in the force; the inspectorate’s inspectors are none of them. */
export const inspectors: readonly Role[] = ['local operations inspector', 'force incident manager', ...detectives]

export const isInspector = ({ roles }: Pick<Person, 'roles'>): boolean =>
  roles.some((role) => inspectors.includes(role))
