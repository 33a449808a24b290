// The jobs people do, and all that may be allowed: two closed lists, and the person who has them.

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
  'see what waits for a second person',
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
  'name readers of a draft',
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
  'enter what the panel asks',
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
  /** Their other entries, those that ended too; read with the session or token. Absent where nobody acts: a row of a list, Vigil itself. */
  readonly also?: readonly OtherEntry[]
}

/** Another entry of the same human, and what the two have in common. */
export type OtherEntry = { readonly staffId: string; readonly name: string; readonly because: string }
