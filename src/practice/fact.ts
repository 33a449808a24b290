// A fact: something that happened, when it happened, when it was recorded and by whom. Never edited.
import type { Instant } from '../kernel/time.ts'

export type Fact<Kind extends string = string, Body = unknown> = {
  readonly forceId: string
  readonly recordId: string
  readonly position: number
  readonly kind: Kind
  readonly happenedAt: Instant
  readonly recordedAt: Instant
  readonly recordedBy: string
  readonly policyVersion: string
  /** The position of the fact in the same record that this one corrects. */
  readonly corrects: number | null
  readonly body: Body
}

/** What a procedure asks to have recorded; who, when and where it stands are added when it is written. */
export type NewFact<Kind extends string = string, Body = unknown> = {
  readonly kind: Kind
  readonly happenedAt: Instant
  readonly body: Body
  readonly corrects?: number
}

/** From a table of kinds and body types to the union of their facts. */
export type FactsOf<Bodies> = { [Kind in keyof Bodies & string]: Fact<Kind, Bodies[Kind]> }[keyof Bodies & string]
export type NewFactsOf<Bodies> = { [Kind in keyof Bodies & string]: NewFact<Kind, Bodies[Kind]> }[keyof Bodies & string]

/**
 * The facts as they are now understood: a corrected fact carries its correction's time and body in its own place.
 * The time of recording is the correction's, so that what was put right later counts as recorded later.
 */
export function asCorrected<F extends Fact>(facts: readonly F[]): readonly F[] {
  if (facts.every((fact) => fact.corrects === null)) return facts
  const latest = new Map(facts.filter((fact) => fact.corrects !== null).map((fact) => [fact.corrects, fact]))
  return facts
    .filter((fact) => fact.corrects === null)
    .map((fact) => {
      const correction = latest.get(fact.position)
      return correction ? { ...correction, position: fact.position, corrects: null } : fact
    })
}
