// The office's own dates as one list: each once, late ones first, and nothing that is owed left out.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayOf, instant } from '../../kernel/time.ts'
import { datesOwed } from './dates-owed.ts'

const now = instant('2026-11-29T09:00:00Z')
const comments = (record_id: string, due_on: string, more = {}) => ({
  ...{
    record_id,
    due_on,
    report: `Report ${record_id}`,
    comments_published_at: null,
    left_out: [],
    covered_by: null,
    say_by: null,
  },
  ...more,
})

test('a clock that ran out and the comments it is about are one date; comments to come and reports nobody opened are in the list too', () => {
  const missed = [
    { words: 'Refresh what must be published', dueOn: dayOf('2026-11-27'), path: '#publish-plans' },
    { words: 'Publish the comments: Report a', dueOn: dayOf('2026-10-25'), path: '/section-55/a' },
  ]
  const rows = datesOwed(
    { missed, ahead: [{ words: 'Decide on the question', dueOn: dayOf('2026-11-30'), path: '/question/q' }] },
    [
      comments('a', '2026-10-25'),
      comments('b', '2027-01-07'),
      comments('c', '2026-12-20', { comments_published_at: '2026-11-01T09:00:00.000Z', left_out: ['N/2', 'N/3'] }),
      comments('d', '2026-12-01', { comments_published_at: '2026-11-01T09:00:00.000Z' }),
      comments('e', '2026-12-01', { covered_by: 'Report b' }),
    ],
    [{ title: 'Report f', due_on: dayOf('2022-06-01') }],
    now,
  )
  assert.deepEqual(
    rows.map(({ words, when, late }) => [words, when, late]),
    [
      ['Publish the comments: Report a', '35 days late (due 25 October 2026)', true],
      ['Refresh what must be published', '2 days late (due 27 November 2026)', true],
      ['Say whether comments were published: Report f (nobody has opened them)', 'due today (29 November 2026)', false],
      ['Decide on the question', 'due tomorrow (30 November 2026)', false],
      ['Answer what the comments left out: Report c, N/2, N/3', 'due in 21 days (20 December 2026)', false],
      ['Publish the comments: Report b', 'due in 39 days (7 January 2027)', false],
    ],
  )
})

test('a clock that ran out within its day is late on that day', () => {
  const missed = [{ words: 'Give a reason', dueOn: dayOf('2026-11-29'), path: '/section-55/a' }]
  assert.deepEqual(
    datesOwed({ missed, ahead: [] }, [], [], now).map(({ when }) => when),
    ['late since today (due 29 November 2026)'],
  )
})
