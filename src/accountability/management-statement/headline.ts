// What the extract says first, the worst before the rest: what there is of each leads to its place, and what there is none of is one line.

type Counted = {
  readonly falls: readonly unknown[]
  readonly counts: readonly { readonly standing: string; readonly n: number }[]
  readonly overdue: number
  readonly residual: { readonly causes: readonly unknown[] }
  readonly workforce: { readonly vacant: number }
  readonly change: { readonly overdue: number }
  readonly short: number
  readonly changed: readonly { readonly change: 'better' | 'worse'; readonly n: number }[]
}

export function headlineOf({ falls, counts, overdue, residual, workforce, change, short, changed }: Counted) {
  const of = (standing: string) => counts.find((one) => one.standing === standing)?.n ?? 0
  const than = (way: 'better' | 'worse') => changed.find((one) => one.change === way)?.n ?? 0
  const headline = [
    { words: 'Statuses lost in the year', at: 'falls', n: falls.length },
    { words: 'No longer met', at: 'recommendations', n: of('no longer met') },
    { words: 'Not met', at: 'recommendations', n: of('not met') },
    { words: 'Overdue', at: 'recommendations', n: overdue },
    { words: 'Causes of concern open', at: 'residual', n: residual.causes.length },
    { words: 'Posts not filled', at: 'workforce', n: workforce.vacant },
    { words: 'Actions overdue', at: 'change', n: change.overdue },
    { words: 'Short of what the policy asks', at: 'performance', n: short },
    { words: 'Worse than the year before', at: 'performance', n: than('worse') },
    { words: 'Better than the year before', at: 'performance', n: than('better') },
  ]
  const noneOf = headline.filter(({ n }) => n === 0).map(({ words }) => words.charAt(0).toLowerCase() + words.slice(1))
  return { headline, noneOf }
}
