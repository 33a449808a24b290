// The earliest day on which a recommendation could be met.
import { addDays, dayOf } from '../../../kernel/time.ts'
import type { ClosureTest } from '../test.ts'
import type { Besides, Judged } from './judged.ts'

/** When the last cases of that month count; never a day that has passed: where the last month is still to be counted, the next month's. */
export function notBefore(
  earliestPass: string | null,
  { today, countsAfterDays = 0 }: Pick<Besides, 'today' | 'countsAfterDays'>,
): string | null {
  if (earliestPass === null) return null
  const counted = (after: string) => addDays(dayOf(after), countsAfterDays)
  const day = counted(earliestPass)
  return today === undefined || day >= today ? day : counted(firstDayAfter(today.slice(0, 7), 0))
}

/** If every month from now on passed: the months that pass at the end already count. */
export function earliest(
  test: ClosureTest,
  counting: Judged['months'],
  judged: Judged['months'],
  countsFrom: string | null,
): string | null {
  const last = judged.at(-1)
  if (last === undefined) return null
  let run = 0
  for (const month of [...counting].reverse()) {
    if (!month.verdicts.every((one) => one === 'passes')) break
    run++
  }
  const more = Math.max(1, test.sustainedMonths - run)
  // A month to come from which they count is itself the first of them.
  return countsFrom !== null && countsFrom > last.month
    ? firstDayAfter(countsFrom, more - 1)
    : firstDayAfter(last.month, more)
}

/** The first day of the month after `month` and `more` months beyond. */
function firstDayAfter(month: string, more: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const total = year * 12 + number + more
  return `${Math.floor(total / 12)}-${String((total % 12) + 1).padStart(2, '0')}-01`
}
