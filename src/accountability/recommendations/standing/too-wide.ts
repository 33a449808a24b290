// How far “on time” is above “done well”, where a closure test asks that it is not too far (operations.md section 13.1).
import { gapMonths, noGapWords, sidesWords } from '../../../practice/gap-over-months.ts'
import type { ClosureTest } from '../test.ts'
import type { Gaps, Judged } from './judged.ts'

/** As it is shown: its months and both percentages. What cannot be said is no failure, and does not pass either. */
export function tooWide(
  { audit: rule = null, mostGapPoints = null }: ClosureTest,
  gaps: Gaps,
  audit: NonNullable<Judged['audit']>,
): { readonly fails: readonly string[]; readonly unsaid: readonly string[] } {
  // Files that say nothing of themselves say nothing beside a clock either.
  if (rule === null || mostGapPoints === null || !['passes', 'fails'].includes(audit.verdict)) return nothing
  const asked = `the test allows at most ${mostGapPoints}.`
  return {
    fails: gaps.flatMap(({ measure, gap }) =>
      gap === null || gap.points <= mostGapPoints
        ? []
        : [
            `${measure}: on time is ${gap.points} points above done well, ${gapMonths(gap)} (${sidesWords(gap)}); ${asked}`,
          ],
    ),
    unsaid: gaps.flatMap(({ measure, gap }) => (gap === null ? [`${measure}: ${noGapWords}; ${asked}`] : [])),
  }
}

const nothing = { fails: [], unsaid: [] }
