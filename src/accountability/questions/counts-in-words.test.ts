// A small count, typed or worked out by subtraction, is pointed at; a date, a share and a rounded figure are not.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { worked } from '../../../test/worked.ts'
import type { FigureThen } from '../figure-then.ts'
import { countsIn } from './counts-in-words.ts'

const rounded: FigureThen = {
  measure: 'M13',
  question: 'Are children heard?',
  year: { yes: 120, n: 125, percent: 96, low: 91, high: 98 },
  last: '2026-10',
}
const found = (text: string, figure: FigureThen | null = null) => countsIn(text, figure).join('\n')

test('two counts that leave one case are pointed at, however they are put', () => {
  assert.match(found('Of 126 in October 125 were graded high enough.'), /125 and 126 differ by fewer than eight/)
  assert.match(found('It was 98 of 102.'), /98 and 102 differ/)
  assert.match(found('99.2% of 126 were graded high enough'), /“99.2% of 126” can be worked out/)
  assert.equal(found('Of 126 in October 25 were late.'), '', 'neither is small, and no figure stands beside it')
})

test('a count under eight is pointed at, in digits and in words', () => {
  assert.match(found('In October 3 were not found.'), /“3”/)
  assert.match(found('It was 1 of 40.'), /“1”/)
  assert.match(found('Only two of the children were asked.'), /under eight \(“two of the children”\)/)
  assert.match(found('One girl was not seen.'), /“One girl”/)
})

test('an exact count beside a rounded one is pointed at, and the rounded one is not', () => {
  assert.match(found('Of 126 in the year all were asked.', rounded), /“126” seems an exact count.*M13/)
  assert.equal(found('It is 120 of 125.', rounded), '')
  assert.match(found('It is 120 of 125.'), /differ by fewer/, 'without the figure it may be exact')
})

test('what counts nobody is left alone', () => {
  for (const text of [
    'It is looked into. Homes are asked from May on.',
    'From 1 December 2026 each is graded within 15 minutes, at 09:30, 7 days a week, over three months.',
    'Measure M13 stood at 71% (60% to 80%) in 2025-11; see section 55 and action 4, £3,000.',
    'One of the reasons is the rota; the one that matters is the rota at night.',
    'In the year it was 1 to 7 of 40.',
    'It answers NCPI-2021/3 and NCPI-2021/4 together.',
  ])
    assert.equal(found(text), '', text)
})

test('a long text of nothing but figures is read as quickly as any', () => {
  const all = Array.from({ length: 40_000 }, (_, at) => String(1_000 + at)).join(' ')
  assert.match(found(all), /1000 and 1001 differ by fewer/)
  const milliseconds = worked(() =>
    assert.equal(
      found('0'.repeat(200_000)),
      'it seems to hold a count under eight (“0”): public figures never show one',
    ),
  )
  assert.ok(milliseconds < 5_000, 'sought from each digit it takes a minute and more')
})
