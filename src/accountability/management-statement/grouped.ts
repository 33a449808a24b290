// The extract as it is read on a small screen: recommendations by what the figures say of them, measures that want a look before the others.
import { instant, shortDate } from '../../kernel/time.ts'
import type { MeasureDefinition } from '../../practice/measure.ts'
import { isForces } from '../asked-of.ts'
import { noClosureTest, noMeasureCan, notComputedByThen, ofOthers, statusWords } from '../status-words.ts'
import type { AtEnd } from './answers.ts'
import type { MeasureRow } from './rows.ts'

/** It is the force’s, its date had passed, and neither the figures nor anybody with a right to had ended it; `day`: the first that is not counted. */
export const isOverdue = ({ ended, standing, due_on, asked_of }: AtEnd, day: string): boolean =>
  isForces({ asked_of }) && ended === null && standing !== 'met' && due_on !== null && due_on < day

type Compared = MeasureRow & ReturnType<typeof compared>

/** What is counted above the lists, and in which groups they are read. */
export function inSum(
  recommendations: readonly (AtEnd & { readonly overdue: boolean })[],
  measures: readonly Compared[],
) {
  const open = recommendations.filter(({ ended }) => ended === null)
  return {
    open: open.length,
    counts: standings.map((standing) => ({ standing, n: open.filter((one) => one.standing === standing).length })),
    unjudged: open.filter(({ standing }) => standing === null).length,
    groups: byStatus(recommendations),
    overdue: open.filter((one) => one.overdue).length,
    undated: open.filter(({ due_on }) => due_on === null).length,
    kinds: measuresByKind(measures),
    changed: (['better', 'worse'] as const).map((change) => ({
      change,
      n: measures.filter((one) => one.change === change).length,
    })),
    short: measures.filter((one) => one.short).length,
  }
}

const standings = ['no longer met', 'not met', 'insufficient data', 'met']
const untested = [noMeasureCan, noClosureTest, ofOthers]

/** What stands first is what is worst; groups that ask nothing of anybody are folded, unless one in them is overdue. `at`: places in the list. */
export function byStatus(rows: readonly (AtEnd & { readonly overdue: boolean })[]) {
  const groups = Map.groupBy(
    rows.map((row, at) => ({ ...row, at })),
    statusOf,
  )
  const order = [...standings, notComputedByThen, ...untested]
  const words = [...order, ...[...groups.keys()].filter((one) => !order.includes(one)).sort()]
  return words.flatMap((status) => {
    const those = groups.get(status) ?? []
    if (those.length === 0) return []
    const days = new Set(those.map((row) => (row.standing_at === null ? null : shortDate(instant(row.standing_at)))))
    return {
      status,
      folded: (untested.includes(status) || !order.includes(status)) && !those.some((row) => row.overdue),
      /** Where one day holds for all it is said once. */
      computed: days.size === 1 ? ([...days][0] ?? null) : null,
      at: those.map(({ at }) => at),
    }
  })
}

const statusOf = (one: AtEnd): string => one.ended ?? statusWords({ ...one, askedOf: one.asked_of }, notComputedByThen)

/** Beside the year before, by whether the intervals are apart; and beside what the policy asks, from 0 to 1. */
export function compared({ n, yes, low, high, better, before }: MeasureRow, asked: number | null) {
  const share = n === 0 ? null : yes / n
  return {
    change: better === null ? null : changeOf({ low, high }, before, better),
    asked: asked === null ? null : Math.round(asked * 1000) / 10,
    short: share !== null && asked !== null && (better === 'lower' ? share > asked : share < asked),
  }
}

type Interval = { readonly low: number | null; readonly high: number | null }

function changeOf(year: Interval, before: Interval, better: 'higher' | 'lower'): 'better' | 'worse' | 'overlap' | null {
  if (year.low === null || year.high === null || before.low === null || before.high === null) return null
  if (year.low <= before.high && year.high >= before.low) return 'overlap'
  return year.low > before.high === (better === 'higher') ? 'better' : 'worse'
}

/** One group a kind of measure; `at`: places in the list. */
const measuresByKind = (measures: readonly { readonly kind: MeasureDefinition['kind'] }[]) =>
  [...Map.groupBy(measures.keys(), (at) => measures[at]?.kind ?? 'description')].map(([kind, at]) => ({ kind, at }))
