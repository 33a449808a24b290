// A measure that an action was to move and that is measured no more: the action lacks one again, on its page and before its plan is approved.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ActionRow } from './action/queries.ts'
import { shownActions } from './action/shown.ts'
import { lacks } from './versions/complete.ts'
import { contentOf } from './versions/content.ts'

const served = '018f0000-0000-7000-8000-00000000000a'
const row = (more: Partial<ActionRow>): ActionRow => ({
  record_id: '018f0000-0000-7000-8000-00000000000b',
  number: 7,
  recommendations: [served],
  text: 'Every missing child’s grading is read aloud at the morning meeting by the duty inspector',
  owner_id: '018f0000-0000-7000-8000-00000000000c',
  owner: 'Rosa Wexford',
  post: 'Missing person coordinator',
  start_on: '2026-11-24',
  due_on: '2026-12-20',
  effect_on: '2027-02-01',
  measures: ['M4'],
  audit_only: null,
  depends_on: [],
  posts_funded: null,
  posts_filled: null,
  guidance: [],
  videos: [],
  training: null,
  state: 'allocated',
  date_changes: 0,
  claimed_at: null,
  ...more,
})
const measured = new Map([['M8', { question: 'Is a missing child looked for at once?' }]])
const lacking = (more: Partial<ActionRow>) => shownActions([row(more)], [], measured, '2026-11-30')[0]?.lacks
const approvable = (more: Partial<ActionRow>) =>
  lacks(contentOf([served], [row(more)], [], measured, new Map(), []), new Set())

test('an action whose only measure ended lacks one; one that names another too, or audit only, lacks nothing', () => {
  assert.deepEqual(lacking({}), ['a measure that is still measured: M4 is no longer measured'])
  assert.deepEqual(approvable({}), ['Action 7 needs a measure, or “audit only” with the reason.'])
  for (const more of [{ measures: ['M4', 'M8'] }, { measures: [], audit_only: 'Only a reader can tell' }])
    assert.deepEqual([lacking(more), approvable(more)], [[], []])
})

test('what is checked already keeps what it was checked by: nobody could write it anew', () => {
  assert.deepEqual([lacking({ state: 'checked' }), approvable({ state: 'checked' })], [[], []])
})
