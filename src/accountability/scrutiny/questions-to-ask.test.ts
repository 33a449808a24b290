// What the local policing body asks the chief officer comes from records, and where its word and the figures part it is said.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { disagrees } from '../assurance.ts'
import { type FigureSaid, type FiguresSaid, questionsToAsk, type Row } from './questions-to-ask.ts'

const none: FiguresSaid = new Map()
const row: Row = {
  record_id: 'one',
  reference: 'R1',
  theme: 'missing children',
  words: 'Grade the risk sooner.',
  stage: 'in progress',
  standing: 'not met',
  stops: ['M4: below 90% in 2026-10.'],
  due_on: '2026-06-01',
  date_changes: 2,
  loosenings: [{}],
  assurance: 'assured',
  untestable: null,
}

const quiet: Row = { ...row, standing: 'met', date_changes: 0, loosenings: [], due_on: null }
const figure: FigureSaid = {
  measure: 'M20',
  question: 'Are incidents closed by somebody who may?',
  figure: '78% of 123 (70% to 84%)',
  asked: 'at least 90%',
  worseThan: null,
  gap: null,
  unasked: false,
}

test('assured by word and not by figures is a disagreement, and so is its opposite', () => {
  const at = (assurance: string | null, standing: string | null) => disagrees({ assurance, standing })
  assert.deepEqual(
    [at('assured', 'met'), at('assured', 'insufficient data'), at('assured', null), at('not assured', 'met')],
    [false, true, true, true],
  )
  assert.deepEqual(
    [at('partly assured', 'not met'), at('partly assured', 'no longer met'), at(null, 'not met')],
    [true, true, false],
  )
})

const asked = (rows: readonly Row[], figures: FiguresSaid = none) =>
  questionsToAsk(rows, figures, '2026-11-23').flatMap(({ asks }) => asks.map(({ question }) => question))

test('questions come from records: one for each thing, the hardest first', () => {
  assert.deepEqual(asked([row]), [
    'We said we were assured. The figures say “not met”. What did we base that on?',
    'It was due on 1 June 2026 and is not met. What happens now?',
    'Its date was moved 2 times. What will be different this time?',
    'Its closure test asks for less than it did. Why should the public accept that?',
  ])
  assert.deepEqual(asked([quiet]), [])
  const untested = { ...quiet, standing: null, assurance: null }
  assert.deepEqual(asked([untested, { ...untested, untestable: 'Kept elsewhere' }]), [
    'No test says when it is met. By when will there be one?',
    'No measure can test it. Who looks at it instead, and what did they find?',
  ])
  const closed = { ...untested, stage: 'closed by the inspectorate', due_on: '2026-06-01' }
  assert.deepEqual(asked([closed]), [], 'nothing is owed of what the inspectorate closed')
  assert.deepEqual(asked([{ ...closed, standing: 'not met' }]), [
    'The inspectorate ended it, and the figures say “not met”. Is what it asked for still done?',
  ])
  assert.deepEqual(asked([quiet], new Map([[quiet.record_id, [{ ...figure, worseThan: 'compared with 2025' }]]])), [
    'M20, “Are incidents closed by somebody who may?”, is 78% of 123 (70% to 84%) in the last six months, which is worse, compared with 2025. Since when, and why?',
  ])
})

test('met by a test that asks nothing of audited files, of which fewer are good: whether it is done well is asked', () => {
  const ahead = { ...figure, gap: '“on time” minus “done well”: 58.8 points', unasked: true }
  assert.deepEqual(asked([quiet], new Map([[quiet.record_id, [ahead]]])), [
    'It is met, and its closure test asks for nothing of audited files. M20, “Are incidents closed by somebody who may?”, has “on time” minus “done well”: 58.8 points. Is it done well, or only done in time?',
  ])
})

test('each goes into the room whole: the recommendation verbatim, its figures with n and interval, and what to ask for', () => {
  const [one] = questionsToAsk([row], new Map([[row.record_id, [figure]]]), '2026-11-23')

  assert.deepEqual([one?.reference, one?.words, one?.standing], ['R1', 'Grade the risk sooner.', 'not met'])
  assert.deepEqual(one?.figures, [figure])
  assert.ok(one?.asks.every(({ askFor }) => askFor.endsWith('.') && askFor.length > 20))
})

test('what only lacks a test is told apart, after what is hard', () => {
  const untested = { ...quiet, record_id: 'two', reference: 'R2', standing: null, assurance: null }
  const both = questionsToAsk([untested, row], none, '2026-11-23')
  assert.deepEqual(
    both.map(({ reference, onlyUntested }) => [reference, onlyUntested]),
    [
      ['R1', false],
      ['R2', true],
    ],
  )
})
