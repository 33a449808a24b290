// What was published of a month is kept: its figures for every recommendation, what was said of their change only where as many are read together.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instant } from '../../kernel/time.ts'
import { keptFrom, keptKey, saidOf } from './counted-once.ts'
import type { PublicMeasure } from './facts.ts'
import { windowOf } from './months-read.ts'
import { type ByMonth, shownMeasure } from './shown-measure.ts'

const now = instant('2026-11-10T09:00:00.000Z')
const figure = { yes: 900, n: 1000, percent: 90, low: 88, high: 92 }
const m7 = (verdict: 'improved' | 'no clear change' | 'worse'): PublicMeasure => ({
  measure: 'M7',
  part: null,
  version: 1,
  question: 'Was the child seen?',
  numerator: 'Seen',
  denominator: 'All',
  asked: 'at least 95%',
  year: figure,
  change: { improved: 'Improved', 'no clear change': 'No clear change', worse: 'Worse' }[verdict],
  verdict,
  months: [],
})

test('alone it has improved, among five it has not: neither verdict takes the place of the other, whichever came first', () => {
  const [alone, among] = [
    { one: m7('improved'), together: 1 },
    { one: m7('no clear change'), together: 5 },
  ]
  for (const before of [
    [alone, among],
    [among, alone],
  ]) {
    const kept = keptFrom(before).get(keptKey({ measure: 'M7', part: null }, 1))
    assert.deepEqual(kept?.one.year, figure)
    const said = new Map(kept?.changes)
    assert.deepEqual(said.get(1), saidOf(alone.one))
    assert.deepEqual(said.get(5), saidOf(among.one))
    assert.equal(said.get(3), undefined, 'of three together nothing was said yet')
  }
})

test('of two that say otherwise of one month the first stands', () => {
  const [first, second] = [m7('improved'), { ...m7('worse'), year: { ...figure, yes: 905 } }]
  const kept = keptFrom([first, second].map((one) => ({ one, together: 1 }))).get(
    keptKey({ measure: 'M7', part: null }, 1),
  )
  assert.deepEqual([kept?.one, new Map(kept?.changes).get(1)], [first, saidOf(first)])
})

test('where one among several says less than by itself, the reader is told both, and of how many months of a year it is compared with', () => {
  const window = windowOf(now)
  const definition = { id: 'M7', version: 1, question: 'Was the child seen?', numerator: 'Seen', denominator: 'All' }
  const better = 'higher' as const
  // Five months of the year before the anchor hold cases: the force began in November.
  const byMonth: ByMonth = new Map(
    window.names
      .filter((month) => month >= '2025-11')
      .map((month) => [
        month,
        month < '2026-04' ? { yes: 50, no: 50, notEvidenced: 0 } : { yes: 60, no: 40, notEvidenced: 0 },
      ]),
  )
  const shown = (together: number, counted = byMonth) =>
    shownMeasure(
      { measure: 'M7', part: null },
      'at least 95%',
      { ...definition, kind: 'outcome', better },
      {
        force: 'demonstration',
        now,
        window,
        figures: new Map([['M7/', counted]]),
        together,
      },
    )
  const year = 'compared with the 5 months of April 2025 to March 2026 that have cases, monthly look 7 of 12'
  assert.deepEqual([shown(1).verdict, shown(1).change], ['improved', `Improved, ${year}`])
  assert.deepEqual(
    [shown(60).verdict, shown(60).change],
    ['no clear change', `No clear change among the 60 measures read together here (by itself: improved), ${year}`],
  )
  // Five children a month with twenty cases each: that much comes of one child more.
  const alike = ({ yes, no }: { yes: number; no: number }) => [
    { pairs: 950, yes: (yes / 20) * 190, no: (no / 20) * 190 },
  ]
  const ofFive = new Map([...byMonth].map(([month, one]) => [month, { ...one, alike: alike(one) }]))
  const { verdict, year: counts } = shown(1, ofFive)
  assert.deepEqual([verdict, counts.yes, counts.n, counts.percent], ['no clear change', 670, 1200, 56])
  // Each child always on time or never: twenty cases are worth one, and the interval is that of sixty: 43 to 68, where 1200 would give 53 to 59.
  assert.deepEqual([counts.effect, counts.low, counts.high], [20, 43, 68])
})
