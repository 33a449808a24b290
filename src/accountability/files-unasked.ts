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
export const filesUnasked = (standing: string | null, test: Asking | null, gaps: readonly Measured[]): string | null =>
  unaskedInWords(
    standing,
    test,
    gaps.map(({ measure, gap }) => ({
      measure,
      gap: gap === null ? null : { points: gap.points, isAhead: isAhead(gap), over: gapMonths(gap) },
    })),
  )

type Worded = {
  readonly measure: string
  /** `over`: the months that it is of. */
  readonly gap: { readonly points: number; readonly isAhead: boolean; readonly over: string } | null
}

/** The same of gaps that stand in words already, as those of a frozen pack do. */
export function unaskedInWords(standing: string | null, test: Asking | null, gaps: readonly Worded[]): string | null {
  if (standing !== 'met' || test === null || !asksNothingOfFiles(test)) return null
  const [widest] = gaps
    .flatMap(({ measure, gap }) => (gap?.isAhead ? [{ measure, ...gap }] : []))
    .toSorted((a, b) => b.points - a.points)
  return widest === undefined
    ? null
    : `Its closure test asks for nothing of audited files, so “met” does not show that it is done well: ${widest.measure} is ${widest.points} points further “on time” than “done well”, ${widest.over}.`
}
