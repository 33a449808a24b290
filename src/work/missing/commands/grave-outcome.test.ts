// Serious harm that is learned: nothing closes until somebody says whether it is a death or serious injury, and by when is owed.
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
  returned,
} from '../../../../test/episode-of-facts.ts'
import { home } from '../../../../test/home.ts'
import { reportBody } from '../../../../test/report.ts'
import { type Instant, instant, minutes, plus } from '../../../kernel/time.ts'
import { isOpen } from '../../../practice/duty.ts'

let now: Instant = instant('2026-11-23T10:00:00Z')
const it = await testApp({ clock: () => now })
const { named } = it
const manager = await named('Dev Ramsden')
const sergeant = await named('Jo Pemberley')

const learned = (at: number, harm: 'none known' | 'harm' | 'serious harm') =>
  happened('missing.learned/1', at, {
    harm,
    harmDetail: 'x',
    where: 'x',
    withWhom: null,
    why: null,
    intended: 'no',
  })
const ruledOut = (at: number) => happened('missing.grave-outcome-ruled-out/1', at, { because: 'x' })
const grave = (at: number) =>
  happened('missing.grave-outcome/1', at, { outcome: 'seriously harmed', place: 'x', detail: 'x' })
const owed = (...more: readonly Happening[]) =>
  folded(reported(), graded('MEDIUM'), located(100), returned(110), ...more).duties.filter(
    ({ name }) => name === 'say whether it is a death or serious injury',
  )

test('serious harm is learned: by the end of the next day somebody says whether it is a death or serious injury', () => {
  const [one, ...others] = owed(learned(200, 'serious harm'))
  assert.ok(one && isOpen(one))
  assert.equal(one.dueAt, '2026-03-03T23:59:59.000Z')
  assert.deepEqual(others, [])
  assert.deepEqual(owed(learned(200, 'harm')), [])
})

test('it is settled by the outcome, or by an inspector; learned again it starts no later clock, ruled out before it is asked anew', () => {
  const met = (...more: readonly Happening[]) => owed(learned(200, 'serious harm'), ...more).map((one) => isOpen(one))
  assert.deepEqual(met(grave(300)), [false])
  assert.deepEqual(met(ruledOut(300)), [false])
  assert.deepEqual(met(learned(2000, 'serious harm')), [true])
  assert.deepEqual(met(ruledOut(300), learned(2000, 'serious harm')), [false, true])
  assert.deepEqual(met(learned(300, 'harm')), [true], 'learned as less, whoever says so: an inspector decides')
  assert.deepEqual(met(learned(300, 'none known'), ruledOut(400)), [false])
  assert.deepEqual(met(ruledOut(300), learned(400, 'harm')), [false])
})

test('the search closes on no serious harm that nobody decided on; an inspector says why it is none, and a sergeant may not', async () => {
  const grade = { level: 'MEDIUM' as const, because: 'x', earlierConsidered: null }
  const made = await manager.api('/api/missing/report', reportBody(now, { name: 'Merle Thackery', grade }))
  const record = String(JSON.parse(made.text).recordId)
  const on = async (who: typeof manager, path: string, body: object) => {
    now = plus(now, minutes(2))
    return await who.api(`/api/missing/${record}/${path}`, body)
  }
  await home(manager, record)
  const early = await on(manager, 'grave-outcome-ruled-out', { because: 'x' })
  assert.match(early.text, /no serious harm was learned/)
  const said = { harm: 'serious harm', harmDetail: 'Assaulted', where: 'x', withWhom: null, why: null, intended: 'no' }
  const learning = async (more: object) => await on(manager, 'learning', { ...said, ...more })
  assert.match((await learning({ harmedAt: plus(now, minutes(60)) })).text, /This time is in the future/)
  const unharmed = await learning({ harm: 'none known', harmDetail: null, harmedAt: now })
  assert.match(unharmed.text, /You said that no harm is known: leave this empty/)
  const harmedAt = plus(now, minutes(-180))
  assert.equal((await learning({ harmedAt })).status, 200, 'before the report')
  assert.match(
    (await manager.get(`/missing/${record}`)).text,
    /came to harm 23 November 2026 at 07:\d\d|Assaulted \(23 Nov/,
  )
  assert.equal((await on(manager, 'learning', said)).status, 200, 'nobody knows when')
  const unfound = {
    outcome: 'seriously harmed',
    place: 'x',
    detail: 'x',
    checked: true,
    at: now,
    harmedAt: plus(now, minutes(1)),
  }
  assert.match((await on(manager, 'grave-outcome', unfound)).text, /after they were found/)
  const waits = async () => (await on(manager, 'close', { summary: 'x' })).text
  assert.match(
    await waits(),
    /Serious harm was learned: record it as a death or serious injury, or have an officer of insp/,
  )
  assert.match((await manager.get(`/missing/${record}`)).text, /href="\/missing\/[^"]*\/grave-outcome-ruled-out"/)
  assert.doesNotMatch((await sergeant.get(`/missing/${record}`)).text, /grave-outcome-ruled-out/)
  const lower = await on(sergeant, 'grave-outcome-ruled-out', { because: 'It was not so bad' })
  assert.match(lower.text, /of inspector’s rank can decide/)
  const unsaid = await on(manager, 'grave-outcome-ruled-out', { because: '' })
  assert.equal(unsaid.status, 422)
  const because = 'No injury of that kind: seen by a doctor, and looked at with the superintendent'
  assert.equal((await on(manager, 'grave-outcome-ruled-out', { because })).status, 200)
  assert.doesNotMatch(await waits(), /Serious harm was learned/)
  assert.match((await manager.get(`/missing/${record}`)).text, /Dev Ramsden[\s\S]*No injury of that kind/)
})
