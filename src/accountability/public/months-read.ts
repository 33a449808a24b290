// The months of a release: the twelve that are shown, and those before them that the test of change reads.
import { addMonths, dayOf, type Instant, localDate, startOfLocalDay } from '../../kernel/time.ts'
import { monthsNeeded } from '../../practice/statistics.ts'

/** Shown; those before them are read for the test of change alone. */
export const months = 12

export type Window = {
  /** From when on cases are read for the test of change. */
  readonly readFrom: Instant
  /** The twelve months that are shown. */
  readonly from: Instant
  readonly until: Instant
  /** All that are read, in order; the last twelve are shown. */
  readonly names: readonly string[]
}

/** The twelve whole months before this one, and as many before them as the test of change needs. */
export function windowOf(now: Instant): Window {
  const first = dayOf(`${localDate(now).slice(0, 7)}-01`)
  return {
    readFrom: startOfLocalDay(addMonths(first, -monthsNeeded)),
    from: startOfLocalDay(addMonths(first, -months)),
    until: startOfLocalDay(first),
    names: Array.from({ length: monthsNeeded }, (_, index) => addMonths(first, index - monthsNeeded).slice(0, 7)),
  }
}
