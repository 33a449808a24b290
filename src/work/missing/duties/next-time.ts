// What is owed so that the child does not go again: a look within four weeks, a referral of who goes repeatedly, a plan.
import { hours, plus } from '../../../kernel/time.ts'
import { type Policy, setting } from '../../../practice/policy.ts'
import type { MissingFact } from '../facts.ts'
import { exploitationOf } from '../grade/exploitation.ts'
import { type EpisodeState, hasDied, isElsewhere, wasEverMissing } from '../state.ts'
import { bringsHistory, firstReport, isFirstMissed, rule, workingDays } from './rule.ts'

/** Somebody looks again before the four weeks are over; a child who came back only then is watched for a week. */
export const keepWatch = rule({
  name: 'keep the four-week watch',
  words: 'look again within four weeks of a first episode',
  owner: 'missing person coordinator',
  basis: 'Vigil default',
  source: 'Most who go again do so within four weeks of the first time; that somebody looks again is a Vigil default',
  starts: (fact, state, before, policy) => {
    if (!wasEverMissing(state) || hasDied(state)) return null
    if (!beginsWatch(fact, before) && !goesOnWatching(fact, state, before) && !isFirstAfterAll(fact, state, before))
      return null
    if (state.report === null || !isFirstInAYear(state)) return null
    const fromReport = plus(firstReport(state, fact), hours(24 * setting(policy, 'watch.days')))
    const fromNow = plus(fact.happenedAt, hours(24 * 7))
    const [, due = fromNow] = [fromReport, fromNow].sort()
    return { due }
  },
  met: (fact) => fact.kind === 'missing.watch-kept/1' && fact.body.heard !== 'nobody was reached',
  // The child went again: from then on the new episode is what is owed. Or an earlier one turns out to be the same child’s.
  ends: (fact, state) =>
    fact.kind === 'missing.repeated/1' ||
    (bringsHistory(fact) && !isFirstInAYear(state)) ||
    hasDied(state) ||
    isElsewhere(state),
})

const isFirstInAYear = ({ report }: EpisodeState): boolean => (report?.history.reportsIn12Months ?? 1) <= 1

const beginsWatch = ({ kind }: MissingFact, before: EpisodeState): boolean =>
  kind === 'missing.returned/1' && before.returnedAt === null

/** The report that had ended it was void, or another child’s, and nobody has looked since the return: a week is left for it where the four are over. */
const goesOnWatching = ({ kind }: MissingFact, state: EpisodeState, before: EpisodeState): boolean =>
  kind === 'missing.repeat-undone/1' && before.repeatedBy !== null && isToBeWatched(state)

/** The earlier report was void, or another child’s: nobody watched, since this one was the second. */
const isFirstAfterAll = (fact: MissingFact, state: EpisodeState, before: EpisodeState): boolean =>
  bringsHistory(fact) && !isFirstInAYear(before) && isToBeWatched(state)

/** Back, not gone again, and nobody has looked since the return. */
const isToBeWatched = (state: EpisodeState): boolean =>
  state.repeatedBy === null &&
  state.returnedAt !== null &&
  (state.watchKeptAt === null || state.watchKeptAt < state.returnedAt) &&
  !hasDied(state) &&
  !isElsewhere(state)

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
    if (!isOften(state, policy)) return null
    const begins = isFirstMissed(fact, state, before)
      ? asksForReferral(state, policy)
      : // Whose report it is was found only since.
        (bringsHistory(fact) && asksForReferral(state, policy) && !isOften(before, policy) && !isReferred(state)) ||
        // Referred before, when less was known: of this episode, or by now of the one before it.
        (history.repeatReferralAt !== null &&
          ((history.exploitationFlag === 'none' && becomesExploited(fact, state, before, policy)) ||
            (history.harmedBefore === 'no' && !isHarmed(before) && isHarmed(state)) ||
            (bringsHistory(fact) && newSince(state) > newSince(before))))
    return begins ? { due: workingDays(setting(policy, 'repeat.referral'), fact.happenedAt, policy) } : null
  },
  met: (fact) =>
    (fact.kind === 'missing.referred/1' && fact.body.to === 'repeat missing referral') ||
    fact.kind === 'missing.referred-elsewhere/1',
  // Or one of the reports was void or another child’s, or the child was referred under another record: then it asks for none.
  ends: (fact, state, _, before, policy) =>
    hasDied(state) ||
    isElsewhere(state) ||
    (bringsHistory(fact) && asksForReferral(before, policy) && !asksForReferral(state, policy)),
})

const isReferred = ({ referredTo }: EpisodeState): boolean => referredTo.includes('repeat missing referral')

const isOften = ({ report }: EpisodeState, policy: Policy): boolean =>
  (report?.history.reportsIn90Days ?? 0) >= setting(policy, 'repeat.reports')

const asksForReferral = (state: EpisodeState, policy: Policy): boolean =>
  isOften(state, policy) && (state.report?.history.repeatReferralAt == null || newSince(state) > 0)

const newSince = ({ report }: EpisodeState): number => (report?.history.newSinceReferral ?? []).length

const becomesExploited = (fact: MissingFact, state: EpisodeState, before: EpisodeState, policy: Policy): boolean =>
  exploitationOf(before, policy, fact.happenedAt) === 'none' &&
  exploitationOf(state, policy, fact.happenedAt) !== 'none'

const isHarmed = ({ learned, grave }: EpisodeState): boolean =>
  grave?.outcome === 'seriously harmed' || (learned !== null && learned.harm !== 'none known')

export const renewTriggerPlan = rule({
  name: 'make or renew the trigger plan',
  words: 'make or renew the trigger plan',
  owner: 'missing person coordinator',
  basis: 'Vigil default',
  source: 'F26: poor prevention of the next episode',
  starts: (fact, state, before, policy) =>
    fact.kind === 'missing.returned/1' &&
    before.returnedAt === null &&
    !hasDied(state) &&
    (state.report?.history.reportsIn90Days ?? 0) >= setting(policy, 'repeat.reports')
      ? { due: plus(fact.happenedAt, hours(24 * setting(policy, 'trigger-plan.days'))) }
      : null,
  met: (fact) => fact.kind === 'missing.trigger-plan-recorded/1',
  ends: (_, state) => hasDied(state) || isElsewhere(state),
})
