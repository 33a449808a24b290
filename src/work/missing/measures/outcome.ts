// Measures of the return, of what is learned, and of the fairness and soundness of it all.
import { hours, type Instant, isBeforeMinuteOf, later, minutesBetween, plus } from '../../../kernel/time.ts'
import { dutiesOf } from '../../../practice/duties.ts'
import { setting } from '../../../practice/policy.ts'
import { looksAt, type Verdict, verdictOf } from '../contact-sample/looks.ts'
import { heldAfterAll } from '../duties/return.ts'
import { ethnicityOf } from '../ethnicity.ts'
import { exploitationOf } from '../grade/exploitation.ts'
import { rulesNow } from '../grade/minimum.ts'
import { type EpisodeState, isElsewhere, isMissing } from '../state.ts'
import { answeredBy, notDone, type Observe, ownersUnit, said, timed } from './observing.ts'

/** M13: seen face to face in time. Neither an exception nor a telephone call is that: each counts against, in its own part. */
export const preventionInterview: Observe = (folded) => {
  const { interview, interviewExcepted } = folded.state
  return timed(folded, 'M13', ['hold a prevention interview'], undefined, ownersUnit(folded)).map((one) => {
    const seen = folded.steps.find(
      ({ fact }) =>
        fact.kind === 'missing.interview-held/1' && fact.body.faceToFace && !isBeforeMinuteOf(fact.happenedAt, one.at),
    )
    // The exception ended what was owed; seeing the child after all is still judged by when that was.
    if (seen) return { ...answeredBy(one, seen.fact), part: 'seen face to face' }
    if (interviewExcepted !== null) return { ...notDone(one), part: 'excepted' }
    return { ...one, part: interview === null ? 'not seen' : 'spoken to, not face to face' }
  })
}

/** M14: the authority offered a return interview; by authority, since it is theirs. */
export const returnInterviewOffered: Observe = (folded) =>
  timed(folded, 'M14', ['offer a return interview'], () => folded.state.authoritiesTold[0] ?? 'no authority told')

/** M15: held within 72 hours, of returns; M15a, of offers. One that the child declined, and that was not held after all, counts against, in its own part. */
export const returnInterviewHeld: Observe = (folded) => {
  const { offeredAt, outcome } = folded.state.returnInterview
  // Declined, it is no longer owed, and would otherwise leave the count; and what is held afterwards is held.
  const duties = dutiesOf(folded.steps, [heldAfterAll], folded.policyAt)
  const held = timed({ ...folded, duties }, 'M15', [heldAfterAll.name]).map((one) => {
    if (one.doneAt !== null) return { ...one, part: 'done' }
    if (outcome === 'declined') return { ...notDone(one), part: 'declined by the child' }
    return outcome === 'missed' ? { ...notDone(one), part: 'missed' } : { ...one, part: 'nothing reported' }
  })
  return [...held, ...(offeredAt === null ? [] : held.map((one) => ({ ...one, measure: 'M15a' })))]
}

/**
 * M16: read, and what is known of the child brought up to date by it, within two working days: a plan recorded with this episode since the
 * interview, or the one of another episode that the reading names. What was only ticked, until November 2026, stays as it was ticked.
 */
export const returnInterviewUsed: Observe = (folded) =>
  timed(folded, 'M16', ['read the return interview']).map((one) => {
    const since = folded.steps.flatMap(({ fact }) => (isBeforeMinuteOf(fact.happenedAt, one.at) ? [] : [fact]))
    const readings = since.filter((fact) => fact.kind === 'missing.return-interview-read/1')
    const planned = since.find((fact) => fact.kind === 'missing.trigger-plan-recorded/1')
    const [read] = readings
    const used =
      readings.find((fact) => fact.body.profileUpdated) ??
      (read !== undefined && planned !== undefined && planned.happenedAt > read.happenedAt ? planned : undefined)
    if (used) return answeredBy(one, used)
    return readings.length === 0 ? one : { ...notDone(one), part: 'read and not used' }
  })

