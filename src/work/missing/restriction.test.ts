// A restricted child: closed episodes are closed to all but those involved in an open one, live ones stay on the board, and a rebuild agrees.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { testDatabase } from '../../../test/database.ts'
import { force, type Living, officers, openForce, start } from '../../../test/episodes.ts'
import { reportBody } from '../../../test/report.ts'
import { newId } from '../../kernel/identity.ts'
import { sql } from '../../kernel/sql.ts'
import { hours, type Instant, minutes, plus } from '../../kernel/time.ts'
import { policyAt } from '../../practice/policy.ts'
import { systemPerson } from '../../registers/alarms.ts'
import { personProcedure } from '../../registers/people.ts'
import type { Person } from '../../registers/permissions.ts'
import { foldAgain, rebuild, rebuildable } from '../../registers/rebuild.ts'
import { appendTo, load, perform } from '../../registers/records.ts'
import { staffProcedure } from '../../registers/staff.ts'
import { contextOf, SYSTEM } from '../../registers/world.ts'
import { standingPolicy } from '../standing-policy.ts'
import { readActiveList } from './active-list.ts'
import { report } from './commands/report.ts'
import { missing } from './procedure.ts'
import { followRestriction } from './restriction.ts'

const database = await testDatabase()
const stranger: Person = { ...officers[0], staffId: '00000000-0000-7000-8000-0000000000b9', name: 'Sol Stranger' }
const at = (after: number) => plus(start, minutes(after))

const personOf = async (living: Living, recordId: string) => {
  const world = living.worldAt(start)
  const folded = await world.db.read(contextOf(world), async (reader) => await load(reader, world, missing, recordId))
  const person = folded.state.report?.child.personId
  assert.ok(person)
  return person
}

async function append(
  living: Living,
  recordId: string,
  kind: string,
  body: object,
  now: Instant,
  who: Person = officers[0],
) {
  const world = { ...living.worldAt(now, who), reactions: [followRestriction] }
  const procedure = kind.startsWith('person') ? personProcedure : missing
  await world.db.write(contextOf(world), async (writer) => {
    const writing = { writer, world, commandId: newId(now) }
    if (procedure === personProcedure)
      await appendTo(writing, personProcedure, recordId, () => [{ kind, happenedAt: now, body }])
    else await appendTo(writing, missing, recordId, () => [{ kind, happenedAt: now, body }])
  })
}

const restrict = async (living: Living, person: string, now: Instant) =>
  await append(living, person, 'person.restricted/1', { reason: 'a witness in a trial' }, now)
const close = async (living: Living, id: string, now: Instant, who?: Person) =>
  await append(living, id, 'missing.closed/1', { summary: 'Home' }, now, who)

/** How many facts of it this person may read at that time. */
async function sees(living: Living, id: string, who: Person, now: Instant): Promise<boolean> {
  const query = sql`
    select (select count(*) from fact where record_id = ${id}) + (select count(*) from episode where record_id = ${id})
      + (select count(*) from duty where record_id = ${id}) as n limit 1`
  const { rows } = await living.app.read(
    contextOf(living.worldAt(now, who)),
    async (reader) => await reader.query(query),
  )
  return Number(new Map<string, unknown>(Object.entries(rows[0] ?? {})).get('n')) > 0
}

async function again(living: Living, person: string, now: Instant, who: Person): Promise<string> {
  const outcome = await perform({ ...living.worldAt(now, who), reactions: [followRestriction] }, missing, report, {
    recordId: newId(now),
    key: newId(now),
    basedOn: null,
    body: reportBody(now, {
      name: 'Rowan Invented',
      lastSeenAt: plus(now, minutes(-90)),
      lastSeenPlace: 'Bus station',
      callerPhone: '01632 960002',
      why: 'Not home',
      unit: null,
      area: null,
      personId: person,
      answers: null,
    }),
  })
  assert.equal(outcome.kind, 'done', JSON.stringify(outcome))
  return outcome.kind === 'done' ? outcome.value.recordId : ''
}

const policies = { of: async () => await Promise.resolve(policyAt([standingPolicy])), forget: () => undefined }
const known = [rebuildable(missing), rebuildable(personProcedure), rebuildable(staffProcedure)]

