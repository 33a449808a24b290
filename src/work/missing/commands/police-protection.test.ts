// Police protection: 72 hours by law, somebody is interrupted at 60, everybody is told, and another officer looks at it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../../../test/database.ts'
import {
  folded,
  graded,
  type Happening,
  happened,
  located,
  reported,
  returned,
  start,
} from '../../../../test/episode-of-facts.ts'
import { force, openForce } from '../../../../test/episodes.ts'
import { newId } from '../../../kernel/identity.ts'
import { sql } from '../../../kernel/sql.ts'
import { hours, type Instant, instant, minutes, plus } from '../../../kernel/time.ts'
import { compliance } from '../../../practice/duty.ts'
import { ringDue, ringer } from '../../../registers/alarms.ts'
import { keepPolicies } from '../../../registers/policies.ts'
import { perform } from '../../../registers/records.ts'
import { contextOf } from '../../../registers/world.ts'
import { standingPolicy } from '../../standing-policy.ts'
import { missing } from '../procedure.ts'
import { TOLD } from '../protection-choices.ts'
import { beginProtection, tellOfProtection } from './police-protection.ts'
import { endProtection } from './protection-end.ts'

const begun = {
  limb: 'removed',
  grounds: 'Found with two men in a flat; one is known to exploit children',
  constable: 'PC 4411 Rees',
  keptAt: 'authority',
  place: 'Emergency foster placement, Stone',
} as const
const beganAt = (at: number) => happened('missing.police-protection-begun/1', at, begun)
const told = (whom: (typeof TOLD)[number], at: number) =>
  happened('missing.police-protection-told/1', at, { whom, reached: true, detail: 'by telephone' })
const ended = (how: 'released' | 'time passed', at: number) =>
  happened('missing.police-protection-ended/1', at, { how, to: 'her aunt', because: 'checked' })
const file = [reported(), graded('MEDIUM'), located(100)]
const owed = (name: string, ...more: readonly Happening[]) =>
  folded(...file, ...more).duties.filter((one) => one.name === name)

const database = await testDatabase()

test('72 hours from its beginning, four to tell and a designated officer’s look within the hour; each is met by its own record', () => {
  const after = folded(...file, beganAt(120), told('child', 130)).duties.filter(
    (one) => one.startedAt === plus(start, minutes(120)),
  )
  const protection = after.filter((one) => one.name.includes('police protection'))
  assert.equal(protection.length, 6)
  assert.equal(owed('end police protection', beganAt(120))[0]?.dueAt, plus(start, minutes(120 + 72 * 60)))
  assert.deepEqual(
    protection.filter((one) => one.metAt !== null).map((one) => one.name),
    ['tell the child of police protection'],
  )
})

test('ended by a decision the duty is met; ended because the time passed it is not done; over, nothing of it is owed', () => {
  const at = (how: 'released' | 'time passed', after: number) => {
    const [duty] = owed('end police protection', beganAt(120), ended(how, after))
    assert.ok(duty)
    return compliance(duty, plus(start, hours(100)))
  }
  assert.equal(at('released', 600), 'met')
  assert.equal(at('time passed', 120 + 72 * 60), 'breached')
  const left = folded(...file, beganAt(120), ended('released', 130), returned(140)).duties
  assert.deepEqual(
    left.filter((one) => one.name.includes('police protection') && one.endedAt === null && one.metAt === null),
    [],
  )
})

test('tried and not reached is not told; found no longer needed, the child is released within the hour', () => {
  const tried = happened('missing.police-protection-told/1', 130, { whom: 'child', reached: false, detail: 'asleep' })
  const looked = (needed: boolean, at: number) =>
    happened('missing.police-protection-reviewed/1', at, { needed, because: 'x', wishes: null })
  assert.equal(owed('tell the child of police protection', beganAt(120), tried)[0]?.metAt, null)
  assert.equal(
    owed('tell the child of police protection', beganAt(120), tried, told('child', 140))[0]?.metAt,
    plus(start, minutes(140)),
  )
  const release = (...more: readonly Happening[]) =>
    owed('release the child from police protection', beganAt(120), ...more).map((one) => [one.dueAt, one.metAt])
  assert.deepEqual(release(looked(true, 150)), [])
  assert.deepEqual(release(looked(false, 150)), [[plus(start, minutes(210)), null]])
  assert.deepEqual(release(looked(false, 150), ended('released', 160)), [
    [plus(start, minutes(210)), plus(start, minutes(160))],
  ])
})

