// Pairs of one child, counted by hand.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pairsWithin } from './alike.ts'
import { monthsBetween, pairsAmong, pairsByMonth } from './same-child.ts'

const of = (child: string, month: string, ...answers: readonly boolean[]) =>
  answers.map((yes) => ({ child, month, yes }))

test('a month has its own pairs and those with the months before it, up to a year back', () => {
  const found = pairsByMonth([
    ...of('a', '2026-04', true, true, false),
    ...of('a', '2026-06', true, false),
    ...of('b', '2026-06', false),
    ...of('b', '2025-06', false),
    ...of('b', '2025-05', true),
    ...of('c', '2026-04', true),
  ])
  assert.deepEqual(
    [...found].sort(([x], [y]) => (x < y ? -1 : 1)),
    [
      [
        '2025-06',
        [
          { pairs: 0, yes: 0, no: 0 },
          { pairs: 1, yes: 0, no: 0 },
        ],
      ],
      // a: two that are on time, and two pairs of one and one.
      ['2026-04', [{ pairs: 3, yes: 1, no: 0 }]],
      // a: 3 × 2 pairs with April, of them 2 × 1 both on time and 1 × 1 both late. b: June of the year before; May is too far back.
      [
        '2026-06',
        [
          { pairs: 1, yes: 0, no: 0 },
          { pairs: 0, yes: 0, no: 0 },
          { pairs: 6, yes: 2, no: 1 },
          ...new Array(9).fill({ pairs: 0, yes: 0, no: 0 }),
          { pairs: 1, yes: 0, no: 1 },
        ],
      ],
    ],
  )
})

test('among some months only the pairs that both are in count', () => {
  const april = { alike: [{ pairs: 3, yes: 1, no: 0 }] }
  const may = {}
  const june = {
    alike: [
      { pairs: 1, yes: 0, no: 0 },
      { pairs: 0, yes: 0, no: 0 },
      { pairs: 6, yes: 2, no: 1 },
    ],
  }
  assert.deepEqual(pairsWithin([april, may, june]), { pairs: 10, yes: 3, no: 1 })
  assert.deepEqual(pairsWithin([may, june]), { pairs: 1, yes: 0, no: 0 })
  // April and June without the May between them; a month of which only the earlier one is among them has no pair with it.
  const named = [
    { month: '2026-06', ...june },
    { month: '2026-04', ...april },
  ]
  assert.deepEqual(pairsAmong(named), { pairs: 10, yes: 3, no: 1 })
  assert.deepEqual(pairsAmong(named.slice(0, 1)), { pairs: 1, yes: 0, no: 0 })
  assert.equal(monthsBetween('2025-11', '2026-02'), 3)
})

test('of one home are all pairs but those of one child, each once, within a month and with the months before it', () => {
  const found = pairsByMonth([
    { child: 'a', home: 'x', month: '2026-04', yes: true },
    { child: 'a', home: 'x', month: '2026-05', yes: true },
    { child: 'b', home: 'x', month: '2026-05', yes: true },
    { child: 'b', home: 'y', month: '2026-05', yes: false },
    { child: 'c', home: null, month: '2026-05', yes: true },
    { child: 'd', month: '2026-05', yes: true },
  ])
  // May: b twice, in two homes; a and b in one. a in April: with itself in May as one child, with b as one home.
  assert.deepEqual(
    [...found],
    [
      [
        '2026-05',
        [
          { pairs: 1, yes: 0, no: 0, home: { pairs: 1, yes: 1, no: 0 } },
          { pairs: 1, yes: 1, no: 0, home: { pairs: 1, yes: 1, no: 0 } },
        ],
      ],
    ],
  )
})
