// The duties of a record: its history walked once for each rule.

import { type Duty, type DutyRule, isOpen, type Owed } from './duty.ts'
import type { Fact } from './fact.ts'
import type { Policy, PolicyAt } from './policy.ts'

/** One step of a record's history: a fact, and the state before and after it. */
export type Step<State, F extends Fact> = { readonly fact: F; readonly before: State; readonly state: State }

/** Walks the history once for each rule. Pure: the same facts and policy give the same duties. `earlier`: those of the history before these steps. */
export function dutiesOf<State, F extends Fact>(
  steps: readonly Step<State, F>[],
  rules: readonly DutyRule<State, F>[],
  policyAt: PolicyAt,
  earlier: readonly Duty[] = [],
): readonly Duty[] {
  const started = Map.groupBy(earlier, ({ name }) => name)
  const judged = steps.map((step) => ({ step, policy: policyAt(step.fact.happenedAt) }))
  return rules.flatMap((rule) => dutiesOfRule(judged, rule, started.get(rule.name) ?? []))
}

function dutiesOfRule<State, F extends Fact>(
  judged: readonly { readonly step: Step<State, F>; readonly policy: Policy }[],
  rule: DutyRule<State, F>,
  earlier: readonly Duty[],
): readonly Duty[] {
  const duties = [...earlier]
  for (const { step, policy } of judged) {
    const { fact, before, state } = step
    // Asked some thousand times a record: where nothing runs and nothing starts, nothing is made either.
    for (const [index, duty] of duties.entries()) if (isOpen(duty)) duties[index] = settle(duty, rule, step, policy)
    const owed = rule.starts(fact, state, before, policy)
    if (owed === null && (rule.again === undefined || duties.length === 0)) continue
    const several = owed === null ? owedAgain(duties, rule, step, policy) : asSeveral(owed)
    duties.push(...several.map((one, index) => started(rule, fact, policy, one, one.occurrence ?? index + 1)))
  }
  return duties
}

/** Of several that ended, each once. */
function owedAgain<State, F extends Fact>(
  duties: readonly Duty[],
  { again }: DutyRule<State, F>,
  { fact, before, state }: Step<State, F>,
  policy: Policy,
): readonly Owed[] {
  if (again === undefined || duties.some(isOpen)) return []
  const owed = duties.flatMap((duty) => {
    const one = duty.endedAt === null ? null : again(duty, fact, state, before, policy)
    return one === null ? [] : [[one.occurrence, one] as const]
  })
  return [...new Map(owed).values()]
}

function settle<State, F extends Fact>(
  duty: Duty,
  rule: DutyRule<State, F>,
  { fact, before, state }: Step<State, F>,
  policy: Policy,
): Duty {
  if (rule.met(fact, state, duty)) return { ...duty, metAt: fact.happenedAt, metRecordedAt: fact.recordedAt }
  if (rule.notDone?.(fact, state, duty)) return { ...duty, notDoneAt: fact.happenedAt }
  if (rule.withdraws?.(fact, state, duty)) {
    const [endedAt = null] = [fact.happenedAt, duty.dueAt].toSorted()
    return { ...duty, endedAt }
  }
  if (rule.ends?.(fact, state, duty, before, policy)) return { ...duty, endedAt: fact.happenedAt }
  return duty
}

function started<State, F extends Fact>(
  rule: DutyRule<State, F>,
  fact: F,
  policy: Policy,
  owed: Owed,
  occurrence: number,
): Duty {
  return {
    name: rule.name,
    startingPosition: fact.position,
    occurrence,
    owner: owed.owner ?? rule.owner,
    ownerId: owed.ownerId ?? null,
    startedAt: fact.happenedAt,
    dueAt: owed.due,
    toleranceMinutes: policy.recordingToleranceMinutes,
    metAt: null,
    metRecordedAt: null,
    notDoneAt: null,
    endedAt: null,
    policyVersion: policy.version,
    basis: rule.basis,
    source: owed.source ?? rule.source,
  }
}

const asSeveral = (owed: Owed | readonly Owed[]): readonly Owed[] => (isSeveral(owed) ? owed : [owed])

const isSeveral = (owed: Owed | readonly Owed[]): owed is readonly Owed[] => Array.isArray(owed)
