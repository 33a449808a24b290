// What is owed so that the child does not go again: a look within four weeks, a referral of who goes repeatedly, a plan.
import { hours, plus } from '../../../kernel/time.ts'
import { type Policy, setting } from '../../../practice/policy.ts'
import type { MissingFact } from '../facts.ts'
import { exploitationOf } from '../grade/exploitation.ts'
import { type EpisodeState, isDead, isElsewhere, wasEverMissing } from '../state.ts'
import { firstReport, isFirstMissed, rule, workingDays } from './rule.ts'

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
  ends: (fact, state) => fact.kind === 'missing.repeated/1' || isDead(state) || isElsewhere(state),
})

/** Once a window: not again for the fourth report, unless the last referral is older than the window or something is new since. */
export const referRepeatMissing = rule({
  name: 'refer a child missing repeatedly',
  words: 'refer the child (three reports in 90 days)',
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
  words: 'make or renew the trigger plan',
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