/**
 * M17: where exploitation is known or suspected, at the grading or since, a crime, a notice, the mechanism or disruption was decided. The close
 * asks for decisions, so that nearly all say yes: whether anything was decided to be done, or only against, stands apart.
 */
export const exploitationAction: Observe = ({ state, policyAt }) => {
  const { located } = state
  if (located === null || !rulesNow(state, policyAt(located.at), located.at).some((id) => id.startsWith('R6')))
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

/**
 * M22: a trigger plan is in force for a child reported three times in 90 days. A child counts by the first such search in twelve clear months:
 * a few who are missing often would else stand for all.
 */
export const triggerPlan: Observe = (folded) =>
  wasOftenBefore(folded) ? [] : timed(folded, 'M22', ['make or renew the trigger plan']).slice(0, 1)

/** An earlier report of the last twelve months was itself so many in 90 days. Of the ten latest that the report holds, since ten in a year hold three in 90 days. */
function wasOftenBefore({ state, policyAt }: Parameters<Observe>[0]): boolean {
  const { report, reportedAt } = state
  if (report === null || reportedAt === null) return false
  const often = setting(policyAt(reportedAt), 'repeat.reports')
  const times = report.history.earlier.filter((one) => one.concern !== true).map((one) => one.reportedAt)
  const within = (days: number, until: Instant) =>
    times.filter((at) => at <= until && at > plus(until, hours(-24 * days)))
  return within(365, reportedAt).some((at) => within(90, at).length >= often)
}

/** M23: ethnicity as the child defines it. Asked and not stated counts, and stands apart; a reason why nobody asked is no ethnicity. */
export const ethnicityRecorded: Observe = ({ state }) => {
  // Passed to another force it is not closed: they ask the child.
  if (state.closedAt === null || isElsewhere(state)) return []
  const { ethnicity } = state
  const part =
    ethnicity === null
      ? null
      : ethnicity.code === null
        ? 'not asked, with a reason'
        : ethnicity.code === 'NS'
          ? 'asked, and not stated'
          : 'self-defined'
  return [said(state, 'M23', 1, state.closedAt, ethnicity !== null && ethnicity.code !== null, part)]
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
 * M28: contacts not opened as missing where contact was lost within 24 hours, or the child came to harm.
 * M28a: of those drawn by chance, the ones that somebody else found rightly not opened; a look that nobody drew for does not count. Drawn and
 * not looked at when that was due is not evidenced, and nor is one of which two who looked differ until a third has: no second opinion undoes a first.
 */
export const contactsNotOpened: Observe = ({ state, steps }) => {
  const { report, reportedAt } = state
  if (report === null || reportedAt === null || report.path === 'missing') return []
  const dueAt: Instant = plus(reportedAt, hours(24))
  const contact = { ...said(state, 'M28', 1, reportedAt, null, report.path), dueAt }
  const lost = steps.find(({ fact }) => fact.kind === 'missing.contact-lost/1')?.fact.happenedAt ?? null
  const harmed = state.grave !== null || (state.learned !== null && state.learned.harm !== 'none known')
  // However late it was recorded, it happened: that a child was missing after all needs no timely record.
  const wrong = lost !== null && lost <= dueAt ? lost : harmed ? dueAt : null
  return [
    wrong === null ? notDone(contact) : { ...contact, doneAt: wrong, recordedAt: wrong },
    ...drawnAndLookedAt(steps).map(({ verdict, dueAt }) => ({
      ...said(state, 'M28a', 1, reportedAt, answerOf(verdict), report.path),
      dueAt: verdict === null ? dueAt : null,
    })),
  ]
}

/** None where it was not drawn. */
function drawnAndLookedAt(steps: Parameters<Observe>[0]['steps']) {
  const facts = steps.map(({ fact }) => fact)
  const drawn = facts.find((fact) => fact.kind === 'missing.contact-drawn/1')
  if (drawn === undefined) return []
  return [{ verdict: verdictOf(looksAt(facts)), dueAt: drawn.body.dueAt }]
}

const answerOf = (verdict: Verdict): boolean | null => (verdict === 'yes' ? true : verdict === 'no' ? false : null)
