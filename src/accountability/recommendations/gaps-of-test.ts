// The assertion gaps of one closure test: of each timeliness criterion how far it is ahead of the files of the same months' cases.
import { assertionGap, onTimeOf, together } from '../../practice/assertion-gap.ts'
import { filesOfCases, gapOverLast } from '../../practice/gap-over-months.ts'
import { ripe } from '../../practice/statistics.ts'
import type { Figure, Gaps } from './standing/judged.ts'
import type { ClosureTest, Criterion } from './test.ts'

type Asked = { readonly measure: string; readonly part: string | null }
type Of = (asked: Asked, month: string) => Figure

const filesDrawn = 'A1'

const timelyOf = ({ criteria }: ClosureTest): readonly Criterion[] =>
  criteria.filter(({ kind }) => kind === 'timeliness')

/** Files that are good, on the test's topic or any: by the month their cases ended in, and as the first definition had them, by that of the draw. */
export const filesBeside = (test: ClosureTest): readonly Asked[] =>
  timelyOf(test).length === 0
    ? []
    : [filesOfCases, filesDrawn].map((measure) => ({ measure, part: test.audit?.topic ?? null }))

/** Over the last so many whole months whose cases were audited as the audit rule asks for, else three; null where there is none. */
export function gapsOf(test: ClosureTest, names: readonly string[], figure: Of, version: number): Gaps {
  const count = test.audit?.windowMonths ?? 3
  const part = test.audit?.topic ?? null
  return timelyOf(test).map((criterion) => ({
    measure: criterion.measure,
    gap:
      version === 1
        ? asFirstDefined(criterion, names, figure, { count, part })
        : gapOverLast(count, names.slice(-mostMonthsBack), {
            onTime: (month) => figure(criterion, month),
            files: (month) => figure({ measure: filesOfCases, part }, month),
            better: criterion.better,
          }),
  }))
}

/** Vigil default: what was audited longer ago says nothing of a force now. */
const mostMonthsBack = 12

/** For a status that was frozen by it: files drawn in the window beside what was on time in it, whichever months their cases ended in. */
function asFirstDefined(
  criterion: Criterion,
  names: readonly string[],
  figure: Of,
  { count, part }: { readonly count: number; readonly part: string | null },
) {
  const counted = ripe(names.map((month) => ({ month, notYet: figure(criterion, month).notYet ?? 0 })))
  const months = counted.slice(-count).map(({ month }) => month)
  const over = (asked: Asked) => together(months.map((month) => figure(asked, month)))
  const gap = assertionGap(onTimeOf(over(criterion), criterion.better), over({ measure: filesDrawn, part }))
  return gap === null ? null : { ...gap, months, asked: count }
}
