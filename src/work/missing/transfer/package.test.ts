// What one force tells another of a child: also what its own records hold, and why the grade is what it is now.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  folded,
  graded,
  type Happening,
  happened,
  history,
  located,
  reported,
  start,
} from '../../../../test/episode-of-facts.ts'
import { hours, plus } from '../../../kernel/time.ts'
import { packageOf } from './package.ts'

const known = { ...history, harmedBefore: 'serious harm', exploitationFlag: 'high', reportsIn90Days: 3 } as const
const decided = (decision: 'yes' | 'no', reference: string | null) =>
  happened('missing.outcome-decided/1', 60, {
    about: 'national referral mechanism',
    decision,
    reference,
    because: 'Two men and a car',
  })
const given = (...more: readonly Happening[]) => packageOf(folded(...more))?.known ?? []

test('harm, exploitation and how often, from our records, and what was decided to be done', () => {
  assert.deepEqual(given(reported({ history: known }), graded('HIGH'), decided('yes', 'NRM/1'), decided('no', null)), [
    'Our records: serious harm in an earlier episode.',
    'Our records: exploitation, high.',
    'Our records: reported 3 times in 90 days, this time included.',
    'Decided: national referral mechanism (NRM/1). Two men and a car',
  ])
  assert.deepEqual(given(reported(), graded('MEDIUM')), [], 'nothing is said where there is nothing')
})

test('the reason is that of the grade that stands', () => {
  const because = 'He has a knife'
  const raised = happened('missing.raised/1', 60, { level: 'HIGH', because, onInformationHeldAtReport: false })
  assert.equal(packageOf(folded(reported(), graded('MEDIUM', 10, { because: 'Fourteen' })))?.gradingBecause, 'Fourteen')
  assert.equal(packageOf(folded(reported(), graded('MEDIUM'), raised))?.gradingBecause, because)
})

test('the same as evidence that rules can read: which records, when, what they showed; a decision on exploitation counts', () => {
  const earlier = [
    {
      recordId: '018f0000-0000-7000-8000-000000000009',
      reportedAt: plus(start, hours(-48)),
      closedAt: null,
      foundAt: 'x',
      harm: 'serious harm',
    },
  ]
  const told = (...more: readonly Happening[]) => packageOf(folded(...more))?.history
  assert.deepEqual(told(reported({ history: { ...known, earlier } }), graded('HIGH')), {
    harmedBefore: 'serious harm',
    exploitationFlag: 'high',
    harmInExploitationEpisode: false,
    earlier: [{ recordId: earlier[0]?.recordId, reportedAt: plus(start, hours(-48)), harm: 'serious harm' }],
  })
  assert.equal(told(reported(), graded('MEDIUM'), decided('yes', null))?.exploitationFlag, 'known or suspected')
})

test('what one force told us we tell the next, and a child harmed earlier in this record was harmed before', () => {
  const disclosed = happened('missing.history-disclosed/1', 1, {
    fromForce: 'elsewhere',
    fromName: 'Elsewhere',
    harmedBefore: 'harm',
    exploitationFlag: 'known or suspected',
    harmInExploitationEpisode: true,
    earlier: [{ recordId: '018f0000-0000-7000-8000-000000000009', reportedAt: start, harm: 'harm' }],
  })
  const grave = happened('missing.grave-outcome/1', 30, { outcome: 'seriously harmed', place: 'x', detail: 'x' })
  const lost = happened('missing.contact-lost/1', 40, { detail: 'Left the ward' })
  const given = folded(reported(), disclosed, graded('HIGH'), located(20), grave, lost, graded('HIGH', 41))
  const history = packageOf(given)?.history
  assert.deepEqual(
    [history?.harmedBefore, history?.exploitationFlag, history?.harmInExploitationEpisode],
    ['serious harm', 'known or suspected', true],
  )
  assert.deepEqual(
    history?.earlier.map(({ harm }) => harm),
    ['serious harm', 'harm'],
  )
})

test('what an action found, a relative said and a review concluded goes along, not only that it was done', () => {
  const acted = happened('missing.action-recorded/1', 60, {
    action: 'friends and family asked',
    subject: 'Her aunt',
    outcome: null,
    detail: 'She is with an older man in Bedworth',
  })
  const rang = happened('missing.family-contacted/1', 70, {
    who: 'mother',
    detail: 'He drives a white van',
    nextBy: null,
    medianTold: false,
  })
  const file = packageOf(folded(reported(), graded('HIGH'), acted, rang))
  assert.match(
    file?.done[0]?.words ?? '',
    /^Friends and family asked: Her aunt\. She is with an older man in Bedworth$/,
  )
  assert.match(file?.known?.join('\n') ?? '', /Contact with mother [^\n]*: He drives a white van/)
})
