// What the family is promised and told; and where honour-based abuse is a concern, that nothing is until it is decided by whom it may be.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
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
} from '../../../../test/episode-of-facts.ts'
import { reportBody } from '../../../../test/report.ts'
import { type Instant, instant, minutes, plus } from '../../../kernel/time.ts'
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

const spoke = (when: number, body: object = {}) =>
  happened('missing.family-contacted/1', when, {
    who: 'mother',
    detail: 'x',
    nextBy: null,
    medianTold: false,
    allowedBy: null,
    ...body,
  })

test('one call keeps the promise that it names and no other; a call that nobody answered keeps none; one of before that was asked kept all', () => {
  const toFather = promised(3, 180)
  const both = [
    [at(121), null, null],
    [at(180), null, null],
  ]
  assert.deepEqual(promises(toFather), both)
  assert.deepEqual(promises(toFather, spoke(60, { reached: true, keeps: [4] })), [
    [at(121), null, null],
    [at(180), at(60), null],
  ])
  assert.equal(promisedBy(folded(...base, toFather, spoke(60, { keeps: [4] })).duties), at(121))
  assert.equal(folded(...base, toFather, spoke(60, { keeps: [2] })).state.promisedBy, at(180))
  assert.deepEqual(promises(toFather, spoke(60, { reached: false, keeps: [] })), both)
  assert.deepEqual(promises(toFather, spoke(60)), [
    [at(121), at(60), null],
    [at(180), at(60), null],
  ])
  assert.deepEqual(counts('M21', [episode(...base, toFather, spoke(60, { keeps: [2] }))], later), [1, 0, 1, 0])
})

test('found: whoever was promised a contact is still to be told, each; not where nobody may be', () => {
  const told = (...more: readonly Happening[]) => owed('tell the family the child is located', ...more)
  const toFather = promised(3, 180)
  assert.deepEqual(told(toFather, located(100)), [
    [at(160), null, null],
    [at(160), null, null],
  ])
  assert.deepEqual(told(toFather, located(100), spoke(130, { keeps: [4] }), returned(140)), [
    [at(160), null, null],
    [at(160), at(130), null],
  ])
  assert.deepEqual(told(spoke(60, { keeps: [2] }), located(100)), [], 'nobody waits')
  assert.deepEqual(told(answered(60, 'honour-based'), located(100)), [])
  assert.deepEqual(told(answered(60, 'honour-based'), promised(70, 200, 'DI Stanmore'), located(100)), [
    [at(160), null, null],
  ])
})

test('the form offers what is open, the only one ticked; what is not said where there are several is asked', async () => {
  const handler = await it.named('Asha Nolan')
  const made = await handler.api(
    '/api/missing/report',
    reportBody(now, { name: 'Pia Oldroyd', callerRelation: 'mother' }),
  )
  const record = String(JSON.parse(made.text).recordId)
  const form = async () => (await handler.get(`/missing/${record}/family-contacts`)).text
  const call = async (more: object) =>
    await handler.api(`/api/missing/${record}/family-contacts`, {
      who: 'mother',
      detail: 'Nothing new',
      nextBy: null,
      medianTold: false,
      allowedBy: null,
      at: null,
      ...more,
    })
  assert.match(await form(), /value="2"[^>]*checked/)
  const promise = { to: 'father, lives apart', by: null, allowedBy: null }
  assert.equal((await handler.api(`/api/missing/${record}/contact-promises`, promise)).status, 200)
  const several = await form()
  assert.match(several, /Contact with mother, by[\s\S]*Contact with father, lives apart, by/)
  assert.doesNotMatch(several, /name="keeps"[^>]*checked/)

  assert.match(
    (await call({})).text,
    /Say which promise this keeps, or that it keeps none: 2 \(contact with mother\), 3/,
  )
  assert.match((await call({ keeps: ['9'] })).text, /Entry 9 is not an open promise/)
  assert.match((await call({ reached: false, keeps: ['2'] })).text, /Nobody was reached, so no promise has been kept/)
  assert.equal((await call({ reached: false })).status, 200)
  assert.equal((await call({ keeps: ['2'] })).status, 200)
  const due = JSON.parse((await handler.get(`/api/missing/${record}`)).text).due
  assert.ok(JSON.stringify(due).includes('contact the family as promised'), 'the father waits still')
  assert.equal((await call({ who: 'father' })).status, 200)
  assert.match((await handler.get(`/missing/${record}`)).text, /mother, not reached: Nothing new/)
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
  assert.match(
    (await as('Asha Nolan')).text,
    /Whoever does this must record it: detective inspector or duty superintendent/,
  )
  assert.equal((await as('Farah Quill')).status, 200)
})

test('a call before the child was found tells nobody of it; found twice, the telling begins once; closed or with another force, nobody is told', () => {
  const told = (...more: readonly Happening[]) => owed('tell the family the child is located', ...more)
  assert.deepEqual(told(located(100), spoke(90, { keeps: [2] })), [[at(160), null, null]])
  assert.deepEqual(told(located(100), located(110)), [[at(160), null, null]])
  const closed = happened('missing.closed/1', 120, { summary: 'x' })
  assert.deepEqual(told(located(100), closed), [[at(160), null, at(120)]])
  const locked = answered(120, 'honour-based')
  assert.deepEqual(told(located(100), locked), [[at(160), null, at(120)]], 'locked since')
})

test('of a death the family is told all the same where nobody waits; locked, only whom it was allowed to tell', () => {
  const died = happened('missing.grave-outcome/1', 110, { outcome: 'found dead', place: 'x', detail: 'x' })
  const told = (...more: readonly Happening[]) => owed('tell the family of the death', ...more)
  assert.deepEqual(told(answered(60, 'honour-based'), located(100), died), [], 'nobody may be told')
  const allowed = promised(70, 200, 'DI Stanmore')
  assert.deepEqual(told(answered(60, 'honour-based'), allowed, located(100), died), [[at(170), null, null]])
  assert.deepEqual(told(located(100), died, spoke(105, { keeps: [2] })), [[at(170), null, null]], 'told before')
})

test('known to be somewhere, the promise stands; what is decided for the family is due by it, within two hours and not before', () => {
  const known = happened('missing.known-to-be/1', 50, { where: 'x', with: null, detail: 'x', reviewBy: at(500) })
  assert.deepEqual(promises(known), [[at(121), null, null]])
  const later = folded(reported(), promised(1, 600), graded('MEDIUM'), answered(60, 'honour-based')).duties
  assert.equal(later.find((one) => one.name === 'decide what the family is told')?.dueAt, at(180), 'two hours at most')
  const passed = folded(reported(), promised(1, 30), graded('MEDIUM'), answered(60, 'honour-based')).duties
  assert.equal(passed.find((one) => one.name === 'decide what the family is told')?.dueAt, at(180), 'it has passed')
  assert.deepEqual(decisions(answered(60, 'honour-based'), answered(65, 'weapon')).length, 1, 'decided once')
})
