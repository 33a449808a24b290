// The share of good files is of those whose grade stands, each stratum by its cases; what is not graded is named beside it, on every page alike.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { goodFilesWords, withoutWords } from './good-files.ts'

const files = (good: number, others: number, stratum = 'MEDIUM') =>
  Array.from({ length: good + others }, (_, index) => ({
    ...{ stratum, child: `${stratum} ${index}` },
    grade: index < good ? 'good' : 'inadequate',
  }))

test('twelve drawn, six of eleven good, one in dispute: as the audit’s own page says it, and the one is named', () => {
  assert.equal(
    goodFilesWords({ graded: files(6, 5), strata: new Map([['MEDIUM', 90]]), drawn: 12 }),
    '54.5% good, 6 of 11 (28% to 78.7%); 1 file without a final grade',
  )
  const keptNoList = { graded: files(6, 6), strata: null, drawn: 12 }
  assert.equal(goodFilesWords(keptNoList), '50% good, 6 of 12 (25.4% to 74.6%)')
})

test('one of one HIGH bad, six of nine others good, of 1 and 99 cases: 66% of the cases, and not 6 of 10', () => {
  const graded = [...files(0, 1, 'HIGH'), ...files(6, 3)]
  // 0.99 × 6/9 = 0.66; worth 1 / (0.01² + 0.99² / 9) = 9.17 files.
  assert.equal(
    goodFilesWords({
      graded,
      strata: new Map([
        ['HIGH', 1],
        ['MEDIUM', 99],
      ]),
      drawn: 10,
    }),
    '66% good, weighted by stratum, 6 of 10 (35.1% to 87.4%)',
  )
})

test('a stratum of which nothing is graded is named: nothing is said of its cases', () => {
  assert.equal(
    goodFilesWords({
      graded: files(6, 6),
      strata: new Map([
        ['HIGH', 5],
        ['MEDIUM', 20],
      ]),
      drawn: 12,
    }),
    '50% good, 6 of 12 (25.4% to 74.6%); none graded in HIGH',
  )
})

test('nothing graded is no share', () => {
  const none = { graded: [], strata: new Map([['HIGH', 5]]) }
  assert.equal(goodFilesWords({ ...none, drawn: 12 }), 'none graded; 12 files without a final grade')
  assert.equal(goodFilesWords({ ...none, drawn: 0 }), 'no file in the sample')
  assert.equal(withoutWords(0), '')
})
