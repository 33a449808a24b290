// The local policing body is asked together with the force: it owes a written answer of its own, in the same period.
import { dayOf, endOfLocalDay } from '../../kernel/time.ts'
import type { Duty, DutyRule, Escalation } from '../../practice/duty.ts'
import type { Policy } from '../../practice/policy.ts'
import type { RecommendationFact } from './facts.ts'
import type { RecommendationState } from './state.ts'
import { isAskedBeside } from './with-others.ts'

export type Upwards = (words: string, state: RecommendationState, duty: Duty, policy: Policy) => readonly Escalation[]

export const answerBeside = (upwards: Upwards): DutyRule<RecommendationState, RecommendationFact> => ({
  name: 'answer in writing beside the force',
  words: 'answer it in writing for the local policing body, which is asked too',
  owner: "commissioner's office",
  basis: 'statute',
  source: 'The period that the body which asked has, shown with its rule on the recommendation',
  starts: (_, state, before) => {
    const isNew = state.answerBy !== before.answerBy || !isAskedBeside(before)
    return state.answerBy !== null && isAskedBeside(state) && isNew && state.answeredBeside === null
      ? { due: endOfLocalDay(dayOf(state.answerBy)) }
      : null
  },
  met: (fact) => fact.kind === 'recommendation.answered/1' && fact.body.as === 'local policing body',
  withdraws: (fact, state) => fact.kind === 'recommendation.addressee-corrected/1' && !isAskedBeside(state),
  ends: (_, state, duty) =>
    state.answerBy === null || endOfLocalDay(dayOf(state.answerBy)) !== duty.dueAt || !isAskedBeside(state),
  escalations: (duty, state, policy) => upwards('A written answer is due', state, duty, policy),
})
