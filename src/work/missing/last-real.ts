// The last real action in a line: what was done, and what came of it. Put right where it was corrected.
import type { Instant } from '../../kernel/time.ts'
import { capital } from '../../kernel/words.ts'
import type { Folded } from '../../practice/procedure.ts'
import { detailOf } from './details.ts'
import type { MissingFact } from './facts.ts'
import { isReal } from './real-action.ts'
import type { EpisodeState } from './state.ts'
import { factWords } from './words.ts'

export function lastRealOf({
  steps,
}: Pick<Folded<EpisodeState, MissingFact>, 'steps'>): { readonly at: Instant; readonly words: string } | null {
  const real = steps.findLast((step) => isReal(step.fact))?.fact
  return real === undefined ? null : { at: real.happenedAt, words: said(real) }
}

/** An action names itself. */
function said(fact: MissingFact): string {
  const detail = detailOf(fact)
  if (fact.kind === 'missing.action-recorded/1') return detail
  const words = factWords(fact.kind)
  return `${capital(words)}${detail === '' ? '' : `: ${detail}`}`
}
