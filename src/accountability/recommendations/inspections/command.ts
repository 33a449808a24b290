// A command on an inspection: its types given once, who may give it, and the fields that several of its forms have.
import Type from 'typebox'
import { deciding, when } from '../../../registers/deciding.ts'
import type { Command } from '../../../registers/records.ts'
import type { InspectionFact, NewInspectionFact } from './facts.ts'
import type { InspectionState } from './procedure.ts'

export const command = <Schema extends Type.TSchema, Evidence>(
  given: Command<InspectionState, InspectionFact, Schema, Evidence>,
) => given
export const { unless } = deciding<NewInspectionFact>()
export const permission = 'keep the register'

export const known = (state: InspectionState) => when(state.recorded === null, '', 'There is no such inspection.')

/** As any text, and with the line breaks of whatever made it. */
export const pastedText = Type.String({
  minLength: 1,
  maxLength: 900_000,
  pattern: '^(?=[\\s\\S]*\\S)[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]+$',
})
