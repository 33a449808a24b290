// What is owed of an action: that somebody owns it, that it is done by its date, and that a second person checks the claim.
import { addDays, endOfLocalDay, type Instant, localDate } from '../../../kernel/time.ts'
import type { DutyRule, Escalation } from '../../../practice/duty.ts'
import type { Policy } from '../../../practice/policy.ts'
import { isOpenAction } from '../../../practice/stages.ts'
import { upwards as ladder } from '../../ladder.ts'
import { settingOf } from '../settings.ts'
import type { ActionFact } from './facts.ts'
import type { ActionState } from './state.ts'

type Rule = DutyRule<ActionState, ActionFact>

/** The officer is the one named for the recommendation that it serves: who that is, is looked up when it rings (`responsibleFor`). */
const upwards = (first: string, words: string, policy: Policy): readonly Escalation[] =>
  ladder({ words, owing: 'the force', owners: [first] }, policy)

/** At the end of the day so many days on. */
const within = (at: Instant, policy: Policy, name: 'plan.allocate.days' | 'plan.check.days'): Instant =>
  endOfLocalDay(addDays(localDate(at), settingOf(policy, name)))

const allocate: Rule = {
  name: 'allocate the action',
  words: 'give the action a named owner',
  owner: 'improvement team',
  basis: 'Vigil default',
  source: 'An action that nobody has is not done; the time is Vigil’s default',
  starts: (fact, _, __, policy) =>
    fact.kind === 'action.written/1' || fact.kind === 'action.owner-left/1'
      ? { due: within(fact.happenedAt, policy, 'plan.allocate.days') }
      : null,
  met: (fact) => fact.kind === 'action.allocated/1',
  ends: (fact) => fact.kind === 'action.withdrawn/1',
  escalations: (_, __, policy) => upwards('improvement team', 'An action has no owner', policy),
}

const finish: Rule = {
  name: 'do the action',
  words: 'do the action and claim it with evidence',
  owner: 'owner of the action',
  basis: 'force',
  source: 'The date in the action plan',
  starts: (fact, state, before) => {
    if (state.dates === null || state.owner === null || !isOpenAction(state.stage)) return null
    const anew =
      before.dates?.dueOn !== state.dates.dueOn ||
      before.owner?.staffId !== state.owner.staffId ||
      fact.kind === 'action.returned/1'
    return anew ? { due: endOfLocalDay(state.dates.dueOn), ownerId: state.owner.staffId } : null
  },
  met: (fact) => fact.kind === 'action.claimed/1',
  ends: (fact, state, duty) =>
    fact.kind === 'action.withdrawn/1' || fact.kind === 'action.date-agreed/1' || state.owner?.staffId !== duty.ownerId,
  escalations: (duty, _, policy) => upwards(duty.ownerId ?? 'improvement team', 'An action is overdue', policy),
}

const check: Rule = {
  name: 'check the claim',
  words: 'a second person checks the claim against its evidence',
  owner: 'improvement team',
  basis: 'Vigil default',
  source: 'Self-reported closure overstates what a check finds; the time is Vigil’s default',
  starts: (fact, _, __, policy) =>
    fact.kind === 'action.claimed/1' ? { due: within(fact.happenedAt, policy, 'plan.check.days') } : null,
  met: (fact) => fact.kind === 'action.checked/1' || fact.kind === 'action.returned/1',
  ends: (fact) => fact.kind === 'action.withdrawn/1' || fact.kind === 'action.owner-left/1',
  escalations: (_, __, policy) => upwards('improvement team', 'A claimed action is waiting to be checked', policy),
}

/** Done is not improved: on the day by which improvement was to be seen, somebody says whether it is. */
const showEffect: Rule = {
  name: 'show whether it had its effect',
  words: 'show whether it had the intended effect',
  owner: 'improvement team',
  basis: 'force',
  source: 'The day in the action plan by which improvement is to be seen',
  starts: (_, state, before) =>
    state.dates !== null && state.dates.effectOn !== before.dates?.effectOn && state.stage !== 'withdrawn'
      ? { due: endOfLocalDay(state.dates.effectOn) }
      : null,
  met: (fact) => fact.kind === 'action.effect-shown/1',
  ends: (_, state, duty) =>
    state.stage === 'withdrawn' || state.dates === null || endOfLocalDay(state.dates.effectOn) !== duty.dueAt,
  escalations: (_, state, policy) =>
    upwards(state.owner?.staffId ?? 'improvement team', 'Today is the day by which improvement was to be seen', policy),
}

export const rules: readonly Rule[] = [allocate, finish, check, showEffect]
