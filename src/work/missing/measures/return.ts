// Measures of the return: seen in time, the authority’s return interview offered, held and used, and the plan for the next time.
import { hours, type Instant, isBeforeMinuteOf, plus } from '../../../kernel/time.ts'
import { dutiesOf } from '../../../practice/duties.ts'
import { setting } from '../../../practice/policy.ts'
import { owedAgainAfterDeath } from '../duties/after-death.ts'
import { heldAfterAll } from '../duties/return-interview.ts'
import { answeredBy, notDone, type Observe, ownersUnit, timed } from './observing.ts'

/** M13: seen face to face in time. Neither an exception nor a telephone call is that: each counts against in its own part, and so do both together. */
export const preventionInterview: Observe = (folded) => {
  const { interview, interviewExcepted } = folded.state
  return timed(folded, 'M13', ['hold a prevention interview'], undefined, ownersUnit(folded)).map((one) => {
    const seen = folded.steps.find(
      ({ fact }) =>
        fact.kind === 'missing.interview-held/1' && fact.body.faceToFace && !isBeforeMinuteOf(fact.happenedAt, one.at),
    )
    // The exception ended what was owed; seeing the child after all is still judged by when that was.
    if (seen) return { ...answeredBy(one, seen.fact), part: 'seen face to face' }
    // Every search is closed with one or the other: a child who was only telephoned would else always stand among the excepted (F8).
    if (interviewExcepted !== null)
      return { ...notDone(one), part: interview?.faceToFace === false ? 'telephoned and excepted' : 'excepted' }
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
  const duties = dutiesOf(folded.steps, [owedAgainAfterDeath(heldAfterAll)], folded.policyAt)
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
 * M22: a trigger plan is in force for a child reported three times in 90 days. A child counts by the first such search in twelve clear months:
 * a few who are missing often would else stand for all. What another force took over has its return there, and the child's next search here counts.
 */
export const triggerPlan: Observe = (folded) =>
  wasOftenBefore(folded) ? [] : timed(folded, 'M22', ['make or renew the trigger plan']).slice(0, 1)

/** An earlier report of the last twelve months was itself so many in 90 days, and its search stayed this force's. Of the ten latest that the report holds, since ten in a year hold three in 90 days. */
function wasOftenBefore({ state, policyAt }: Parameters<Observe>[0]): boolean {
  const { report, reportedAt } = state
  if (report === null || reportedAt === null) return false
  const often = setting(policyAt(reportedAt), 'repeat.reports')
  const searches = report.history.earlier.filter((one) => one.concern !== true)
  const within = (days: number, until: Instant) =>
    searches.filter((one) => one.reportedAt <= until && one.reportedAt > plus(until, hours(-24 * days)))
  // Passed on and taken back, a search has two records and one report.
  const reports = (until: Instant) => new Set(within(90, until).map((one) => one.reportedAt)).size
  return within(365, reportedAt).some((one) => one.withAnotherForce !== true && reports(one.reportedAt) >= often)
}
