// Parts of what a fact says: the report and its history, answers, grades, reviews, interviews; and how parts are joined.
import { dateAndTime, dateWords, longDate } from '../../kernel/time.ts'
import { capital } from '../../kernel/words.ts'
import type { Bodies } from './facts.ts'
import { careSaid } from './grade/care-on-record.ts'
import { levelWords } from './grade/levels.ts'
import { questions } from './grade/questions.ts'
import type { OnRecord } from './on-record.ts'

type Report = Pick<Bodies['missing.report-corrected/1'], 'child' | 'lastSeen' | 'caller'>
type Parts = readonly (string | null | undefined | false)[]

export const joined = (...parts: Parts): string =>
  parts
    .flatMap((part) => (part ? [part.replace(/\.$/, '')] : []))
    .map((part, index) => (index === 0 ? part : capital(part)))
    .join('. ')

export const childSaid = ({ child }: Report): Parts => [
  `Child: ${child.name}, ${child.age === null ? 'age not known' : child.age}${child.ageDisputed ? ' (disputed)' : ''}`,
  child.dateOfBirth && `born ${dateWords(child.dateOfBirth)}`,
  child.sex,
  child.description,
]

export const seenSaid = ({ lastSeen, caller }: Report): Parts => [
  `Last seen ${lastSeen.precision === 'about' ? 'about ' : ''}${dateAndTime(lastSeen.at)}, ${lastSeen.place}`,
  `Caller: ${[caller.name, caller.relation, caller.phone].filter(Boolean).join(', ')}`,
]

/** What the child's records said then: counts and days, as the minimum grade took them. */
export const historySaid = (history: Bodies['missing.history-found/1']['history']): Parts => [
  `${history.reportsIn90Days} ${history.reportsIn90Days === 1 ? 'report' : 'reports'} in 90 days, ${history.reportsIn12Months} in 12 months, ${history.earlier.length} earlier shown`,
  history.harmedBefore !== 'no' && `${history.harmedBefore} in an earlier episode`,
  history.exploitationFlag !== 'none' && `exploitation: ${history.exploitationFlag}`,
  history.harmInExploitationEpisode && 'harmed in an episode of exploitation',
  history.triggerPlanAt && `trigger plan of ${dateAndTime(history.triggerPlanAt)}`,
  history.repeatReferralAt && `referred as missing repeatedly ${dateAndTime(history.repeatReferralAt)}`,
  history.newSinceReferral &&
    history.newSinceReferral.length > 0 &&
    `new since: ${history.newSinceReferral.join(', ')}`,
  history.partnersMetAt && `partners met ${dateAndTime(history.partnersMetAt)}`,
  ...onRecordSaid(history.onRecord),
]

/** What another force had on record of the child, each of its records by when it was reported. */
export const disclosedHistorySaid = (told: Bodies['missing.history-disclosed/1']): Parts => [
  `By the records of ${told.fromName}: ${told.harmedBefore === 'no' ? 'no harm' : told.harmedBefore} in an earlier episode`,
  told.exploitationFlag !== 'none' && `exploitation: ${told.exploitationFlag}`,
  told.harmInExploitationEpisode && 'harmed in an episode of exploitation',
  ...told.earlier.map(({ reportedAt, harm }) => `reported ${dateAndTime(reportedAt)}: ${harm}`),
]

/** What the child’s record and earlier reports said of the child. */
function onRecordSaid(onRecord: OnRecord | undefined): Parts {
  if (onRecord === undefined) return []
  const { dateOfBirth, ageDisputed, sex, age } = onRecord
  const said = [
    dateOfBirth && `born ${dateWords(dateOfBirth)}`,
    age && `aged ${age.years} on ${longDate(age.saidAt)}`,
    ageDisputed && 'age disputed',
    sex,
    ...careSaid(onRecord),
  ].filter(Boolean)
  return [said.length > 0 && `on record: ${said.join(', ')}`]
}

