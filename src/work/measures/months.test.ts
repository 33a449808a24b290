// What a measure's page says of change: with what it is compared, which look it is, and what many tests at once mean.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addMonths, dayOf, instant } from '../../kernel/time.ts'
import type { MeasureDefinition } from '../../practice/measure.ts'
import { changesWords, changeWords, shortChangeWords } from './changes.ts'
import { together } from './months.ts'
import { nothing, shown } from './shown.ts'

const definition: MeasureDefinition = {
  id: 'M4',
  version: 1,
  question: 'Is the risk graded and endorsed in time?',
  numerator: 'x',
  denominator: 'x',
  source: 'x',
  finding: 'x',
  kind: 'timeliness',
  better: 'higher',
  target: null,
  threeValued: true,
  times: true,
  gaming: 'x',
  resists: 'x',
  owner: 'x',
}
const now = instant('2026-11-28T12:00:00Z')
const months = (first: string, ...yes: readonly number[]) =>
  yes.map((count, at) => ({
    ...nothing(addMonths(dayOf(`${first}-01`), at).slice(0, 7)),
    yes: count,
    no: 200 - count,
  }))
const flat = (count: number, yes: number) => new Array<number>(count).fill(yes)

test('it says the year compared with and the look, also where nothing changed', () => {
  assert.equal(
    changeWords(definition, months('2025-04', ...flat(19, 100)), now),
    'No clear change, compared with April 2025 to March 2026, monthly look 7 of 12 (n = 2,400 then)',
  )
  assert.equal(
    changeWords(definition, months('2025-04', ...flat(15, 100), ...flat(4, 140)), now),
    // At July's end the latest three months are 340 of 600 beside 1,200 of 2,400: some one in 550 by chance, where one in 840 is asked.
    'Improved, first shown in August 2026, compared with April 2025 to March 2026, monthly look 7 of 12 (n = 2,400 then)',
  )
  assert.equal(
    changeWords(definition, months('2025-04', ...flat(12, 100), 150, ...flat(6, 96)), now),
    'Improved, first shown in April 2026 and faded since, compared with April 2025 to March 2026, monthly look 7 of 12 (n = 2,400 then)',
  )
})

test('a month that is ripening is no look yet', () => {
  const ripening = months('2025-04', ...flat(19, 100)).map((month, at) => (at === 18 ? { ...month, notYet: 3 } : month))
  assert.match(changeWords(definition, ripening, now), /monthly look 6 of 12/)
})

test('in a force’s first year it says that there is nothing to compare with, and from when on', () => {
  assert.equal(
    changeWords(definition, months('2026-05', ...flat(6, 100)), now),
    'No comparison yet: nothing was counted from April 2025 to March 2026. The first is made when April 2027 is over',
  )
  assert.match(changeWords({ ...definition, better: null }, [], now), /no change is reported/)
})

test('a list says how many of how many are said to have changed, and how many chance alone might', () => {
  const read = new Map([
    ['M4', months('2025-04', ...flat(12, 100), ...flat(7, 140))],
    ['M6', months('2025-04', ...flat(19, 100))],
  ])
  assert.equal(shortChangeWords(definition, read.get('M6') ?? [], now), 'No clear change (look 7, n = 2,400 then)')
  const many = ['M4', 'M6', 'M8'].map((id) => ({ ...definition, id }))
  assert.match(
    changesWords(many, read, now),
    /^Compared with April 2025 to March 2026, monthly look 7 of 12: 1 of 2 measures are reported as changed\. .* up to 0\.1 of them/,
  )
  assert.match(changesWords(many, new Map(), now), /No measure has a year to be compared with/)
})

/** Ten children make each month's 200 cases, twenty of each; of a child all are on time or none is. */
const ofTen = (first: string, ...good: readonly number[]) =>
  months(first, ...good.map((children) => 20 * children)).map((month, at, all) => {
    const tens = (children: number) => 400 * children
    const back = all.slice(Math.max(0, at - 12), at).toReversed()
    const within = { pairs: 1900, yes: (month.yes / 20) * 190, no: (month.no / 20) * 190 }
    const before = back.map((one) => ({
      pairs: 4000,
      yes: tens(Math.min(one.yes, month.yes) / 20),
      no: tens(Math.min(one.no, month.no) / 20),
    }))
    return { ...month, alike: [within, ...before] }
  })

test('what ten children make is no improvement, and its interval is that of ten', () => {
  const counted = ofTen('2025-04', ...flat(15, 5), ...flat(4, 7))
  assert.match(
    changeWords(
      definition,
      counted.map(({ alike: _, ...month }) => month),
      now,
    ),
    /^Improved/,
  )
  assert.match(changeWords(definition, counted, now), /^No clear change/)
  const year = shown(together(counted.slice(-12), 'M4'))
  assert.deepEqual([year.n, year.share], [2400, '56.7%'])
  // Two of the ten change in the year: a little better known than ten cases (28.6 to 81%), and far from 2,400 (54.7 to 58.6%).
  assert.equal(year.interval, '30.8% to 79.4%')
})

test('months between without a case keep pairs apart from what lies before the first', () => {
  const [april, june] = [nothing('2026-04'), nothing('2026-06')]
  const pair = (pairs: number) => ({ pairs, yes: pairs, no: 0 })
  const none = pair(0)
  const some = [
    { ...june, yes: 3, alike: [pair(1), none, pair(2), pair(7)] },
    { ...april, yes: 2, alike: [pair(1), pair(9)] },
  ]
  assert.deepEqual(together(some, 'M4').alike, [pair(4)])
})
