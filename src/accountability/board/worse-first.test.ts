// What a pack lists as overdue, unowned and moved; and that a list which the facts of then do not bear out is named.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instant } from '../../kernel/time.ts'
import { auditsAgain, type DutyThen, listsAgain, worseFirst } from './worse-first.ts'

const recommendation = (recordId: string, more: object = {}) => ({
  recordId,
  reference: recordId,
  theme: 'Missing children',
  stage: 'in progress',
  standing: 'not met',
  since: null,
  stops: [],
  dueOn: '2026-10-01',
  dateChanges: 0,
  tested: true,
  measures: [],
  ...more,
})
const action = (recordId: string, more: object = {}) => ({
  recordId,
  words: recordId,
  owner: 'Rosa Wexford',
  dueOn: '2026-10-01',
  state: 'in progress',
  dateChanges: 0,
  ...more,
})
const today = '2026-11-01'

test('overdue is what is still owed: not what its test passes, an inspector ended, or its owner has claimed', () => {
  const ended = ['superseded', 'rejected', 'verified', 'closed by the inspectorate'].map((stage) =>
    recommendation(stage, { stage }),
  )
  const listed = worseFirst(
    {
      recommendations: [
        recommendation('late'),
        recommendation('met', { standing: 'met' }),
        recommendation('due today', { dueOn: today }),
        recommendation('no date', { dueOn: null }),
        recommendation('of others', { askedOf: ['local policing body'], dateChanges: 2 }),
        ...ended,
      ],
      actions: [
        action('late'),
        action('returned', { state: 'returned' }),
        action('claimed', { state: 'claimed done' }),
        action('checked', { state: 'checked', owner: null }),
      ],
    },
    today,
  )
  assert.deepEqual(
    listed.overdue.map((one) => one.recordId),
    ['late'],
  )
  assert.deepEqual(
    listed.overdueActions.map((one) => one.recordId),
    ['late', 'returned'],
  )
  assert.deepEqual(listed.movedTwice, [], 'what others are asked alone is theirs')
})

const remedy: DutyThen = {
  record: 'audited-file',
  recordId: 'file',
  about: 'A file on missing children',
  words: 'put an inadequate file right',
  owner: 'improvement team',
  dueAt: instant('2026-08-18T22:59:59.000Z'),
}

test('counted again from the facts of then: the same is said to be the same; a date, an owner or a record that is not so is named', () => {
  const frozen = {
    recommendations: [recommendation('one'), recommendation('two', { dateChanges: 2 })],
    actions: [action('owned'), action('unowned', { owner: null })],
    duties: [remedy],
  }
  const then = (due: string, owned: boolean, twice: number, duties = [remedy]) => ({
    duties,
    recommendations: new Map([
      ['one', { stage: 'in progress', dueOn: due, dateChanges: 0 }],
      ['two', { stage: 'in progress', dueOn: '2026-10-01', dateChanges: twice }],
    ]),
    actions: new Map([
      ['owned', { state: 'in progress', dueOn: '2026-10-01', dateChanges: 0, owned: true }],
      ['unowned', { state: 'in progress', dueOn: '2026-10-01', dateChanges: 0, owned }],
    ]),
  })
  const different = (...given: Parameters<typeof then>) =>
    listsAgain(frozen, then(...given), new Map(), today).flatMap((row) => (row.same ? [] : [row.what]))

  assert.deepEqual(different('2026-10-01', false, 2), [])
  assert.deepEqual(different('2026-12-01', false, 2), ['Recommendations overdue'])
  assert.deepEqual(different('2026-10-01', true, 2), ['Actions that nobody owns'])
  assert.deepEqual(different('2026-10-01', false, 1), ['Dates moved twice or more'])
  assert.deepEqual(different('2026-10-01', false, 2, []), ['Other duties overdue'])
  const none = { recommendations: new Map(), actions: new Map(), duties: [] }
  assert.equal(listsAgain(frozen, none, new Map(), today).filter((row) => row.same).length, 0)
})

test('a pack from before comments under section 55 were among its duties is not said to differ by them', () => {
  const comments = { ...remedy, record: 'section-55', recordId: 'comments' }
  const then = { recommendations: new Map(), actions: new Map(), duties: [remedy, comments] }
  const same = (more: object) =>
    listsAgain({ recommendations: [], actions: [], duties: [remedy], ...more }, then, new Map(), today).every(
      (row) => row.same,
    )
  assert.equal(same({}), true)
  assert.equal(same({ dutiesOfComments: true }), false)
  assert.equal(same({ dutiesOfComments: true, duties: [remedy, comments] }), true)
})

test('the grades of an audit that the facts of then do not bear out are named, and an audit that stands on one side only', () => {
  const audit = (recordId: string, good: number) => ({
    ...{
      recordId,
      title: recordId,
      topic: 'missing children',
      drawn: 10,
      good,
      requiresImprovement: 3,
      inadequate: 1,
      inDispute: 0,
    },
  })
  const same = (...[frozen, then]: Parameters<typeof auditsAgain>) => auditsAgain(frozen, then).map((one) => one.same)
  assert.deepEqual(same([audit('June', 6)], [audit('June', 6)]), [true])
  assert.deepEqual(same([audit('June', 6)], [audit('June', 5)]), [false])
  assert.deepEqual(same([audit('June', 6)], [audit('July', 6)]), [false, false])
})

test('whatever moved twice leads to its own record: two actions in the same words are two', () => {
  const twice = { words: 'Review weekly', dateChanges: 2 }
  const { movedTwice } = worseFirst(
    {
      recommendations: [recommendation('r1', { dateChanges: 3 }), recommendation('r2', { dateChanges: 1 })],
      actions: [action('a1', twice), action('a2', twice)],
    },
    today,
  )
  assert.deepEqual(
    movedTwice.map(({ at, words, dateChanges }) => [at, words, dateChanges]),
    [
      ['/recommendation/r1', 'r1: Missing children', 3],
      ['/action/a1', 'Review weekly', 2],
      ['/action/a2', 'Review weekly', 2],
    ],
  )
})
