// What is owed once the child is located: being seen, being heard, and what is learned.
import {
  addDays,
  endOfLocalDay,
  hours,
  type Instant,
  isBeforeMinuteOf,
  localDate,
  minutes,
  plus,
} from '../../../kernel/time.ts'
import { type Policy, setting } from '../../../practice/policy.ts'
import type { MissingFact } from '../facts.ts'
import { exploitationOf } from '../grade/exploitation.ts'
import { floorOf } from '../grade/minimum.ts'
import { authoritiesTold, authoritiesToTell } from '../grade/placed.ts'
import { asksWhetherGrave, type EpisodeState, isElsewhere, isMissing, wasEverMissing } from '../state.ts'
import { firstReport, isFirstMissed, type MissingRule, rule, workingDays } from './rule.ts'

/** Placed here from elsewhere, both authorities are told: one duty each, however late that comes to be known. */
export const tellAuthorityLocated = rule({
  name: 'tell the authority the child is located',
  words: 'tell the local authority the child is located',
  owner: 'investigating officer',
  basis: 'Vigil default',
  source: 'Starts the authority’s return interview; the time is a Vigil default',
  starts: (fact, state, before, policy) => {
    if (state.located === null) return null
    const [owed, told] = [authoritiesToTell(state, policy, fact.happenedAt), authoritiesTold(state)]
    const already = before.located === null ? 0 : authoritiesToTell(before, policy, fact.happenedAt)
    const due = plus(fact.happenedAt, minutes(setting(policy, 'authority-told.minutes')))
    return [1, 2]
      .filter((each) => each <= owed && each > Math.max(already, told))
      .map((occurrence) => ({ due, occurrence }))
  },
  met: (fact, state, duty) =>
    fact.kind === 'missing.authority-told/1' &&
    !isBeforeMinuteOf(fact.happenedAt, duty.startedAt) &&
    authoritiesTold(state) >= duty.occurrence,
  ends: (_, state) => isMissing(state) || isElsewhere(state),
})

export const bringToSafety = rule({
  name: 'bring the child to a place of safety',
  words: 'located is not returned: bring the child to a place of safety, and record it',
  owner: 'investigating officer',
  basis: 'Vigil default',
  source:
    'A child may be located and still be at risk; where they return to is decided first. The times are Vigil defaults',
  starts: (fact, state, before, policy) =>
    fact.kind === 'missing.located/1' && before.located === null
      ? {
          due: plus(fact.happenedAt, minutes(setting(policy, fact.body.atRisk ? 'return.at-risk' : 'return.other'))),
          ownerId: state.owner?.staffId ?? null,
        }
      : null,
  // In police protection the child is somewhere safe, by the constable’s own power; the return is still recorded.
  met: (fact) => fact.kind === 'missing.returned/1' || fact.kind === 'missing.police-protection-begun/1',
  ends: (_, state) => isMissing(state) || state.grave !== null || isElsewhere(state),
  escalations: (_, state) =>
    state.located?.atRisk === true
      ? [
          {
            afterDueMinutes: 0,
            to: 'force incident manager',
            interrupts: false,
            channel: 'screen',
            words: 'Located, still at risk, and not brought to safety',
          },
        ]
      : [],
})

export const preventionInterview = rule({
  name: 'hold a prevention interview',
  words: 'prevention interview, face to face',
  owner: 'investigating officer',
  basis: 'Vigil default',
  source:
    'The police see the child on return; F8 and F20: spoken to by phone, or no attempt. The times are Vigil defaults',
  starts: (fact, state, before, policy) => {
    if (fact.kind !== 'missing.located/1' || before.located !== null) return null
    // Found before anybody graded: the least that what is known asks for.
    const level = state.level ?? floorOf(state, policy, fact.happenedAt)
    return {
      due: plus(fact.happenedAt, minutes(setting(policy, `interview.${level === 'HIGH' ? 'high' : 'other'}`))),
      ownerId: state.owner?.staffId ?? null,
    }
  },
  met: (fact, _, duty) =>
    (fact.kind === 'missing.interview-held/1' &&
      fact.body.faceToFace &&
      !isBeforeMinuteOf(fact.happenedAt, duty.startedAt)) ||
    fact.kind === 'missing.interview-excepted/1',
  ends: (_, state) => isMissing(state) || state.grave !== null || isElsewhere(state),
})

