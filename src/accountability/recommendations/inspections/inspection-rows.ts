// The rows of an inspection’s page in words: its fieldwork, what waits for its publication, and the files that it graded.
import { dateWords, dayOf } from '../../../kernel/time.ts'
import { wilson } from '../../../practice/statistics.ts'
import { needsDate, ruleWords } from '../time-scales.ts'
import type { InspectionState } from './procedure.ts'
import { timeIn } from './scale-in.ts'
import { scaleSaid } from './scale-said.ts'
import type { Waiting } from './state.ts'

/** `2021-09` as September 2021; what was typed in words stands as it is. */
export const monthOrWords = (fieldwork: string | null): string | null =>
  fieldwork !== null && /^\d{4}-\d{2}(?:-\d{2})?$/.test(fieldwork) ? dateWords(fieldwork) : fieldwork

/** A date that the report gives is itself; what no time is given for begins nothing. */
export function ruleHeld({ timeScale, on }: InspectionState['held'][number]): string {
  const words = ruleWords(timeScale, null)
  if (on !== null) return `${words}, ${dateWords(dayOf(on))}`
  return needsDate(timeScale) || timeScale === 'none' ? words : `${words}; its time begins with publication`
}

export const shownItem = (one: Waiting) => ({
  ...one,
  rule: scaleSaid(one),
  notUnderstood: timeIn(one.words).notUnderstood,
})

/** Never a percentage without n and its interval: thirty files show little. */
export function fileRow(one: InspectionState['files'][number]) {
  const share = (count: number) => {
    const { low, high } = wilson(count, one.n)
    const percent = (value: number) => `${Math.round(value * 100)}%`
    return one.n === 0
      ? 'no files'
      : `${count} of ${one.n}: ${percent(count / one.n)} (${percent(low)} to ${percent(high)})`
  }
  return {
    area: one.area,
    good: share(one.good),
    requires: share(one.requiresImprovement),
    inadequate: share(one.inadequate),
  }
}
