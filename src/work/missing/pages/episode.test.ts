// The episode page, what was known at a past minute, who may read it, and the lists around it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../../../test/database.ts'
import { at, carry, days, given, list, read, shown, words } from '../../../../test/episode-page.ts'
import { force, type Living, officers, openForce } from '../../../../test/episodes.ts'
import { openDatabase } from '../../../kernel/database.ts'
import { newId } from '../../../kernel/identity.ts'
import { type Sql, sql } from '../../../kernel/sql.ts'
import { type Instant, minutes, plus } from '../../../kernel/time.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import type { Values } from '../../../web/slice.ts'
import { note, recordTriggerPlan } from '../commands/enquiries.ts'
import { refer } from '../commands/outcome.ts'
import { deploy } from '../commands/ownership.ts'
import { report } from '../commands/report.ts'
import { reportReturnInterview } from '../commands/return-interview.ts'
import { asKnownPage } from './as-known.ts'
import { episodePage } from './episode.ts'
import { homesPage } from './home.ts'
import { closingPage, knownPage } from './known.ts'
import { repeatPage } from './repeat.ts'

const database = await testDatabase()
const [ines, tam] = officers

const consultations = async (living: Living, recordId: string) => {
  const { rows } = await living.app.read(
    contextOf(living.worldAt(at(0))),
    async (reader) =>
      await reader.query(sql`
        select who, what
        from consultation
        where ${recordId} = any (record_ids)
        order by consultation_id
        limit 50`),
  )
  return rows
}

test('given a child graded and not acknowledged, the page says who, how long, the danger, whose it is and what is late', async (t) => {
  const living = await openForce(t, database)
  const recordId = await given(living)

  const values = await shown(episodePage, living.worldAt(at(60), tam), recordId)

  assert.partialDeepStrictEqual(values, {
    restricted: false,
    name: 'Rowan Invented',
    age: 14,
    phase: 'open',
    grade: 'MEDIUM',
    endorsed: false,
    missingMinutes: 150,
    acknowledged: false,
    mine: true,
    owner: { name: 'Tam Rowe' },
    ownerUnit: 'northvale-response',
    caller: { relation: 'mother', phone: '01632 960002' },
    places: [{ place: 'Bus station', why: 'last seen here this time' }],
    earlier: [],
    plan: null,
    close: null,
    returnInterview: null,
  })
  assert.match(String(values['danger']), /^Out of character\.$/)
  assert.partialDeepStrictEqual(list(values, 'due')[0], {
    words: 'acknowledge ownership',
    mine: true,
    dueAt: at(20),
    late: true,
    basis: 'Vigil default',
  })
  assert.equal((await shown(episodePage, living.worldAt(at(60), ines), recordId))['mine'], false)
})

test('given a minimum action recorded, it leaves the list of what is not yet done; the others stay', async (t) => {
  const living = await openForce(t, database)
  const recordId = await given(living)
  const before = list(await shown(episodePage, living.worldAt(at(20)), recordId), 'outstanding').map(
    (one) => one['code'],
  )
  await living.move(recordId, 'act', at(25))

  const after = list(await shown(episodePage, living.worldAt(at(30)), recordId), 'outstanding').map(
    (one) => one['code'],
  )

  assert.ok(before.includes('local systems checked') && before.length > 1)
  assert.deepEqual(
    after,
    before.filter((code) => code !== 'local systems checked'),
  )
})

test('what may be done follows the phase and the job', async (t) => {
  const living = await openForce(t, database)
  const recordId = await given(living)
  const paths = (values: Values) =>
    list(values, 'may').flatMap((group) => list(group, 'actions').map((one) => one['path']))

  const supervisor = paths(await shown(episodePage, living.worldAt(at(20), tam), recordId))
  const handler = paths(await shown(episodePage, living.worldAt(at(20), { ...tam, roles: ['call handler'] }), recordId))

  assert.ok(supervisor.includes('endorsement') && supervisor.includes('location') && supervisor.includes('reviews'))
  assert.ok(handler.includes('location') && !handler.includes('endorsement') && !handler.includes('reviews'))
  for (const path of ['close', 'return', 'reopening', 'grading', 'correction-confirmation'])
    assert.ok(!supervisor.includes(path), path)

  const ungraded = await living.report(at(0), 'Wren Alderley')
  await living.move(ungraded, 'locate', at(10))
  const found = paths(await shown(episodePage, living.worldAt(at(20), tam), ungraded))
  // There is no grade to endorse yet.
  assert.ok(found.includes('grading') && !found.includes('endorsement'))
})

