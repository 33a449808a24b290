// M24: each group of children beside the largest, as ratios with intervals; groups of fewer than twenty are not shown.
import { ratioInterval } from '../../practice/statistics.ts'
import { type Figures, total } from '../../registers/measures.ts'
import { shown } from './shown.ts'

/** Fewer say nothing of a group, and might say something of a child. */
const fewest = 20
const beside = 'White'

/** `parts` are named "group|outcome". */
export function disparities(parts: readonly Figures[]) {
  const rows = parts.map((figures) => {
    const [group = '', outcome = ''] = figures.group.split('|')
    return { group, outcome, figures }
  })
  return [...new Set(rows.map((row) => row.outcome))].map((outcome) => {
    const some = rows.filter((row) => row.outcome === outcome)
    const large = some.filter((row) => total(row.figures) >= fewest)
    const other = large.find((row) => row.group === beside)?.figures ?? null
    return {
      outcome,
      hidden: some.length - large.length,
      rows: large.map((row) => ({
        group: row.group,
        ...shown(row.figures),
        ratio: row.group === beside || other === null ? null : ratioWords(row.figures, other),
      })),
    }
  })
}

function ratioWords(one: Figures, other: Figures): string {
  const ratio = ratioInterval(one.yes, total(one), other.yes, total(other))
  return ratio === null
    ? 'none: no cases on one side'
    : `${ratio.ratio.toFixed(2)} (${ratio.low.toFixed(2)} to ${ratio.high.toFixed(2)})`
}
