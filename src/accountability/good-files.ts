// The share of audited files that are good, one rule for every page: of those whose grade stands, and those without one named beside it.
import { percent, thousands } from '../kernel/words.ts'
import { wilson } from '../practice/statistics.ts'

type Files = { readonly good: number; readonly graded: number; readonly drawn: number }

/** A file in dispute or not graded counts neither way: a closure test asks how many there are, and lets none be left out in silence. */
export function goodFilesWords({ good, graded, drawn }: Files): string {
  const without = withoutWords(drawn - graded)
  if (graded === 0) return drawn === 0 ? 'no file drawn' : `none graded${without}`
  const { low, high } = wilson(good, graded)
  return `${percent(good / graded)} good, ${good} of ${graded} (${percent(low)} to ${percent(high)})${without}`
}

export const withoutWords = (count: number): string =>
  count === 0 ? '' : `; ${thousands(count)} ${count === 1 ? 'file' : 'files'} without a grade that stands`
