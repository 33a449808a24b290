// One case of each record: of searches in which nothing changes, the test of change then claims one as seldom as it says, however alike the cases of one search are.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addMonths, dayOf } from '../../kernel/time.ts'
import { changeOverTime, seededRandom } from '../../practice/statistics.ts'
import { oneARecord, type Ranked } from './one-a-record.ts'

const months = Array.from({ length: 24 }, (_, at) => addMonths(dayOf('2025-04-01'), at).slice(0, 7))
const firstLook = 12
const at = (index: number): string => months[index] ?? ''

/** Sixty searches a month of one to forty cases; in one search nearly all are on time or nearly none, and a case in ten falls into the next month. */
function searches(random: () => number): readonly Ranked[] {
  const cases: Ranked[] = []
  for (const [index, month] of months.entries())
    for (let search = 0; search < 60; search++) {
      const recordId = Math.floor(random() * 2 ** 28)
        .toString(16)
        .padStart(7, '0')
      const share = random() < 0.75 ? 0.95 : 0.1
      const many = 1 + Math.floor(40 * random() ** 3)
      for (let item = 0; item < many; item++)
        cases.push({
          recordId,
          month: random() < 0.1 && index < months.length - 1 ? at(index + 1) : month,
          item,
          how: random() < share ? 'yes' : 'no',
        })
    }
  return cases
}

function everyCase(cases: readonly Ranked[]): ReadonlyMap<string, { readonly yes: number; readonly n: number }> {
  const counts = new Map(months.map((month) => [month, { yes: 0, n: 0 }]))
  for (const { month, how } of cases) {
    const count = counts.get(month)
    if (count === undefined) continue
    count.n++
    if (how === 'yes') count.yes++
  }
  return counts
}

type Counting = typeof everyCase

function shareThatClaims(counting: Counting, runs: number): number {
  const random = seededRandom(20_261_129)
  let claimed = 0
  for (let run = 0; run < runs; run++) {
    const counts = counting(searches(random))
    const periods = months.map((month) => ({ successes: counts.get(month)?.yes ?? 0, n: counts.get(month)?.n ?? 0 }))
    const baseline = periods
      .slice(0, firstLook)
      .reduce((a, b) => ({ successes: a.successes + b.successes, n: a.n + b.n }))
    if (changeOverTime(baseline, periods.slice(firstLook)).verdict !== 'no clear change') claimed++
  }
  return claimed / runs
}

test('with one case of each search at most 5 % of unchanged measures claim a change; with every case most do', (t) => {
  const [one, every] = [shareThatClaims(oneARecord, 200), shareThatClaims(everyCase, 40)]
  t.diagnostic(`one of each ${(100 * one).toFixed(1)} %, every case ${(100 * every).toFixed(1)} %`)
  assert.ok(one <= 0.05, `${one}`)
  assert.ok(every > 0.3, `${every}`)
})

test('a record counts in its first month with a counted case, once; what is not yet to be counted never', () => {
  const case_ = (recordId: string, month: string, item: number, how: Ranked['how']): Ranked => ({
    recordId,
    month,
    item,
    how,
  })
  const counts = oneARecord([
    case_('0000001', '2026-05', 1, 'yes'),
    case_('0000001', '2026-04', 0, 'not yet'),
    case_('0000001', '2026-06', 2, 'no'),
    case_('0000002', '2026-05', 0, 'not evidenced'),
    case_('0000003', '2026-05', 0, 'not yet'),
  ])
  assert.deepEqual([...counts], [['2026-05', { yes: 1, n: 2 }]])
})
