// The clocks of a public question: decided in time, answered in the panel’s own period, published.
import { addDays, dayOf, endOfLocalDay, localDate } from '../../kernel/time.ts'
import { deadline } from '../../practice/deadline.ts'
import type { DutyRule } from '../../practice/duty.ts'
import type { Policy } from '../../practice/policy.ts'
import { upwardsOf } from '../ladder.ts'
import type { QuestionFact } from './facts.ts'
import { forumOf, gateOf } from './forums.ts'
import type { QuestionState } from './state.ts'

type Rule = DutyRule<QuestionState, QuestionFact>
export const decideRule = 'decide on the question'

export const rules: readonly Rule[] = [
  {
    name: decideRule,
    words: 'decide whether a question is put',
    owner: 'panel secretariat',
    basis: 'Vigil default',
    source:
      'A question that nobody decides on is a question refused without saying so; five working days are Vigil’s default',
    starts: (fact, _, __, policy) => {
      if (fact.kind !== 'question.received/1') return null
      const due = deadline({ kind: 'working-days', workingDays: 5 }, localDate(fact.happenedAt), policy.holidays)
      return due.kind === 'due' ? { due: due.due, owner: gateOwner(policy, fact.body.forum) } : null
    },
    met: (fact) => fact.kind === 'question.admitted/1' || fact.kind === 'question.rejected/1',
    escalations: (duty, _, policy) =>
      upwardsOf(duty, 'Nobody has decided whether to admit a public question', duty.owner, policy),
  },
  {
    name: 'answer the question',
    words: 'answer a question in writing',
    owner: "commissioner's office",
    // The Act's section 29 is about a panel's reports and recommendations; no statute sets a day for a question of the public.
    basis: 'force',
    source: 'The forum’s own rules for questions of the public: by the day set when it was allocated',
    starts: (fact, { received, allocated }, _, policy) => {
      const dueOn = dueOnOf(fact)
      if (dueOn === null || allocated === null) return null
      const forum = received === null ? null : forumOf(policy, received.forum)
      const set = fact.kind === 'question.allocated/1' ? 'it was allocated' : 'more was asked'
      const source = `${forum?.words ?? 'A forum that is no more'}, its own rules for questions of the public: by the day set when ${set}`
      return { due: endOfLocalDay(dayOf(dueOn)), ownerId: allocated.staffId, source }
    },
    met: (fact) => fact.kind === 'question.answered/1',
    ends: (fact) => fact.kind === 'question.allocated/1' || fact.kind === 'question.rejected/1',
    // Whoever is to answer, then the office they answer for, then whoever asked on behalf of the panel.
    escalations: (duty, _, policy) =>
      upwardsOf(duty, 'The answer to a public question is overdue', duty.ownerId ?? duty.owner, policy),
  },
  {
    name: 'publish the answer',
    words: 'publish a question with its answer',
    owner: 'panel secretariat',
    basis: 'Vigil default',
    source: 'An answer that nobody can read answers nobody; seven days are Vigil’s default',
    starts: (fact, { received }, _, policy) =>
      fact.kind === 'question.answered/1'
        ? { due: endOfLocalDay(addDays(localDate(fact.happenedAt), 7)), owner: gateOwner(policy, received?.forum) }
        : null,
    met: (fact) => fact.kind === 'question.published/1',
    escalations: (duty, _, policy) => upwardsOf(duty, 'An answer is waiting to be published', duty.owner, policy),
    // Corrected, or one more to be given first: what waited to be published is not the whole answer.
    ends: (fact) =>
      fact.kind === 'question.answered/1' ||
      fact.kind === 'question.supplementary-asked/1' ||
      fact.kind === 'question.allocated/1',
  },
]

/** Whose gate it is owes it, and alone may do it: the commissioner's office for the commissioner's own forum. */
const gateOwner = (policy: Policy, forum: string | undefined): string =>
  gateOf(forumOf(policy, forum ?? '')) === 'scrutinise' ? "commissioner's office" : 'panel secretariat'

/** Whoever was to answer answers what is asked further too. */
function dueOnOf(fact: QuestionFact): string | null {
  if (fact.kind === 'question.allocated/1') return fact.body.dueOn
  return fact.kind === 'question.supplementary-asked/1' ? (fact.body.dueOn ?? null) : null
}