const returnInterview = (name: string, words: string, met: readonly string[], over: readonly string[]) =>
  rule({
    name,
    words,
    owner: 'local authority',
    basis: 'national guidance',
    source: 'Children who run away or go missing from home or care, 2014 (England): within 72 hours of return',
    starts: (fact, _, before, policy) =>
      fact.kind === 'missing.returned/1' && before.returnedAt === null
        ? { due: plus(fact.happenedAt, hours(setting(policy, 'return-interview.hours'))) }
        : null,
    met: (fact, _, duty) =>
      fact.kind === 'missing.return-interview-reported/1' &&
      met.includes(fact.body.outcome) &&
      !isBeforeMinuteOf(fact.happenedAt, duty.startedAt),
    notDone: (fact) => fact.kind === 'missing.return-interview-reported/1' && fact.body.outcome === 'missed',
    ends: (fact, state) =>
      (fact.kind === 'missing.return-interview-reported/1' && over.includes(fact.body.outcome)) ||
      isMissing(state) ||
      state.grave !== null ||
      isElsewhere(state),
  })

export const offerReturnInterview = returnInterview(
  'offer a return interview',
  'return interview offered (local authority)',
  ['offered', 'done', 'declined'],
  [],
)
/** Declined by the child: offered, and no longer owed. */
export const holdReturnInterview = returnInterview(
  'hold a return interview',
  'return interview held (local authority)',
  ['done'],
  ['declined'],
)
/** The same for whoever counts: what was declined, or called missed, may still be held. */
export const heldAfterAll: MissingRule = {
  ...returnInterview(holdReturnInterview.name, holdReturnInterview.words, ['done'], []),
  notDone: () => false,
}

export const readReturnInterview = rule({
  name: 'read the return interview',
  words: 'read the return interview and use it',
  owner: 'missing person coordinator',
  basis: 'Vigil default',
  source: 'F22: what children say is not used next time',
  starts: (fact, _, __, policy) =>
    fact.kind === 'missing.return-interview-reported/1' && fact.body.outcome === 'done'
      ? { due: workingDays(setting(policy, 'return-interview.read'), fact.happenedAt, policy) }
      : null,
  met: (fact) => fact.kind === 'missing.return-interview-read/1',
})

/** Somebody looks again before the four weeks are over; a child who came back only then is watched for a week. */
export const keepWatch = rule({
  name: 'keep the four-week watch',
  words: 'look again within four weeks of a first episode',
  owner: 'missing person coordinator',
  basis: 'Vigil default',
  source: 'Most who go again do so within four weeks of the first time; that somebody looks again is a Vigil default',
  starts: (fact, state, before, policy) => {
    if (fact.kind !== 'missing.returned/1' || before.returnedAt !== null || !wasEverMissing(state)) return null
    if (state.report === null || state.report.history.reportsIn12Months > 1) return null
    const fromReport = plus(firstReport(state, fact), hours(24 * setting(policy, 'watch.days')))
    const fromReturn = plus(fact.happenedAt, hours(24 * 7))
    const [, due = fromReturn] = [fromReport, fromReturn].sort()
    return { due }
  },
  met: (fact) => fact.kind === 'missing.watch-kept/1' && fact.body.heard !== 'nobody was reached',
  // The child went again: from then on the new episode is what is owed.
  ends: (fact, state) => fact.kind === 'missing.repeated/1' || state.grave !== null || isElsewhere(state),
})

/** Once a window: not again for the fourth report, unless the last referral is older than the window or something is new since. */
export const referRepeatMissing = rule({
  name: 'refer a child missing repeatedly',
  words: 'refer: three reports in 90 days',
  owner: 'missing person coordinator',
  basis: 'national guidance',
  source: 'Referral at three reports in a rolling 90 days (APP 2023); one working day is a Vigil default',
  starts: (fact, state, before, policy) => {
    const history = state.report?.history
    if (history === undefined || !wasEverMissing(state)) return null
    if (history.reportsIn90Days < setting(policy, 'repeat.reports')) return null
    const begins = isFirstMissed(fact, state, before)
      ? history.repeatReferralAt === null || newSince(state) > 0
      : // Referred before, when less was known: of this episode, or by now of the one before it.
        history.repeatReferralAt !== null &&
        ((history.exploitationFlag === 'none' && becomesExploited(fact, state, before, policy)) ||
          (fact.kind === 'missing.history-found/1' && newSince(state) > newSince(before)))
    return begins ? { due: workingDays(setting(policy, 'repeat.referral'), fact.happenedAt, policy) } : null
  },
  met: (fact) => fact.kind === 'missing.referred/1' && fact.body.to === 'repeat missing referral',
  ends: (_, state) => isElsewhere(state),
})

