// What is owed while the child is missing: reviews, senior looks, decisions, handovers.
import { endOfLocalDay, type Instant, localDate, minutes, plus } from '../../../kernel/time.ts'
import { type Policy, setting } from '../../../practice/policy.ts'
import { nextShiftChange } from '../shifts.ts'
import { isMissing, isReviewed, isStillAtRisk } from '../state.ts'
import { becameHigh, did, ended, firstGraded, firstReport, type MissingRule, records, rule } from './rule.ts'

export const reviewTheRisk = rule({
  name: 'review the risk',
  words: 'review the risk',
  owner: 'sergeant',
  basis: 'Vigil default',
  source: 'Continual review, with a time set for the next (APP); no national interval was found',
  starts: (fact, state, before, policy) => {
    if (fact.kind === 'missing.reviewed/1') return isReviewed(state) ? { due: fact.body.nextReviewAt } : null
    if (fact.kind === 'missing.reported/1' && fact.body.reviewBy !== null) return { due: fact.body.reviewBy }
    if (fact.kind === 'missing.known-to-be/1') return { due: fact.body.reviewBy }
    // Found before anybody set a time, and not safe: the first look is due as at the grade's longest.
    if (fact.kind === 'missing.located/1' && isStillAtRisk(state) && before.grading === null)
      return { due: plus(fact.happenedAt, minutes(setting(policy, 'review.maximum.high'))) }
    if (firstGraded(fact, before)) return { due: plus(fact.happenedAt, minutes(fact.body.firstReviewMinutes)) }
    // A grade that rises starts a shorter clock; the one that runs is not stopped.
    return becameHigh(fact, before)
      ? { due: plus(fact.happenedAt, minutes(setting(policy, 'review.maximum.high'))) }
      : null
  },
  met: (fact) => fact.kind === 'missing.reviewed/1',
  ends: (_, state) => !isReviewed(state),
  escalations: (_, state) =>
    state.level === 'HIGH'
      ? [
          {
            afterDueMinutes: 0,
            to: 'force incident manager',
            interrupts: true,
            channel: 'screen',
            words: 'At HIGH, and the review is late',
          },
        ]
      : [{ afterDueMinutes: 0, to: 'sergeant', interrupts: false, channel: 'screen', words: 'The review is late' }],
})

export const handOver = rule({
  name: 'hand over at the change of shift',
  words: 'sign the handover',
  owner: 'local operations inspector',
  basis: 'national guidance',
  source: 'Continuity through effective handover (APP quick guide for supervisors); the time is a Vigil default',
  starts: (fact, state, before, policy) => {
    const begins =
      (fact.kind === 'missing.assigned/1' && before.assignedAt === null) || fact.kind === 'missing.handed-over/1'
    return begins && isMissing(state)
      ? { due: plus(nextShiftChange(fact.happenedAt, policy), minutes(setting(policy, 'handover.minutes'))) }
      : null
  },
  // Signed for that change of shift, or a later one: what was signed for the one before says nothing of this.
  met: (fact, _, duty) =>
    fact.kind === 'missing.handed-over/1' &&
    (fact.body.shiftStart === undefined || fact.body.shiftStart > duty.startedAt),
  // Found before the shift changed: no boundary was crossed.
  ends: ended,
})

export const seniorLook = rule({
  name: 'senior look at HIGH',
  words: 'examine the lines of enquiry (senior officer)',
  owner: 'duty superintendent',
  basis: 'national guidance',
  source: 'A senior manager examines the first lines of enquiry at HIGH (APP 2023); the times are Vigil defaults',
  starts: (fact, state, before, policy) => {
    if (becameHigh(fact, before)) return { due: plus(fact.happenedAt, minutes(setting(policy, 'senior.first'))) }
    return records(fact, 'senior look taken') && state.level === 'HIGH' && isMissing(state)
      ? { due: plus(fact.happenedAt, minutes(setting(policy, 'senior.again'))) }
      : null
  },
  met: (fact) => records(fact, 'senior look taken'),
  ends: (fact, state) => ended(fact, state) || state.level !== 'HIGH',
})

/** Sooner at HIGH; recorded whether or not it is used. */
const decidedEitherWay = (decision: string): Pick<MissingRule, 'starts' | 'met' | 'ends'> => ({
  starts: (fact, state, before, policy) => {
    if (did(state, decision)) return null
    if (becameHigh(fact, before)) return { due: plus(fact.happenedAt, minutes(setting(policy, 'media.high'))) }
    return firstGraded(fact, before)
      ? { due: plus(firstReport(state, fact), minutes(setting(policy, 'media.other'))) }
      : null
  },
  met: (fact) => records(fact, decision),
  ends: ended,
})

export const decideOnMedia = rule({
  name: 'decide on media',
  words: 'decide on using the media (yes or no)',
  owner: 'inspector',
  basis: 'Vigil default',
  source: 'Media strategy at HIGH (APP 2023); the times are Vigil defaults',
  ...decidedEitherWay('media decided'),
})

export const decideOnRescueAlert = rule({
  name: 'decide on a Child Rescue Alert',
  words: 'decide on a Child Rescue Alert (yes or no)',
  owner: 'inspector',
  basis: 'Vigil default',
  source:
    'Considered for every child at HIGH (APP quick guide for supervisors); the times, and that it is considered below HIGH, are Vigil defaults',
  ...decidedEitherWay('child rescue alert decided'),
})

/** Whatever the phase: a closed case returned by an auditor or an inspector is open again for this. */
export const answerAuditConcern = rule({
  name: 'answer the auditor’s safeguarding concern',
  words: 'act on an auditor’s or inspector’s safeguarding concern, and say what was done',
  owner: 'detective inspector',
  basis: 'Vigil default',
  source: 'Inspectors return such cases at once; the same day, or four hours where that is later, is Vigil’s default',
  starts: (fact, _, __, policy) =>
    fact.kind === 'missing.audit-concern-raised/1' || fact.kind === 'missing.inspector-concern-raised/1'
      ? { due: sameDayOrLater(fact.happenedAt, policy) }
      : null,
  met: (fact) => fact.kind === 'missing.audit-concern-answered/1',
  ends: (fact) => fact.kind === 'missing.voided/1',
  escalations: () => [
    {
      afterDueMinutes: -120,
      to: 'duty superintendent',
      interrupts: false,
      channel: 'screen',
      words: 'A case was returned because a child may not be safe, and nobody has answered',
    },
  ],
})

/** Raised two minutes before midnight, nobody could do in the same day what it asks. */
function sameDayOrLater(raised: Instant, policy: Policy): Instant {
  const midnight = endOfLocalDay(localDate(raised))
  const after = plus(raised, minutes(setting(policy, 'concern.answer.minutes')))
  if (after > midnight) return after
  return midnight
}