async function differences(living: Living) {
  return (await rebuild(living.clock, known, policies, { force, now: at(60 * 24 * 60) })).differences
}

test('restricting a child closes their closed episode; a live one stays with the board until it closes', async (t) => {
  const living = await openForce(t, database)
  const [first, live] = [await living.report(start), await living.report(at(1), 'Sasha Invented')]
  const [person, other] = [await personOf(living, first), await personOf(living, live)]
  await close(living, first, at(60))
  assert.equal(await sees(living, first, stranger, at(61)), true)
  await restrict(living, person, at(62))
  await restrict(living, other, at(62))
  for (const who of [officers[0], officers[1], stranger]) assert.equal(await sees(living, first, who, at(63)), false)
  assert.equal(await sees(living, first, systemPerson(force), at(63)), true)
  assert.equal(await sees(living, live, stranger, at(63)), true)
  const printed = await living.app.read({ force, who: SYSTEM, now: at(63) }, async (reader) => {
    const { cards } = await readActiveList(reader, { force, now: at(63), policyAt: living.worldAt(start).policyAt })
    return cards.map((card) => card.recordId)
  })
  assert.deepEqual(printed, [live], 'on paper too: the night without the system has no search for a hidden child')
  await close(living, live, at(64))
  assert.equal(await sees(living, live, stranger, at(65)), false)
  assert.deepEqual(await differences(living), [])
})

test('restricted in the very moment in which the episode closes: neither write misses the other', async (t) => {
  const living = await openForce(t, database)
  const first = await living.report(start, 'Corin Invented')
  const person = await personOf(living, first)
  const world = { ...living.worldAt(at(60)), reactions: [followRestriction] }
  let restricting = Promise.resolve()
  await world.db.write(contextOf(world), async (writer) => {
    await appendTo({ writer, world, commandId: newId(at(60)) }, missing, first, () => [
      { kind: 'missing.closed/1', happenedAt: at(60), body: { summary: 'Home' } },
    ])
    await writer.query(sql`select 1`)
    // Written and not committed: whoever restricts now cannot see it, and either waits or goes past it.
    let isThrough = false
    restricting = restrict(living, person, at(60)).finally(() => (isThrough = true))
    while (!isThrough && !(await somebodyWaits(living))) await setImmediate()
  })
  await restricting
  assert.equal(await sees(living, first, stranger, at(61)), false)
  assert.deepEqual(await differences(living), [])
})

test('a rebuild, which may take minutes, keeps nobody waiting: a child is restricted while it folds', async (t) => {
  const living = await openForce(t, database)
  const first = await living.report(start, 'Merrin Invented')
  const person = await personOf(living, first)
  await close(living, first, at(60))
  let folded = 0
  // The people first, then the episodes, in one transaction: at the second the episodes of the force are folded and it is not over.
  const progress = async () => {
    folded++
    if (folded === 2) await restrict(living, person, at(61))
  }
  const { differences } = await rebuild(living.clock, known, policies, { force, now: at(62), progress })
  assert.equal(folded, 2)
  assert.deepEqual(differences, [])
  assert.equal(await sees(living, first, stranger, at(63)), false)
})

test('an episode folded again after part of it was erased stays as closed as it was, and as open to those who look for the child', async (t) => {
  const living = await openForce(t, database)
  const first = await living.report(start, 'Perrin Invented')
  const person = await personOf(living, first)
  await restrict(living, person, at(59))
  await close(living, first, at(60))
  await again(living, person, at(61), officers[1])
  const seeing = async () => [
    await sees(living, first, officers[1], at(63)),
    await sees(living, first, stranger, at(63)),
  ]
  assert.deepEqual(await seeing(), [true, false])
  await foldAgain(living.clock, known, policies, { force, now: at(62), records: [first] })
  assert.deepEqual(await seeing(), [true, false])
  assert.deepEqual(await differences(living), [])
})

