// Which form answers a duty: so that a line which says what is late leads to where it is done.

export type DutyForm = { readonly path: string; readonly action?: string }

const forms: Readonly<Record<string, DutyForm>> = {
  'grade the risk': { path: 'grading' },
  'endorse the grade': { path: 'endorsement' },
  'raise the grade to the minimum': { path: 'raise' },
  'advise on the lower grade': { path: 'desk-advice' },
  'deploy an officer': { path: 'deployment' },
  arrive: { path: 'arrival' },
  'look again while nobody is sent': { path: 'reviews' },
  'review the risk': { path: 'reviews' },
  // Whoever has not said that it is theirs is rung, or another is given it.
  'acknowledge ownership': { path: 'assignment' },
  'take the first real action': { path: 'actions' },
  'find out what is not known': { path: 'answers' },
  'check earlier records': { path: 'actions', action: 'local systems checked' },
  'check national systems': { path: 'actions', action: 'national systems checked' },
  'tell children’s services': { path: 'actions', action: 'children’s services told' },
  'tell the placing authority': { path: 'actions', action: 'placing authority told' },
  'circulate the child': { path: 'actions', action: 'circulated' },
  'tell the UK Missing Persons Unit': { path: 'actions', action: 'missing persons unit told' },
  'tell the UK Missing Persons Unit of a child at HIGH': { path: 'actions', action: 'missing persons unit told' },
  'obtain a photograph': { path: 'photographs' },
  'secure identification': { path: 'actions', action: 'dna and dental secured' },
  'senior look at HIGH': { path: 'actions', action: 'senior look taken' },
  'decide on media': { path: 'actions', action: 'media decided' },
  'decide on a Child Rescue Alert': { path: 'actions', action: 'child rescue alert decided' },
  'hold a long-term review': { path: 'actions', action: 'long-term review held' },
  'contact the family as promised': { path: 'family-contacts' },
  'answer the auditor’s safeguarding concern': { path: 'audit-concern-answer' },
  'tell the authority the child is located': { path: 'authority-told' },
  'bring the child to a place of safety': { path: 'return' },
  'hold a prevention interview': { path: 'prevention-interview' },
}

/** Null: it has no form of its own, and the episode says more. */
export const dutyForm = (name: string): DutyForm | null => forms[name] ?? null

export const dutiesWithForms: readonly string[] = Object.keys(forms)
