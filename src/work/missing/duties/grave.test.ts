// Seriously harmed is alive: seen, brought to safety and heard as any child who was found, missing again, dead later. Only found dead ends that.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import {
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
  seen,
  start,
} from '../../../../test/episode-of-facts.ts'
import { reportBody } from '../../../../test/report.ts'
import { type Instant, instant, minutes, plus } from '../../../kernel/time.ts'
import { compliance, isOpen } from '../../../practice/duty.ts'
import { missingForClose } from '../missing-for-close.ts'

const file = [reported(), graded('MEDIUM'), located(100)]
const grave = (at: number, outcome: 'found dead' | 'seriously harmed') =>
  happened('missing.grave-outcome/1', at, { outcome, place: 'x', detail: 'x' })
const referred = (at: number) =>
  happened('missing.referred/1', at, { to: 'Independent Office for Police Conduct', reference: null, detail: 'x' })
const lost = (at: number) => happened('missing.contact-lost/1', at, { detail: 'x' })
const learned = (at: number) => {
  const rest = { harmDetail: 'x', where: 'x', withWhom: null, why: null, intended: 'no' as const }
  return happened('missing.learned/1', at, { harm: 'serious harm', ...rest })
}
const open = (...happenings: readonly Happening[]) =>
  folded(...happenings)
    .duties.filter(isOpen)
    .map(({ name }) => name)
const ofTheFound = ['bring the child to a place of safety', 'hold a prevention interview'] as const
const ofTheReturn = ['offer a return interview', 'hold a return interview', 'keep the four-week watch'] as const

test('seriously harmed, a child is brought to safety, seen and heard; found dead, nobody is', () => {
  for (const name of ofTheFound) {
    assert.ok(open(...file, grave(110, 'seriously harmed')).includes(name), name)
    assert.ok(!open(...file, grave(110, 'found dead')).includes(name), name)
  }
  for (const name of ofTheReturn) {
    assert.ok(open(...file, grave(110, 'seriously harmed'), returned(200)).includes(name), name)
    assert.ok(open(...file, returned(105), grave(110, 'seriously harmed')).includes(name), name)
    assert.ok(!open(...file, returned(105), grave(110, 'found dead')).includes(name), name)
  }
})

test('the close waits for the return and the interview of whoever is harmed, and for neither of the dead', () => {
  const waits = (outcome: 'found dead' | 'seriously harmed') => {
    const { state, policyAt } = folded(...file, grave(110, outcome))
    return missingForClose(state, policyAt(later), later).map(({ form }) => form)
  }
  assert.deepEqual(
    ['return', 'prevention-interview'].filter((field) => waits('seriously harmed').includes(field)),
    ['return', 'prevention-interview'],
  )
  assert.deepEqual(
    waits('found dead').filter((path) => ['return', 'prevention-interview'].includes(path)),
    [],
  )
})

test('M13: seen in time or not, a child who was seriously harmed counts; the dead do not', () => {
  assert.deepEqual(counts('M13', [episode(...file, grave(110, 'seriously harmed'), seen(150, true))]), [1, 0, 0, 0])
  assert.deepEqual(counts('M13', [episode(...file, grave(110, 'found dead'))]), [0, 0, 0, 0])
})

test('a record closed when neither was owed owes neither now: what was late then is not evidenced', () => {
  const closed = happened('missing.closed/1', 120, { summary: 'x' })
  const { duties } = folded(...file, grave(110, 'seriously harmed'), closed)
  const said = ofTheFound.map((name) => duties.find((one) => one.name === name))
  assert.deepEqual(
    said.map((duty) => duty && compliance(duty, later)),
    ['no longer owed', 'no longer owed'],
  )
})

