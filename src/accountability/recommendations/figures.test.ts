// Which months a test is judged by: whole ones, the last only when all its cases count.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instant } from '../../kernel/time.ts'
import { figuresFor, keyOf, type ReadMonths } from './figures.ts'
import type { Figure } from './standing/judged.ts'
import { standing } from './standing.ts'
import type { ClosureTest } from './test.ts'

const now = instant('2026-11-15T09:00:00Z')
const again: ClosureTest = {
  criteria: [{ measure: 'M3', part: null, kind: 'outcome', threshold: 0.2, better: 'lower', minimumN: 10 }],
  sustainedMonths: 3,
  mostNotEvidenced: 0.1,
}
const asked: { measure: string; part: null } = { measure: 'M3', part: null }
const good: Figure = { yes: 4, no: 36, notEvidenced: 0, notYet: 0 }
const october: Figure = { yes: 2, no: 3, notEvidenced: 0, notYet: 35 }

const reading =
  (last: Figure): ReadMonths =>
  async () => {
    const months = ['2026-06', '2026-07', '2026-08', '2026-09'].map((month) => [month, good] as const)
    return await Promise.resolve(new Map([[keyOf(asked), new Map([...months, ['2026-10', last]])]]))
  }

test('a month that is still ripening neither fails nor passes a test: what was met stays met, as of the month before', async () => {
  const figures = await figuresFor(reading(october), 'x', [again], now)
  const months = figures.months(again)
  assert.deepEqual([months.length, months.at(-1)?.month], [12, '2026-09'])
  assert.equal(standing(again, months, true, { today: '2026-11-15' }).standing, 'met')
  assert.equal(figures.since(again).at(-1)?.month, '2026-10', 'the test of change decides by itself')
})

test('once its time has passed it is judged, whatever it says', async () => {
  const ripe = await figuresFor(reading({ yes: 20, no: 20, notEvidenced: 0, notYet: 0 }), 'x', [again], now)
  assert.equal(standing(again, ripe.months(again), true, { today: '2026-11-15' }).standing, 'no longer met')
})

test('the earliest date that it could pass lies ahead, also while a month is ripening', async () => {
  const figures = await figuresFor(reading(october), 'x', [{ ...again, sustainedMonths: 5 }], now)
  const judged = standing({ ...again, sustainedMonths: 5 }, figures.months(again), false, { today: '2026-11-15' })
  // June to September pass; October could, before November is over.
  assert.deepEqual([judged.standing, judged.earliestPass], ['insufficient data', '2026-12-01'])
})

test('the gap that is shown is the gap that is judged: both sides over the months whose cases count', async () => {
  const audit = { topic: 'missing children', files: 10, leastGood: 5, mostInadequate: 2, windowMonths: 3 }
  const timely = {
    measure: 'M4',
    part: null,
    kind: 'timeliness',
    threshold: 0.5,
    better: 'higher',
    minimumN: 10,
  } as const
  const both: ClosureTest = { criteria: [timely, ...again.criteria], sustainedMonths: 2, mostNotEvidenced: 0.1, audit }
  const of = (figures: readonly Figure[]) =>
    new Map(['2026-07', '2026-08', '2026-09', '2026-10'].map((month, at) => [month, figures[at] ?? october] as const))
  const plain = (yes: number, no: number, notYet = 0): Figure => ({ yes, no, notEvidenced: 0, notYet })
  // October of M3 still ripens, so that the test is judged to September; of M4 it counts. Files were drawn in each month; those of the
  // cases of October are still in their time to be graded, so that the gap stands over July to September: 180 of 300, 9 of 36.
  const read: ReadMonths = async () =>
    await Promise.resolve(
      new Map([
        ['M4/', of([plain(60, 40), plain(60, 40), plain(60, 40), plain(100, 0)])],
        ['M3/', of([good, good, good, october])],
        ['A1/missing children', of([plain(2, 2), plain(2, 2), plain(2, 2), plain(2, 2)])],
        ['A7/missing children', of([plain(3, 9), plain(2, 10), plain(4, 8), plain(1, 0, 11)])],
        ['A2/missing children', of([plain(0, 4), plain(0, 4), plain(0, 4), plain(0, 4)])],
      ]),
    )
  const figures = await figuresFor(read, 'x', [both], now)
  const gaps = figures.gaps(both)
  assert.deepEqual(
    gaps.map(({ measure, gap }) => [measure, gap?.points, gap?.onTime.n, gap?.doneWell.n]),
    [['M4', 35, 300, 36]],
  )
  assert.deepEqual(gaps[0]?.gap?.months, ['2026-07', '2026-08', '2026-09'])
  const files = figures.audit(both)
  assert.ok(files)
  const judged = (most: number) =>
    standing({ ...both, mostGapPoints: most }, figures.months(both), false, { gaps, audit: files }).standing
  assert.deepEqual([judged(34), judged(35)], ['not met', 'met'])
  // A status that was frozen by the first definition keeps it: 220 of 300 in August to October, 6 of 12 files drawn in them.
  const frozen = (await figuresFor(read, 'x', [both], now, 1)).gaps(both)
  assert.deepEqual(
    frozen.map(({ gap }) => [gap?.points, gap?.onTime.n, gap?.doneWell.n]),
    [[23.3, 300, 12]],
  )
})

test('cases that auditors returned and those that inspectors did are open together, of the topic that the test asks about or of all', async () => {
  const open = (notEvidenced: number) => new Map([['2026-11', { yes: 1, no: 0, notEvidenced }]])
  const read: ReadMonths = async () =>
    await Promise.resolve(
      new Map([
        ['A6/', open(2)],
        ['M29/', open(1)],
        ['A6/missing children', open(0)],
        ['M29/missing children', open(1)],
      ]),
    )
  const audit = { topic: 'missing children', files: 10, leastGood: 5, mostInadequate: 2, windowMonths: 3 }
  const ofAny: ClosureTest = { ...again, noOpenConcern: true }
  const figures = await figuresFor(read, 'x', [ofAny], now)
  assert.deepEqual([figures.openConcerns(ofAny), figures.openConcerns({ ...ofAny, audit })], [3, 1])
})
