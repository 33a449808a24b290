// What is owed once an inspection is published: the action plan in six weeks, and comments under section 55.
import { addDays, dayOf, endOfLocalDay } from '../../../kernel/time.ts'
import { type DutyRule, type Escalation, onScreen } from '../../../practice/duty.ts'
import type { Policy } from '../../../practice/policy.ts'
import { upwards as ladder } from '../../ladder.ts'
import type { InspectionFact } from './facts.ts'
import { isAnswered } from './plan-answers.ts'
import type { InspectionState } from './state.ts'

type Rule = DutyRule<InspectionState, InspectionFact>
const upwards = (words: string, policy: Policy): readonly Escalation[] => [
  ...onScreen([{ days: -7, to: 'improvement team', words: `${words} within a week` }]),
  ...ladder({ words: `${words}: the day has passed`, owing: 'a chief officer', owners: ['chief officer'] }, policy),
]

/** Six weeks after publication the plan goes to the inspectorate: of its own inspections, and not of letters that look back. */
export const planDueOn = (publishedOn: string): string => addDays(dayOf(publishedOn), 42)
export const asksForPlan = ({ kind }: { readonly kind: string }): boolean =>
  ['initial', 're-inspection', 'post-inspection review', 'accelerated cause of concern'].includes(kind)
/** As the policy had its programme on the day of entry. Before that was kept the name says it: section 55 is about reports of the inspectorate. */
const asksForComments = ({ programme, commentsOwed }: NonNullable<InspectionState['recorded']>): boolean =>
  commentsOwed ?? /^(national child protection inspection|PEEL|joint targeted|thematic)/.test(programme)

/** As its programme has it, unless somebody said otherwise of this document, with a note. */
export const commentsOwed = ({ recorded, comments }: Pick<InspectionState, 'recorded' | 'comments'>): boolean =>
  comments?.owed ?? (recorded !== null && asksForComments(recorded))

export const planDuty = 'send the action plan'

export const rules: readonly Rule[] = [
  {
    name: planDuty,
    words: 'send the action plan to the inspectorate, six weeks after publication',
    owner: 'chief officer',
    basis: 'national guidance',
    source: 'HMICFRS, child protection follow-up: six weeks, “usually”',
    // An inspection entered late owes it all the same, and is late from the start.
    starts: (fact, state) => {
      const on = fact.kind === 'inspection.plan-owed-again/1' ? (state.published?.on ?? null) : publishedBy(fact)
      const asks = state.recorded !== null && asksForPlan(state.recorded)
      return on !== null && asks && !isAnswered(state) ? { due: endOfLocalDay(planDueOn(on)) } : null
    },
    // A letter that leaves a recommendation out, without an action or a reason, is not the plan that is owed.
    met: (fact, state) =>
      (fact.kind === 'inspection.plan-sent/1' || fact.kind === 'inspection.left-out-ended/1') && isAnswered(state),
    // Counted from a day that was wrong, it is owed by another; of what has ended altogether no plan is owed.
    ends: (fact) =>
      fact.kind === 'inspection.all-ended/1' || (fact.kind === 'inspection.corrected/1' && publishedBy(fact) !== null),
    escalations: (_, __, policy) => upwards('Action plan due with the inspectorate', policy),
  },
]

function publishedBy(fact: InspectionFact): string | null {
  if (fact.kind === 'inspection.published/1') return fact.body.on
  return fact.kind === 'inspection.corrected/1' ? fact.body.publishedOn : null
}
