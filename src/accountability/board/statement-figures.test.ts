// Beside what was said in public a matter of time never stands without how far it is above “done well”.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sentencesOf } from './statement-figures.ts'

const questions = new Map([
  ['M4', { question: 'In time?', kind: 'timeliness', better: 'higher' as const }],
  ['M3', { question: 'Again?', kind: 'outcome', better: 'lower' as const }],
  ['A7', { question: 'Good?', kind: 'audited quality', better: 'higher' as const }],
])
const of = (measure: string, counts: readonly (readonly [yes: number, no: number])[]) =>
  counts.map(([yes, no], at) => ({ measure, part: null, month: `2026-0${at + 7}`, yes, no, notEvidenced: 0 }))
const timely = of('M4', [
  [80, 20],
  [90, 10],
  [100, 0],
])

test('the months, then the gap of those that were audited; the files are told in it alone', () => {
  const files = of('A7', [
    [5, 5],
    [6, 4],
    [0, 0],
  ])
  const sentences = sentencesOf([...timely, ...files], questions)
  assert.equal(sentences.length, 4)
  assert.match(sentences[0] ?? '', /^M4 in July 2026: 80%, 80 of 100/)
  // By hand: 170 of 200 on time, 11 of 20 files good.
  assert.match(
    sentences[3] ?? '',
    /^M4, “on time” less “done well”: 30 points \(95% interval [^)]*\), cases of July to August 2026, 2 of 3 months: the others cannot be compared: on time 85% of 200, [^;]*; files that are good 55% of 20, /,
  )
})

test('from before files were kept, and where none is audited, it says so; an outcome has no gap', () => {
  assert.equal(
    sentencesOf(timely, questions)[3],
    'M4, “on time” less “done well”: no audited files were kept beside it then.',
  )
  const none = of('A7', [
    [0, 0],
    [0, 0],
    [0, 0],
  ])
  assert.match(sentencesOf([...timely, ...none], questions)[3] ?? '', /less “done well”: no gap can be said/)
  assert.deepEqual(sentencesOf(of('M3', [[1, 9]]), questions).length, 1)
})
