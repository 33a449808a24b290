// Police protection: 72 hours by law, somebody is interrupted at 60, everybody is told, another officer looks at it, and no file closes over it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { testDatabase } from '../../../../test/database.ts'
import { force, openForce } from '../../../../test/episodes.ts'
import { reportBody } from '../../../../test/report.ts'
import { newId } from '../../../kernel/identity.ts'
import { sql } from '../../../kernel/sql.ts'
import { hours, type Instant, instant, minutes, plus } from '../../../kernel/time.ts'
import { compliance } from '../../../practice/duty.ts'
import { ringDue, ringer } from '../../../registers/alarms.ts'
import { keepPolicies } from '../../../registers/policies.ts'
import { perform } from '../../../registers/records.ts'
import { contextOf } from '../../../registers/world.ts'
import { standingPolicy } from '../../standing-policy.ts'
import { folded, graded, type Happening, happened, located, reported, returned, start } from '../measures/example.ts'
import { missing } from '../procedure.ts'
import { TOLD } from '../protection-choices.ts'
import { beginProtection } from './police-protection.ts'

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

const database = await testDatabase()

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

test('on the board with its hours though the child is returned; refused in words; no close over it; ended, it is gone from the board', async () => {
  let now: Instant = instant('2026-01-13T20:00:00.000Z')
  const it = await testApp({ clock: () => now })
  const [handler, manager, officer] = [
    await it.named('Asha Nolan'),
    await it.named('Dev Ramsden'),
    await it.named('Gareth Ashdown'),
  ]
  const made = await handler.api('/api/missing/report', reportBody(now, { name: 'Kit Larwood' }))
  const record = String(JSON.parse(made.text).recordId)
  const send = async (path: string, body: object, who = officer) =>
    await who.api(`/api/missing/${record}/${path}`, body)
  const early = await send('police-protection', { ...begun, at: null })
  now = plus(now, minutes(30))
  await send('location', {
    place: 'Flat 3',
    how: 'police',
    with: null,
    atRisk: true,
    placeToReturn: 'Foster carers',
    detail: 'x',
    at: null,
  })
  const began = await send('police-protection', { ...begun, at: null }, manager)
  const twice = await send('police-protection', { ...begun, at: null })
  now = plus(now, minutes(20))
  await send('return', { to: 'Foster carers', seenBy: 'PC Rees', detail: null, at: null })
  const board = await handler.get('/board')
  const listed = JSON.parse((await handler.get('/api/board')).text).inProtection
  const paper = await handler.get('/board/print')
  const page = await manager.get(`/missing/${record}`)
  const own = await send('police-protection-review', { needed: true, because: 'x', wishes: null }, manager)
  const notTold = await send('police-protection-told', {
    whom: 'authority where found',
    reached: false,
    detail: 'nobody answered',
    at: null,
  })
  const closing = await send('close', { summary: 'over' }, manager)
  now = plus(now, hours(80))
  // Everybody’s session has ended meanwhile.
  const [handlerLater, officerLater] = [await it.named('Asha Nolan'), await it.named('Gareth Ashdown')]
  const end = { how: 'released', to: 'her aunt', because: 'checked', at: null }
  const tooLate = await send('police-protection-end', end, officerLater)
  const lawful = await send(
    'police-protection-end',
    { ...end, how: 'time passed', at: plus(now, hours(-9)) },
    officerLater,
  )
  const after = JSON.parse((await handlerLater.get('/api/board')).text).inProtection

  assert.match(early.text, /Record first that the child is located/)
  assert.equal(began.status, 200, began.text)
  assert.match(twice.text, /running already/)
  assert.match(
    board.text,
    /In police protection: it ends by law at 72 hours[\s\S]*Kit Larwood[\s\S]*Emergency foster placement/,
  )
  assert.deepEqual(
    listed.map((row: { recordId: string }) => row.recordId),
    [record],
  )
  assert.match(paper.text, /In police protection<\/b> since/)
  assert.match(page.text, /In police protection for[\s\S]*nobody has looked at it/)
  assert.match(own.text, /the designated officer is somebody else/)
  assert.match(notTold.text, /somebody on duty at every hour/)
  assert.match(closing.text, /Police protection is still running/)
  assert.match(tooLate.text, /By law it ended at the latest/)
  assert.equal(lawful.status, 200, lawful.text)
  assert.deepEqual(after, [])
})
