// What is recognised in a pasted report, and what a hostile text does to it: nothing.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { recognise, scaleIn } from './recognise.ts'

test('a list under one stem is one recommendation a point, with its time scale and paragraph', () => {
  const text = `
4.12 We recommend that, within three months, Northvale Police should:
• review how the control room grades reports of missing children; and
• make sure that supervisors record their reviews.
Officers told us that they were busy.
4.13 We recommend that Northvale Police should immediately review its arrangements for missing children.`
  assert.deepEqual(
    recognise(text).map(({ words, timeScale, paragraph }) => [words, timeScale, paragraph]),
    [
      [
        'We recommend that, within three months, Northvale Police should: review how the control room grades reports of missing children; and',
        'months-3',
        '4.12',
      ],
      [
        'We recommend that, within three months, Northvale Police should: make sure that supervisors record their reviews.',
        'months-3',
        '4.12',
      ],
      [
        'We recommend that Northvale Police should immediately review its arrangements for missing children.',
        'immediately',
        '4.13',
      ],
    ],
  )
})

test('every time scale in words; a date that does not exist is none', () => {
  assert.deepEqual(
    [
      'within six months',
      'within 3 months',
      'Within the next two weeks',
      'within 70 working days',
      'by 31 December 2023',
      'By 31 December 2023',
      'by 31 February 2023',
      'in due course',
      'by 31 March 2024 and immediately',
    ].map((words) => scaleIn(words)),
    [
      { scale: 'months-6', on: null },
      { scale: 'months-3', on: null },
      { scale: 'weeks-2', on: null },
      { scale: 'working-days-70', on: null },
      { scale: 'date', on: '2023-12-31' },
      { scale: 'date', on: '2023-12-31' },
      { scale: 'none', on: null },
      { scale: 'none', on: null },
      { scale: 'date', on: '2024-03-31' },
    ],
  )
})

test('a date at the beginning of the sentence, as the reports of accelerated causes of concern give it', () => {
  assert.deepEqual(
    recognise('3.2 By 31 March 2027 the force must tell its partners.').map(({ timeScale, on, paragraph }) => [
      timeScale,
      on,
      paragraph,
    ]),
    [['date', '2027-03-31', '3.2']],
  )
})

test('a sentence that only describes is none, nor one that says “should” and nothing else', () => {
  assert.deepEqual(recognise('Children should be heard. The force responded within three months.'), [])
  assert.deepEqual(recognise(''), [])
})

test('markup stays text, marks that turn writing round are taken out, and five megabytes are read in a moment', () => {
  const [one] = recognise(
    'We recommend the force should \u202eimmediately\u202c <script>alert(1)</script> stop.\u0000\u0007',
  )
  assert.equal(one?.words, 'We recommend the force should immediately <script>alert(1)</script> stop.')
  const began = performance.now()
  const many = recognise(`${'We recommend that the force should act within three months. '.repeat(90_000)}\n`)
  assert.equal(many.length, 200, 'as many as one paste may hold')
  recognise('a'.repeat(5_000_000))
  recognise(`${'('.repeat(1_000_000)} should recommend`)
  recognise('1.'.repeat(500_000))
  assert.ok(performance.now() - began < 5_000, `${performance.now() - began} ms`)
})
