// What the commands of an action share: their types, refusing, and recording one fact.
import type { Static, TSchema } from 'typebox'
import { type Refusal, refusal } from '../../../kernel/outcome.ts'
import type { Command, Decision, Given } from '../../../registers/records.ts'
import type { ActionFact, NewActionFact } from './facts.ts'
import type { ActionState } from './state.ts'

export type ActionCommand<Schema extends TSchema, Evidence> = Command<ActionState, ActionFact, Schema, Evidence>
export type Asked<Schema extends TSchema, Evidence = null> = Given<ActionState, ActionFact, Static<Schema>, Evidence>

/** Only gives a command its types. */
export const command = <Schema extends TSchema, Evidence>(given: ActionCommand<Schema, Evidence>) => given

export const record = (...facts: readonly NewActionFact[]): Decision => ({ kind: 'facts', facts })

export const refused = (refusals: readonly Refusal[]): Decision => ({ kind: 'refused', refusals })

/** Everything that is wrong at once, or the facts. */
export const unless = (refusals: readonly Refusal[], ...facts: readonly NewActionFact[]): Decision =>
  refusals.length > 0 ? refused(refusals) : record(...facts)

/** A sentence of its own, beside no field. */
export const when = (wrong: boolean, sentence: string, field = ''): readonly Refusal[] =>
  wrong ? [refusal(field, sentence)] : []

export const isFinished = (state: ActionState): boolean => state.stage === 'checked' || state.stage === 'withdrawn'

export const finishedSentence = 'It is finished: write a new action for what is still to be done.'
