// The public gap: taken from published figures alone, of the months whose cases were audited, and counted once for the same twelve months.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instant } from '../../kernel/time.ts'
import { discloseMonths } from '../../practice/disclosure.ts'
import type { PublicGap, PublicMeasure, PublicRecommendation, Release } from './facts.ts'
import { filesShown, gapBeside } from './gaps.ts'
import { windowOf } from './months-read.ts'
import { type answersOf, thenAndNow } from './published.ts'
import { type ByMonth, shownMonths } from './shown-measure.ts'

const now = instant('2026-11-29T09:00:00Z')
const window = windowOf(now)
const names = shownMonths(window)
const counting = { force: 'north', now, window, before: [] }
const of = (months: Readonly<Record<string, readonly [yes: number, no: number, without?: number, notYet?: number]>>) =>
  new Map(
    Object.entries(months).map(([month, [yes, no, notEvidenced = 0, notYet = 0]]) => {
      return [month, { yes, no, notEvidenced, notYet }] as const
    }),
  )
const audited = of({ '2026-07': [4, 8, 1], '2026-08': [6, 6], '2026-09': [5, 7], '2026-10': [1, 0, 0, 11] })
const figuresOf = (files: ByMonth, timely: ByMonth = new Map()) =>
  new Map([
    ['A7/missing children', files],
    ['M4/', timely],
  ])
const shown = (figures: ReturnType<typeof figuresOf>) => filesShown('missing children', 1, { ...counting, figures })

/** As it was published: 42 of 52 in each month, which rounds to 40 of 50. */
const published = (from = '2025-11', n = 52): PublicMeasure => {
  const series = discloseMonths(names.map((month) => (month < from ? { yes: 0, n: 0 } : { yes: n - 10, n })))
  return {
    ...{
      measure: 'M4',
      part: null,
      version: 1,
      question: 'Q',
      numerator: 'N',
      denominator: 'D',
      asked: 'at least 90%',
    },
    ...{ year: series.year, change: 'No clear change' },
    months: (series.months ?? []).map((figure, at) => ({ month: names[at] ?? '', ...figure })),
  }
}

test('both sides are of the same months, rounded; October’s files are still in their time to be graded', () => {
  const files = shown(figuresOf(audited))
  assert.ok(files)
  assert.deepEqual(files.months, ['2026-07', '2026-08', '2026-09'])
  // By hand: 15 of 36 with a grade that stands; the one without is in neither. Rounded: 15 of 35, 43%.
  assert.deepEqual([files.doneWell.yes, files.doneWell.n, files.doneWell.percent], [15, 35, 43])
  const gap = gapBeside(published(), 'higher', figuresOf(audited), files)
  // By hand: three months of 40 of 50, 80%.
  assert.deepEqual([gap?.points, gap?.onTime?.yes, gap?.onTime?.n], [37, 120, 150])
  const { points } = gapBeside(published(), 'lower', figuresOf(audited), files) ?? {}
  assert.equal(points, 20 - 43, 'where less is better, the rest is on time')
})

test('nothing exact gets past disclosure control: too few files, or a month that is not published, is no gap', () => {
  const few = shown(figuresOf(of({ '2026-09': [4, 3] })))
  assert.deepEqual([few?.doneWell.yes, few?.doneWell.n], ['not shown', '0 to 7'])
  assert.equal(gapBeside(published(), 'higher', figuresOf(audited), few), null)
  const files = shown(figuresOf(audited))
  assert.equal(gapBeside(published('2026-08'), 'higher', figuresOf(audited), files), null, 'no months are shown')
  const small = {
    ...published(),
    months: published().months.map((one) => (one.month === '2026-08' ? { ...one, n: '0 to 7' as const } : one)),
  }
  assert.equal(gapBeside(small, 'higher', figuresOf(audited), files), null, 'and never of a part of the files')
  const running = of({ '2026-09': [42, 9, 0, 1] })
  assert.equal(gapBeside(published(), 'higher', figuresOf(audited, running), files), null, 'a month still counts')
  assert.equal(shown(figuresOf(new Map())), null)
  assert.equal(shown(figuresOf(of({ '2026-09': [0, 0, 12] }))), null, 'no file has a grade')
})

test('of the same twelve months it is counted once: what was graded since waits for the next month', () => {
  const files = shown(figuresOf(audited))
  assert.ok(files)
  const gap = gapBeside(published(), 'higher', figuresOf(audited), files)
  assert.ok(gap)
  const more = figuresOf(of({ '2026-07': [4, 8], '2026-08': [6, 6], '2026-09': [5, 7], '2026-10': [12, 0] }))
  const again = (before: readonly PublicGap[], version = 1) =>
    filesShown('missing children', version, { ...counting, figures: more, before })?.months.length
  assert.equal(again([gap]), 3)
  assert.equal(again([]), 4, 'another twelve months')
  assert.equal(again([gap], 2), 4, 'defined anew')
})

test('beside an answer a release says that nothing can be said of its gap only where it was frozen to say so; before that, the next one says it', () => {
  const ofOneKind = gapBeside(published(), 'higher', figuresOf(audited), shown(figuresOf(audited)))
  const files = ofOneKind?.files
  assert.ok(ofOneKind && files)
  const ofAll = { ...ofOneKind, files: { ...files, part: null } }
  const asked = {
    ...{ body: { exchanges: [{ question: 'Q', answers: [{ figure: { measure: 'M4', gap: ofAll } }] }] } },
    followUps: [],
  } as unknown as ReturnType<typeof answersOf>[number]
  const now = (gaps: PublicRecommendation['gaps'], more: Partial<Release> = {}) => {
    const one = thenAndNow(asked, {
      recommendations: [{ measures: [published()], gaps }],
      ...more,
    } as unknown as Release).exchanges[0]?.answers[0]
    return [one?.now?.measure, one?.gapNow?.words ?? null, one?.timelyNow, one?.gapNext]
  }
  assert.deepEqual(now([]), ['M4', null, false, true], 'frozen before the question was published')
  assert.deepEqual(
    now([ofOneKind]),
    ['M4', null, false, true],
    'files on one kind of work are not what stood beside it',
  )
  assert.deepEqual(now([ofAll]), ['M4', '37 points above', false, false])
  const beside = { besideAnswers: [published()] }
  assert.deepEqual(now([], { ...beside, gapsBesideAnswers: [ofAll] }), ['M4', '37 points above', true, false])
  assert.deepEqual(now([], { ...beside, gapsBesideAnswers: [] }), ['M4', null, true, false], 'too few files')
})
