// A supplementary question has a clock of its own, and after the meeting an answer may still be given to somebody.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayOf, endOfLocalDay, type Instant, instant } from '../../kernel/time.ts'
import { isOpen } from '../../practice/duty.ts'
import { fold } from '../../practice/procedure.ts'
import { rolesThatMay } from '../../registers/permissions.ts'
import { standingPolicy } from '../../work/standing-policy.ts'
import { allocate } from './admitting.ts'
import { supplementary } from './answering.ts'
import type { QuestionFact } from './facts.ts'
import { question } from './procedure.ts'
import { followedOf } from './shown-in-public.ts'

const at = (day: number): Instant => instant(`2026-12-${String(day).padStart(2, '0')}T09:00:00Z`)
const uma = '00000000-0000-7000-8000-000000000001'
const by = {
  ...{
    staffId: '00000000-0000-7000-8000-000000000002',
    forceId: 'north',
    name: 'Piet',
    unit: null,
    supervisorId: null,
  },
  roles: rolesThatMay('decide on questions'),
}

const answerer = {
  ...{ staff_id: uma, force_id: 'north', name: 'Uma', roles: [], unit_id: null, unit_name: null, supervisor_id: null },
  ...{ email: null, grading_trained_until: null, phone: null, call_sign: null },
}

/** Put at the meeting of 10 December, answered the day before. */
const answered: readonly QuestionFact[] = [
  fact(1, {
    kind: 'question.received/1',
    body: { forum: 'panel', question: 'Are children heard?', name: null, email: null, receivedAt: at(1) },
  }),
  fact(2, { kind: 'question.admitted/1', body: { meetingOn: '2026-12-10', inTime: true, latest: at(4) } }),
  fact(3, { kind: 'question.allocated/1', body: { staffId: uma, name: 'Uma', dueOn: '2026-12-09' } }),
  fact(9, { kind: 'question.answered/1', body: { answer: 'Mostly.', measure: null, figures: null, by: 'Uma' } }),
]

function fact<Of extends Pick<QuestionFact, 'kind' | 'body'>>(position: number, of: Of) {
  const recorded = { forceId: 'north', recordId: 'q', recordedBy: 'b', policyVersion: '1', corrects: null }
  return { ...recorded, position, happenedAt: at(position), recordedAt: at(position), ...of }
}

const folded = (facts: readonly QuestionFact[]) => fold(question, 'north', 'q', facts, () => standingPolicy)
const open = (facts: readonly QuestionFact[]) =>
  folded(facts)
    .duties.filter(isOpen)
    .map(({ name, ownerId, dueAt }) => [name, ownerId, dueAt])

test('asked at the meeting, it is whoever answered who owes the answer, by the day then set; until then nothing waits to be published', () => {
  assert.deepEqual(open(answered), [['publish the answer', null, endOfLocalDay(dayOf('2026-12-16'))]])
  const asked = [
    ...answered,
    fact(10, {
      kind: 'question.supplementary-asked/1',
      body: { question: 'And in homes?', dueOn: '2026-12-20' },
    }),
  ]
  assert.deepEqual(open(asked), [['answer the question', uma, endOfLocalDay(dayOf('2026-12-20'))]])
  const { state, duties } = folded(asked)
  assert.equal(followedOf(state, duties, () => standingPolicy).dueOn, '2026-12-20', 'whoever asked reads the day')
  const given = fact(12, {
    kind: 'question.answered/1',
    body: { answer: 'There too.', measure: null, figures: null, by: 'Uma' },
  })
  assert.deepEqual(open([...asked, given]), [['publish the answer', null, endOfLocalDay(dayOf('2026-12-19'))]])
})

test('one that was asked before it had a day has no clock, as it had none', () => {
  const asked = fact(10, { kind: 'question.supplementary-asked/1', body: { question: 'And in homes?' } })
  assert.deepEqual(open([...answered, asked]), [])
})

const given = (facts: readonly QuestionFact[], day: number, dueOn: string) => {
  const found = folded(facts)
  const { state } = found
  const decided = allocate.decide({
    ...{ recordId: 'q', folded: found, state, body: { staffId: uma, dueOn } },
    ...{ evidence: answerer, by, policy: standingPolicy, now: at(day) },
  })
  return decided.kind === 'refused' ? decided.refusals.map(({ sentence }) => sentence) : decided.kind
}

test('before its meeting an answer is due by then; after it, somebody else may still be given it', () => {
  const admitted = answered.slice(0, 3)
  assert.match(String(given(admitted, 5, '2026-12-11')), /It will be asked at the meeting on 10 December 2026/)
  assert.equal(given(admitted, 10, '2026-12-10'), 'facts')
  assert.equal(given(admitted, 11, '2026-12-18'), 'facts')
})

test('nothing further is asked of what is published, and it says so', () => {
  const published = folded([...answered, fact(11, { kind: 'question.published/1', body: {} })])
  const decided = supplementary.decide({
    ...{ recordId: 'q', folded: published, state: published.state, evidence: null, by },
    ...{ body: { question: 'And in homes?', dueOn: '2026-12-20' }, policy: standingPolicy, now: at(12) },
  })
  assert.match(
    decided.kind === 'refused' ? (decided.refusals[0]?.sentence ?? '') : '',
    /This question has been published with its answer/,
  )
})

test('who decides on a question also owes its publication: an answer to the commissioner is the office’s to publish', () => {
  const owners = (forum: string) => {
    const [first, ...rest] = answered
    assert.ok(first?.kind === 'question.received/1')
    const asked = { ...first, body: { ...first.body, forum } }
    return folded([asked, ...rest])
      .duties.filter(isOpen)
      .map(({ name, owner }) => [name, owner])
  }
  assert.deepEqual(owners('panel'), [['publish the answer', 'panel secretariat']])
  assert.deepEqual(owners('commissioner'), [['publish the answer', "commissioner's office"]])
})
