// Every measure of the year’s months, beside the same months of the year before.
import { addMonths, dayOf } from '../../kernel/time.ts'
import { filesOfCases } from '../../practice/gap-over-months.ts'
import type { MeasureDefinition } from '../../practice/measure.ts'
import type { Policy } from '../../practice/policy.ts'
import { targetShare } from '../../practice/target.ts'
import { compared } from './grouped.ts'
import { type ByMonth, type Definition, gapWordsOf, measureRow, sumOf } from './rows.ts'

/** With the gap of both, and the policy’s target. */
export function rowsOf(
  measured: readonly (Definition & Pick<MeasureDefinition, 'target'>)[],
  figures: ReadonlyMap<string, ByMonth>,
  months: readonly string[],
  policy: Policy,
) {
  const before = months.map((month) => addMonths(dayOf(`${month}-01`), -12).slice(0, 7))
  return measured.map((one) => {
    const byMonth = figures.get(`${one.id}/`)
    const gap = (of: readonly string[]) => gapWordsOf(one, of, byMonth, figures.get(`${filesOfCases}/`))
    const row = measureRow(one, sumOf(byMonth, months), sumOf(byMonth, before))
    const gaps = { gap: gap(months), before: { ...row.before, gap: gap(before) } }
    return { ...row, ...gaps, ...compared(row, targetShare(one, policy)) }
  })
}
