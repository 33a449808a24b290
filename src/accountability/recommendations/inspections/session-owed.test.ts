// The clock of the oversight group: three months from engagement and from each session, of this force alone, and none once it has left engage.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { type Instant, instant } from '../../../kernel/time.ts'
import { isOpen } from '../../../practice/duty.ts'
import { fold } from '../../../practice/procedure.ts'
import { isForce } from '../../../registers/forces.ts'
import { standingPolicy } from '../../../work/standing-policy.ts'
import { monitoring } from './monitoring.ts'
import type { MonitoringFact } from './monitoring-facts.ts'

const at = (day: string): Instant => instant(`${day}T09:00:00Z`)
let now: Instant = at('2026-11-10')
const it = await testApp({ clock: () => now })
const recorded = (position: number, day: string) => ({
  ...{ forceId: 'north', recordId: 'a', recordedBy: 'b', policyVersion: '1', corrects: null, position },
  ...{ happenedAt: at(day), recordedAt: at(day) },
})
const stage = (
  position: number,
  day: string,
  what: 'engage' | 'scan',
  effective: string,
  own: boolean | null = true,
): MonitoringFact => ({
  ...recorded(position, day),
  kind: 'monitoring.stage-recorded/1',
  body: {
    ...{ force: 'North', stage: what, announced: null, decided: null, effective, because: null },
    ...(own === null ? {} : { own }),
  },
})
const session = (position: number, day: string, on: string): MonitoringFact => ({
  ...recorded(position, day),
  kind: 'monitoring.group-met/1',
  body: { on, shown: 'A pack', outcome: 'Remains in engage', own: true },
})
const owed = (...facts: MonitoringFact[]) =>
  fold(monitoring, 'north', 'a', facts, () => standingPolicy).duties.map((duty) => [
    duty.dueAt.slice(0, 10),
    isOpen(duty),
  ])
const engaged = stage(1, '2026-07-06', 'engage', '2026-07-06')

test('three months from the day of engagement, then from each session, until the force is in scan', () => {
  assert.deepEqual(owed(engaged), [['2026-10-06', true]])
  const met = session(2, '2026-09-20', '2026-09-18')
  assert.deepEqual(owed(engaged, met), [
    ['2026-10-06', false],
    ['2026-12-18', true],
  ])
  const left = stage(3, '2026-11-01', 'scan', '2026-10-30')
  assert.deepEqual(owed(engaged, met, left).at(-1), ['2026-12-18', false])
  const again = stage(4, '2027-01-10', 'engage', '2027-01-10')
  assert.deepEqual(owed(engaged, met, left, again).at(-1), ['2027-04-10', true])
})

test('a session before engagement, or before one that is known, meets nothing; a stage entered as history ends nothing', () => {
  assert.deepEqual(owed(engaged, session(2, '2026-07-20', '2026-03-01')), [['2026-10-06', true]])
  const both = owed(engaged, session(2, '2026-09-20', '2026-09-18'), session(3, '2026-09-21', '2026-08-01'))
  assert.deepEqual(both.at(-1), ['2026-12-18', true])
  assert.equal(both.length, 2)
  const twice = owed(engaged, session(2, '2026-09-20', '2026-09-18'), session(3, '2026-09-21', '2026-09-18'))
  assert.equal(twice.length, 2, 'recorded twice, it is one session')
  assert.deepEqual(owed(engaged, stage(2, '2026-08-01', 'scan', '2020-01-01')), [['2026-10-06', true]])
})

test('engaged before anybody kept it here, it is not late from the first day: it is counted from the day it was entered', () => {
  assert.deepEqual(owed(stage(1, '2026-11-10', 'engage', '2026-01-05')), [['2027-02-10', true]])
  assert.deepEqual(owed(stage(1, '2026-10-06', 'engage', '2026-07-06')), [['2026-10-06', true]], 'due on that day')
})

test('of another force nothing is owed here, nor of one recorded before it was kept whose it is', () => {
  assert.deepEqual(owed(stage(1, '2026-07-06', 'engage', '2026-07-06', false)), [])
  assert.deepEqual(owed(stage(1, '2026-07-06', 'engage', '2026-07-06', null)), [])
  assert.deepEqual(
    [
      isForce('staffordshire', 'Staffordshire Police'),
      isForce('staffordshire-demonstration', 'Staffordshire Police'),
      isForce('warwickshire', 'Staffordshire Police'),
    ],
    [true, true, false],
  )
})

const keeper = async () => await it.named('Sam Underhill')
const record = async (force: string, what: string, effective: string) => {
  const answer = await (await keeper()).api('/api/monitoring/stages', { force, stage: what, effective })
  assert.equal(answer.status, 201, answer.text)
  return String(JSON.parse(answer.text).recordId)
}
const clocks = async () => (await (await keeper()).get('/clocks')).text
const words = /present to the next session of the policing performance oversight group/i

test('recorded, it stands on the page of monitoring and among the clocks with rule and source; late, it is told; in scan it is gone', async () => {
  const other = await record('Warwickshire Police', 'engage', '2026-11-02')
  assert.doesNotMatch(await clocks(), words)
  const own = await record('Staffordshire Police', 'engage', '2026-11-02')
  assert.notEqual(own, other)
  const page = (await (await keeper()).get('/monitoring')).text
  assert.match(page, /Staffordshire Police: present to the next session[^<]*<span>by 2 February 2027/)
  assert.match(page, /chief officer\. Vigil default: A force in engage presents[^<]*not verified/)
  assert.match(await clocks(), words)
  now = at('2027-02-03')
  assert.match((await (await keeper()).get('/monitoring')).text, /class="vigil-late">by 2 February 2027: overdue/)
  await it.app.ring()
  assert.match(
    (await (await it.named('Tess Mowbray')).get('/told')).text,
    /No session of the oversight group is recorded/,
  )
  const group = { on: '2027-02-01', shown: 'A pack of each cause', outcome: 'Remains in engage' }
  assert.equal((await (await keeper()).api(`/api/monitoring/${own}/groups`, group)).status, 200)
  assert.match((await (await keeper()).get('/monitoring')).text, /by 1 May 2027/)
  assert.equal(await record('Staffordshire Police', 'scan', '2027-02-03'), own, 'a force has one record')
  assert.doesNotMatch(await clocks(), words)
  assert.doesNotMatch((await (await keeper()).get('/monitoring')).text, /<h2[^>]*>Owed/)
})
