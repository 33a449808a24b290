// Each overdue thing is said once, and in one place.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clocked } from '../clocks.ts'
import { kindInWords } from '../kind-in-words.ts'
import { byKind, eachOnce } from './told.ts'

const row = (record_id: string, words: string, settled: boolean) => ({ record_id, words, settled })

test('a thing of which anything waits is not among the settled, and what was told twice stands once', () => {
  const told = eachOnce([
    row('a', 'its date has passed', false),
    row('a', 'its date has passed', false),
    row('a', 'nobody owned it', true),
    row('b', 'its date has passed', true),
  ])
  assert.deepEqual(told.waiting, [row('a', 'its date has passed', false)])
  assert.deepEqual(told.settled, [row('b', 'its date has passed', true)])
})

test('by what it is about: each thing once among its kind, in the order of the newest, with all that was said of it', () => {
  const said = (record_id: string, kind: string) => ({ record_id, kind })
  const rows = [said('a', 'action'), said('f', 'audited-file'), said('a', 'action'), said('b', 'action')]
  assert.deepEqual(byKind(rows), [
    { words: 'Actions of the plan', things: [[0, 2], [3]] },
    { words: 'Audited files', things: [[1]] },
  ])
})

test('every kind that is sent up has words', () => {
  for (const { record } of clocked) assert.notEqual(kindInWords(record), record)
})
