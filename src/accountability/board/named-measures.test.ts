// A chief officer reads what a figure is about, and not only its short name.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { namedMeasures } from './named-measures.ts'

const timely = { kind: 'timeliness', better: 'higher' } as const
const questions = new Map([
  ['M4', { question: 'Is the risk graded and endorsed in time?', ...timely }],
  ['M28a', { question: 'How many were rightly not opened?', ...timely }],
])

test('each measure named in sentences is told once with its question, and what only looks like one is not', () => {
  const sentences = [
    'M28a: below 95% in October 2026.',
    'M4: below 90%.',
    'M4 in October 2026: 84.1%.',
    'NCPI-2021/1, A2',
  ]
  assert.deepEqual(namedMeasures(sentences, questions), [
    { measure: 'M28a', question: 'How many were rightly not opened?' },
    { measure: 'M4', question: 'Is the risk graded and endorsed in time?' },
  ])
})
