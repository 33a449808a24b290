// What facts make of an episode where the facts alone say so: an older form beside the present one, and an end elsewhere.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isOpen } from '../../practice/duty.ts'
import { folded, graded, type Happening, happened, history, reported, reviewed } from './measures/example.ts'

test('a review of earlier versions stood beside a task of its own: the task stands once', () => {
  const { state } = folded(
    reported(),
    graded('MEDIUM'),
    reviewed(30, ['Visit the aunt']),
    happened('missing.task-set/1', 30, { action: 'set at review', words: 'Visit the aunt', by: null }),
    happened('missing.task-set/1', 31, { action: 'school asked', words: 'Ring the school', by: null }),
  )
  assert.deepEqual(
    state.tasks.map((one) => one.words),
    ['Visit the aunt', 'Ring the school'],
  )
})

test('what another force took over owes nothing here', () => {
  const often = reported({ history: { ...history, reportsIn12Months: 5, reportsIn90Days: 4 } })
  const id = '00000000-0000-7000-8000-0000000000c1'
  const offered = happened('missing.transfer-offered/1', 40, { toForce: 'derbyshire', because: 'x', transferId: id })
  const accepted = happened('missing.transfer-accepted/1', 50, { transferId: id, by: 'x', receivingRecordId: null })
  const owed = (...facts: readonly Happening[]) =>
    folded(...facts)
      .duties.filter(isOpen)
      .map((one) => one.name)
  const before = owed(often, graded('MEDIUM'), offered)
  assert.ok(before.includes('meet about repeated episodes') && before.includes('refer a child missing repeatedly'))
  assert.deepEqual(owed(often, graded('MEDIUM'), offered, accepted), [])
})
