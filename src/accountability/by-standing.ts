// Recommendations by what the figures say of them, as a small screen reads them: what the figures speak against stands open, the rest folds with its count.

const noClosureTest = 'no closure test'
const asksADecision: readonly string[] = ['no longer met', 'not met']

/** `at`: places in the list. */
export function byStanding(rows: readonly { readonly standing: string | null }[]) {
  const groups = Map.groupBy(rows.keys(), (at) => rows[at]?.standing ?? noClosureTest)
  return ['no longer met', 'not met', 'insufficient data', 'met', noClosureTest].flatMap((standing) => {
    const at = groups.get(standing)
    return at === undefined ? [] : [{ standing, folded: !asksADecision.includes(standing), at }]
  })
}
