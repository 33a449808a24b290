// Groups of children side by side: none of fewer than twenty is shown, nor can be worked out from those that are.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Figures } from '../../registers/measures.ts'
import { disparities } from './disparity.ts'
import { nothing } from './shown.ts'

const group = (name: string, yes: number, no: number): Figures => ({ ...nothing(`${name}|graded HIGH`), yes, no })
const shown = (...groups: Figures[]) => disparities(groups)[0]

test('one small group takes the next smallest with it, so that the whole less the others gives neither', () => {
  const one = shown(group('White', 100, 300), group('Black', 10, 30), group('Mixed', 10, 40), group('Other', 3, 14))
  assert.deepEqual([one?.rows.map((row) => row.group), one?.hidden], [['White', 'Mixed'], 2])
})

test('two small groups hide each other: the rest is shown, each beside White', () => {
  const two = shown(group('White', 100, 300), group('Mixed', 20, 20), group('Other', 3, 14), group('Asian', 2, 5))
  assert.deepEqual([two?.rows.map((row) => row.group), two?.hidden], [['White', 'Mixed'], 2])
  assert.match(two?.rows[1]?.ratio ?? '', /^2\.00 \(/)
  // For a program the same in numbers: 20 of 40 beside 100 of 400.
  const [white, mixed] = two?.rows ?? []
  assert.deepEqual([white?.proportion, mixed?.proportion, white?.ratioToWhite], [0.25, 0.5, null])
  const { ratio = 0, low = 0, high = 0 } = mixed?.ratioToWhite ?? {}
  assert.ok(ratio === 2 && low > 1 && low < 2 && high > 2, `${ratio} (${low} to ${high})`)
})

test('children who come back make the ratio less sure, and leave it what it is', () => {
  const white = group('White', 100, 300)
  const [once, twice] = [[], [{ pairs: 20, yes: 10, no: 10 }]].map((alike) => {
    const ratio = shown(white, { ...group('Mixed', 20, 20), alike })?.rows[1]?.ratioToWhite
    return { ratio: ratio?.ratio, width: (ratio?.high ?? 0) - (ratio?.low ?? 0) }
  })
  assert.deepEqual([once?.ratio, twice?.ratio], [2, 2])
  assert.ok((twice?.width ?? 0) > 1.3 * (once?.width ?? 0), `${once?.width} and ${twice?.width}`)
})

test('none is small: all are shown', () => {
  assert.equal(shown(group('White', 100, 300), group('Black', 10, 30))?.hidden, 0)
})
