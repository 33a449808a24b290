// Overdue from the day after, and not on the day; what has ended or been claimed is overdue no longer.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isActionOverdue, isRecommendationOverdue } from './stages.ts'

const today = '2026-11-29'

test('a recommendation is overdue from the day after it was due, while its test does not pass and nothing has ended it', () => {
  const asked = { stage: 'in progress', standing: 'not met', dueOn: '2026-11-28' }
  assert.equal(isRecommendationOverdue(asked, today), true)
  assert.equal(isRecommendationOverdue({ ...asked, dueOn: today }, today), false, 'on the day')
  assert.equal(isRecommendationOverdue({ ...asked, dueOn: null }, today), false)
  assert.equal(isRecommendationOverdue({ ...asked, standing: 'met' }, today), false)
  for (const stage of ['superseded', 'rejected', 'verified', 'closed by the inspectorate', 'closed with residual'])
    assert.equal(isRecommendationOverdue({ ...asked, stage }, today), false, stage)
  assert.equal(isRecommendationOverdue({ ...asked, stage: 'submitted', standing: null }, today), true)
})

test('an action from the day after too; a claim stops it, and a returned claim does not', () => {
  assert.equal(isActionOverdue('in progress', '2026-11-28', today), true)
  assert.equal(isActionOverdue('in progress', today, today), false, 'on the day')
  assert.equal(isActionOverdue('in progress', null, today), false)
  for (const stage of ['claimed done', 'checked', 'withdrawn'])
    assert.equal(isActionOverdue(stage, '2026-11-01', today), false, stage)
  assert.equal(isActionOverdue('returned', '2026-11-01', today), true)
})
