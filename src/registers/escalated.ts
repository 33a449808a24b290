// That somebody further up was told, as a fact: one shape for every kind of record whose duties escalate, so that an alarm rings once.
import Type, { type Static } from 'typebox'
import type { Instant } from '../kernel/time.ts'
import type { Duty, Escalation } from '../practice/duty.ts'
import { stepKey } from '../practice/procedure.ts'
import { Line } from './schemas.ts'

export const Escalated = Type.Object({
  duty: Line(),
  startingPosition: Type.Integer(),
  occurrence: Type.Integer(),
  step: Type.Integer(),
  to: Line(),
  words: Line(300),
})

/** What a procedure says of the steps its duties take: which were taken, and the fact, of this kind, that one is. */
export const escalating = <Kind extends string>(kind: Kind) => ({
  escalated: (state: { readonly escalated: readonly string[] }) => new Set(state.escalated),
  escalation: (
    duty: Pick<Duty, 'name' | 'startingPosition' | 'occurrence'>,
    step: number,
    { to, words }: Escalation,
    now: Instant,
  ) => ({
    kind,
    happenedAt: now,
    body: { duty: duty.name, startingPosition: duty.startingPosition, occurrence: duty.occurrence, step, to, words },
  }),
  tells: [kind],
})

/** What a state keeps of it, to tell a step that was taken from one that is not yet. */
export const keyOfEscalated = (body: Static<typeof Escalated>): string =>
  stepKey({ ...body, name: body.duty }, body.step)
