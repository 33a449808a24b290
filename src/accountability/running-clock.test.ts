// The page of clocks says of each row what it is and what it is about: two records may call a rule the same, and a forum has its own source.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instant } from '../kernel/time.ts'
import { standingPolicy } from '../work/standing-policy.ts'
import { clocked, clockNames } from './clocks.ts'
import { kinds } from './kinds.ts'
import { question } from './questions/procedure.ts'
import { ruleWords } from './recommendations/time-scales.ts'
import { placeOf, subjectOf } from './running-clock.ts'

const at = instant('2026-11-23T09:00:00Z')
const about = { record_id: 'a', subject: null, subject_on: null, item: null, year: null }

test('the answer of a recommendation and that of a question are two things, though their rules have one name', () => {
  assert.match(clockNames.get('recommendation/publish the answer') ?? '', /by the body that asked/)
  assert.match(clockNames.get('question/publish the answer') ?? '', /a question with its answer/)
  assert.equal(
    clockNames.size,
    clocked.reduce((sum, { rules }) => sum + rules.length, 0),
    'no rule has lost its words to another',
  )
})

test('every kind of record of which something is owed is on the page of clocks', () => {
  const owing = kinds.filter(({ owes }) => owes).map(({ record }) => record)
  assert.deepEqual(clocked.map(({ record }) => record).sort(), owing.sort())
})

test('no row is without its subject: a page that must be published by its words, a question by its forum and day, never by what was asked', () => {
  const thing = (item: string) => (item === 'plans' ? 'The plans' : undefined)
  assert.equal(subjectOf({ ...about, kind: 'publication-duty', item: 'plans' }, thing, standingPolicy), 'The plans')
  assert.equal(placeOf({ ...about, kind: 'publication-duty', item: 'plans' }), '/scrutiny#publish-plans')
  assert.equal(
    subjectOf({ ...about, kind: 'question', subject: 'panel', subject_on: '2026-11-20' }, thing, standingPolicy),
    'To the police and crime panel, received 20 November 2026',
  )
  assert.equal(
    subjectOf({ ...about, kind: 'question', subject: 'gone' }, thing, standingPolicy),
    'To the forum “gone”',
    'of a forum that the policy no longer has',
  )
  assert.equal(
    subjectOf({ ...about, kind: 'performance-year', year: 2026 }, thing, standingPolicy),
    'Public meetings of 2026',
  )
  assert.equal(placeOf({ ...about, kind: 'section-55' }), '/section-55/a')
})

test('a copy says of which it is: of the comments or of an addendum, each owed on its own day', () => {
  const copy = { ...about, kind: 'section-55', subject: 'Ninth inspection', name: 'copy to the Secretary of State' }
  const owed = (started_by: string, due_at: string) =>
    subjectOf({ ...copy, started_by, due_at }, () => undefined, standingPolicy)
  assert.equal(
    owed('section-55.published/1', '2026-11-23T09:00:00Z'),
    'Ninth inspection, of the comments of 23 November 2026',
  )
  assert.equal(
    owed('section-55.addendum-published/1', '2026-11-25T09:00:00Z'),
    'Ninth inspection, of the addendum of 25 November 2026',
  )
})

test('a date that is given is counted from nothing; a period is', () => {
  assert.equal(ruleWords('date', '2026-11-20'), 'by a date')
  assert.equal(ruleWords('panel', '2026-11-20'), 'answered by the day the panel set')
  assert.equal(ruleWords('months-3', '2026-11-20'), 'within three months, counted from 20 November 2026')
})

test('the answer to a question of the public is due by its own forum’s rules, not by the statute of a panel’s reports', () => {
  const rule = question.rules.find(({ name }) => name === 'answer the question')
  const received = { forum: 'commissioner', question: 'Are children found?', name: null, email: null, receivedAt: at }
  const fact = { forceId: 'north', recordId: 'a', position: 3, happenedAt: at, recordedAt: at, recordedBy: 'b' }
  const allocated = { staffId: '00000000-0000-7000-8000-000000000001', name: 'Uma Kettering', dueOn: '2026-12-01' }
  const owed = rule?.starts(
    { ...fact, policyVersion: '1', corrects: null, kind: 'question.allocated/1', body: allocated },
    { ...question.begin, received, allocated },
    question.begin,
    standingPolicy,
  )
  const source = owed !== null && owed !== undefined && 'due' in owed ? owed.source : undefined
  assert.match(source ?? '', /^The commissioner, its own rules/)
  assert.deepEqual([rule?.basis, /s\.29/.test(source ?? '')], ['force', false])
})
