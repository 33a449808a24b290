// Which month is sampled, and that a seed draws one sample.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instant } from '../../../kernel/time.ts'
import { drawn, lastMonth, sampled } from './sample.ts'

test('last month is the calendar month before, by London’s days over a clock change and a new year', () => {
  assert.deepEqual(lastMonth(instant('2026-04-10T09:00:00Z')), {
    from: '2026-03-01T00:00:00.000Z',
    until: '2026-03-31T23:00:00.000Z',
  })
  assert.deepEqual(lastMonth(instant('2026-01-01T00:00:00Z')), {
    from: '2025-12-01T00:00:00.000Z',
    until: '2026-01-01T00:00:00.000Z',
  })
  // The first hour of a July day in London is still June in UTC.
  assert.equal(lastMonth(instant('2026-06-30T23:30:00Z')).from, '2026-05-31T23:00:00.000Z')
})

test('one seed draws one sample, another draws another, and each row at most once', () => {
  const rows = Array.from({ length: 60 }, (_, index) => index)
  assert.deepEqual(drawn(rows, 202603), drawn(rows, 202603))
  assert.notDeepEqual(drawn(rows, 202603), drawn(rows, 202604))
  assert.equal(new Set(drawn(rows, 1)).size, sampled)
  assert.equal(drawn([1, 2, 3], 1).length, 3)
})
