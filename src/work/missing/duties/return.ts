// What is owed once the child is located: those who placed them told, safety, and being seen.
import { hours, isBeforeMinuteOf, minutes, plus } from '../../../kernel/time.ts'
import { setting } from '../../../practice/policy.ts'
import { plannedInterviewSettled } from '../actions.ts'
import { floorOf } from '../grade/minimum.ts'
import { authoritiesTold, authoritiesToTell } from '../grade/placed.ts'
import { type EpisodeState, hasDied, isDead, isElsewhere, isMissing } from '../state.ts'
import { records, rule } from './rule.ts'

/** Missing again, dead or another's. Closed without it: until November 2026 a child seriously harmed was owed neither. */
const over = (state: EpisodeState): boolean =>
  isMissing(state) || hasDied(state) || isElsewhere(state) || state.phase === 'closed'

/** Placed here from elsewhere, both authorities are told: one duty each, however late that comes to be known. */
const tellAuthority = (name: string, words: string, source: string, isFound: (state: EpisodeState) => boolean) =>
  rule({
    name,
    words,
    owner: 'investigating officer',
    basis: 'Vigil default',
    source,
    starts: (fact, state, before, policy) => {
      // Where a death turns out to be another child’s, what it had ended is owed again by when it was due.
      if (!isFound(state) || fact.kind === 'missing.death-elsewhere-undone/1') return null
      const [owed, told] = [authoritiesToTell(state, policy, fact.happenedAt), authoritiesTold(state)]
      const already = isFound(before) ? authoritiesToTell(before, policy, fact.happenedAt) : 0
      const due = plus(fact.happenedAt, minutes(setting(policy, 'authority-told.minutes')))
      return [1, 2]
        .filter((each) => each <= owed && each > Math.max(already, told))
        .map((occurrence) => ({ due, occurrence }))
    },
    met: (fact, state, duty) =>
      fact.kind === 'missing.authority-told/1' &&
      !isBeforeMinuteOf(fact.happenedAt, duty.startedAt) &&
      authoritiesTold(state) >= duty.occurrence,
    ends: (_, state) => isMissing(state) || isElsewhere(state) || !isFound(state),
  })

export const tellAuthorityLocated = tellAuthority(
  'tell the authority the child is located',
  'tell the local authority the child is located',
  'Starts the authority’s return interview; the time is a Vigil default',
  (state) => state.located !== null && !hasDied(state),
)
/** Found dead before it was told anything: it hears of the death, and no interview follows. */
export const tellAuthorityOfDeath = tellAuthority(
  'tell the authority of the death',
  'tell the local authority that the child has died',
  'It notifies the serious incident within five working days (Children Act 2004, section 16C); the time is a Vigil default',
  isDead,
)

export const bringToSafety = rule({
  name: 'bring the child to a place of safety',
  words: 'take the child to a place of safety',
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
  ends: (_, state) => over(state),
  escalations: (_, state) =>
    state.located?.atRisk === true
      ? [
          {
            afterDueMinutes: 0,
            to: 'force incident manager',
            interrupts: false,
            channel: 'screen',
            words: 'The child is located and still at risk, and has not been brought to safety',
          },
        ]
      : [],
})

export const preventionInterview = rule({
  name: 'hold a prevention interview',
  words: 'hold the prevention interview, face to face',
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
  ends: (_, state) => over(state),
})

/** Whoever goes missing meanwhile still told of a crime: it is owed on, and held once they are found. */
export const plannedInterview = rule({
  name: 'hold the planned interview',
  words: 'hold the planned interview: the child disclosed a crime',
  owner: 'investigating officer',
  basis: 'Vigil default',
  source:
    'A crime is disclosed in the prevention interview: stop and plan the interview; that somebody owes it, and the time, are Vigil defaults',
  starts: (fact, state, before, policy) =>
    fact.kind === 'missing.interview-held/1' &&
    before.plannedInterviewSince === null &&
    state.plannedInterviewSince !== null
      ? {
          due: plus(state.plannedInterviewSince, hours(setting(policy, 'planned-interview.hours'))),
          ownerId: state.owner?.staffId ?? null,
        }
      : null,
  met: (fact, _, duty) =>
    records(fact, ...plannedInterviewSettled) && !isBeforeMinuteOf(fact.happenedAt, duty.startedAt),
  // Closed without it: until December 2026 nobody owed it. Told after the close, it is owed like any.
  ends: (fact, state) => hasDied(state) || isElsewhere(state) || fact.kind === 'missing.closed/1',
  escalations: () => [
    {
      afterDueMinutes: 0,
      to: 'detective inspector',
      interrupts: false,
      channel: 'screen',
      words: 'A child disclosed a crime, and the planned interview has not been held or excepted',
    },
  ],
})
