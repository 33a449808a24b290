// Each overdue thing is said once, and in one place.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eachOnce } from './told.ts'

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
