// The public table attacked: whoever adds and subtracts what is published finds almost no small count again.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { disclose, type PublicCount, publicCount } from './disclosure.ts'

test('one to seven is a range, everything else the nearest five, nought is nought', () => {
  assert.deepEqual([0, 1, 4, 7, 8, 12, 13, 100, 102, 103].map(publicCount), [
    0,
    '1 to 7',
    '1 to 7',
    '1 to 7',
    10,
    10,
    15,
    100,
    100,
    105,
  ])
  for (const wrong of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])
    assert.throws(() => publicCount(wrong), RangeError)
})

test('a percentage and an interval only of rounded counts, and only from thirty on', () => {
  assert.deepEqual(disclose({ yes: 20, n: 27 }), { yes: 20, n: 25, percent: null, low: null, high: null })
  assert.deepEqual(disclose({ yes: 22, n: 43 }), { yes: 20, n: 45, percent: 44, low: 31, high: 59 })
  assert.deepEqual(disclose({ yes: 3, n: 80 }), { yes: '1 to 7', n: 80, percent: null, low: null, high: null })
  assert.deepEqual(disclose({ yes: 98, n: 98 }).percent, 100)
  assert.throws(() => disclose({ yes: 3, n: 2 }), RangeError)
})

/** Everything a published count can have been. */
const possible = (count: PublicCount): readonly [number, number] =>
  count === '1 to 7' ? [1, 7] : count === 0 ? [0, 0] : [Math.max(8, count - 2), count + 2]

/** Rows and columns with their totals: bounds are tightened until nothing moves, as whoever attacks the table would. */
function recovered(cells: readonly (readonly number[])[]): { readonly small: number; readonly found: number } {
  type Bound = { low: number; high: number }
  const boundOf = (count: number): Bound => {
    const [low, high] = possible(publicCount(count))
    return { low, high }
  }
  const bounds = cells.map((row) => row.map(boundOf))
  const lineOf = (counts: readonly number[], of: readonly Bound[]) => ({
    total: boundOf(counts.reduce((sum, cell) => sum + cell, 0)),
    of,
  })
  const width = cells[0]?.length ?? 0
  const lines = [
    ...cells.map((row, at) => lineOf(row, bounds[at] ?? [])),
    ...Array.from({ length: width }, (_, at) =>
      lineOf(
        cells.map((row) => row[at] ?? 0),
        bounds.flatMap((row) => row[at] ?? []),
      ),
    ),
  ]
  for (let moved = true; moved; ) {
    moved = false
    for (const { total, of } of lines)
      for (const one of of) {
        const low = Math.max(one.low, total.low - (of.reduce((sum, each) => sum + each.high, 0) - one.high))
        const high = Math.min(one.high, total.high - (of.reduce((sum, each) => sum + each.low, 0) - one.low))
        if (low === one.low && high === one.high) continue
        one.low = low
        one.high = high
        moved = true
      }
  }
  let [small, found] = [0, 0]
  for (const [row, line] of cells.entries())
    for (const [column, cell] of line.entries())
      if (cell >= 1 && cell <= 7) {
        small++
        const bound = bounds[row]?.[column]
        if (bound !== undefined && bound.low === bound.high) found++
      }
  return { small, found }
}

test('attacked by rows, columns and totals: at most one small count in a thousand is found again', (t) => {
  let state = 20_261_123
  const random = () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
  let [small, found] = [0, 0]
  for (let table = 0; table < 4_000; table++) {
    const mean = 2 + 30 * random()
    const cells = Array.from({ length: 4 }, () =>
      Array.from({ length: 6 }, () => Math.floor(-mean * Math.log(1 - random()))),
    )
    const one = recovered(cells)
    small += one.small
    found += one.found
  }
  t.diagnostic(`${found} of ${small} small counts found again: ${((100 * found) / small).toFixed(3)} %`)
  assert.ok(small > 20_000, `${small} small counts`)
  assert.ok(found / small <= 0.001, `${found} of ${small}`)
})

test('a hidden count beside an exact total is found by subtraction; beside a rounded one it is not', () => {
  const row = [12, 9, 3, 20]
  const exact = row.reduce((sum, cell) => sum + cell, 0)
  assert.equal(exact - (12 + 9 + 20), 3, 'what hiding alone gives away')
  assert.deepEqual(recovered([row]), { small: 1, found: 0 })
})
