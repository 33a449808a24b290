// What is owed of a recommendation: a date where the report gave none, and that it is met, as computed, by its date.
import { addDays, dayOf, endOfLocalDay, localDate } from '../../kernel/time.ts'
import type { DutyRule, Escalation } from '../../practice/duty.ts'
import type { Policy } from '../../practice/policy.ts'
import type { RecommendationFact } from './facts.ts'
import type { RecommendationState } from './state.ts'

type Rule = DutyRule<RecommendationState, RecommendationFact>

export const settings = [
  {
    name: 'recommendation.date.days',
    words: 'Set a date for a recommendation whose report gives none',
    value: 14,
    unit: 'days',
    basis: 'Vigil default',
    source: 'No national figure was found; set by the force',
  },
] as const

const daysToSet = (policy: Policy): number => policy.values['recommendation.date.days'] ?? settings[0].value

const day = 24 * 60

/** Owner, senior responsible officer, board, local policing body (accountability.md R14): on screen, none interrupts. */
const upwards = (words: string): readonly Escalation[] =>
  [
    { after: 0, to: 'improvement team', said: words },
    { after: 7 * day, to: 'chief officer', said: `${words}: a week, to the senior responsible officer` },
    { after: 28 * day, to: 'improvement team', said: `${words}: four weeks, for the board` },
    { after: 56 * day, to: "commissioner's office", said: `${words}: eight weeks, to the local policing body` },
  ].map(({ after, to, said }) => ({ afterDueMinutes: after, to, words: said, interrupts: false, channel: 'screen' }))

const setDate: Rule = {
  name: 'set a date',
  words: 'set a date by which it is to be met',
  owner: 'improvement team',
  basis: 'Vigil default',
  source: 'Reports without time scales stood undated elsewhere; fourteen days are ours',
  starts: (fact, state, before, policy) =>
    before.received === null && state.received !== null && state.dueOn === null
      ? { due: endOfLocalDay(addDays(localDate(fact.happenedAt), daysToSet(policy))) }
      : null,
  met: (_, state) => state.dueOn !== null,
  ends: (_, state) => state.stage === 'superseded' || state.stage === 'rejected',
  escalations: () => upwards('A recommendation has no date'),
}

/** Only what is computed meets it, or an inspector's document; a claim does not. A date that is moved starts it anew. */
const meet: Rule = {
  name: 'meet the recommendation',
  words: 'meet the recommendation, as its closure test computes it',
  owner: 'chief officer',
  basis: 'national guidance',
  source: 'The time scale of the report, shown with its rule on the recommendation',
  starts: (_, state, before) =>
    state.dueOn !== null && state.dueOn !== before.dueOn && !ended(state)
      ? { due: endOfLocalDay(dayOf(state.dueOn)) }
      : null,
  met: (fact) =>
    fact.kind === 'recommendation.verified/1' ||
    (fact.kind === 'recommendation.submitted/1' && fact.body.standing === 'met'),
  ends: (fact, state) =>
    ended(state) || fact.kind === 'recommendation.date-changed/1' || fact.kind === 'recommendation.base-changed/1',
  escalations: () => upwards('A recommendation is overdue'),
}

const ended = (state: RecommendationState): boolean => state.stage === 'superseded' || state.stage === 'rejected'

export const rules: readonly Rule[] = [setDate, meet]
