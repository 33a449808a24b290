// A duty: what is owed because of the facts, by whom and by when. Whether it was kept is derived, never stored.
import { type Instant, minutes, plus } from '../kernel/time.ts'
import type { Fact } from './fact.ts'
import type { Policy } from './policy.ts'

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
export type Owed = {
  readonly due: Instant
  readonly ownerId?: string | null
  readonly owner?: string
  readonly occurrence?: number
  /** Where it is another rule's for one body than for another. */
  readonly source?: string
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
  /** It was never this owner's to do: ended no later than it was due, so that it is neither met nor breached. */
  readonly withdraws?: (fact: F, state: State, duty: Duty) => boolean
  /** No longer owed. */
  readonly ends?: (fact: F, state: State, duty: Duty, before: State, policy: Policy) => boolean
  /** What had ended it turns out not to be so: what is owed of it again, unless this fact or another has begun it anew. */
  readonly again?: (ended: Duty, fact: F, state: State, before: State, policy: Policy) => Owed | null
  /** `policy` is the one that judges the duty. */
  readonly escalations?: (duty: Duty, state: State, policy: Policy) => readonly Escalation[]
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
