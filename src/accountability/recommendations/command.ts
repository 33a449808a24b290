// A command on a recommendation: its types given once, and a day as its forms ask for it.
import Type from 'typebox'
import { deciding } from '../../registers/deciding.ts'
import type { Command } from '../../registers/records.ts'
import { LocalDate } from '../../registers/schemas.ts'
import type { NewRecommendationFact, RecommendationFact } from './facts.ts'
import type { RecommendationState } from './state.ts'

export const command = <Schema extends Type.TSchema, Evidence>(
  given: Command<RecommendationState, RecommendationFact, Schema, Evidence>,
) => given
export const { unless } = deciding<NewRecommendationFact>()

export const day = (title: string, missing: string) => ({ ...LocalDate, title, missing, input: 'date' })
