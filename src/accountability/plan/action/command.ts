// What the commands of an action share: their types, and refusing.
import type { TSchema } from 'typebox'
import { deciding } from '../../../registers/deciding.ts'
import type { Command } from '../../../registers/records.ts'
import type { ActionFact, NewActionFact } from './facts.ts'
import type { ActionState } from './state.ts'

export type ActionCommand<Schema extends TSchema, Evidence> = Command<ActionState, ActionFact, Schema, Evidence>

/** Only gives a command its types. */
export const command = <Schema extends TSchema, Evidence>(given: ActionCommand<Schema, Evidence>) => given

export const { unless } = deciding<NewActionFact>()

export const isFinished = (state: ActionState): boolean => state.stage === 'checked' || state.stage === 'withdrawn'

export const finishedSentence = 'This action is finished. Write a new action for what is still to be done.'
