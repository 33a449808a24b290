// Time scales in the words of reports are read or named as not understood; another one than the words give asks for a reason.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isTimeScale } from '../time-scales.ts'
import { readText } from './recognise.ts'
import { type Chosen, scaleWrong } from './scale-chosen.ts'
import { scaleIn, timeIn } from './scale-in.ts'

test('numbers in words, calendar months, fortnights, ordinals, “before” and “no later than”', () => {
  const read = [
    'within thirty days',
    'within three calendar months',
    'within twenty-four months',
    'within a fortnight',
    'by 31st March 2027',
    'no later than 1 May 2027',
    'before 30 April 2027',
    'by the end of 2027',
    'within one year',
    'not later than six weeks',
    'before the end of June 2027',
  ].map((words) => {
    const { scale, on } = scaleIn(`The force should, ${words}, answer calls.`)
    return on ?? scale
  })
  assert.deepEqual(read, [
    'days-30',
    'months-3',
    'months-24',
    'weeks-2',
    '2027-03-31',
    '2027-05-01',
    '2027-04-29',
    '2027-12-31',
    'months-12',
    'weeks-6',
    '2027-06-30',
  ])
})

test('what sounds like a time and is not understood is named, and its sentence is recognised all the same', () => {
  const unread = (words: string) => timeIn(words).notUnderstood
  assert.deepEqual(unread('within 3 to 6 months'), ['within 3 to 6 months'])
  assert.deepEqual(unread('It should act no later than 1 May.'), ['no later than 1 May'])
  assert.deepEqual(unread('before 30 April'), ['before 30 April'])
  assert.deepEqual(unread('by the end of the financial year'), ['by the end of the financial year'])
  assert.deepEqual(unread('within the next few months, and as soon as possible'), [
    'within the next few months',
    'as soon as possible',
  ])
  assert.deepEqual(unread('within three months, by 31 March 2027'), [])
  assert.deepEqual(
    readText('The force should tell its partners before 30 April.').found.map(({ timeScale }) => timeScale),
    ['none'],
  )
})

const wrong = (words: string | null, timeScale: string, more: Partial<Chosen> = {}) =>
  scaleWrong({ words, timeScale, on: null, published: '2026-11-02', scaleReason: null, pasted: true, ...more })

test('another time scale than the words give asks for a reason', () => {
  assert.deepEqual(wrong('within one year', 'months-12'), [])
  assert.match(wrong('within one year', 'none')[0]?.[1] ?? '', /The words say “within one year”.*why a different/)
  assert.deepEqual(wrong('within one year', 'none', { scaleReason: 'It was put off in the annex' }), [])
  assert.match(wrong('before 30 April', 'none')[0]?.[1] ?? '', /“before 30 April”, which is not understood/)
  assert.match(wrong('answer calls', 'months-3')[0]?.[1] ?? '', /give no time scale/)
  assert.deepEqual(wrong('answer calls', 'months-3', { pasted: false }), [], 'by hand it may stand in a heading')
  assert.deepEqual(wrong('within 56 days', 'iopc-56'), [], 'the statute’s, whatever the words')
})

test('no time scale beyond three years, and no date before the report or far beyond it', () => {
  for (const absurd of ['months-999', 'weeks-400', 'days-999999', 'months-0'])
    assert.equal(wrong(null, absurd)[0]?.[0], 'timeScale', absurd)
  assert.ok(isTimeScale('months-36') && isTimeScale('days-28'))
  const on = (day: string) => wrong(null, 'date', { on: day })[0]?.[1] ?? null
  assert.match(on('2026-11-01') ?? '', /before the report was published/)
  assert.match(on('2110-02-22') ?? '', /more than 5 years after/)
  assert.equal(on('2027-03-31'), null)
})
