// What a measure is to reach is the policy's to say: with its basis, from the day of the version, and never of an earlier day.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { hours, instant, localDate, plus } from '../../kernel/time.ts'

let clock = instant('2026-11-23T09:00:00.000Z')
const it = await testApp({ clock: () => clock })
let author = await it.named('Sam Underhill')
let approver = await it.named('Tess Mowbray')
const shown = async (path: string) => JSON.parse((await author.get(`/api${path}`)).text)

test('until the force sets its own the default stands, and says what it rests on and which policy has it', async () => {
  const { target, targetWords } = await shown('/measures/M4')
  assert.deepEqual([target, targetWords], [0.9, '90% (Vigil default), set by policy vigil-default-1'])
  assert.equal((await shown('/measures/M3')).targetWords, null)
  const rows: readonly { id: string; target: number | null }[] = (await shown('/measures')).rows
  assert.equal(rows.find(({ id }) => id === 'M13')?.target, 0.85)
  assert.match((await author.get('/measures/M4')).text, /90% \(Vigil default\)[^<]*<span[^>]*>No national figure was/)
})

test('more than everything, or less than nothing, is no target', async () => {
  const asked = { version: 'odd', effectiveFrom: plus(clock, hours(24)), because: 'The board asked', tables: null }
  const most = await author.api('/api/policy/proposal', { ...asked, values: { 'target.M4': 101, 'target.M8': -1 } })
  assert.equal(most.status, 422)
  assert.match(most.text, /Target of M4[^"]*100 or less/)
  assert.match(most.text, /Target of M8[^"]*0 or more/)
})

test('another person approves it: it counts from its day, on the page and the chart, and an earlier day keeps its own', async () => {
  const before = clock
  const proposed = await author.api('/api/policy/proposal', {
    version: '2026-12',
    effectiveFrom: plus(clock, hours(24)),
    because: 'The board asked for more',
    values: { 'target.M4': 97 },
    tables: null,
  })
  assert.equal(proposed.status, 201, proposed.text)
  const approved = await approver.api(`/api/policy/${JSON.parse(proposed.text).recordId}/approval`, {})
  assert.equal(approved.status, 200, approved.text)
  assert.equal((await shown('/measures/M4')).target, 0.9, 'not before its day')
  clock = plus(clock, hours(72))
  author = await it.named('Sam Underhill')
  const { target, targetWords } = await shown('/measures/M4')
  assert.equal(target, 0.97)
  assert.equal(targetWords, '97% (force), set by policy 2026-12 in force since 24 November 2026 at 09:00')
  assert.match((await shown('/measures/M8')).targetWords, /^90% \(Vigil default\), set by policy 2026-12/)
  const then = await shown(`/measures/M4/as-known?on=${localDate(before)}`)
  assert.equal(then.targetWords, '90% (Vigil default), set by policy vigil-default-1')
})

test('to a measure without a target the force gives its own: basis force, from its day, at most where lower is better', async () => {
  const from = clock
  const policy = (await author.get('/policy/values/targets-of-measures')).text
  assert.match(
    policy,
    /Target of M3, at most: How many children go missing again[\s\S]{0,300}none set[\s\S]{0,100}>force</,
  )
  assert.match(
    (await author.get('/measures/M3')).text,
    /None set<span[^>]*><a[^>]*href="\/policy\/values\/targets-of-measures#target.M3"/,
  )
  const proposed = await author.api('/api/policy/proposal', {
    version: '2027-01',
    effectiveFrom: plus(clock, hours(24)),
    because: 'The board asked',
    values: { 'target.M3': 12 },
    tables: null,
  })
  assert.equal(proposed.status, 201, proposed.text)
  const { recordId } = JSON.parse(proposed.text)
  assert.match((await author.get(`/policy/${recordId}`)).text, /Target of M3[\s\S]{0,250}none set[\s\S]{0,150}<ins>12</)
  approver = await it.named('Tess Mowbray')
  assert.equal((await approver.api(`/api/policy/${recordId}/approval`, {})).status, 200)
  assert.equal((await shown('/measures/M3')).targetWords, null, 'not before its day')
  clock = plus(clock, hours(48))
  author = await it.named('Sam Underhill')
  const { target, targetWords, targetSource } = await shown('/measures/M3')
  assert.deepEqual(
    [target, targetWords, targetSource],
    [0.12, '12% (force), set by policy 2027-01 in force since 27 November 2026 at 09:00', 'Set by this force'],
  )
  assert.equal((await shown(`/measures/M3/as-known?on=${localDate(from)}`)).targetWords, null)
  assert.equal((await shown('/measures/M5')).targetWords, null, 'nothing is asked of the others')
})

test('it is taken back as it was given: by one person, approved by another, from its day', async () => {
  const asked = {
    version: '2027-02',
    effectiveFrom: plus(clock, hours(24)),
    because: 'The board gave it up',
    tables: null,
  }
  const propose = async (takenBack: readonly string[], values = {}) =>
    await author.api('/api/policy/proposal', { ...asked, values, takenBack })
  const refused = await propose(['target.M5', 'target.M4', 'target.M99'])
  assert.equal(refused.status, 422)
  assert.match(refused.text, /Target of M5[^"]*none is set, so there is nothing to take back/)
  assert.match(refused.text, /Target of M4[^"]*a default for this\. You can change it but not take it back/)
  assert.match(refused.text, /The policy has no value “target.M99”/)
  assert.match((await propose(['target.M3'], { 'target.M3': 15 })).text, /another value or take it back, not both/)
  assert.match(
    (await author.get('/policy/proposal')).text,
    /name="takenBack"[^>]*value="target.M3"[\s\S]{0,200}Target of M3[^<]*\(now 12%\)/,
  )
  // As the form sends it: with the value that it held.
  const proposed = await propose(['target.M3'], { 'target.M3': 12 })
  assert.equal(proposed.status, 201, proposed.text)
  const { recordId } = JSON.parse(proposed.text)
  assert.match(
    (await author.get(`/policy/${recordId}`)).text,
    /Target of M3[\s\S]{0,250}<del>12<\/del>[\s\S]{0,150}none set/,
  )
  assert.equal((await author.api(`/api/policy/${recordId}/approval`, {})).status, 403)
  approver = await it.named('Tess Mowbray')
  assert.equal((await approver.api(`/api/policy/${recordId}/approval`, {})).status, 200)
  assert.equal((await shown('/measures/M3')).target, 0.12, 'until its day')
  const before = clock
  clock = plus(clock, hours(48))
  author = await it.named('Sam Underhill')
  assert.deepEqual([(await shown('/measures/M3')).target, (await shown('/measures/M3')).targetWords], [null, null])
  assert.match((await author.get('/measures/M3')).text, /None set<span/)
  assert.equal(
    (await shown(`/measures/M3/as-known?on=${localDate(before)}`)).target,
    0.12,
    'an earlier day keeps its own',
  )
  assert.match((await author.get('/policy/values/targets-of-measures')).text, /Target of M3[\s\S]{0,300}none set/)
  assert.match((await author.get('/policy/proposal')).text, /Take back[\s\S]{0,400}None\./)
})
