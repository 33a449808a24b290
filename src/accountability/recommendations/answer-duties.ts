// What is owed of a recommendation besides meeting it: a written answer in its period, that the answer is published, and word of what was done at once.
import { addDays, dayOf, endOfLocalDay } from '../../kernel/time.ts'
import type { DutyRule } from '../../practice/duty.ts'
import { upwards as ladder } from '../ladder.ts'
import { isCorrectedFor, owesAnswer, owesMeeting } from './addressee.ts'
import { answerBeside, type Upwards } from './answer-beside.ts'
import type { RecommendationFact } from './facts.ts'
import { hasEnded, type RecommendationState } from './state.ts'

type Rule = DutyRule<RecommendationState, RecommendationFact>

/** The joint inspection's statement is asked for by guidance; the other bodies' periods are law. */
const isStatement = ({ timeScale }: RecommendationState): boolean => timeScale === 'working-days-70'

type Answered = Extract<RecommendationFact, { readonly kind: 'recommendation.answered/1' }>

/** Of whoever is followed; what another body says beside it is its own. */
const isAnswer = (fact: RecommendationFact): fact is Answered =>
  fact.kind === 'recommendation.answered/1' && fact.body.as === undefined

type Answer = Pick<Rule, 'name' | 'words' | 'basis' | 'source'>

const answerRule = (given: Answer, isOwed: (state: RecommendationState) => boolean, upwards: Upwards): Rule => ({
  ...given,
  owner: 'chief officer',
  starts: (_, state, before) => {
    const isNew = state.answerBy !== before.answerBy || owesAnswer(state) !== owesAnswer(before)
    return state.answerBy !== null && isNew && state.answered === null && isOwed(state)
      ? { due: endOfLocalDay(dayOf(state.answerBy)), owner: owesAnswer(state) }
      : null
  },
  met: isAnswer,
  withdraws: (fact, state, duty) => isCorrectedFor(fact, owesAnswer(state), duty),
  // Time that was given moves it, and another who owes it; nothing that the force says of the recommendation ends it.
  ends: (_, state, duty) =>
    state.answerBy === null || endOfLocalDay(dayOf(state.answerBy)) !== duty.dueAt || owesAnswer(state) !== duty.owner,
  escalations: (duty, state, policy) => upwards('A written answer is due', state, duty, policy),
})

/** Another body is to do it than before, and has not said what it did. */
const isAnothers = (state: RecommendationState, before: RecommendationState): boolean =>
  owesMeeting(state) !== owesMeeting(before) && state.updates.length === 0 && !hasEnded(state)

/** Its report was published on another day than the register had, and nobody has said what was done: word of it goes with the letter of that day. */
const isRepublished = (state: RecommendationState, before: RecommendationState): boolean =>
  before.received !== null &&
  before.received.published !== state.received?.published &&
  state.updates.length === 0 &&
  !hasEnded(state)

export const answerRules = (upwards: Upwards): readonly Rule[] => [
  answerRule(
    {
      name: 'answer in writing',
      words: 'answer it in writing',
      basis: 'statute',
      source: 'The period that the body which asked has, shown with its rule on the recommendation',
    },
    (state) => !isStatement(state),
    upwards,
  ),
  answerRule(
    {
      name: 'send the written statement',
      words: 'send the written statement of action',
      basis: 'national guidance',
      source: 'Joint targeted area inspection: 70 working days (to be confirmed)',
    },
    isStatement,
    upwards,
  ),
  answerBeside(upwards),
  {
    name: 'publish the answer',
    words: 'see that the answer is published by the body that asked',
    owner: 'IOPC',
    basis: 'statute',
    source: 'Police Reform Act 2002 schedule 3 paragraph 28B: 21 days beginning with receipt',
    starts: (fact, state) =>
      isAnswer(fact) && state.timeScale === 'iopc-56' ? { due: endOfLocalDay(addDays(dayOf(fact.body.on), 20)) } : null,
    met: (fact) => fact.kind === 'recommendation.answer-published/1',
    escalations: (_, __, policy) =>
      ladder(
        {
          words: 'The body that asked has not published the answer',
          owing: 'another body',
          owners: ['improvement team'],
        },
        policy,
      ),
  },
  {
    name: 'report what was done at once',
    words: 'report what was done at once, with the six-week letter',
    owner: 'chief officer',
    basis: 'national guidance',
    source:
      'HMICFRS, child protection follow-up: an update on what is asked for immediately; with the letter, six weeks',
    starts: (_, state, before) => {
      const isNew = before.timeScale !== 'immediately' || isAnothers(state, before) || isRepublished(state, before)
      if (state.timeScale !== 'immediately' || !isNew || state.baseOn === null) return null
      // What is entered late owes it all the same, and is late from the start, as its plan is.
      return { due: endOfLocalDay(addDays(dayOf(state.baseOn), 42)), owner: owesMeeting(state) }
    },
    withdraws: (fact, state, duty) => isCorrectedFor(fact, owesMeeting(state), duty),
    met: (fact) => fact.kind === 'recommendation.update-given/1',
    ends: (_, state, duty, before) =>
      hasEnded(state) || owesMeeting(state) !== duty.owner || isRepublished(state, before),
    escalations: (duty, state, policy) => upwards('A report of what was done at once is due', state, duty, policy),
  },
]
