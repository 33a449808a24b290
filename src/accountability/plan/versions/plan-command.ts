// A command about a plan and its versions.
import type { TSchema } from 'typebox'
import { deciding } from '../../../registers/deciding.ts'
import type { Command } from '../../../registers/records.ts'
import type { NewPlanFact, PlanFact } from './facts.ts'
import type { PlanState } from './procedure.ts'

export const command = <Schema extends TSchema, Evidence>(given: Command<PlanState, PlanFact, Schema, Evidence>) =>
  given
export const { unless } = deciding<NewPlanFact>()
