// The gap of a frozen pack: of the months whose cases were audited, each opened; packs from before keep their digits and say what they are of.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FrozenFigure } from './frozen-pack.ts'
import { gapOf } from './gap-shown.ts'
import { recommendationShown } from './shown.ts'

const months = ['2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10']
const figure = (measure: string, month: string, yes: number, no: number, notYet = 0): FrozenFigure => ({
  ...{ measure, version: 1, part: null, month, yes, no, notEvidenced: 0, notYet },
})
const asked = { measure: 'M13', part: null }
const onTime = months.map((month) => figure('M13', month, month < '2026-08' ? 60 : 90, month < '2026-08' ? 40 : 10))
const drawn = months.map((month) => figure('A1', month, month < '2026-08' ? 0 : 4, month < '2026-08' ? 0 : 8))
const files = (none: string, notYet = 0) =>
  months.map((month) =>
    month < '2026-07' || month === none ? figure('A7', month, 0, 0, notYet) : figure('A7', month, 6, 6),
  )

test('the files of October’s cases are still to be graded: July to September on both sides, each month opened', () => {
  const gap = gapOf([...onTime, ...drawn, ...files('2026-10', 12)], asked, 'higher')
  // By hand: 60 + 90 + 90 of 300 on time, 18 of 36 files good.
  assert.match(gap?.words ?? '', /^30 points /)
  assert.equal(gap?.over, 'cases of July to September 2026')
  assert.deepEqual([gap?.onTime, gap?.doneWell], ['80% of 300, 75.1% to 84.1%', '50% of 36, 34.5% to 65.5%'])
  assert.equal(gap?.goodFiles, 'A7')
  for (const opened of [gap?.onTimeMonths, gap?.fileMonths])
    assert.deepEqual(
      opened?.map(({ month }) => month),
      ['2026-07', '2026-08', '2026-09'],
    )
})

test('where children come back, also from one of its months to the next, the gap is less sure; the points are the same', () => {
  const pairs = (count: number) => ({ pairs: count, yes: count, no: 0 })
  const returning = onTime.map((one) => ({ ...one, alike: [pairs(30), pairs(60), pairs(60)] }))
  const [every, ours] = [onTime, returning].map((some) => gapOf([...some, ...files('2026-10', 12)], asked, 'higher'))
  assert.match(ours?.words ?? '', /^30 points /)
  // Likeness 0.2 / 0.8 = 0.25; 90 + 120 + 60 pairs of July to September, not those of other months: 1 + 0.25 × 2 × 270 / 300 = 1.45, so 300 are worth 207.
  assert.deepEqual([every?.onTime, ours?.onTime], ['80% of 300, 75.1% to 84.1%', '80% of 300, 74% to 84.9%'])
  assert.equal(ours?.doneWell, every?.doneWell)
})

test('fewer months than three are audited: said so; none at all: no gap', () => {
  const some = files('').filter(({ month }) => month === '2026-10' || month < '2026-07')
  assert.equal(
    gapOf([...onTime, ...some], asked, 'higher')?.over,
    'cases of October 2026, 1 of 3 months: the others cannot be compared',
  )
  assert.equal(gapOf([...onTime, ...drawn, figure('A7', '2026-10', 0, 0)], asked, 'higher'), null)
})

test('a pack from before: its three months beside the files drawn in them, and it says so', () => {
  const gap = gapOf([...onTime, ...drawn], asked, 'higher')
  // By hand: 270 of 300, 12 of 36.
  assert.match(gap?.words ?? '', /^56\.7 points /)
  assert.equal(gap?.over, 'August to October 2026, files by the month in which they were drawn')
  assert.equal(gap?.goodFiles, 'A1')
})

test('met by a test that asks nothing of audited files: the pack says how far on time is ahead; where it asks, or is not met, nothing', () => {
  const withoutFiles: { readonly test: unknown; readonly countsFrom: null } = {
    test: { audit: null },
    countsFrom: null,
  }
  const frozen = {
    ...{ recordId: 'a', reference: 'R1', theme: 'seen', stage: 'submitted', since: null, stops: [], dueOn: null },
    ...{ dateChanges: 0, tested: true, standing: 'met', measures: [{ ...asked, kind: 'timeliness' }] },
    judgedBy: withoutFiles,
  }
  const said = (more: Partial<typeof frozen> | { readonly judgedBy: null } = {}, ofFiles = files('2026-10', 12)) =>
    recommendationShown({ ...frozen, ...more }, [...onTime, ...ofFiles], new Map()).unasked
  assert.match(said() ?? '', /M13 is 30 points further “on time” than “done well”, cases of July to September 2026\.$/)
  assert.equal(said({ standing: 'not met' }), null)
  assert.equal(said({ judgedBy: { test: { audit: { topic: 'missing children' } }, countsFrom: null } }), null)
  assert.equal(said({ measures: [...frozen.measures, { measure: 'A1', part: null, kind: 'audited quality' }] }), null)
  assert.equal(said({ judgedBy: null }), null, 'a pack from before the test was kept')
  const mostGood = months.map((month) => figure('A7', month, month < '2026-07' ? 0 : 9, month < '2026-07' ? 0 : 2))
  assert.equal(said({}, mostGood), null, 'not clearly ahead')
})
