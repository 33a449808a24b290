// What is owed of an action: that somebody owns it, that it is done by its date, and that a second person checks the claim.
import { addDays, endOfLocalDay, type Instant, localDate } from '../../../kernel/time.ts'
import { type DutyRule, type Escalation, onScreen } from '../../../practice/duty.ts'
import type { Policy } from '../../../practice/policy.ts'
import { isOpenAction } from '../../../practice/stages.ts'
import { settingOf } from '../settings.ts'
import type { ActionFact } from './facts.ts'
import type { ActionState } from './state.ts'

type Rule = DutyRule<ActionState, ActionFact>

/** Owner, then the senior responsible officer, then the board (R14). */
const upwards = (first: string, words: string): readonly Escalation[] =>
  onScreen([
    { days: 0, to: first, words },
    { days: 7, to: 'chief officer', words: `${words}: a week, to the senior responsible officer` },
    { days: 14, to: 'board', words: `${words}: two weeks, for the board` },
  ])

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
  escalations: () => upwards('improvement team', 'An action has no owner'),
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
  escalations: (duty) => upwards(duty.ownerId ?? 'improvement team', 'An action is overdue'),
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
  escalations: () => upwards('improvement team', 'A claimed action waits to be checked'),
}

/** Done is not improved: on the day by which improvement was to be seen, somebody says whether it is. */
const showEffect: Rule = {
  name: 'show whether it had its effect',
  words: 'show whether it had its effect',
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
  escalations: (_, state) =>
    upwards(state.owner?.staffId ?? 'improvement team', 'The day by which improvement was to be seen has come'),
}

export const rules: readonly Rule[] = [allocate, finish, check, showEffect]
