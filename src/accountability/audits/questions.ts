// What an auditor answers about a file, and the grades: the child's journey, not compliance alone (operations.md section 13).

export const grades = ['good', 'requires improvement', 'inadequate'] as const
export type Grade = (typeof grades)[number]

/** The scale of inspections since 2024; kept beside the three grades and never joined with them. */
export const topicGrades = ['outstanding', 'good', 'adequate', 'requires improvement', 'inadequate'] as const

export const answers = ['yes', 'no', 'not applicable', 'cannot tell from the file'] as const

/** `later`: put since they were added, so that gradings before them have no answer. */
export const questions = [
  { id: 'recognised', words: 'Was the risk recognised at first contact?', later: false },
  { id: 'all-children', words: 'Were all children in the household or group considered?', later: false },
  { id: 'history', words: 'Was what was known before used?', later: false },
  { id: 'graded', words: 'Did the grade fit what was known?', later: false },
  { id: 'owned', words: 'Did somebody own it at every hour?', later: false },
  { id: 'first-action', words: 'Did the first real action come as soon as the risk asked?', later: false },
  { id: 'right-skill', words: 'Was it led by somebody with the right skill?', later: false },
  { id: 'plan', words: 'Was there a plan, and was it followed?', later: false },
  { id: 'supervision', words: 'Did supervision make a difference?', later: false },
  { id: 'seen', words: 'Was the child seen?', later: false },
  { id: 'heard', words: 'Was the child listened to, and are the child’s own words there?', later: false },
  { id: 'demeanour', words: 'Are the child’s demeanour and vulnerability recorded?', later: false },
  { id: 'ethnicity', words: 'Is the child’s ethnicity and heritage recorded, as the child says it?', later: false },
  { id: 'shared', words: 'Were partners told in time?', later: false },
  { id: 'strategy', words: 'Was a strategy discussion held when one was needed, and promptly?', later: false },
  { id: 'better', words: 'Was the child better protected at the end?', later: false },
  { id: 'first-account', words: 'Was what the caller said written down, with who said it and when?', later: true },
  { id: 'minimum-sound', words: 'Were all reasonable enquiries made, and each followed to its end?', later: true },
  { id: 'review-changed', words: 'Did each review look at the risk afresh?', later: true },
  { id: 'handed-over', words: 'Was the child handed over with what was known and still to do?', later: true },
  { id: 'exploitation', words: 'Was exploitation considered, and acted on where it was likely?', later: true },
  { id: 'return-seen', words: 'Was the child seen on return by somebody who asked why?', later: true },
  { id: 'next-time', words: 'Was something done so that it is less likely to happen again?', later: true },
  { id: 'wording', words: 'Is the child written of without blame?', later: true },
  { id: 'others', words: 'Were those who may harm the child looked at, not the child alone?', later: true },
] as const

/** What inspections since 2024 grade apart; leadership as far as one file shows it. */
export const topics = [
  { id: 'leadership', words: 'Leadership: supervision and direction' },
  { id: 'partners', words: 'Working with safeguarding partners' },
  { id: 'responding', words: 'Responding to a child at risk' },
  { id: 'risk', words: 'Assessing risk and making referrals' },
  { id: 'investigating', words: 'Investigating' },
] as const
