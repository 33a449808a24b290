// One alarm rung on a record of its kind: the escalation recorded as a fact and told, where it is still owed.
import Type from 'typebox'
import type { Reader } from '../../kernel/database.ts'
import { isOpen } from '../../practice/duty.ts'
import type { Fact } from '../../practice/fact.ts'
import { type Folded, type Procedure, stepKey } from '../../practice/procedure.ts'
import { queue } from '../outbox.ts'
import { append, load } from '../records.ts'
import type { World, Writing } from '../world.ts'

/** Rings one alarm on a record of its kind. */
export type Ringer = { readonly record: string; readonly ring: (writing: Writing, alarm: AlarmRow) => Promise<void> }

/** Whom a step reaches when it rings, where a record of another kind says who that is; by themselves, those whom the rule names. */
export type Reaches<State, F extends Fact> = (
  reader: Reader,
  folded: Folded<State, F>,
  to: string,
) => Promise<readonly string[]>

/** The words of a step as they are sent, where a record of another kind says more of who that is. */
export type Worded = (
  reader: Reader,
  world: World,
  told: { readonly to: string; readonly words: string },
) => Promise<string>

export type Ringing<State, F extends Fact> = { readonly reaches?: Reaches<State, F>; readonly worded?: Worded }

export function ringer<State, F extends Fact>(
  procedure: Procedure<State, F>,
  { reaches, worded }: Ringing<State, F> = {},
): Ringer {
  return {
    record: procedure.record,
    ring: async (writing, alarm) => {
      const { writer, world } = writing
      const folded = await load(writer, world, procedure, alarm.record_id)
      const duty = folded.duties.find(
        (one) =>
          one.name === alarm.name &&
          one.startingPosition === alarm.starting_position &&
          one.occurrence === alarm.occurrence,
      )
      if (duty === undefined || !isOpen(duty)) return
      // Somebody rang it since it was looked up: what is recorded decides, not what was read before.
      if (procedure.escalated(folded.state).has(stepKey(duty, alarm.step))) return
      const rule = procedure.rules.find((one) => one.name === alarm.name)
      const step = rule?.escalations?.(duty, folded.state, folded.policyAt(duty.startedAt))[alarm.step]
      if (step === undefined) return
      const escalation = { ...step, words: (await worded?.(writer, world, step)) ?? step.words }
      const reached = (await reaches?.(writer, folded, escalation.to)) ?? [escalation.to]
      const [first = escalation.to, ...others] = reached
      const told = { ...escalation, to: others.length === 0 ? first : escalation.to }
      const fact = procedure.escalation(duty, alarm.step, told, world.now)
      if (fact !== null) await append(writing, procedure, folded, [fact])
      const { forceId, recordId } = folded
      for (const to of reached) writer.send(queue({ ...escalation, to, forceId, recordId, duty }, world.now))
    },
  }
}

export const AlarmRow = Type.Object({
  force_id: Type.String(),
  record_id: Type.String(),
  name: Type.String(),
  starting_position: Type.Integer(),
  occurrence: Type.Integer(),
  step: Type.Integer(),
  fires_at: Type.String(),
  kind: Type.String(),
})

export type AlarmRow = Type.Static<typeof AlarmRow>
