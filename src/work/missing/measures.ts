// Every measure of missing children's episodes.

import type { Observation } from '../../practice/measure.ts'
import type { Folded } from '../../practice/procedure.ts'
import type { MissingFact } from './facts.ts'
import type { EpisodeState } from './state.ts'

export const observations = (_: Folded<EpisodeState, MissingFact>): readonly Observation[] => []
