// A frozen number in words: never without its n.
import { dateWords } from '../../kernel/time.ts'
import { wilson } from '../../practice/statistics.ts'
import type { FrozenFigure } from './facts.ts'

export const total = ({ yes, no, notEvidenced }: Pick<FrozenFigure, 'yes' | 'no' | 'notEvidenced'>): number =>
  yes + no + notEvidenced

export const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`

export function sentence(figure: Omit<FrozenFigure, 'version'>): string {
  const n = total(figure)
  const name = figure.part === null ? figure.measure : `${figure.measure} (${figure.part})`
  if (n === 0) return `${name} in ${dateWords(figure.month)}: no cases.`
  const { low, high } = wilson(figure.yes, n)
  return `${name} in ${dateWords(figure.month)}: ${percent(figure.yes / n)}, ${figure.yes} of ${n} (${percent(low)} to ${percent(high)}), ${figure.notEvidenced} without evidence.`
}
