// Months that follow each other are one span; what lies between two spans is not said to be in them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { monthsInWords } from './months-in-words.ts'

test('one month, a span, a span over the new year, and spans with months between them', () => {
  assert.equal(monthsInWords([]), '')
  assert.equal(monthsInWords(['2026-09']), 'September 2026')
  assert.equal(monthsInWords(['2026-07', '2026-08', '2026-09']), 'July to September 2026')
  assert.equal(monthsInWords(['2025-12', '2026-01']), 'December 2025 to January 2026')
  assert.equal(monthsInWords(['2026-05', '2026-07', '2026-08']), 'May 2026 and July to August 2026')
  assert.equal(monthsInWords(['2025-11', '2026-05', '2026-08']), 'November 2025, May 2026 and August 2026')
})
