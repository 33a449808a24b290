// The last real action: which it is, and in a line what was done and what came of it. Put right where it was corrected.
import type { Instant } from '../../kernel/time.ts'
import { capital } from '../../kernel/words.ts'
import type { Folded } from '../../practice/procedure.ts'
import { detailOf } from './details.ts'
import { beginsSearch } from './duties/rule.ts'
import type { MissingFact } from './facts.ts'
import { isReal } from './real-action.ts'
import { type EpisodeState, isMissing } from './state.ts'
import { factWords } from './words.ts'

type Steps = Pick<Folded<EpisodeState, MissingFact>, 'steps'>

/** What is written down afterwards stands before what was done later, while the child is missing. A location that was a mistake, and a return on it, are no action. */
export function lastRealFact({ steps }: Steps): MissingFact | null {
  let [before, now]: [MissingFact[], MissingFact[]] = [[], []]
  for (const step of steps) {
    if (beginsSearch(step.fact)) [before, now] = [[...before, ...(isMistake(step.fact) ? now.filter(isOurs) : now)], []]
    if (!isReal(step.fact)) continue
    const last = now.at(-1)
    const isLater = last !== undefined && isMissing(step.before) && last.happenedAt > step.fact.happenedAt
    now = isLater ? [step.fact, ...now] : [...now, step.fact]
  }
  return now.at(-1) ?? before.at(-1) ?? null
}

const isMistake = (fact: MissingFact): boolean => fact.kind === 'missing.reopened/1'

const isOurs = ({ kind }: MissingFact): boolean => kind !== 'missing.located/1' && kind !== 'missing.returned/1'

export function lastRealOf(folded: Steps): { readonly at: Instant; readonly words: string } | null {
  const real = lastRealFact(folded)
  return real === null ? null : { at: real.happenedAt, words: said(real) }
}

/** An action names itself. */
function said(fact: MissingFact): string {
  const detail = detailOf(fact)
  if (fact.kind === 'missing.action-recorded/1') return detail
  const words = factWords(fact.kind)
  return `${capital(words)}${detail === '' ? '' : `: ${detail}`}`
}
