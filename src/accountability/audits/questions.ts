// What an auditor answers about a file, and the grades: the child's journey, not compliance alone (operations.md section 13).

export const grades = ['good', 'requires improvement', 'inadequate'] as const
export type Grade = (typeof grades)[number]

/** The scale of inspections since 2024; kept beside the three grades and never joined with them. */
export const topicGrades = ['outstanding', 'good', 'adequate', 'requires improvement', 'inadequate'] as const

export const answers = ['yes', 'no', 'not applicable', 'cannot tell from the file'] as const

export const questions = [
  { id: 'recognised', words: 'Was the risk recognised at first contact?' },
  { id: 'all-children', words: 'Were all children in the household or group considered?' },
  { id: 'history', words: 'Was what was known before used?' },
  { id: 'graded', words: 'Did the grade fit what was known?' },
  { id: 'owned', words: 'Did somebody own it at every hour?' },
  { id: 'first-action', words: 'Did the first real action come as soon as the risk asked?' },
  { id: 'right-skill', words: 'Was it led by somebody with the right skill?' },
  { id: 'plan', words: 'Was there a plan, and was it followed?' },
  { id: 'supervision', words: 'Did supervision make a difference?' },
  { id: 'seen', words: 'Was the child seen?' },
  { id: 'heard', words: 'Was the child listened to, and are the child’s own words there?' },
  { id: 'demeanour', words: 'Are the child’s demeanour and vulnerability recorded?' },
  { id: 'ethnicity', words: 'Is the child’s ethnicity and heritage recorded, as the child says it?' },
  { id: 'shared', words: 'Were partners told in time?' },
  { id: 'strategy', words: 'Was a strategy discussion held when one was needed, and promptly?' },
  { id: 'better', words: 'Was the child better protected at the end?' },
] as const

export type QuestionId = (typeof questions)[number]['id']
