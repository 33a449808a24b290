// Twelve months read as two halves: what the last six say against the six before, by the sequential test and never by eye.
import { changeOverTime } from './change.ts'

export type HalfYears = 'improved' | 'worse' | 'no clear change' | 'nothing counted'

/** `counts` are twelve months in order, a month without cases among them; `better` is null where neither direction is. */
export function betweenHalfYears(
  better: 'higher' | 'lower' | null,
  counts: readonly { readonly yes: number; readonly n: number }[],
): HalfYears {
  const baseline = counts.slice(0, 6)
  const n = baseline.reduce((all, one) => all + one.n, 0)
  if (better === null || n === 0) return 'nothing counted'
  const change = changeOverTime(
    { successes: baseline.reduce((all, one) => all + one.yes, 0), n },
    counts.slice(6).map((one) => ({ successes: one.yes, n: one.n })),
    better,
  )
  return change.verdict === 'no clear change' || !change.stillShown
    ? 'no clear change'
    : change.verdict === 'improved'
      ? 'improved'
      : 'worse'
}
