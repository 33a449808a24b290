// Measures of what is learned, and of the fairness and soundness of it all.
import { hours, type Instant, later, minutesBetween, plus } from '../../../kernel/time.ts'
import { looksAt, type Verdict, verdictOf } from '../contact-sample/looks.ts'
import { ethnicityOf } from '../ethnicity.ts'
import { exploitationOf } from '../grade/exploitation.ts'
import { rulesNow } from '../grade/minimum.ts'
import { type EpisodeState, isElsewhere, isMissing } from '../state.ts'
import { notDone, type Observe, said, timed } from './observing.ts'

/**
 * M17: where exploitation is known or suspected, at the grading or since, a crime, a notice, the mechanism or disruption was decided. The close
 * asks for decisions, so that nearly all say yes: whether anything was decided to be done, or only against, stands apart.
 */
export const exploitationAction: Observe = ({ state, policyAt }) => {
  const { located } = state
  if (located === null || !rulesNow(state, policyAt(located.at), 'R6', located.at).some((id) => id.startsWith('R6')))
    return []
  const decided = state.outcomes.filter((one) => one.about !== 'referral')
  const part = decided.some((one) => one.decision === 'yes') ? 'something is done' : 'decided against each'
  return [said(state, 'M17', 1, located.at, decided.length > 0, decided.length > 0 ? part : 'nothing decided')]
}

/** M18: the other force answered in time. */
export const transferAnswered: Observe = (folded) => timed(folded, 'M18', ['answer the transfer'])

/** M19: wording that blames the child, as an auditor found who read the whole file. Audited again, the last word counts. */
export const blamingWording: Observe = ({ state, steps }) => {
  const last = steps.flatMap(({ fact }) => (fact.kind === 'missing.wording-audited/1' ? [fact] : [])).at(-1)
  return last === undefined
    ? []
    : [said(state, 'M19', 1, last.happenedAt, last.body.upheld.length + last.body.other.length > 0)]
}

/** M21: the family was contacted when promised. */
export const promiseKept: Observe = (folded) => timed(folded, 'M21', ['contact the family as promised'])

/** M23: ethnicity as the child defines it. Asked and not stated counts, and stands apart; a reason why nobody asked is no ethnicity. */
export const ethnicityRecorded: Observe = ({ state }) => {
  // Passed to another force it is not closed: they ask the child.
  // Ended because of a death in another episode: it is asked in that one.
  if (state.closedAt === null || state.closedAsDead || isElsewhere(state)) return []
  const { ethnicity } = state
  const part = ethnicity === null ? null : howRecorded(ethnicity.code)
  return [said(state, 'M23', 1, state.closedAt, ethnicity !== null && ethnicity.code !== null, part)]
}

function howRecorded(code: string | null): string {
  if (code === null) return 'not asked, with a reason'
  return code === 'NS' ? 'asked, and not stated' : 'self-defined'
}

/**
 * M24: what happens to children of each group: HIGH, missing over 48 hours, found by police, flagged. A child counts by the first search in
 * twelve clear months: a few who are missing often would else stand for a group, with intervals too narrow by far.
 */
export const disparity: Observe = ({ state, policyAt }) => {
  const { closedAt, located, reportedAt, ethnicity, report } = state
  if (closedAt === null || located === null || reportedAt === null || report === null) return []
  if (report.history.reportsIn12Months > 1) return []
  const group = ethnicity?.code == null ? 'not recorded' : (ethnicityOf.get(ethnicity.code)?.group ?? 'not recorded')
  const outcomes = [
    ['graded HIGH', state.grades.some((grade) => grade.level === 'HIGH')],
    ['missing over 48 hours', located.at > plus(reportedAt, hours(48))],
    ['found by police', located.how === 'police'],
    ['flagged for exploitation', exploitationOf(state, policyAt(closedAt), closedAt) !== 'none'],
    ['flagged for suicide or self-harm', state.answers['self-harm']?.answer === 'yes'],
  ] as const
  return outcomes.map(([outcome, yes], index) => said(state, 'M24', index + 1, closedAt, yes, `${group}|${outcome}`))
}

