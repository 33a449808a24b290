// A command on a recommendation: its types given once.
import Type from 'typebox'
import { deciding } from '../../registers/deciding.ts'
import type { Command } from '../../registers/records.ts'
import type { NewRecommendationFact, RecommendationFact } from './facts.ts'
import type { RecommendationState } from './state.ts'

export const command = <Schema extends Type.TSchema, Evidence>(
  given: Command<RecommendationState, RecommendationFact, Schema, Evidence>,
) => given
export const { unless } = deciding<NewRecommendationFact>()