test('reading writes who read what, in the same transaction', async (t) => {
  const living = await openForce(t, database)
  const recordId = await given(living)

  await shown(episodePage, living.worldAt(at(20), tam), recordId)
  await shown(asKnownPage, living.worldAt(at(21), ines), recordId, { at: at(4) })

  assert.deepEqual(await consultations(living, recordId), [
    { who: tam.staffId, what: 'episode' },
    { who: ines.staffId, what: 'episode as known at' },
  ])
})

test('no log, no read: where the log cannot be written nothing is shown', async (t) => {
  const living = await openForce(t, database)
  const recordId = await given(living)
  const owner = openDatabase(database.ownerUrl, { connections: 1 })
  const asOwner = async (query: Sql) =>
    await owner.write(contextOf(living.worldAt(at(20))), async (writer) => await writer.query(query))

  await asOwner(sql`revoke insert on consultation from vigil_app`)
  t.after(async () => {
    await asOwner(sql`grant insert on consultation to vigil_app`)
    await owner.close()
  })

  for (const page of [episodePage, asKnownPage, closingPage, knownPage, repeatPage, homesPage])
    await assert.rejects(
      read(page, living.worldAt(at(20)), recordId, { at: null, after: null }),
      /permission denied for table consultation/,
    )
})

test('given a deployment recorded late and a later note, the minute before knows neither', async (t) => {
  const living = await openForce(t, database)
  const recordId = await given(living)
  await carry(living.worldAt(at(70)), recordId, deploy, { unit: 'R12', at: at(20) })
  await carry(living.worldAt(at(80)), recordId, note, { text: 'Rang the school' })

  const then = await shown(asKnownPage, living.worldAt(at(90)), recordId, { at: at(65) })
  const now = await shown(asKnownPage, living.worldAt(at(90)), recordId, { at: at(75) })

  const deployed = 'recorded a deployment'
  assert.equal(then['title'], 'What was known at 22:05 on 27 March 2026')
  assert.ok(!words(then, 'timeline').includes(deployed))
  assert.deepEqual(words(then, 'notKnownThen'), [deployed])
  assert.ok(words(then, 'due').includes('deploy an officer'))
  assert.ok(words(now, 'timeline').includes(deployed) && !words(now, 'timeline').includes('added a note'))
  assert.deepEqual(words(now, 'notKnownThen'), [])
  // Done at +20 and due at +60, but recorded at +70, within the tolerance of 30 minutes.
  assert.equal(list(now, 'settled').find((one) => one['words'] === 'deploy an officer')?.['compliance'], 'met')
  assert.partialDeepStrictEqual(
    list(now, 'timeline').find((one) => one['words'] === deployed),
    { lateMinutes: 50, by: 'Ines Calder' },
  )
})

test('given a moment before the first record, the page says so and shows nothing of the child', async (t) => {
  const living = await openForce(t, database)
  const recordId = await given(living)

  const values = await shown(asKnownPage, living.worldAt(at(90)), recordId, { at: at(-5) })

  assert.partialDeepStrictEqual(values, { before: true, first: at(0), recordedSince: 5 })
  assert.equal(values['name'], undefined)
})

test('an unknown record and another force’s answer alike; one that is restricted says whom to ask and nothing else', async (t) => {
  const living = await openForce(t, database)
  const recordId = await given(living)
  const world = living.worldAt(at(20), tam)
  const stranger: World = { ...world, who: { ...tam, forceId: 'southvale' } }
  await living.app.write(contextOf(world), async (writer) => {
    writer.send(
      sql`insert into restriction (force_id, record_id, reason, since) values (${force}, ${recordId}, 'a relative of staff', ${at(15)})`,
    )
    await Promise.resolve()
  })

  for (const page of [episodePage, asKnownPage]) {
    assert.deepEqual(await read(page, world, newId(at(20)), { at: null }), { kind: 'not found' })
    assert.deepEqual(await read(page, stranger, recordId, { at: null }), { kind: 'not found' })
    const values = await shown(page, world, recordId, { at: null })
    assert.equal(values['restricted'], true)
    assert.doesNotMatch(JSON.stringify(values), /Rowan|Bus station|Ines/)
    assert.match(JSON.stringify(values['ask']), /duty superintendent/)
  }
  assert.deepEqual(await consultations(living, recordId), [
    { who: tam.staffId, what: 'restricted: not opened' },
    { who: tam.staffId, what: 'restricted: not opened' },
  ])

  await living.app.write(contextOf(world), async (writer) => {
    writer.send(
      sql`insert into opening (force_id, record_id, staff_id, basis, opened_at, until) values (${force}, ${recordId}, ${tam.staffId}, 'break glass', ${at(20)}, ${at(260)})`,
    )
    await Promise.resolve()
  })
  assert.equal((await shown(episodePage, world, recordId))['name'], 'Rowan Invented')
  assert.equal((await shown(episodePage, living.worldAt(at(261), tam), recordId))['restricted'], true)
})

