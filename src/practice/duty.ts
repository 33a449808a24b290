// A duty: what is owed because of the facts, by whom and by when. Whether it was kept is derived, never stored.
import { type Instant, minutes, plus } from '../kernel/time.ts'
import type { Fact } from './fact.ts'
import type { Policy, PolicyAt } from './policy.ts'

export type Basis = 'statute' | 'national guidance' | 'force' | 'Vigil default'

export type Duty = {
  readonly name: string
  readonly startingPosition: number
  readonly occurrence: number
  readonly owner: string
  readonly ownerId: string | null
  readonly startedAt: Instant
  readonly dueAt: Instant
  /** How long after the due time a record of it still counts. */
  readonly toleranceMinutes: number
  readonly metAt: Instant | null
  readonly metRecordedAt: Instant | null
  readonly notDoneAt: Instant | null
  readonly endedAt: Instant | null
  readonly policyVersion: string
  readonly basis: Basis
  readonly source: string
}

export type Compliance = 'running' | 'met' | 'breached' | 'not evidenced' | 'no longer owed'

/** What starting a duty decides: by when, and whose it is where a person is named. */
type Owed = {
  readonly due: Instant
  readonly ownerId?: string | null
  readonly owner?: string
  readonly occurrence?: number
}

export type Escalation = {
  /** Minutes after the due time; negative is before it. */
  readonly afterDueMinutes: number
  readonly to: string
  readonly interrupts: boolean
  readonly channel: 'screen' | 'phone'
  readonly words: string
}

/** Steps of a duty that changes colour and rings for nobody; days after the due time, negative before it. */
export const onScreen = (
  steps: readonly { readonly days: number; readonly to: string; readonly words: string }[],
): readonly Escalation[] =>
  steps.map(({ days, to, words }) => ({
    afterDueMinutes: days * 24 * 60,
    to,
    words,
    interrupts: false,
    channel: 'screen',
  }))

export type DutyRule<State, F extends Fact> = {
  readonly name: string
  /** What a person reads: "acknowledge ownership". */
  readonly words: string
  readonly owner: string
  readonly basis: Basis
  readonly source: string
  /** Owed from this fact on? Null when this fact starts nothing. */
  readonly starts: (fact: F, state: State, before: State, policy: Policy) => Owed | readonly Owed[] | null
  readonly met: (fact: F, state: State, duty: Duty) => boolean
  /** Recorded as not done: a breach on record. */
  readonly notDone?: (fact: F, state: State, duty: Duty) => boolean
  /** No longer owed. */
  readonly ends?: (fact: F, state: State, duty: Duty, before: State, policy: Policy) => boolean
  readonly escalations?: (duty: Duty, state: State) => readonly Escalation[]
}

/**
 * Three-valued. A record made beyond the tolerance is no evidence, whatever time it names; late stays late for ever.
 * Unmet, a duty is "running" until its tolerance has passed: a record may still come.
 */
export function compliance(
  duty: Pick<Duty, 'dueAt' | 'toleranceMinutes' | 'metAt' | 'metRecordedAt' | 'notDoneAt' | 'endedAt'>,
  now: Instant,
): Compliance {
  const latestRecord = plus(duty.dueAt, minutes(duty.toleranceMinutes))
  if (duty.metAt !== null && duty.metRecordedAt !== null) {
    if (duty.metAt <= duty.dueAt) return duty.metRecordedAt <= latestRecord ? 'met' : 'not evidenced'
    return duty.metRecordedAt <= plus(duty.metAt, minutes(duty.toleranceMinutes)) ? 'breached' : 'not evidenced'
  }
  if (duty.notDoneAt !== null) return 'breached'
  if (duty.endedAt !== null && duty.endedAt <= duty.dueAt) return 'no longer owed'
  return now <= latestRecord ? 'running' : 'not evidenced'
}

/** Still to be done, whether or not its time has passed. */
export function isOpen(duty: Duty): boolean {
  return duty.metAt === null && duty.notDoneAt === null && duty.endedAt === null
}

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
    duties.forEach((duty, index) => {
      if (isOpen(duty)) duties[index] = settle(duty, rule, step, policy)
    })
    const owed = rule.starts(fact, state, before, policy)
    if (owed === null) continue
    const several = isSeveral(owed) ? owed : [owed]
    duties.push(...several.map((one, index) => started(rule, fact, policy, one, one.occurrence ?? index + 1)))
  }
  return duties
}

function settle<State, F extends Fact>(
  duty: Duty,
  rule: DutyRule<State, F>,
  { fact, before, state }: Step<State, F>,
  policy: Policy,
): Duty {
  if (rule.met(fact, state, duty)) return { ...duty, metAt: fact.happenedAt, metRecordedAt: fact.recordedAt }
  if (rule.notDone?.(fact, state, duty)) return { ...duty, notDoneAt: fact.happenedAt }
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
    source: rule.source,
  }
}

const isSeveral = (owed: Owed | readonly Owed[]): owed is readonly Owed[] => Array.isArray(owed)