test('harmed and then dead: the clocks of the death are its own, and a referral of the harm does not close it', () => {
  const both = [...file, grave(110, 'seriously harmed'), referred(200), grave(4000, 'found dead')]
  const { duties, state, policyAt } = folded(...both)
  const referral = duties.filter(({ name }) => name === 'refer to the Independent Office for Police Conduct')
  assert.deepEqual(
    referral.map((duty) => [duty.startedAt, isOpen(duty)]),
    [
      [plus(start, minutes(110)), false],
      [plus(start, minutes(4000)), true],
    ],
  )
  assert.ok(missingForClose(state, policyAt(later), later).some(({ form }) => form.startsWith('referrals?')))
})

test('missing again after serious harm: serious harm learned of this search asks again whether it is to be referred', () => {
  const asks = (...more: readonly Happening[]) =>
    open(...file, grave(110, 'seriously harmed'), ...more).includes('say whether it is a death or serious injury')
  assert.equal(asks(learned(120)), false, 'it is recorded')
  assert.equal(asks(learned(120), lost(300), located(400)), false)
  assert.equal(asks(lost(300), located(400), learned(500)), true)
})

test('in hospital she is on the lists; gone from there she is missing and looked for by a report put right; and she may be found dead', async () => {
  let now: Instant = instant('2026-11-23T10:00:00Z')
  const it = await testApp({ clock: () => now })
  const [handler, manager] = [await it.named('Asha Nolan'), await it.named('Dev Ramsden')]
  const made = await handler.api('/api/missing/report', reportBody(now, { name: 'Sunniva Larkhill', age: 14 }))
  const record = String(JSON.parse(made.text).recordId)
  const on = async (path: string, body: object) => {
    now = plus(now, minutes(5))
    return await manager.api(`/api/missing/${record}/${path}`, body)
  }
  const page = async () => (await manager.get(`/missing/${record}`)).text
  const offered = async (path: string) => (await page()).includes(`href="/missing/${record}/${path}"`)
  const said = { place: 'Royal Stoke hospital', detail: 'Hit by a car', checked: true, at: null }
  assert.equal((await on('grave-outcome', { outcome: 'seriously harmed', ...said })).status, 200)

  assert.match((await manager.get('/board')).text, /Sunniva Larkhill[\s\S]*?seriously harmed/)
  assert.match((await manager.get('/board/print')).text, /Sunniva Larkhill[\s\S]*?STILL AT RISK, SERIOUSLY HARMED/)
  assert.match(await page(), /not returned[\s\S]*<strong>Seriously harmed<\/strong>, Royal Stoke hospital/)
  assert.deepEqual([await offered('report-correction'), await offered('corrections')], [false, false])
  assert.doesNotMatch(await page(), /\/corrections\?entry=/)
  assert.match((await on('grave-outcome', { outcome: 'seriously harmed', ...said })).text, /already recorded that the/)
  assert.ok(await offered('contact-lost'))
  const early = await on('contact-lost', { detail: 'x', at: plus(now, minutes(-60)) })
  assert.equal(early.status, 422)
  assert.equal((await on('contact-lost', { detail: 'Walked out of the ward' })).status, 200)

  assert.match(await page(), /missing for <strong>[\s\S]*<strong>Seriously harmed<\/strong>/)
  assert.deepEqual([await offered('report-correction'), await offered('corrections')], [true, false])
  now = plus(now, minutes(40))
  assert.equal((await on('grave-outcome', { outcome: 'found dead', ...said, place: 'The canal' })).status, 200)
  for (const path of ['grave-outcome', 'contact-lost', 'return', 'police-protection', 'report-correction'])
    assert.ok(!(await offered(path)), path)
  assert.doesNotMatch((await manager.get('/board/print')).text, /Sunniva Larkhill/)
  assert.match(
    (await on('return', { to: 'x', seenBy: 'PC Harrow', detail: null, at: null })).text,
    /no return to record/,
  )
  assert.match(
    (await on('grave-outcome', { outcome: 'found dead', ...said })).text,
    /already recorded that the child was found d/,
  )
})
