// What the family is promised and told; and where honour-based abuse is a concern, that nothing is until it is decided by whom it may be.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { reportBody } from '../../../../test/report.ts'
import { type Instant, instant, minutes, plus } from '../../../kernel/time.ts'
import {
  action,
  counts,
  episode,
  folded,
  graded,
  type Happening,
  happened,
  later,
  located,
  reported,
  returned,
  start,
} from '../measures/example.ts'
import { promisedBy } from './family.ts'

const now: Instant = instant('2026-11-23T10:00:00Z')
const it = await testApp({ clock: () => now })

const at = (count: number) => plus(start, minutes(count))
const promised = (when: number, by: number, allowedBy: string | null = null) =>
  happened('missing.contact-promised/1', when, { to: 'mother', by: at(by), allowedBy })
const answered = (when: number, question: string) =>
  happened('missing.answered/1', when, {
    answers: [{ question, answer: 'yes', saidBy: 'teacher', at: at(when), note: null }],
  })
const base = [reported(), promised(1, 121), graded('MEDIUM')] as const
const owed = (name: string, ...more: readonly Happening[]) =>
  folded(...base, ...more)
    .duties.filter((one) => one.name === name)
    .map(({ dueAt, metAt, endedAt }) => [dueAt, metAt, endedAt])
const promises = (...more: readonly Happening[]) => owed('contact the family as promised', ...more)
const decisions = (...more: readonly Happening[]) => owed('decide what the family is told', ...more)

test('honour-based abuse is said after a promise: it is not owed any more, and what the family is told is decided by then', () => {
  assert.deepEqual(promises(answered(60, 'honour-based')), [[at(121), null, at(60)]])
  assert.deepEqual(decisions(answered(60, 'honour-based')), [[at(121), null, null]])
  assert.equal(promisedBy(folded(...base).duties), at(121))
  assert.equal(promisedBy(folded(...base, answered(60, 'honour-based')).duties), null)
  assert.deepEqual(decisions(answered(60, 'abuse-at-home')), [], 'nothing is locked by anything else')
})

test('it is the senior investigating officer’s; what they allowed afterwards is owed as any promise', () => {
  const decided = action(90, 'family disclosure decided')
  assert.deepEqual(decisions(answered(60, 'honour-based'), decided), [[at(121), at(90), null]])
  const after = [answered(60, 'honour-based'), decided, promised(95, 200, 'DI Stanmore'), answered(100, 'weapon')]
  assert.deepEqual(promises(...after), [
    [at(121), null, at(60)],
    [at(200), null, null],
  ])
  assert.deepEqual(decisions(answered(60, 'honour-based'), located(80), returned(95)), [[at(121), null, at(95)]])
})

test('M21: a promise that nobody may keep is none that was broken; one that was late before is', () => {
  const cases = [
    episode(...base, answered(60, 'honour-based')),
    episode(...base, answered(300, 'honour-based')),
    episode(...base),
  ]
  assert.deepEqual(counts('M21', cases, later), [0, 0, 2, 0])
})

test('a report that says it promises nobody anything; the decision is the senior investigating officer’s to record', async () => {
  const handler = await it.named('Asha Nolan')
  const report = async (name: string, answers: Readonly<Record<string, 'yes'>>) => {
    const body = reportBody(now, { name, callerRelation: 'father', answers })
    return String(JSON.parse((await handler.api('/api/missing/report', body)).text).recordId)
  }
  const page = async (record: string) => (await handler.get(`/missing/${record}`)).text
  const locked = await page(await report('Ione Hathersage', { 'honour-based': 'yes' }))
  const other = await page(await report('Maud Ridley', { disability: 'yes' }))
  assert.match(other, /contact the family as promised[\s\S]*Next contact promised by/)
  assert.doesNotMatch(locked, /contact the family as promised|Next contact promised/)
  assert.match(locked, /decide what the family is told/)

  const record = await report('Nerys Calloway', { 'honour-based': 'yes' })
  const decision = {
    action: 'family disclosure decided',
    subject: null,
    outcome: 'nothing',
    detail: 'Not until the mother has been seen alone',
    at: null,
  }
  const as = async (name: string) => await (await it.named(name)).api(`/api/missing/${record}/actions`, decision)
  assert.match((await as('Asha Nolan')).text, /recorded by whoever does it: detective inspector or duty superintendent/)
  assert.equal((await as('Farah Quill')).status, 200)
})
