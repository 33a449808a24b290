// Several measures read as one: of recommendations without any real change at most 5% ever claim one over twelve monthly releases.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addMonths, dayOf } from '../../kernel/time.ts'
import { type MonthCounted, monthsNeeded, said, sinceAnchor } from './anchor.ts'
import { seededRandom } from './random.ts'

const releases = 12

/** The share that ever claims better or worse. `begin` is where in the police year the first of twelve releases falls. */
function falseClaims(measures: number, n: number, share: number, begin: number, together: number): number {
  const [random, runs] = [seededRandom(20_261_128), 600]
  const month = (at: number): MonthCounted => {
    let yes = 0
    for (let each = 0; each < n; each++) if (random() < share) yes++
    return { month: addMonths(dayOf('2024-04-01'), at + begin).slice(0, 7), yes, n }
  }
  const series = () => Array.from({ length: monthsNeeded + releases - 1 }, (_, at) => month(at))
  const claims = (months: readonly MonthCounted[]) =>
    Array.from({ length: releases }, (_, first) => months.slice(first, first + monthsNeeded)).some((window) =>
      ['improved', 'worse'].includes(said(sinceAnchor(window, 'higher', together))),
    )
  let claimed = 0
  for (let run = 0; run < runs; run++) if (Array.from({ length: measures }, series).some(claims)) claimed++
  return claimed / runs
}

test('of 600 recommendations without a real change at most 5% ever claim one, whatever the number of measures', (t) => {
  for (const measures of [1, 5])
    for (const [n, share, begin] of [
      [15, 0.75, 0],
      [60, 0.5, 6],
    ] as const) {
      const rate = falseClaims(measures, n, share, begin, measures)
      t.diagnostic(`${measures} measures, ${n} a month: ${(100 * rate).toFixed(1)}%`)
      assert.ok(rate <= 0.05, `${measures} measures, ${n} a month: ${rate}`)
    }
})

test('five measures that do not share the error claim more than that', (t) => {
  const rate = falseClaims(5, 60, 0.5, 6, 1)
  t.diagnostic(`${(100 * rate).toFixed(1)}%`)
  assert.ok(rate > 0.05, `${rate}`)
})
