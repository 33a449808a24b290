// What facts make of an episode where the facts alone say so: an older form beside the present one, and an end elsewhere.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  folded,
  graded,
  type Happening,
  happened,
  history,
  later,
  reported,
  reviewed,
} from '../../../test/episode-of-facts.ts'
import { isOpen } from '../../practice/duty.ts'

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

test('whichever act changes the grade, what was proposed from another and what the desk said of it are gone; an endorsement changes nothing', () => {
  const proposed = happened('missing.lowering-proposed/1', 20, {
    level: 'LOW',
    reason: 'new information',
    because: 'With the aunt',
    evidence: 'Entry 4',
  })
  const advised = happened('missing.desk-advised/1', 25, {
    advice: 'may be lowered',
    because: 'The aunt is checked',
    proposedAtPosition: 3,
    as: 'exploitation desk',
  })
  const after = (...facts: readonly Happening[]) => {
    const { state } = folded(reported(), graded('MEDIUM'), proposed, advised, ...facts)
    return [state.loweringProposed === null, state.deskAdvice === null]
  }
  const raised = happened('missing.raised/1', 30, { level: 'HIGH', because: 'x', onInformationHeldAtReport: false })
  const lowered = happened('missing.lowered/1', 30, {
    level: 'LOW',
    reason: 'new information',
    because: 'x',
    proposedAtPosition: 3,
    deskConsulted: null,
  })
  const refused = happened('missing.lowering-refused/1', 30, { proposedAtPosition: 3, because: 'x' })
  const highReview = happened('missing.reviewed/1', 30, {
    level: 'HIGH',
    summary: 'x',
    actionsSet: [],
    actionsClosed: [],
    nextReviewAt: later,
    likeTheLast: null,
  })
  for (const end of [raised, lowered, refused, highReview]) assert.deepEqual(after(end), [true, true], end.kind)
  const endorsed = happened('missing.endorsed/1', 30, { level: 'MEDIUM', because: 'x' })
  assert.deepEqual(after(endorsed), [false, false])
})
