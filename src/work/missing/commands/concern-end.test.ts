// A concern that nobody saw end: its unknowns are one task, and while they are open no one person ends it alone.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import {
  folded,
  graded,
  type Happening,
  happened,
  located,
  reported,
  start,
} from '../../../../test/episode-of-facts.ts'
import { reportBody } from '../../../../test/report.ts'
import { type Instant, instant, minutes, plus } from '../../../kernel/time.ts'
import { isOpen } from '../../../practice/duty.ts'
import { questions } from '../grade/questions.ts'
import { namesNobody } from './seen.ts'

let now: Instant = instant('2026-11-23T10:00:00Z')
const it = await testApp({ clock: () => now })
const { named } = it
const [handler, manager, sergeant] = [
  await named('Asha Nolan'),
  await named('Dev Ramsden'),
  await named('Jo Pemberley'),
]

const all = Object.fromEntries(questions.filter((one) => one.mandatory).map(({ id }) => [id, 'no' as const]))
const unseen = { because: 'Mother says all fine', seenBy: null }

const concern = async (name: string, more: object = {}) => {
  const body = reportBody(now, { name, path: 'concern for safety', reviewBy: plus(now, minutes(120)), ...more })
  const made = await handler.api('/api/missing/report', body)
  assert.equal(made.status, 201, made.text)
  return String(JSON.parse(made.text).recordId)
}
const on = async (who: typeof handler, record: string, path: string, body: object) => {
  now = plus(now, minutes(1))
  return await who.api(`/api/missing/${record}/${path}`, body)
}
const look = (summary: string) => ({
  level: 'MEDIUM',
  summary,
  actionsSet: ['An officer sees her tonight'],
  actionsClosed: [],
  nextReviewAt: plus(now, minutes(90)),
})
const offers = async (who: typeof handler, record: string, path: string) =>
  (await who.get(`/missing/${record}`)).text.includes(`href="/missing/${record}/${path}"`)

test('nobody has seen her and questions are open: one person proposes the end, and another decides', async () => {
  const record = await concern('Maren Stavely')
  const alone = await on(manager, record, 'concern-ended', unseen)
  assert.equal(alone.status, 422)
  assert.match(alone.text, /Nobody has seen the child, and \d+ questions are not known/)
  const worded = await on(manager, record, 'concern-ended', { ...unseen, seenBy: 'nobody, on the phone' })
  assert.match(worded.text, /does not name anybody who saw the child in person/)
  assert.ok(await offers(manager, record, 'concern-end-proposal'))
  assert.equal((await on(manager, record, 'concern-end-proposal', { because: 'Her mother rang' })).status, 200)
  assert.match((await on(manager, record, 'concern-ended', unseen)).text, /Nobody has seen the child/)
  assert.equal(await offers(manager, record, 'concern-ended'), false, 'not to who proposed it')
  const list = (await sergeant.get('/supervisor')).text
  assert.match(list, /Maren Stavely[\s\S]*The end of a concern is proposed/)
  assert.equal((await on(sergeant, record, 'concern-ended', unseen)).status, 200)
  assert.doesNotMatch((await sergeant.get('/supervisor')).text, /Maren Stavely/)
})

test('a second person may set another look instead: the proposal is over, and stands on no list', async () => {
  const record = await concern('Tansy Rudyard')
  await on(manager, record, 'concern-end-proposal', { because: 'Her mother rang' })
  assert.match((await on(sergeant, record, 'concern-end-proposal', { because: 'x' })).text, /already been proposed/)
  assert.equal((await on(sergeant, record, 'reviews', look('Not seen: an officer goes'))).status, 200)
  assert.doesNotMatch((await manager.get('/supervisor')).text, /The end of a concern is proposed/)
})

test('reviewed by whoever ends it is no second look; by somebody else it is', async () => {
  const record = await concern('Linnet Ashcombe')
  assert.equal((await on(manager, record, 'reviews', look('Rang her mother'))).status, 200)
  assert.match((await on(manager, record, 'concern-ended', unseen)).text, /have somebody else review it first/)
  assert.equal((await on(sergeant, record, 'reviews', look('Rang her school too'))).status, 200)
  assert.equal((await on(manager, record, 'concern-ended', unseen)).status, 200)
})

