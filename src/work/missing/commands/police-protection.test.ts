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
    ['found dead', /found dead: there is nobody to protect by this power/],
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
    assert.match(await tell(whom, false), /somebody on duty at every hour/)
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

test('on the board with its hours though the child is returned; refused in words; no close over it; ended, it is gone from the board', async () => {
  let now: Instant = instant('2026-01-13T20:00:00.000Z')
  const it = await testApp({ clock: () => now })
  const [handler, manager, officer] = [
    await it.named('Asha Nolan'),
    await it.named('Dev Ramsden'),
    await it.named('Gareth Ashdown'),
  ]
  const made = await handler.api(
    '/api/missing/report',
    reportBody(now, { name: 'Kit Larwood', unit: 'stafford-response' }),
  )
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
    confirmedBy: 'PC Harrow',
    confirmedHow: 'seen by an officer',
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
  const supervisor = (await officer.get('/supervisor')).text
  const handover = (await officer.get('/handover')).text
  const entry = JSON.parse((await manager.get(`/api/missing/${record}`)).text).timeline.find((one: { words: string }) =>
    one.words.includes('police protection began'),
  )
  const corrected = await send(
    'corrections',
    { entry: String(entry.position), at: plus(now, minutes(-45)), text: null, because: 'Typed wrongly' },
    manager,
  )
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
  assert.match(supervisor, /no designated officer has looked at it[\s\S]*police-protection-review/)
  assert.match(handover, /in police protection, 0 of 72 hours used/)
  assert.match(corrected.text, /It follows what happened 13 January 2026/)
  assert.match(own.text, /the designated officer is somebody else/)
  assert.match(notTold.text, /somebody on duty at every hour/)
  assert.match(closing.text, /Police protection is still running/)
  assert.match(tooLate.text, /By law it ended at the latest/)
  assert.equal(lawful.status, 200, lawful.text)
  assert.deepEqual(after, [])
})

test('found dead: every page says so, no room lists the child as to be brought home, and nothing is owed of police protection', async () => {
  let now: Instant = instant('2026-01-13T20:00:00.000Z')
  const it = await testApp({ clock: () => now })
  const [handler, superintendent] = [await it.named('Asha Nolan'), await it.named('Farah Quill')]
  const made = await handler.api('/api/missing/report', reportBody(now, { name: 'Kit Harrowgate' }))
  const record = String(JSON.parse(made.text).recordId)
  now = plus(now, minutes(30))
  const body = { outcome: 'found dead', place: 'Canal', detail: 'Found by a walker', checked: true, at: null }
  const sent = await superintendent.api(`/api/missing/${record}/grave-outcome`, body)
  assert.equal(sent.status, 200, sent.text)
  const page = (await superintendent.get(`/missing/${record}`)).text
  const [head] = page.split('Due next')
  assert.match(head ?? '', /<strong>found dead<\/strong>, Canal/)
  assert.doesNotMatch(head ?? '', /not returned|Danger/)
  assert.doesNotMatch((await superintendent.get('/board')).text, /Kit Harrowgate/)
  assert.doesNotMatch((await superintendent.get('/board/print')).text, /Kit Harrowgate/)
  assert.match((await superintendent.get('/missing/closing')).text, /Kit Harrowgate[\s\S]*found dead/)
})

test('gone from police protection: it has ended so, the search begins, and it is used again only for what is new', async () => {
  let now: Instant = instant('2026-01-13T20:00:00.000Z')
  const it = await testApp({ clock: () => now })
  const [handler, manager, sergeant] = [
    await it.named('Asha Nolan'),
    await it.named('Dev Ramsden'),
    await it.named('Jo Pemberley'),
  ]
  const made = await handler.api('/api/missing/report', reportBody(now, { name: 'Orla Penhaligon' }))
  const record = String(JSON.parse(made.text).recordId)
  const send = async (path: string, body: object, who = manager) => {
    now = plus(now, minutes(5))
    return await who.api(`/api/missing/${record}/${path}`, body)
  }
  const found = {
    place: 'Flat 3',
    how: 'police',
    with: 'An older man',
    atRisk: true,
    placeToReturn: 'Foster carers',
    confirmedBy: 'PC Harrow',
    confirmedHow: 'seen by an officer',
    detail: 'x',
    at: null,
  }
  assert.equal((await send('location', found)).status, 200)
  assert.equal((await send('police-protection', { ...begun, at: null })).status, 200)
  const byTime = { how: 'time passed', to: 'nobody', because: 'x', at: null }
  const early = await send('police-protection-end', byTime)
  const low = await send('police-protection-review', { needed: true, because: 'x', wishes: null }, sergeant)
  const lost = await send('contact-lost', { detail: 'Ran from the foster placement' })
  const timeline = (await manager.get(`/missing/${record}`)).text
  const board = JSON.parse((await manager.get('/api/board')).text)
  assert.equal((await send('location', found)).status, 200)
  const again = await send('police-protection', { ...begun, at: null })
  const fresh = await send('police-protection', { ...begun, again: 'A threat made today', at: null })
  const page = (await manager.get(`/missing/${record}`)).text

  assert.match(early.text, /The 72 hours have not passed/)
  assert.match(low.text, /inspector’s rank or above/)
  assert.equal(lost.status, 200, lost.text)
  assert.match(timeline, /the child went missing from it/)
  assert.deepEqual(board.inProtection, [])
  assert.deepEqual(
    board.missing.map((row: { recordId: string }) => row.recordId),
    [record],
  )
  assert.match(again.text, /cannot be extended\. Say what is new since, or ask the court/)
  assert.equal(fresh.status, 200, fresh.text)
  assert.match(page, /Used before in this episode: 13 January 2026/)
})