/** M25: harm among children graded HIGH; M25a, how many of those harmed had been HIGH. */
export const calibration: Observe = ({ state }) => {
  const { learned, located } = state
  if (located === null || (learned === null && state.grave === null)) return []
  const harmed = state.grave !== null || (learned !== null && learned.harm !== 'none known')
  const high = state.grades.some((grade) => grade.level === 'HIGH')
  return [
    ...(high ? [said(state, 'M25', 1, located.at, harmed)] : []),
    ...(harmed ? [said(state, 'M25a', 1, located.at, high)] : []),
  ]
}

/**
 * M26: the national unit told of anyone missing over 72 hours; told early of a child who was found before then is no such case. A child who
 * passed between forces counts once: with the force that had them when the 72 hours were over.
 */
export const unitTold: Observe = (folded) => {
  const { steps, state } = folded
  const acceptedAt = state.report?.acceptedAt ?? null
  // Only what began or ended a search tells: an action written down afterwards stands later in the record than it happened.
  const turns = steps.filter(({ before, state: now }) => isMissing(before) !== isMissing(now))
  const missingAt = (at: Instant) => {
    const last = turns.findLast(({ fact }) => fact.happenedAt <= at)
    return last !== undefined && isMissing(last.state)
  }
  return timed(folded, 'M26', ['tell the UK Missing Persons Unit'])
    .filter(
      // A search that began again after the 72 hours: missing all along, as was found out then.
      ({ at, dueAt }) => dueAt !== null && (acceptedAt === null || acceptedAt < dueAt) && missingAt(later(at, dueAt)),
    )
    .map((one) => ({ ...one, minutes: one.doneAt === null ? null : minutesMissing(state, one.doneAt) }))
}

/** From the first report to any force, or from the loss of contact. */
const minutesMissing = ({ missingFrom, reportedAt }: EpisodeState, at: Instant): number =>
  Math.max(0, minutesBetween(missingFrom ?? reportedAt ?? at, at))

/**
 * M28: contacts not opened as missing where contact was lost, the child was missing under another record, or came to harm within 24 hours, or at
 * a time that nobody knows.
 * M28a: of those drawn by chance, the ones that somebody else found rightly not opened; a look that nobody drew for does not count. Drawn and
 * not looked at when that was due is not evidenced, and nor is one of which two who looked differ until a third has: no second opinion undoes a first.
 */
export const contactsNotOpened: Observe = ({ state, steps }) => {
  const { report, reportedAt } = state
  if (report === null || reportedAt === null || report.path === 'missing') return []
  const dueAt: Instant = plus(reportedAt, hours(24))
  const contact = { ...said(state, 'M28', 1, reportedAt, null, report.path), dueAt }
  const lost = steps.find(({ fact }) => fact.kind === 'missing.contact-lost/1')?.fact.happenedAt ?? null
  // However late it was recorded, it happened: that a child was missing after all needs no timely record.
  const harmed = harmedWithin(state, dueAt) ? dueAt : null
  const [missed = null] = [lost, state.repeatedBy?.reportedAt ?? null]
    .filter((at) => at !== null && at <= dueAt)
    .toSorted()
  const wrong = missed ?? harmed
  return [
    wrong === null ? notDone(contact) : { ...contact, doneAt: wrong, recordedAt: wrong },
    ...drawnAndLookedAt(steps).map(({ verdict, dueAt }) => ({
      ...said(state, 'M28a', 1, reportedAt, answerOf(verdict), report.path),
      dueAt: verdict === null ? dueAt : null,
    })),
  ]
}

/** By the time given, or by when it was known at the latest; where neither says so and no time was given, it may have been then. */
function harmedWithin({ grave, learned }: EpisodeState, dueAt: Instant): boolean {
  const found = grave === null ? [] : [grave]
  const harms = learned === null || learned.harm === 'none known' ? found : [...found, learned]
  const within = harms.some(({ harmedAt, at }) => (harmedAt ?? at) <= dueAt)
  return within || (harms.length > 0 && harms.every(({ harmedAt }) => harmedAt == null))
}

/** None where it was not drawn. */
function drawnAndLookedAt(steps: Parameters<Observe>[0]['steps']) {
  const facts = steps.map(({ fact }) => fact)
  const drawn = facts.find((fact) => fact.kind === 'missing.contact-drawn/1')
  if (drawn === undefined) return []
  return [{ verdict: verdictOf(looksAt(facts)), dueAt: drawn.body.dueAt }]
}

const answerOf = (verdict: Verdict): boolean | null =>
  verdict === 'yes' || verdict === 'no' ? verdict === 'yes' : null
