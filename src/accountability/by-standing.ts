// Recommendations by what the figures say of them, as a small screen reads them: what the figures speak against stands open, the rest folds with its count.
import { noClosureTest, noMeasureCan, notComputed, ofOthers, statusWords } from './status-words.ts'

const asksADecision: readonly string[] = ['no longer met', 'not met']
const order = [
  'no longer met',
  'not met',
  'insufficient data',
  'met',
  notComputed,
  noMeasureCan,
  noClosureTest,
  ofOthers,
]

/** `at`: places in the list. */
export function byStanding(rows: readonly Parameters<typeof statusWords>[0][]) {
  const groups = Map.groupBy(rows.keys(), (at) => {
    const row = rows[at]
    return row === undefined ? noClosureTest : statusWords(row)
  })
  return order.flatMap((standing) => {
    const at = groups.get(standing)
    return at === undefined ? [] : [{ standing, folded: !asksADecision.includes(standing), at }]
  })
}
