// What the commands about a meeting of the board have in common.
import Type from 'typebox'
import { type Refusal, refusal } from '../../kernel/outcome.ts'
import type { NewFact } from '../../practice/fact.ts'
import { deciding } from '../../registers/deciding.ts'
import type { Command } from '../../registers/records.ts'
import type { MeetingFact } from './facts.ts'
import type { MeetingState } from './meeting-state.ts'

type MeetingCommand<Schema extends Type.TSchema, Evidence> = Command<MeetingState, MeetingFact, Schema, Evidence>
export const command = <Schema extends Type.TSchema, Evidence>(given: MeetingCommand<Schema, Evidence>) => given

export const { unless: answered } = deciding<NewFact>()

export const notCancelled = ({ cancelled }: MeetingState): readonly Refusal[] =>
  cancelled === null
    ? []
    : [refusal('', `This meeting was cancelled. You may call another. Why it was cancelled: ${cancelled.because}`)]
