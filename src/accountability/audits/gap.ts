// The assertion gap of one audit: what was on time while its cases ran, beside what auditors found in their files.

import type { Instant } from '../../kernel/time.ts'
import { assertionGap, type Counts, type Gap, gapWords } from '../../practice/assertion-gap.ts'

/** Timeliness measures as values, whoever answers them. */
export type Timely = (asked: {
  readonly force: string
  readonly from: Instant
  readonly until: Instant
  readonly now: Instant
}) => Promise<readonly { readonly measure: string; readonly question: string; readonly counts: Counts }[]>

type ShownGap = Gap & { readonly measure: string; readonly question: string; readonly words: string }

/** Of each measure that has cases; nothing while no grade stands. */
export const gapsBeside = (
  timely: Awaited<ReturnType<Timely>>,
  grades: readonly (string | null)[],
): readonly ShownGap[] => {
  const standing = grades.filter((grade) => grade !== null)
  const good = standing.filter((grade) => grade === 'good').length
  return timely.flatMap(({ measure, question, counts }) => {
    const gap = assertionGap(counts, { yes: good, no: standing.length - good, notEvidenced: 0 })
    return gap === null ? [] : [{ measure, question, ...gap, words: gapWords(gap) }]
  })
}
