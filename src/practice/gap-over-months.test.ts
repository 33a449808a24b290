// The gap counted by hand: both sides are of the same months, those whose cases were audited, whatever month the files were drawn in.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Counting, gapOver, gapOverLast, gapOverWords } from './gap-over-months.ts'

const counts = (yes: number, no: number, notEvidenced = 0, notYet = 0): Counting => ({ yes, no, notEvidenced, notYet })
const nothing = counts(0, 0)
const year = ['2026-06', '2026-07', '2026-08', '2026-09', '2026-10']

/** By hand: in July to September 240 of 300 on time, 80%; of the files of their cases 18 of 36 good, 50%: thirty points. */
const onTime = new Map([
  ['2026-06', counts(10, 90)],
  ['2026-07', counts(70, 25, 5)],
  ['2026-08', counts(80, 20)],
  ['2026-09', counts(90, 10)],
  ['2026-10', counts(100, 0)],
])
const files = new Map([
  ['2026-07', counts(4, 8)],
  ['2026-08', counts(6, 6, 1)],
  ['2026-09', counts(8, 4)],
])
const sides = (more: { readonly files?: typeof files; readonly onTime?: typeof onTime } = {}) => ({
  onTime: (month: string) => (more.onTime ?? onTime).get(month) ?? nothing,
  files: (month: string) => (more.files ?? files).get(month) ?? nothing,
  better: 'higher' as const,
})

test('files cover a part of the window: on time is of their months, and nothing is claimed of the rest', () => {
  const gap = gapOver(year, sides())
  assert.ok(gap)
  assert.deepEqual([gap.points, gap.onTime.n, gap.doneWell.n], [30, 300, 36])
  assert.deepEqual(gap.months, ['2026-07', '2026-08', '2026-09'])
  assert.equal(
    gapOverWords(gap),
    '30 points (95% interval 13.7 to 46.1), cases of July to September 2026, 3 of 5 months: the others cannot be compared: on time 80% of 300, 75.1% to 84.1%; files that are good 50% of 36, 34.5% to 65.5%',
  )
})

test('files cover all of the window: it is told as one', () => {
  const gap = gapOver(year.slice(1, 4), sides())
  assert.match(gap === null ? '' : gapOverWords(gap), /, cases of July to September 2026: on time 80%/)
})

test('no file, or no case on time: nothing is said', () => {
  assert.equal(gapOver(year, sides({ files: new Map() })), null)
  assert.equal(gapOver(year, sides({ files: new Map([['2026-08', counts(0, 0, 12)]]) })), null, 'none has a grade')
  assert.equal(gapOver(year, sides({ onTime: new Map() })), null)
  assert.equal(gapOver([], sides()), null)
})

test('a month without an audited case between others is on neither side', () => {
  const without = new Map([...files].filter(([month]) => month !== '2026-08'))
  // By hand: July and September 160 of 200 on time, 12 of 24 files good.
  const gap = gapOver(year, sides({ files: without }))
  assert.deepEqual([gap?.points, gap?.onTime.n, gap?.doneWell.n], [30, 200, 24])
  assert.match(gap === null ? '' : gapOverWords(gap), /cases of July 2026 and September 2026, 2 of 5 months/)
})

test('files of a month with no case on time stand beside nothing', () => {
  const rare = new Map([...onTime].filter(([month]) => month !== '2026-07'))
  // By hand: August and September 170 of 200, 14 of 24 good: 85 less 58.3.
  const gap = gapOver(year, sides({ onTime: rare }))
  assert.deepEqual([gap?.points, gap?.doneWell.n], [26.7, 24])
})

test('a month that still counts on either side is left out: the first grades do not stand for it', () => {
  const october = new Map([...files, ['2026-10', counts(0, 1, 0, 11)]])
  assert.deepEqual(gapOver(year, sides({ files: october }))?.months, ['2026-07', '2026-08', '2026-09'])
  const running = new Map([...onTime, ['2026-09', counts(50, 0, 0, 50)]])
  assert.deepEqual(gapOver(year, sides({ onTime: running }))?.months, ['2026-07', '2026-08'])
})

test('a test that asks for three months has the last three that were audited, until the next month’s files have had their time', () => {
  const before = gapOverLast(3, year, sides())
  assert.deepEqual([before?.months, before?.asked, before?.points], [['2026-07', '2026-08', '2026-09'], 3, 30])
  // By hand: August to October 270 of 300 on time; 6 + 8 + 12 of 36 good, 72.2%.
  const after = gapOverLast(3, year, sides({ files: new Map([...files, ['2026-10', counts(12, 0)]]) }))
  assert.deepEqual([after?.months, after?.points], [['2026-08', '2026-09', '2026-10'], 17.8])
  assert.equal(gapOverLast(6, year, sides())?.asked, 6, 'fewer than it asks for: said so')
})

test('where less is better, what was not counted against is on time', () => {
  // By hand: 25 + 20 + 10 of 300 not counted against, 18.3%.
  const gap = gapOver(year, { ...sides(), better: 'lower' })
  assert.deepEqual([gap?.points, gap?.onTime.n], [-31.7, 300])
})
