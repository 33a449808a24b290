// A procedure: how facts of one kind of record fold into a state, what is then owed, and what it contributes to measures.
import type { Sql } from '../kernel/sql.ts'
import type { Instant } from '../kernel/time.ts'
import { dutiesOf, type Step } from './duties.ts'
import { type Duty, type DutyRule, type Escalation } from './duty.ts'
import { asCorrected, type Fact, type NewFact } from './fact.ts'
import type { Observation } from './measure.ts'
import type { PolicyAt } from './policy.ts'

export type Procedure<State, F extends Fact> = {
  /** The kind of record, "missing". */
  readonly record: string
  readonly begin: State
  readonly evolve: (state: State, fact: F) => State
  readonly rules: readonly DutyRule<State, F>[]
  /** A stored fact of any version, parsed and brought up to date. */
  readonly read: (fact: Fact) => F
  /** Facts whose words were erased, with what stays of each in its place: see registers/words-erased.ts. */
  readonly left?: (facts: readonly F[]) => readonly F[]
  /** Absent where nothing of it is measured. */
  readonly observe?: (folded: Folded<State, F>) => readonly Observation[]
  /** The statements that make the tables of current state equal to `folded`; `before` is null for a new record. */
  readonly project: (folded: Folded<State, F>, before: Folded<State, F> | null) => readonly Sql[]
  /** The slice's own tables of current state, so that a rebuild can compare them. */
  readonly tables: readonly string[]
  /** Escalation steps already recorded, as `stepKey` names them: an alarm fires once. */
  readonly escalated: (state: State) => ReadonlySet<string>
  /** The fact that records an escalation. */
  readonly escalation: (duty: Duty, step: number, escalation: Escalation, now: Instant) => NewFact | null
  /** Kinds that only say that somebody was told: whoever decided without having seen one is contradicted by none. */
  readonly tells?: readonly string[]
  /** What a kind of fact is called on screen: "recorded a review". */
  readonly words: (kind: string) => string
}

/** What a procedure says whose duties, where it has any, end without anybody further up being told. */
export const tellsNobody = { escalated: () => new Set<string>(), escalation: () => null }

/** What a procedure says by which nothing is owed. */
export const owesNothing = { rules: [], ...tellsNobody }

export const stepKey = (duty: Pick<Duty, 'name' | 'startingPosition' | 'occurrence'>, step: number): string =>
  `${duty.name}/${duty.startingPosition}/${duty.occurrence}/${step}`

/** One record with everything that follows from its facts. */
export type Folded<State, F extends Fact> = {
  readonly forceId: string
  readonly recordId: string
  /** As recorded, corrections included. */
  readonly facts: readonly F[]
  /** As now understood: one step a fact, corrected facts in their own place. */
  readonly steps: readonly Step<State, F>[]
  readonly state: State
  readonly duties: readonly Duty[]
  /** By which each moment is judged. */
  readonly policyAt: PolicyAt
}

/** Pure: the same facts and policy give the same state and duties, today and in a replay. */
export function fold<State, F extends Fact>(
  procedure: Procedure<State, F>,
  forceId: string,
  recordId: string,
  facts: readonly F[],
  policyAt: PolicyAt,
): Folded<State, F> {
  const nothing = { forceId, recordId, facts: [], steps: [], state: procedure.begin, duties: [], policyAt }
  return walkOn(procedure, nothing, facts, asCorrected(procedure.left?.(facts) ?? facts))
}

/**
 * What folding every fact again would give, and only those added are walked: a command does not get slower with the length of its record.
 * A correction changes what was walked, and another policy how: then all are.
 */
export function foldOn<State, F extends Fact>(
  procedure: Procedure<State, F>,
  before: Folded<State, F>,
  added: readonly F[],
  policyAt: PolicyAt,
): Folded<State, F> {
  const again = policyAt !== before.policyAt || added.some(({ corrects }) => corrects !== null)
  const { forceId, recordId, facts } = before
  return again
    ? fold(procedure, forceId, recordId, [...facts, ...added], policyAt)
    : walkOn(procedure, before, added, added)
}

/** `added` as recorded, `understood` as corrected. */
function walkOn<State, F extends Fact>(
  procedure: Procedure<State, F>,
  before: Folded<State, F>,
  added: readonly F[],
  understood: readonly F[],
): Folded<State, F> {
  let state = before.state
  const steps = understood.map((fact): Step<State, F> => {
    const earlier = state
    state = procedure.evolve(state, fact)
    return { fact, before: earlier, state }
  })
  return {
    ...before,
    facts: [...before.facts, ...added],
    steps: [...before.steps, ...steps],
    state,
    duties: dutiesOf(steps, procedure.rules, before.policyAt, before.duties),
  }
}
