// What published comments left out stays owed: an action or a reason for each recommendation, published as an addendum; what was printed first stays as it is.
import { dayOf, endOfLocalDay } from '../../kernel/time.ts'
import { lastDayOfSection55 } from '../../practice/deadline.ts'
import type { DutyRule } from '../../practice/duty.ts'
import { upwardsOf } from '../ladder.ts'
import { stepsOf } from './duties.ts'
import type { Section55Fact } from './facts.ts'
import type { Recommendation, Section55State } from './state.ts'

/** Answered neither by the published comments nor by an addendum to them. */
export const leftOut = ({ published, recommendations, printed }: Section55State): readonly Recommendation[] =>
  published === null ? [] : recommendations.filter(({ recordId }) => !printed.has(recordId))

/** Answered since the comments were published, and not published yet. */
export const answeredSince = (state: Section55State) =>
  leftOut(state).flatMap((one) => {
    const answer = state.answers.get(one.recordId)
    return answer === undefined ? [] : [{ ...one, action: answer.action, whyNone: answer.whyNone }]
  })

const owner = "commissioner's office"
/** Answers to all recommendations are lawful until the same day as the comments: published late, they are overdue at once. */
const dueOf = ({ opened }: Section55State) =>
  opened === null ? null : endOfLocalDay(dayOf(lastDayOfSection55(dayOf(opened.publishedOn))))

export const leftOutRule: DutyRule<Section55State, Section55Fact> = {
  name: 'answer what was left out',
  words: 'answer the recommendations that the published comments left out, in an addendum',
  owner,
  basis: 'statute',
  source: 'Police Act 1996 s.55(5A) and (5B): for each recommendation, within the 56 days',
  starts: (_, state, before) => {
    const due = dueOf(state)
    const isNew = leftOut(before).length === 0 || dueOf(before) !== due
    return due !== null && leftOut(state).length > 0 && isNew ? { due } : null
  },
  // An addendum that answers a part of them leaves the rest owed.
  met: (fact, state) => fact.kind === 'section-55.addendum-published/1' && leftOut(state).length === 0,
  ends: (_, state, { dueAt }) => dueOf(state) !== dueAt,
  escalations: (duty, _, policy) => [
    ...stepsOf(duty, [
      {
        days: -7,
        to: owner,
        words: 'Recommendations that the published comments left out must be answered within a week',
      },
    ]),
    ...upwardsOf(duty, 'The last lawful day has passed for recommendations that the comments left out', owner, policy),
  ],
}
