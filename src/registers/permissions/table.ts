// From the jobs people do to what each may do: the one table that decides it.
import type { Permission, Role } from './jobs.ts'

const lookingAtCases = ['see the board', 'see an episode', 'see known whereabouts', 'break glass'] as const

/** What stands on the public site, and the questions that came from it: for every job that sees anything of the loop. */
const published = 'see public questions and figures'

/** What waits is seen by whoever may decide on any of it: each slice says who knows of its own. */
const waits = 'see what waits for a second person'

const figures = ['see measures', 'see recommendations', waits, published] as const

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
  waits,
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

export const table: Readonly<Record<Role, readonly Permission[]>> = {
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
    'name readers of a draft',
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
    'name readers of a draft',
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
    // The policing body's side of the register: what is addressed to it, and nothing else of it.
    'enter what the panel asks',
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
  'records manager': ['see an episode', 'see the board', waits, 'erase'],
  // Runs the product and sees no case, no figure and no name but those of staff.
  'system administrator': ['administer staff', 'see who may do what'],
  // The panel's host authority decides which questions are put; the commissioner's office never does (accountability.md 3.4).
  // Neither of the force nor of the office: of the figures it reads what the public does, after disclosure control, and no working page.
  'panel secretariat': ['decide on questions', 'enter what the panel asks', published],
  // Of the inspectorate: reads what it asks for, every read logged, and changes nothing of the force's.
  inspector: [...figures, 'see cases behind a measure', 'see an episode', 'read packs', 'inspect'],
}
