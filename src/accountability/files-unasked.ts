// What “met” leaves out: a test of time that asks nothing of audited files can pass while few of them are good, and that is said wherever its status stands.
import type { Gap } from '../practice/assertion-gap.ts'
import { gapMonths } from '../practice/gap-over-months.ts'

type Asking = {
  readonly audit?: unknown
  readonly criteria: readonly { readonly kind: string }[]
}

/** It names a measure of time, and neither an audit nor a measure of audited files. */
export const asksNothingOfFiles = ({ audit = null, criteria }: Asking): boolean =>
  audit === null &&
  criteria.some(({ kind }) => kind === 'timeliness') &&
  criteria.every(({ kind }) => kind !== 'audited quality')

/** The whole interval of the gap lies above nought: it is not the chance of a few files. */
export const isAhead = ({ low }: Pick<Gap, 'low'>): boolean => low > 0

type Measured = {
  readonly measure: string
  readonly gap: (Pick<Gap, 'points' | 'low'> & { readonly months: readonly string[]; readonly asked: number }) | null
}

/** In a sentence; null where it is not met, its test asks for files, or “on time” is not clearly ahead of them. */
export function filesUnasked(standing: string | null, test: Asking | null, gaps: readonly Measured[]): string | null {
  if (standing !== 'met' || test === null || !asksNothingOfFiles(test)) return null
  const [widest] = gaps
    .flatMap(({ measure, gap }) => (gap === null || !isAhead(gap) ? [] : [{ measure, ...gap }]))
    .toSorted((a, b) => b.points - a.points)
  return widest === undefined ? null : unaskedWords(widest.measure, `${widest.points}`, gapMonths(widest))
}

/** `over`: the months that it is of. */
export const unaskedWords = (measure: string, points: string, over: string): string =>
  `Its closure test asks for nothing of audited files, so “met” does not show that it is done well: ${measure} is ${points} points further “on time” than “done well”, ${over}.`