test('what is not known of a concern is answered there, and then one person may end it', async () => {
  const record = await concern('Hester Brindley')
  const page = (await manager.get(`/missing/${record}`)).text
  assert.match(page, new RegExp(`href="/missing/${record}/answers">get answers to the open questions`, 'i'))
  assert.ok(await offers(handler, record, 'answers'))
  assert.equal((await on(handler, record, 'answers', { answers: all, saidBy: null, at: null })).status, 200)
  assert.doesNotMatch((await manager.get(`/missing/${record}`)).text, /answers">get answers to the open questions/i)
  assert.equal((await on(manager, record, 'concern-ended', unseen)).status, 200)
})

test('finding out is one task of a concern, of a search that became one, and none of what is over', () => {
  const open = (...happenings: readonly Happening[]) =>
    folded(...happenings)
      .duties.filter(({ name }) => name === 'find out what is not known')
      .map((duty) => [duty.startingPosition, isOpen(duty)])
  const at = (count: number) => plus(start, minutes(count))
  const call = reported({ path: 'concern for safety', reviewBy: at(240) })
  const answered = (when: number, answer: 'no' | 'not known') =>
    happened('missing.answered/1', when, {
      answers: Object.keys(all).map((question) => ({ question, answer, saidBy: 'x', at: at(when), note: null })),
    })
  const lost = happened('missing.contact-lost/1', 30, { detail: 'x' })
  const known = happened('missing.known-to-be/1', 50, { where: 'x', with: null, detail: 'x', reviewBy: at(200) })
  const over = happened('missing.concern-ended/1', 60, { because: 'x', seenBy: 'PC' })
  const openQuestions = graded('MEDIUM', 40, { unanswered: ['hurt'] })
  assert.deepEqual(open(call), [[1, true]])
  assert.deepEqual(open(call, answered(5, 'not known')), [[1, true]])
  assert.deepEqual(open(call, answered(5, 'no')), [[1, false]])
  assert.deepEqual(open(call, over), [[1, false]])
  assert.deepEqual(open(call, lost), [[1, false]], 'the search has its own with the grade')
  assert.deepEqual(open(call, lost, openQuestions), [
    [1, false],
    [3, true],
  ])
  assert.deepEqual(open(reported(), openQuestions, known), [
    [2, false],
    [3, true],
  ])
  assert.deepEqual(open(reported(), openQuestions, located(60)), [[2, false]])
})

test('words that name nobody who saw a child, and words that name somebody', () => {
  for (const words of ['nobody', 'No one', 'none', '-', 'spoke by telephone', 'video call', 'not known', 'N/A'])
    assert.ok(namesNobody(words), words)
  for (const words of ['PC Harrow', 'Her grandmother, Nora Phonemaker', 'Dr Noone-Baker’s nurse', 'Нина'])
    assert.ok(!namesNobody(words), words)
})

test('ended, a concern that was never missing has no return, and no return interview or link for one', async () => {
  const record = await concern('Odette Farrow')
  const seen = { because: 'At her aunt’s', seenBy: 'PC Harrow' }
  assert.equal((await on(manager, record, 'concern-ended', seen)).status, 200)
  assert.equal(await offers(manager, record, 'return-interview'), false)
  const held = { outcome: 'done', by: 'Jan Pell', detail: null, at: null }
  assert.match(
    (await on(manager, record, 'return-interview', held)).text,
    /comes after the return, and no return is recorded/,
  )
  assert.match((await on(manager, record, 'link', { purpose: 'authority' })).text, /No return is recorded here/)
  const account = { where: 'home', firstAccount: 'x', crimeDisclosed: false, stoppedForPlannedInterview: false }
  for (const [path, body] of [
    ['prevention-interview', { faceToFace: true, offeredApart: true, apart: true, alone: null, ...account, at: null }],
    ['interview-exception', { reason: 'in hospital and unfit', because: 'x' }],
    ['authority-told', { authority: 'Staffordshire', how: 'phone', at: null }],
  ] as const)
    assert.match((await on(manager, record, path, body)).text, /nobody was located/, path)
})

test('reopened, a concern is among the concerns again and not on the board as missing', async () => {
  const record = await concern('Odette Farrow')
  await on(manager, record, 'concern-ended', { because: 'At her aunt’s', seenBy: 'PC Harrow' })
  assert.equal((await on(manager, record, 'reopening', { because: 'Her aunt rang', missing: false })).status, 200)
  assert.equal(JSON.parse((await manager.get(`/api/missing/${record}`)).text).phase, 'known')
})
