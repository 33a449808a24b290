// A command about an inspector’s fieldwork.
import type { TSchema } from 'typebox'
import { deciding } from '../../registers/deciding.ts'
import type { Command } from '../../registers/records.ts'
import type { FieldworkFact, NewFieldworkFact } from './facts.ts'
import type { FieldworkState } from './procedure.ts'

export const command = <Schema extends TSchema, Evidence>(
  given: Command<FieldworkState, FieldworkFact, Schema, Evidence>,
) => given
export const { unless } = deciding<NewFieldworkFact>()
