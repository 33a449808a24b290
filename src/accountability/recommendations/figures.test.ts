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
