// The share of good files is of those whose grade stands; the one without is named beside it, on every page alike.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { goodFilesWords, withoutWords } from './good-files.ts'

test('twelve drawn, six of eleven good, one in dispute: as the audit’s own page says it, and the one is named', () => {
  assert.equal(
    goodFilesWords({ good: 6, graded: 11, drawn: 12 }),
    '54.5% good, 6 of 11 (28% to 78.7%); 1 file without a grade that stands',
  )
  assert.equal(goodFilesWords({ good: 6, graded: 12, drawn: 12 }), '50% good, 6 of 12 (25.4% to 74.6%)')
})

test('nothing graded is no share', () => {
  assert.equal(goodFilesWords({ good: 0, graded: 0, drawn: 12 }), 'none graded; 12 files without a grade that stands')
  assert.equal(goodFilesWords({ good: 0, graded: 0, drawn: 0 }), 'no file drawn')
  assert.equal(withoutWords(0), '')
})