export const gradeSaid = (body: Bodies['missing.graded/1']): Parts => [
  `Minimum ${levelWords[body.floor]}${body.rules.length === 0 ? '' : ` (${body.rules.map((rule) => rule.id).join(', ')})`}`,
  body.unanswered.length > 0 && `${body.unanswered.length} of the questions not known`,
  `First review within ${body.firstReviewMinutes} minutes, then every ${body.reviewEveryMinutes}`,
  body.competent ? null : 'The grader’s training was not in date',
  body.earlierShown ? null : 'Earlier episodes were not shown',
  body.earlierConsidered && `what the earlier episodes mean: ${body.earlierConsidered}`,
]

/** Whether the child was heard apart from parent or carer. */
export function apartSaid({
  offeredApart,
  apart,
}: Pick<Bodies['missing.interview-held/1'], 'offeredApart' | 'apart'>): string {
  if (apart) return `apart from parent or carer${offeredApart ? '' : ', recorded as not offered'}`
  return offeredApart
    ? 'not apart from parent or carer, though it was offered'
    : 'not apart from parent or carer, and it was not offered'
}

/** Null where nobody said whether the child was alone. */
export function aloneSaid({ alone }: Pick<Bodies['missing.interview-held/1'], 'alone'>): string | null {
  if (alone === null) return null
  return alone ? 'Alone' : 'Not alone'
}

export const disclosedSaid = ({
  crimeDisclosed,
  stoppedForPlannedInterview,
}: Pick<Bodies['missing.interview-held/1'], 'crimeDisclosed' | 'stoppedForPlannedInterview'>): string =>
  `${crimeDisclosed ? 'a crime was disclosed' : 'no crime was disclosed'}${stoppedForPlannedInterview ? ': stopped, and a planned interview is being arranged' : ''}`

/** A yes is what matters; the rest is counted. */
export function answersSaid(body: Bodies['missing.answered/1']): string {
  const said = (answer: string) => body.answers.filter((one) => one.answer === answer)
  const yes = said('yes').map(
    (one) => `yes to “${questionWords(one.question)}”${one.note === null ? '' : `: “${one.note}”`}`,
  )
  const otherwise = body.answers.flatMap((one) =>
    one.answer === 'yes' || one.note === null
      ? []
      : [`${one.answer} to “${questionWords(one.question)}”: “${one.note}”`],
  )
  const counted = (['no', 'not known'] as const).flatMap((answer) =>
    said(answer).length > 0 ? [`${said(answer).length} ${answer}`] : [],
  )
  const heard = new Set(body.answers.map((one) => `said by ${one.saidBy}, ${dateAndTime(one.at)}`))
  return [...yes, ...otherwise, ...counted, ...heard].join('; ')
}

const questionWords = (id: string): string => questions.find((one) => one.id === id)?.words ?? id

/** What was dismissed is not said again: it stands unmarked beside its entry. */
export function wordingSaid({ upheld, other, because: why }: Bodies['missing.wording-audited/1']): string {
  const blaming = [...upheld.map((one) => `“${one.phrase}” (entry ${one.position})`), ...other.map((one) => `“${one}”`)]
  return joined(blaming.length === 0 ? 'Nothing blames the child' : `Blames the child: ${blaming.join(', ')}`, why)
}

export function reviewSaid(body: Bodies['missing.reviewed/1']): string {
  const like = (body.likeTheLast ?? 0) >= 0.9 ? 'Nearly the same words as the review before' : null
  const listed = (word: string, actions: readonly string[]) =>
    actions.length === 0 ? null : `${word}: ${actions.join('; ')}`
  return joined(
    `${levelWords[body.level]}: ${body.summary}`,
    like,
    listed('Set', body.actionsSet),
    listed('Done with', body.actionsClosed),
    `Next review ${dateAndTime(body.nextReviewAt)}`,
  )
}
