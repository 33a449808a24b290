// Who may do what: one table from the jobs people do to what each may do. Nothing else in Vigil decides it.
import { type Permission, type Person, permissions, type Role, roles } from './permissions/jobs.ts'
import { table } from './permissions/table.ts'

export { type OtherEntry, type Permission, type Person, permissions, type Role, roles } from './permissions/jobs.ts'

/** Someone with several jobs may do what any of them may. */
export const may = (person: Person, permission: Permission): boolean =>
  person.roles.some((role) => mayDo(role, permission))

/** The jobs that may, for the page that refuses everyone else. */
export const rolesThatMay = (permission: Permission): readonly Role[] => roles.filter((role) => mayDo(role, permission))

/** Permissions through which a child's case can be seen or changed. The commissioner's office holds none of them. */
export const casePermissions: readonly Permission[] = permissions.filter(
  (permission) =>
    ![
      'see measures',
      'see recommendations',
      'see what waits for a second person',
      'see public questions and figures',
      'propose policy',
      'approve policy',
      'answer vignettes',
      'see vignette results',
      'administer staff',
      'see who may do what',
      'keep the register',
      'keep the plan',
      'name readers of a draft',
      'approve the plan',
      'own actions',
      'check actions',
      'draw audits',
      'keep the board',
      'comment beside a status',
      'read packs',
      'comment for section 55',
      'scrutinise',
      'decide on questions',
      'enter what the panel asks',
      'answer questions',
      'answer in writing',
      'publish figures',
    ].includes(permission),
)

/** Jobs in a body that is neither the force, the commissioner’s office nor the inspectorate: exact counts are not for them. */
export const jobsOfOtherBodies: readonly Role[] = ['panel secretariat']

const bodies: Readonly<Partial<Record<Role, string>>> = {
  "commissioner's office": 'the commissioner’s office',
  'panel secretariat': 'the police and crime panel',
  inspector: 'the inspectorate',
}

/** Whose people do a job: of the force, or of a body that holds it, or its commissioner, to account. */
export const bodyOf = (role: Role): string => bodies[role] ?? 'the force'

/** Deciding over what others did, or opening what is closed. */
const decisive: readonly Permission[] = [
  'lower a grade',
  'void an episode',
  'restrict records',
  'review openings',
  'approve policy',
  'approve the plan',
  'check actions',
  'moderate audits',
  'publish figures',
  'scrutinise',
  'decide on questions',
  'inspect',
  'erase',
  'administer staff',
]

const granted = new Map(roles.map((role) => [role, new Set(table[role])]))

/** A job this version does not know may do nothing. */
const mayDo = (role: Role, permission: Permission): boolean => granted.get(role)?.has(permission) ?? false

/** Given to one more person, it is told. */
export const decisiveJobs: readonly Role[] = roles.filter((role) => decisive.some((one) => mayDo(role, one)))
