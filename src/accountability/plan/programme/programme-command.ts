// A command about the improvement programme, and how it asks for a day and a command post.
import type { TSchema } from 'typebox'
import { deciding } from '../../../registers/deciding.ts'
import type { Command } from '../../../registers/records.ts'
import { choice } from '../../../web/fields.ts'
import { levels, type NewProgrammeFact, type ProgrammeFact } from './facts.ts'
import type { ProgrammeState } from './procedure.ts'

export const command = <Schema extends TSchema, Evidence>(
  given: Command<ProgrammeState, ProgrammeFact, Schema, Evidence>,
) => given
export const { unless } = deciding<NewProgrammeFact>()

export const level = choice('Command post', 'Choose gold, silver or bronze', levels, {
  gold: 'Gold: sets the direction and answers for it',
  silver: 'Silver: turns it into a plan and keeps it',
  bronze: 'Bronze: does one strand of the work',
})