test('restricted in the very moment in which an episode is folded again after an erasure: it is closed, whoever is first', async (t) => {
  const living = await openForce(t, database)
  const first = await living.report(start, 'Tamsin Invented')
  const person = await personOf(living, first)
  await close(living, first, at(60))
  const context = contextOf(living.worldAt(at(61)))
  let [folding, restricting] = [Promise.resolve(), Promise.resolve()]
  await living.app.write(context, async (writer) => {
    await writer.query(sql`select 1 from duty where record_id = ${first} order by name limit 100 for update`)
    folding = foldAgain(living.clock, known, policies, { force, now: at(61), records: [first] })
    // It has read who is restricted, and waits for these duties before it puts anything right.
    while (!(await isWaited(living, 'transactionid'))) await setImmediate()
    let isThrough = false
    restricting = restrict(living, person, at(62)).finally(() => (isThrough = true))
    while (!isThrough && !(await isWaited(living, 'advisory'))) await setImmediate()
  })
  await Promise.all([folding, restricting])
  assert.equal(await sees(living, first, stranger, at(63)), false)
  assert.deepEqual(await differences(living), [])
})

const somebodyWaits = async (living: Living) => await isWaited(living, 'advisory')

async function isWaited(living: Living, what: 'advisory' | 'transactionid'): Promise<boolean> {
  const { rows } = await living.clock.read(
    contextOf(living.worldAt(start)),
    async (reader) => await reader.query(sql`select 1 from pg_locks where locktype = ${what} and not granted limit 1`),
  )
  return rows.length > 0
}

test('handler, owner and incident manager of the next episode see the earlier one without breaking glass, until it closes', async (t) => {
  const living = await openForce(t, database)
  const first = await living.report(start)
  const person = await personOf(living, first)
  await close(living, first, at(60))
  await restrict(living, person, at(61))
  const handler: Person = { ...officers[0], staffId: '00000000-0000-7000-8000-0000000000b3' }
  const manager: Person = { ...officers[0], staffId: '00000000-0000-7000-8000-0000000000b4' }
  const next = await again(living, person, at(100), handler)
  assert.equal(await sees(living, first, handler, at(101)), true)
  assert.equal(await sees(living, first, officers[1], at(101)), false)
  await living.move(next, 'grade', at(101), handler)
  assert.equal((await living.move(next, 'endorse', at(102), manager)).kind, 'done')
  assert.equal(await sees(living, first, manager, at(103)), true)
  assert.equal((await living.move(next, 'assign', at(104), manager)).kind, 'done')
  assert.equal(await sees(living, first, officers[1], at(105)), true)
  assert.equal(await sees(living, first, stranger, at(105)), false)
  assert.deepEqual(await differences(living), [])
  await close(living, next, at(200), handler)
  for (const who of [handler, manager, officers[1], stranger]) {
    assert.equal(await sees(living, first, who, at(201)), false)
    assert.equal(await sees(living, next, who, at(201)), false)
  }
  assert.deepEqual(await differences(living), [])
})

test('whoever may have to endorse sees the earlier episodes before they do: every force incident manager, while the child is searched for', async (t) => {
  const living = await openForce(t, database)
  const manager: Person = {
    ...officers[0],
    staffId: '00000000-0000-7000-8000-0000000000c1',
    name: 'Ira Manager',
    roles: ['force incident manager'],
  }
  const gone: Person = { ...manager, staffId: '00000000-0000-7000-8000-0000000000c2' }
  const world = living.worldAt(start, systemPerson(force))
  for (const one of [manager, gone]) {
    const { name, roles, unit } = one
    const body = { name, roles: [...roles], unit, email: null, supervisorId: null, gradingTrainedUntil: null }
    await world.db.write(contextOf(world), async (writer) => {
      await appendTo({ writer, world, commandId: newId(start) }, staffProcedure, one.staffId, () => [
        { kind: 'staff.joined/1', happenedAt: start, body },
        ...(one === gone ? [{ kind: 'staff.left/1', happenedAt: start, body: {} }] : []),
      ])
    })
  }
  const first = await living.report(start, 'Ada Invented')
  const person = await personOf(living, first)
  await close(living, first, at(60))
  await restrict(living, person, at(61))
  assert.equal(await sees(living, first, manager, at(62)), false, 'nobody searches for the child now')
  const next = await again(living, person, at(100), { ...officers[0], staffId: '00000000-0000-7000-8000-0000000000c3' })
  assert.equal(await sees(living, first, manager, at(101)), true, 'not graded yet, and not endorsed')
  for (const who of [officers[1], stranger, gone])
    assert.equal(await sees(living, first, who, at(101)), false, who.name)
  assert.deepEqual(await differences(living), [])
  await close(living, next, at(200))
  assert.equal(await sees(living, first, manager, at(201)), false)
  assert.deepEqual(await differences(living), [])
})

