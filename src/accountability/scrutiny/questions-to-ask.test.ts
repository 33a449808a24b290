// What the local policing body asks the chief officer comes from records, and where its word and the figures part it is said.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { disagrees } from '../assurance.ts'
import { questionsToAsk, type Row } from './questions-to-ask.ts'

const none = new Map<string, readonly string[]>()
const row: Row = {
  record_id: 'one',
  reference: 'R1',
  theme: 'missing children',
  stage: 'in progress',
  standing: 'not met',
  stops: ['M4: below 90% in 2026-10.'],
  due_on: '2026-06-01',
  date_changes: 2,
  loosenings: [{}],
  assurance: 'assured',
  untestable: null,
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

test('questions come from records: one for each thing, the hardest first', () => {
  assert.deepEqual(questionsToAsk([row], none, '2026-11-23'), [
    'R1: we said we were assured. The figures say “not met”. What did we rest on?',
    'R1: it was due on 1 June 2026 and is not met. What happens now?',
    'R1: its date was moved 2 times. What will be different this time?',
    'R1: its closure test asks less than it did. Why should the public accept that?',
  ])
  const quiet = { ...row, standing: 'met', date_changes: 0, loosenings: [], due_on: null }
  assert.deepEqual(questionsToAsk([quiet], none, '2026-11-23'), [])
  const untested = { ...row, standing: null, assurance: null, date_changes: 0, loosenings: [], due_on: null }
  assert.deepEqual(questionsToAsk([untested, { ...untested, untestable: 'Kept elsewhere' }], none, '2026-11-23'), [
    'R1 (missing children): no test says when it is met. By when will there be one?',
    'R1 (missing children): no measure can test it. Who looks at it instead, and what did they find?',
  ])
  const closed = { ...untested, stage: 'closed by the inspectorate', due_on: '2026-06-01' }
  assert.deepEqual(questionsToAsk([closed], none, '2026-11-23'), [], 'nothing is owed of what the inspectorate closed')
  assert.deepEqual(questionsToAsk([{ ...closed, standing: 'not met' }], none, '2026-11-23'), [
    'R1: the inspectorate ended it, and the figures say “not met”. Is what it asked for still done?',
  ])
  const worse = new Map([[quiet.record_id, ['M20, Are incidents closed by somebody who may?']]])
  assert.deepEqual(questionsToAsk([quiet], worse, '2026-11-23'), [
    'R1: M20, Are incidents closed by somebody who may? Worse than in the year it is compared with. Since when, and why?',
  ])
})
