// The assertion gap of one audit: what was on time while its cases ran, beside what auditors found in their files.

import type { Instant } from '../../kernel/time.ts'
import { assertionGap, type Counts, type Gap, gapWords } from '../../practice/assertion-gap.ts'
import type { SampledShare } from '../../practice/sampled-share.ts'

/** Timeliness measures as values, whoever answers them. */
export type Timely = (asked: {
  readonly force: string
  readonly from: Instant
  readonly until: Instant
  readonly now: Instant
}) => Promise<readonly { readonly measure: string; readonly question: string; readonly counts: Counts }[]>

type ShownGap = Gap & { readonly measure: string; readonly question: string; readonly words: string }

/** Of each measure that has cases; nothing while no grade stands. */
export const gapsBeside = (timely: Awaited<ReturnType<Timely>>, good: SampledShare | null): readonly ShownGap[] => {
  if (good === null) return []
  const { share, n, worth } = good
  const files = { yes: share * n, no: n - share * n, notEvidenced: 0, effect: n / worth }
  return timely.flatMap(({ measure, question, counts }) => {
    const gap = assertionGap(counts, files)
    return gap === null ? [] : [{ measure, question, ...gap, words: gapWords(gap) }]
  })
}
