// What is owed of a recommendation: a date where the report gave none, and that it is met, as computed, by its date.
import { addDays, dayOf, endOfLocalDay, localDate } from '../../kernel/time.ts'
import type { Duty, DutyRule, Escalation } from '../../practice/duty.ts'
import type { Policy } from '../../practice/policy.ts'
import { upwards as ladder, ladderSettings, owingOf } from '../ladder.ts'
import { datesIt, isCorrectedFor, owesMeeting, panelAsks } from './addressee.ts'
import { answerRules } from './answer-duties.ts'
import type { RecommendationFact } from './facts.ts'
import { hasEnded, type RecommendationState } from './state.ts'
import { floorSettings } from './test-floors.ts'

type Rule = DutyRule<RecommendationState, RecommendationFact>

export const settings = [
  ...floorSettings,
  ...ladderSettings,
  {
    name: 'recommendation.date.days',
    words: 'Time to set a date for a recommendation whose report gives none',
    value: 14,
    unit: 'days',
    basis: 'Vigil default',
    source: 'No national figure was found; set by the force',
  },
] as const

const daysToSet = (policy: Policy): number => policy.values['recommendation.date.days'] ?? 14

/** The improvement team does the work of what a chief officer answers for by name. */
const upwards = (
  words: string,
  { responsible }: RecommendationState,
  { owner }: Duty,
  policy: Policy,
): readonly Escalation[] => {
  if (owingOf(owner) === 'the local policing body')
    return ladder({ words, owing: 'the local policing body', owners: [owner] }, policy)
  const owners = ['improvement team']
  if (owner === 'another body') return ladder({ words, owing: 'another body', owners }, policy)
  return ladder({ words, owing: 'the force', owners, responsible: responsible?.staffId ?? null }, policy)
}

const setDate: Rule = {
  name: 'set a date',
  words: 'set a date by which it is to be met',
  owner: 'improvement team',
  basis: 'Vigil default',
  source: 'A report need not set a time: then whoever must meet it does. Fourteen days are Vigil’s default',
  // The panel asks the local policing body for an answer and no more: what that undertakes in it is an undertaking of its own, with its date.
  // Also where it was met and is no longer: the date of its report has long passed.
  starts: (fact, state, before, policy) => {
    const owedAnew = (before.received === null && state.received !== null) || isAccepted(state, before)
    const owner = datesIt(state)
    const isAnothers = before.received !== null && owner !== datesIt(before)
    const undated = (owedAnew || isAnothers) && state.dueOn === null && !hasEnded(state) && !panelAsks(state.timeScale)
    // Whoever else has it from now on owes it by the same day.
    const from = isAnothers && state.enteredOn !== null ? dayOf(state.enteredOn) : localDate(fact.happenedAt)
    return undated || (fact.kind === 'recommendation.re-opened/1' && !isToCome(state.dueOn, fact))
      ? { due: endOfLocalDay(addDays(from, daysToSet(policy))), owner }
      : null
  },
  withdraws: (fact, state, duty) => isCorrectedFor(fact, datesIt(state), duty),
  met: (fact, state) => state.dueOn !== null && datingKinds.includes(fact.kind),
  ends: (fact, state, duty) =>
    hasEnded(state) || fact.kind === 'recommendation.test-passed/1' || datesIt(state) !== duty.owner,
  escalations: (duty, state, policy) => upwards('A recommendation has no date', state, duty, policy),
}

/** Rejected once, and no longer: what was owed of it is owed again. */
const isAccepted = (state: RecommendationState, before: RecommendationState): boolean =>
  before.stage === 'rejected' && !hasEnded(state)

/** It passed and fell before its date: the date stands, and is owed again. */
const isToCome = (dueOn: string | null, { happenedAt }: RecommendationFact): dueOn is string =>
  dueOn !== null && dueOn >= localDate(happenedAt)

const isOwedAnew = (
  fact: RecommendationFact,
  state: RecommendationState,
  before: RecommendationState,
  dueOn: string,
): boolean =>
  dueOn !== before.dueOn ||
  owesMeeting(state) !== owesMeeting(before) ||
  isAccepted(state, before) ||
  (fact.kind === 'recommendation.re-opened/1' && isToCome(dueOn, fact))

const datingKinds: readonly string[] = [
  'recommendation.date-changed/1',
  'recommendation.base-changed/1',
  'recommendation.supersedes/1',
  'recommendation.words-entered/1',
]

/** Only what is computed meets it, or an inspector's document; a claim does not. A date that is moved starts it anew. */
const meet: Rule = {
  name: 'meet the recommendation',
  words: 'meet the recommendation, as its closure test computes it',
  owner: 'chief officer',
  basis: 'national guidance',
  source: 'The time scale of the report, shown with its rule on the recommendation',
  starts: (fact, state, before) =>
    state.dueOn !== null && !hasEnded(state) && isOwedAnew(fact, state, before, state.dueOn)
      ? { due: endOfLocalDay(dayOf(state.dueOn)), owner: owesMeeting(state) }
      : null,
  withdraws: (fact, state, duty) => isCorrectedFor(fact, owesMeeting(state), duty),
  met: (fact) =>
    fact.kind === 'recommendation.test-passed/1' ||
    (fact.kind === 'recommendation.verified/1' && fact.body.route === 'inspector') ||
    (fact.kind === 'recommendation.submitted/1' && fact.body.standing === 'met'),
  // Another date, whichever way it came: agreed, counted from another day, or taken over; or somebody said whose it is, which one hand does and so withdraws nothing.
  ends: (_, state, duty) =>
    hasEnded(state) ||
    state.dueOn === null ||
    endOfLocalDay(dayOf(state.dueOn)) !== duty.dueAt ||
    owesMeeting(state) !== duty.owner,
  escalations: (duty, state, policy) => upwards('A recommendation is overdue', state, duty, policy),
}

/** Once it has expired nothing can say met: whoever answers for it hears of the day, and not from a status that changed by itself. */
const renewTest: Rule = {
  name: 'renew the closure test',
  words: 'have a new closure test approved before this one expires',
  owner: 'improvement team',
  basis: 'force',
  source: 'The day on which its closure test expires, as it was approved',
  starts: (fact, state) =>
    fact.kind === 'recommendation.test-approved/1' && state.test?.expiresOn != null && !hasEnded(state)
      ? { due: endOfLocalDay(dayOf(state.test.expiresOn)), owner: 'improvement team' }
      : null,
  met: (fact) => fact.kind === 'recommendation.test-approved/1',
  ends: (_, state) => hasEnded(state),
  escalations: (duty, state, policy) => upwards('A closure test has expired', state, duty, policy),
}

export const rules: readonly Rule[] = [setDate, meet, renewTest, ...answerRules(upwards)]
