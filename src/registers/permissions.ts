// Who may do what: one table from the jobs people do to what each may do. Nothing else in Vigil decides it.

export const roles = [
  'call handler',
  'dispatcher',
  'response officer',
  'sergeant',
  'local operations inspector',
  'force incident manager',
  'duty superintendent',
  'investigating officer',
  'detective inspector',
  'exploitation desk',
  'missing person coordinator',
  'improvement team',
  'chief officer',
  "commissioner's office",
  'policy author',
  'policy approver',
  'auditor',
  'records manager',
  'system administrator',
  'panel secretariat',
  'inspector',
] as const
export type Role = (typeof roles)[number]

export const permissions = [
  'report a missing child',
  'see the board',
  'see an episode',
  'grade',
  'endorse a grade',
  'lower a grade',
  'advise on exploitation',
  'assign',
  'acknowledge',
  'record an action',
  'review',
  'hand over',
  'record a return',
  'close an episode',
  'void an episode',
  'transfer',
  'see measures',
  'see cases behind a measure',
  'see recommendations',
  'see public questions and figures',
  'propose policy',
  'approve policy',
  'answer vignettes',
  'see vignette results',
  'break glass',
  'review openings',
  'restrict records',
  'keep records of children',
  'administer staff',
  'see who may do what',
  'erase',
  'see known whereabouts',
  'audit contacts',
  'keep the register',
  'keep the plan',
  'approve the plan',
  'own actions',
  'check actions',
  'draw audits',
  'grade files',
  'moderate audits',
  'keep the board',
  'comment beside a status',
  'read packs',
  'comment for section 55',
  'scrutinise',
  'decide on questions',
  'answer questions',
  'answer in writing',
  'publish figures',
  'inspect',
] as const
export type Permission = (typeof permissions)[number]

export type Person = {
  readonly staffId: string
  readonly forceId: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly unit: string | null
  readonly supervisorId: string | null
}

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
      'see public questions and figures',
      'propose policy',
      'approve policy',
      'answer vignettes',
      'see vignette results',
      'administer staff',
      'see who may do what',
      'keep the register',
      'keep the plan',
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
      'answer questions',
      'answer in writing',
      'publish figures',
    ].includes(permission),
)

const lookingAtCases = ['see the board', 'see an episode', 'see known whereabouts', 'break glass'] as const
/** What stands on the public site, and the questions that came from it: for every job that sees anything of the loop. */
const published = 'see public questions and figures'
const figures = ['see measures', 'see recommendations', published] as const

/** Anyone may raise a grade at once; who lowers is not the one who lacks the car (H-STA25, missing-children.md section 3). */
const working = [
  ...lookingAtCases,
  'report a missing child',
  'grade',
  'acknowledge',
  'record an action',
  'hand over',
  'record a return',
  'answer vignettes',
  'see recommendations',
  published,
] as const

const supervising = [...working, ...figures, 'endorse a grade', 'assign', 'review', 'close an episode'] as const

const inspecting = [
  ...supervising,
  'own actions',
  'lower a grade',
  'void an episode',
  'transfer',
  'see cases behind a measure',
  'see vignette results',
  'review openings',
  'restrict records',
  'keep records of children',
] as const

const table: Readonly<Record<Role, readonly Permission[]>> = {
  'call handler': working,
  dispatcher: [...working, 'assign'],
  'response officer': working,
  sergeant: supervising,
  'local operations inspector': inspecting,
  'force incident manager': inspecting,
  'duty superintendent': inspecting,
  'investigating officer': working,
  // Settles a grade where every auditor has graded the file: knows the work, and judges no case of their own unit.
  'detective inspector': [...inspecting, 'advise on exploitation', 'moderate audits'],
  // Where a grade is locked by exploitation, the desk is the second person (R6a).
  'exploitation desk': [...working, 'lower a grade', 'review', 'advise on exploitation'],
  'missing person coordinator': [
    ...supervising,
    'own actions',
    'see cases behind a measure',
    'see vignette results',
    'transfer',
    'audit contacts',
    'keep records of children',
  ],
  'improvement team': [
    ...figures,
    'see cases behind a measure',
    'see an episode',
    'see vignette results',
    'audit contacts',
    'keep the register',
    'answer in writing',
    'keep the plan',
    'own actions',
    'check actions',
    'draw audits',
    'keep the board',
    'comment beside a status',
    'read packs',
    'comment for section 55',
    'publish figures',
  ],
  'chief officer': [
    ...figures,
    'see vignette results',
    'see the board',
    // Any number of a pack opens its cases (R34): by reference, each opening logged, and what is restricted stays closed.
    'see cases behind a measure',
    'see an episode',
    'approve the plan',
    'own actions',
    'check actions',
    'comment beside a status',
    'read packs',
    'comment for section 55',
    'answer questions',
    'answer in writing',
    // An administrator gives jobs alone: somebody who gives none sees it (decision 0016).
    'see who may do what',
  ],
  // Reads the board's packs and has their numbers computed again without going through the force (R43), and no case.
  "commissioner's office": [
    ...figures,
    'read packs',
    'scrutinise',
    'answer questions',
    'answer in writing',
    'publish figures',
  ],
  'policy author': [...figures, 'propose policy', 'see vignette results'],
  'policy approver': [...figures, 'approve policy', 'see vignette results'],
  auditor: [
    ...figures,
    ...lookingAtCases,
    'see cases behind a measure',
    'review openings',
    'audit contacts',
    'see vignette results',
    'check actions',
    'draw audits',
    'grade files',
    'moderate audits',
    'comment beside a status',
    'read packs',
  ],
  // Erases what the law says must go (house.md section 3, Erasure): a job of its own, so that nobody erases their own work.
  'records manager': ['see an episode', 'see the board', 'erase'],
  // Runs the product and sees no case, no figure and no name but those of staff.
  'system administrator': ['administer staff', 'see who may do what'],
  // The panel's host authority decides which questions are put; the commissioner's office never does (accountability.md 3.4).
  // Neither of the force nor of the office: of the figures it reads what the public does, after disclosure control, and no working page.
  'panel secretariat': ['decide on questions', published],
  // Of the inspectorate: reads what it asks for, every read logged, and changes nothing of the force's.
  inspector: [...figures, 'see cases behind a measure', 'see an episode', 'read packs', 'inspect'],
}

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
