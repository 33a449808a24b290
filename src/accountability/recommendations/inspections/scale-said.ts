// The time scale of a recognised item in words; where it gives several, that a person chooses.
import { dateWords, dayOf } from '../../../kernel/time.ts'
import { ruleWords } from '../time-scales.ts'
import { severalIn } from './scale-in.ts'
import type { Waiting } from './state.ts'

export function scaleSaid(item: Pick<Waiting, 'words' | 'point' | 'timeScale' | 'on'>): string {
  const several = severalIn(item)
  if (several.length > 0)
    return `several time scales, from which a person chooses: ${several.map(({ words }) => `“${words}”`).join(', ')}`
  const { timeScale, on } = item
  return `${ruleWords(timeScale, null)}${on === null ? '' : `, ${dateWords(dayOf(on))}`}`
}
