// What is owed to the authorities of the child while the child is missing: told at once, and met.
import { hours, minutes, plus } from '../../../kernel/time.ts'
import { type Policy, setting } from '../../../practice/policy.ts'
import { isMeeting } from '../actions.ts'
import { heldOnRecord } from '../grade/care-on-record.ts'
import { isPlacedHere } from '../grade/placed.ts'
import { type EpisodeState, hasDied, isElsewhere, isMissing, wasEverMissing } from '../state.ts'
import {
  becameHigh,
  beginsSearch,
  bringsHistory,
  did,
  ended,
  firstGraded,
  firstReport,
  isFirstMissed,
  missedAt,
  records,
  rule,
  workingDays,
} from './rule.ts'

/** The clock of HIGH beside that of every child. */
const ofHigh = 2

export const tellChildrensServices = rule({
  name: 'tell children’s services',
  words: 'tell children’s services',
  owner: 'investigating officer',
  basis: 'national guidance',
  source: 'Immediately at HIGH (APP 2023); within an hour for every child is a Vigil default after a force protocol',
  starts: (fact, state, before, policy) => {
    if (did(state, 'children’s services told')) return null
    if (becameHigh(fact, before))
      return { due: plus(fact.happenedAt, minutes(setting(policy, 'services.high'))), occurrence: ofHigh }
    // Whatever the grade will be, and whether or not anybody gives one.
    return beginsSearch(fact)
      ? { due: plus(firstReport(state, fact), minutes(setting(policy, 'services.other'))) }
      : null
  },
  met: (fact) => records(fact, 'children’s services told'),
  // At HIGH the shorter clock takes its place, while this one still runs.
  ends: (fact, state, duty) =>
    ended(fact, state) || (duty.occurrence !== ofHigh && state.grading !== null && state.level === 'HIGH'),
})

/** R13 names three, and each is owed by itself: from when it is known that the child is placed here from elsewhere, or a search for them begins. */
const ofPlacement = (name: string, words: string, action: string) =>
  rule({
    name,
    words,
    owner: 'investigating officer',
    basis: 'national guidance',
    source: 'R13: placed out of area (all-party inquiry on missing children); the time is a Vigil default',
    starts: (fact, state, before, policy) => {
      if (!isMissing(state) || did(state, action) || !isPlacedHere(state, policy, fact.happenedAt)) return null
      const known = isMissing(before) && isPlacedHere(before, policy, fact.happenedAt)
      if (known && !beginsSearch(fact)) return null
      // Asked at the call, it is known from the call on; what is learned after the grading is known from then.
      const since = before.grading === null ? firstReport(state, fact) : fact.happenedAt
      return { due: plus(since, minutes(setting(policy, 'services.other'))) }
    },
    met: (fact) => records(fact, action),
    // Owed by earlier records alone, it is owed no longer when the placement is said to be over, or the record was another child’s.
    ends: (fact, state, _, before, policy) =>
      ended(fact, state) ||
      (heldOnRecord(before.report?.history.onRecord).placedHereOnRecord &&
        !isPlacedHere(state, policy, fact.happenedAt)),
  })

export const tellPlacingAuthority = ofPlacement(
  'tell the placing authority',
  'tell the placing authority',
  'placing authority told',
)
export const tellHostAuthority = ofPlacement(
  'tell the host authority',
  'tell the host authority (the child is placed here from elsewhere)',
  'host authority told',
)
export const askHomeForce = ofPlacement(
  'ask the home force',
  'ask the home force for intelligence (the child is placed here from elsewhere)',
  'home force asked',
)

export const holdStrategyMeeting = rule({
  name: 'hold a strategy meeting',
  words: 'hold the strategy meeting',
  owner: 'missing person coordinator',
  basis: 'national guidance',
  source: 'Multi-agency meeting after seven days (APP 2023); 72 hours for a child at HIGH is a Vigil default',
  starts: (fact, state, before, policy) => {
    if (did(state, 'strategy meeting held')) return null
    if (becameHigh(fact, before)) return { due: plus(fact.happenedAt, hours(setting(policy, 'meeting.high.hours'))) }
    return firstGraded(fact, before)
      ? { due: plus(missedAt(state, fact), hours(24 * setting(policy, 'meeting.days'))) }
      : null
  },
  met: isMeeting,
  ends: ended,
})

/** Once in 90 days: found or not, the pattern is what is talked about. */
export const meetAboutPattern = rule({
  name: 'meet about repeated episodes',
  words: 'meet with partners (more than three episodes in twelve months)',
  owner: 'missing person coordinator',
  basis: 'national guidance',
  source: 'Multi-agency meeting at more than three episodes in twelve months (APP 2023); the time is a Vigil default',
  starts: (fact, state, before, policy) =>
    asksForMeeting(state, policy) &&
    (isFirstMissed(fact, state, before) || (bringsHistory(fact) && !asksForMeeting(before, policy) && !haveMet(state)))
      ? { due: workingDays(setting(policy, 'meeting.repeat'), fact.happenedAt, policy) }
      : null,
  met: isMeeting,
  // One of the reports was void or another child’s, or partners met under another record.
  ends: (fact, state, _, before, policy) =>
    hasDied(state) ||
    isElsewhere(state) ||
    (bringsHistory(fact) && asksForMeeting(before, policy) && !asksForMeeting(state, policy)),
})

const asksForMeeting = (state: EpisodeState, policy: Policy): boolean =>
  wasEverMissing(state) &&
  state.report !== null &&
  state.report.history.reportsIn12Months > setting(policy, 'meeting.episodes') &&
  (state.report.history.partnersMetAt ?? null) === null

/** In this record, before it asked for it. */
const haveMet = ({ done, referredTo }: EpisodeState): boolean =>
  done.some(({ action }) => action === 'strategy meeting held') || referredTo.includes('strategy meeting')
