// M24: each group of children beside the largest, as ratios with intervals; groups of fewer than twenty are not shown.
import { asIndependent, ratioInterval } from '../../practice/statistics.ts'
import { type Figures, total } from '../../registers/measures.ts'
import { countOf, shown } from './shown.ts'

/** Fewer say nothing of a group, and might say something of a child. */
const fewest = 20
const beside = 'White'

/** Its parts name the children's groups: those stand in its tables, and beside no case. */
export const comparesGroups = (id: string): boolean => id === 'M24'

/** `parts` are named "group|outcome". */
export function disparities(parts: readonly Figures[]) {
  const rows = parts.map((figures) => {
    const [group = '', outcome = ''] = figures.group.split('|')
    return { group, outcome, figures }
  })
  return [...new Set(rows.map((row) => row.outcome))].map((outcome) => {
    const some = rows.filter((row) => row.outcome === outcome)
    const large = withoutTheLast(
      some.filter((row) => total(row.figures) >= fewest),
      some.length,
    )
    const other = large.find((row) => row.group === beside)?.figures ?? null
    return {
      outcome,
      hidden: some.length - large.length,
      rows: large.map((row) => ({
        group: row.group,
        ...shown(row.figures),
        ...ratioTo(row.group === beside ? null : other, row.figures),
      })),
    }
  })
}

/** One group alone left out could be had by taking the others from the whole: the smallest that is shown goes with it. */
function withoutTheLast<Row extends { readonly figures: Figures }>(large: readonly Row[], all: number): readonly Row[] {
  if (all - large.length !== 1) return large
  const smallest = Math.min(...large.map((row) => total(row.figures)))
  const at = large.findIndex((row) => total(row.figures) === smallest)
  return large.filter((_, index) => index !== at)
}

/** In words and, for a program, in numbers. A child is in one group, so each side is worth what its own children make it. */
function ratioTo(other: Figures | null, one: Figures) {
  if (other === null) return { ratio: null, ratioToWhite: null }
  const [a, b] = [asIndependent(countOf(one)), asIndependent(countOf(other))]
  const ratio = ratioInterval(a.successes, a.n, b.successes, b.n)
  if (ratio === null) return { ratio: 'none: one group has no cases', ratioToWhite: null }
  const words = `${ratio.ratio.toFixed(2)} (${ratio.low.toFixed(2)} to ${ratio.high.toFixed(2)})`
  return { ratio: words, ratioToWhite: ratio }
}