test('given two reports in ten days, the child is on the list of repeats with plan, referral and places; and the home with its counts', async (t) => {
  const living = await openForce(t, database)
  const first = await living.report(days(40), 'Robin Invented')
  await living.move(first, 'grade', days(40))
  await living.move(first, 'locate', plus(days(40), minutes(90)))
  await living.move(first, 'return', plus(days(40), minutes(100)))
  await carry(living.worldAt(plus(days(40), minutes(110))), first, recordTriggerPlan, {
    plan: 'Ring the aunt first',
    reviewBy: days(60),
  })
  await carry(living.worldAt(days(41)), first, reportReturnInterview, {
    outcome: 'done',
    by: 'Northvale Council',
    detail: null,
    at: null,
  })
  const second = await again(living, first, days(50))
  const world = living.worldAt(days(50), tam)
  const notice = {
    to: 'regulator of the home',
    reference: null,
    detail: 'Nobody looked for the child',
    at: null,
  } as const
  await carry(world, second, refer, notice)

  const repeat = await shown(repeatPage, world)
  const home = list(await shown(homesPage, world), 'homes').find((one) => one['home'] === 'Bus station')
  const episode = await shown(episodePage, world, second)

  assert.partialDeepStrictEqual(
    list(repeat, 'children').find((one) => one['latest'] === second),
    {
      name: 'Robin Invented',
      reports: 2,
      recordIds: [second, first],
      missingNow: true,
      referral: 'not yet',
      planAt: plus(days(40), minutes(110)),
    },
  )
  assert.partialDeepStrictEqual(
    list(repeat, 'watch').find((one) => one['recordId'] === first),
    { again: 1, returnInterview: 'done', until: days(68) },
  )
  // Looked after only from the second report on: one report of one child, not yet returned.
  assert.partialDeepStrictEqual(home, {
    reports: 1,
    children: 1,
    returned: 0,
    held: 0,
    notices: 1,
    recordIds: [second],
  })
  assert.deepEqual(list(episode, 'places'), [
    { place: 'At a friend’s', why: 'found here before' },
    { place: 'Bus station', why: 'last seen here this time' },
  ])
  assert.partialDeepStrictEqual(episode, { plan: { plan: 'Ring the aunt first', record_id: first } })
  const whats = (await consultations(living, first)).map((row) => JSON.stringify(row))
  assert.ok(whats.some((row) => row.includes('repeat children')) && whats.some((row) => row.includes('"episode"')))
})

test('known whereabouts stand on a list of their own, by when somebody looks again', async (t) => {
  const living = await openForce(t, database)
  const first = await living.report(days(70), 'Wren Invented')
  const known = await again(living, first, days(71), 'known whereabouts')
  const world = living.worldAt(plus(days(71), minutes(241)), tam)

  const rows = list(await shown(knownPage, world), 'rows')

  assert.partialDeepStrictEqual(
    rows.find((one) => one['recordId'] === known),
    { name: 'Wren Invented', path: 'known whereabouts', where: 'Bus station', late: true, owner: null },
  )
  assert.ok(!rows.some((one) => one['recordId'] === first))
})

/** The same child reported again, looked after by now. */
async function again(
  living: Living,
  earlier: string,
  now: Instant,
  path: 'missing' | 'known whereabouts' = 'missing',
): Promise<string> {
  const world = living.worldAt(now)
  const { rows } = await living.app.read(
    contextOf(world),
    async (reader) => await reader.query(sql`select person_id, name from episode where record_id = ${earlier} limit 1`),
  )
  const [row] = rows
  assert.ok(typeof row === 'object' && row !== null && 'person_id' in row && 'name' in row)
  const recordId = newId(now)
  await carry(world, recordId, report, {
    path,
    name: String(row.name),
    age: 14,
    lastSeenAt: plus(now, minutes(-30)),
    lastSeenPrecision: 'exact',
    lastSeenPlace: 'Bus station',
    callerPhone: '01632 960003',
    why: 'Gone again',
    callerName: null,
    callerRelation: 'carer',
    dateOfBirth: null,
    ageDisputed: false,
    sex: null,
    description: null,
    address: null,
    postcode: null,
    lookedAfterBy: 'Northvale Council',
    firstContactAt: null,
    unit: null,
    area: null,
    reviewBy: null,
    incidentGraded: null,
    matchedAs: null,
    personId: String(row.person_id),
    source: null,
    answers: { 'looked-after': 'yes' },
    notes: null,
    grade: null,
  })
  return recordId
}