test('merged into a restricted child by mistake and split again, each child’s episodes follow their own record, and a rebuild agrees', async (t) => {
  const living = await openForce(t, database)
  const [theirs, own] = [await living.report(start, 'Tamsin Invented'), await living.report(at(1), 'Honor Invented')]
  const [other, restricted] = [await personOf(living, theirs), await personOf(living, own)]
  for (const id of [theirs, own]) await close(living, id, at(60))
  await restrict(living, restricted, at(61))
  const handler: Person = { ...officers[0], staffId: '00000000-0000-7000-8000-0000000000b5' }
  await again(living, other, at(70), handler)
  await append(living, other, 'person.merged/1', { into: restricted, because: 'one child' }, at(80))
  assert.equal(await sees(living, theirs, stranger, at(81)), false)
  assert.equal(await sees(living, own, handler, at(81)), true, 'involved in an open one of the same child')
  assert.deepEqual(await differences(living), [])
  await append(living, other, 'person.split/1', { because: 'two children', from: restricted }, at(90))
  assert.equal(await sees(living, theirs, stranger, at(91)), true, 'never restricted of itself')
  for (const who of [handler, stranger]) assert.equal(await sees(living, own, who, at(91)), false)
  assert.equal(await sees(living, own, systemPerson(force), at(91)), true)
  assert.deepEqual(await differences(living), [])
})

test('the record into which a child’s was merged is restricted: the episodes of the merged one are closed with it', async (t) => {
  const living = await openForce(t, database)
  const [first, second] = [await living.report(start, 'Merle Invented'), await living.report(at(1), 'Merle Invented')]
  const [person, standing] = [await personOf(living, first), await personOf(living, second)]
  assert.notEqual(person, standing)
  for (const one of [first, second]) await close(living, one, at(60))
  await append(living, person, 'person.merged/1', { into: standing }, at(61))
  assert.equal(await sees(living, first, stranger, at(62)), true)
  await restrict(living, standing, at(63))
  for (const one of [first, second]) assert.equal(await sees(living, one, stranger, at(64)), false)
  assert.deepEqual(await differences(living), [])
})

test('lifting the restriction opens the episodes again', async (t) => {
  const living = await openForce(t, database)
  const first = await living.report(start)
  const person = await personOf(living, first)
  await close(living, first, at(60))
  await restrict(living, person, at(61))
  assert.equal(await sees(living, first, stranger, at(62)), false)
  // The record itself is restricted too: only somebody to whom it was opened can lift it.
  await living.clock.write(contextOf(living.worldAt(at(62))), async (writer) => {
    writer.send(sql`
      insert into opening (force_id, record_id, staff_id, basis, opened_at, until)
      values (${force}, ${person}, ${officers[0].staffId}, 'break glass', ${at(62)}, ${plus(at(62), hours(4))})`)
    await Promise.resolve()
  })
  await append(living, person, 'person.unrestricted/1', {}, at(63))
  assert.equal(await sees(living, first, stranger, at(64)), true)
})

test('a restricted first episode is told of the next report, by Vigil, and whoever took the call learns nothing of it', async (t) => {
  const living = await openForce(t, database)
  const first = await living.report(start)
  const person = await personOf(living, first)
  await close(living, first, at(60))
  await restrict(living, person, at(61))
  await again(living, person, at(60 * 24 * 3), stranger)
  const query = sql`
    select kind, recorded_by::text as by
    from fact
    where force_id = ${force} and record_id = ${first} and kind = 'missing.repeated/1'
    limit 5`
  const told = await living.app.read(
    contextOf(living.worldAt(at(60 * 24 * 3), systemPerson(force))),
    async (reader) => await reader.query(query),
  )
  assert.deepEqual(told.rows, [{ kind: 'missing.repeated/1', by: systemPerson(force).staffId }], 'so that M3 counts it')
  assert.equal(await sees(living, first, officers[1], at(60 * 24 * 3)), false)
})