const newSince = ({ report }: EpisodeState): number => (report?.history.newSinceReferral ?? []).length

const becomesExploited = (fact: MissingFact, state: EpisodeState, before: EpisodeState, policy: Policy): boolean =>
  exploitationOf(before, policy, fact.happenedAt) === 'none' &&
  exploitationOf(state, policy, fact.happenedAt) !== 'none'

export const renewTriggerPlan = rule({
  name: 'make or renew the trigger plan',
  words: 'trigger plan made or renewed',
  owner: 'missing person coordinator',
  basis: 'Vigil default',
  source: 'F26: poor prevention of the next episode',
  starts: (fact, state, before, policy) =>
    fact.kind === 'missing.returned/1' &&
    before.returnedAt === null &&
    (state.report?.history.reportsIn90Days ?? 0) >= setting(policy, 'repeat.reports')
      ? { due: plus(fact.happenedAt, hours(24 * setting(policy, 'trigger-plan.days'))) }
      : null,
  met: (fact) => fact.kind === 'missing.trigger-plan-recorded/1',
})

const afterGraveOutcome = (
  name: string,
  words: string,
  owner: string,
  to: string,
  due: (at: Instant, policy: Policy) => Instant,
  source: string,
  basis: 'statute' | 'national guidance',
) =>
  rule({
    name,
    words,
    owner,
    basis,
    source,
    starts: (fact, _, __, policy) =>
      fact.kind === 'missing.grave-outcome/1' ? { due: due(fact.happenedAt, policy) } : null,
    met: (fact) => fact.kind === 'missing.referred/1' && fact.body.to === to,
  })

const nextDay = (at: Instant, policy: Policy): Instant =>
  endOfLocalDay(addDays(localDate(at), setting(policy, 'conduct-referral.days')))

/** What is learned days later begins it as much as what is found. */
export const decideWhetherGrave = rule({
  name: 'say whether it is a death or serious injury',
  words: 'serious harm was learned: record a death or serious injury, or an inspector says why it is none',
  owner: 'inspector',
  basis: 'Vigil default',
  source:
    'A death or serious injury following police contact is referred by the end of the next day (Police Reform Act 2002, Schedule 3); that somebody decides by then is a Vigil default',
  starts: (fact, state, before, policy) =>
    asksWhetherGrave(state) && !asksWhetherGrave(before) ? { due: nextDay(fact.happenedAt, policy) } : null,
  met: (fact) => fact.kind === 'missing.grave-outcome/1' || fact.kind === 'missing.grave-outcome-ruled-out/1',
  ends: (_, state) => !asksWhetherGrave(state) || isElsewhere(state),
  escalations: () => [
    {
      afterDueMinutes: 0,
      to: 'duty superintendent',
      interrupts: false,
      channel: 'screen',
      words: 'Serious harm was learned, and nobody has said whether it is a death or serious injury',
    },
  ],
})

export const referToConductOffice = afterGraveOutcome(
  'refer to the Independent Office for Police Conduct',
  'refer as death or serious injury following police contact',
  'duty superintendent',
  'Independent Office for Police Conduct',
  nextDay,
  'Police Reform Act 2002, Schedule 3: by the end of the next day',
  'statute',
)
export const jointAgencyResponse = afterGraveOutcome(
  'joint agency response',
  'joint agency response begun',
  'detective inspector',
  'joint agency response',
  (at) => plus(at, hours(24)),
  'Working Together to Safeguard Children: at once; measured at 24 hours',
  'national guidance',
)
export const notifySeriousIncident = afterGraveOutcome(
  'serious incident notification',
  'authority’s serious incident notification',
  'local authority',
  'serious incident notification',
  (at, policy) => workingDays(setting(policy, 'serious-incident.working-days'), at, policy),
  'Children Act 2004, section 16C: five working days',
  'statute',
)
export const rapidReview = afterGraveOutcome(
  'rapid review',
  'rapid review by the safeguarding partners',
  'safeguarding partners',
  'rapid review',
  (at, policy) => workingDays(setting(policy, 'rapid-review.working-days'), at, policy),
  'Working Together to Safeguard Children: 15 working days',
  'national guidance',
)
