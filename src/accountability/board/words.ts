// A frozen number in words: never without its n.

import { dateWords } from '../../kernel/time.ts'
import { percent, thousands } from '../../kernel/words.ts'
import { intervalOf, pairsWithin } from '../../practice/statistics.ts'
import type { FrozenFigure } from './frozen-pack.ts'

export const total = ({ yes, no, notEvidenced }: Pick<FrozenFigure, 'yes' | 'no' | 'notEvidenced'>): number =>
  yes + no + notEvidenced

/** `first` where several months are told together, up to the figure's own. */
export function sentence(figure: Omit<FrozenFigure, 'version'>, first: string | null = null): string {
  const n = total(figure)
  const name = figure.part === null ? figure.measure : `${figure.measure} (${figure.part})`
  const months =
    first === null ? `in ${dateWords(figure.month)}` : `from ${dateWords(first)} to ${dateWords(figure.month)}`
  if (n === 0) return `${name} ${months}: no cases.`
  const { low, high } = intervalOf({ successes: figure.yes, n, pairs: pairsWithin([figure]) })
  return `${name} ${months}: ${percent(figure.yes / n)}, ${thousands(figure.yes)} of ${thousands(n)} (${percent(low)} to ${percent(high)}), ${thousands(figure.notEvidenced)} without evidence.`
}