test('dead, void or with another force: police protection runs no longer and nothing of it is owed', () => {
  const dead = happened('missing.grave-outcome/1', 130, { outcome: 'found dead', place: 'x', detail: 'x' })
  const voided = happened('missing.voided/1', 130, { proposedAtPosition: 1, because: 'x' })
  const taken = happened('missing.transfer-accepted/1', 130, {
    transferId: '018f0000-0000-7000-8000-000000000009',
    by: 'x',
    receivingRecordId: null,
  })
  const harmed = happened('missing.grave-outcome/1', 130, { outcome: 'seriously harmed', place: 'x', detail: 'x' })
  const running = (end: Happening) => {
    const { state, duties } = folded(...file, beganAt(120), end)
    const open = duties.filter(
      (one) => one.name.includes('police protection') && one.endedAt === null && one.metAt === null,
    )
    return [state.protection !== null, open.length]
  }
  for (const end of [dead, voided, taken]) assert.deepEqual(running(end), [false, 0])
  assert.deepEqual(running(harmed), [true, 6], 'a child in hospital may be in it')
})

test('nobody protects the dead by this power, and a child in hospital may be in it', async (t) => {
  const living = await openForce(t, database)
  const at = instant('2026-06-02T12:00:00Z')
  for (const [step, said] of [
    ['found dead', /found dead: this power cannot be used/],
    ['found seriously harmed', /"done"/],
  ] as const) {
    const child = await living.report(at)
    assert.equal((await living.move(child, step, plus(at, minutes(30)))).kind, 'done')
    assert.match(JSON.stringify(await living.move(child, 'begin protection', plus(at, minutes(40)))), said)
  }
})

test('an authority is always reached; parents may not be, and that they were not is recorded', async (t) => {
  const living = await openForce(t, database)
  const at = instant('2026-06-03T12:00:00Z')
  const child = await living.report(at)
  for (const step of ['locate', 'begin protection'] as const)
    assert.equal((await living.move(child, step, plus(at, minutes(30)))).kind, 'done', step)
  const now = plus(at, minutes(40))
  const tell = async (whom: (typeof TOLD)[number], reached: boolean) =>
    JSON.stringify(
      await perform(living.worldAt(now), missing, tellOfProtection, {
        recordId: child,
        key: newId(now),
        basedOn: null,
        body: { whom, reached, detail: 'Rang twice', at: null },
      }),
    )
  for (const whom of ['authority where found', 'authority where living'] as const)
    assert.match(await tell(whom, false), /somebody on duty at all hours/)
  assert.match(await tell('parents', false), /"done"/)
  assert.match(await tell('authority where found', true), /"done"/)
})

test('ended by the time that passed at 72 hours to the minute, and not a minute before', async (t) => {
  const living = await openForce(t, database)
  const at = instant('2026-06-04T12:00:00Z')
  const child = await living.report(at)
  const since = plus(at, minutes(30))
  for (const step of ['locate', 'begin protection'] as const)
    assert.equal((await living.move(child, step, since)).kind, 'done', step)
  const end = async (now: Instant) =>
    JSON.stringify(
      await perform(living.worldAt(now), missing, endProtection, {
        recordId: child,
        key: newId(now),
        basedOn: null,
        body: { how: 'time passed', to: 'Her mother', because: 'The law ended it', at: null },
      }),
    )
  assert.match(await end(plus(since, minutes(72 * 60 - 1))), /The 72 hours have not passed/)
  assert.match(await end(plus(since, hours(72))), /"done"/)
})

test('at 60 hours the force incident manager and the duty superintendent are interrupted, once; not a minute before', async (t) => {
  const living = await openForce(t, database)
  const policies = keepPolicies(living.app, standingPolicy)
  const at = instant('2026-06-01T12:00:00Z')
  const child = await living.report(at)
  for (const step of ['answer', 'grade', 'endorse', 'locate'] as const)
    await living.move(child, step, plus(at, minutes(30)))
  const since = plus(at, minutes(40))
  const outcome = await perform(living.worldAt(since), missing, beginProtection, {
    recordId: child,
    key: newId(since),
    basedOn: null,
    body: { ...begun, at: null },
  })
  assert.equal(outcome.kind, 'done')
  const calls = async () => {
    const world = living.worldAt(since)
    const found = await world.db.read(
      contextOf(world),
      async (reader) =>
        await reader.query(
          sql`select recipient, channel from outbox where force_id = ${force} and interrupts and words like 'Police protection%' order by recipient limit 10`,
        ),
    )
    return found.rows
  }
  const ring = async (now: Instant) => await ringDue(living.clock, [ringer(missing)], policies, now)

  await ring(plus(since, minutes(60 * 60 - 1)))
  const before = await calls()
  await ring(plus(since, hours(60)))
  await ring(plus(since, hours(61)))

  assert.deepEqual(before, [])
  assert.deepEqual(await calls(), [
    { recipient: 'duty superintendent', channel: 'phone' },
    { recipient: 'force incident manager', channel: 'screen' },
  ])
})
