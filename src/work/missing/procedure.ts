// The procedure of a missing child's episode: one fold, its duties, its measures and its row, put together.
import type { Procedure } from '../../practice/procedure.ts'
import { erasableReaderOf } from '../../registers/fact-kinds.ts'
import { rules } from './duties.ts'
import { evolve } from './evolve.ts'
import { kinds, type MissingFact } from './facts.ts'
import { observations } from './measures.ts'
import { project } from './project.ts'
import { begin, type EpisodeState } from './state.ts'
import { factWords } from './words.ts'

export const missing: Procedure<EpisodeState, MissingFact> = {
  record: 'missing',
  begin,
  evolve,
  rules,
  /** A stored fact, checked against the schema of its kind. Older kinds are brought up to date here when there are any. */
  read: erasableReaderOf('missing', kinds),
  observe: observations,
  project,
  tables: ['episode', 'opening'],
  escalated: (state) => new Set(state.escalated),
  escalation: (duty, step, escalation, now) => ({
    kind: 'missing.escalated/1',
    happenedAt: now,
    body: {
      duty: duty.name,
      startingPosition: duty.startingPosition,
      occurrence: duty.occurrence,
      step,
      to: escalation.to,
      interrupts: escalation.interrupts,
      words: escalation.words,
    },
  }),
  tells: ['missing.escalated/1'],
  words: factWords,
}
