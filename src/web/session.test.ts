// Sessions and tokens against a clock that the test turns: how long they last, how they end, and who can be found by them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../test/database.ts'
import { usualLimits } from '../../test/limits.ts'
import { sqlState } from '../kernel/database/failures.ts'
import { openDatabase } from '../kernel/database.ts'
import { sql } from '../kernel/sql.ts'
import { hours, type Instant, instant, minutes, plus } from '../kernel/time.ts'
import type { Person } from '../registers/permissions.ts'
import { hashOf, newSecret, sameSecret } from './secrets.ts'
import { followAccess, type Whose } from './session/told.ts'
import { makeSessions, removeEndedSessions } from './session.ts'
import { makeTokens } from './tokens.ts'

const start = instant('2026-03-27T21:00:00.000Z')
const asha: Person = {
  staffId: '0195d8a0-0000-7000-8000-00000000000a',
  forceId: 'north',
  name: 'Asha Nolan',
  roles: ['call handler'],
  unit: null,
  supervisorId: null,
}
const bram: Person = { ...asha, staffId: '0195d8a0-0000-7000-8000-00000000000b', forceId: 'south', name: 'Bram Okoro' }

const database = await testDatabase()
const db = openDatabase(database.url('vigil_app'), { connections: 2 })
const clockRole = openDatabase(database.url('vigil_clock'), { connections: 1 })
test.after(async () => await Promise.all([db.close(), clockRole.close()]))

for (const person of [asha, bram]) {
  await db.write({ force: person.forceId, who: person.staffId, now: start }, async (writer) => {
    await writer.query(sql`
      insert into staff (force_id, staff_id, name, roles)
      values (${person.forceId}, ${person.staffId}, ${person.name}, ${[...person.roles]})`)
  })
}

/** A clock of the test's own, and sessions that follow it; another process would have other memories. */
function at(from: Instant = start) {
  let now = from
  const clock = () => now
  return {
    sessions: makeSessions(db, clock, usualLimits),
    otherProcess: makeSessions(db, clock, usualLimits),
    tokens: makeTokens(db, clock),
    otherTokens: makeTokens(db, clock),
    wait: (elapsed: { minutes: number }) => {
      now = plus(now, elapsed)
    },
  }
}

const seconds = (count: number) => minutes(count / 60)

test('a cookie finds its person before any force is known, and another cookie nobody', async () => {
  const { sessions } = at()
  const cookie = await sessions.begin(asha, null)
  await sessions.begin(bram, null)
  assert.deepEqual((await sessions.find(cookie))?.person, { ...asha, also: [] })
  for (const other of [newSecret(), '', 'x', `${cookie}=`, hashOf(cookie)])
    assert.equal(await sessions.find(other), null)
})

test('the database holds no cookie, only its hash', async () => {
  const { sessions } = at()
  const cookie = await sessions.begin(asha, null)
  const rows = await db.read({ force: 'north', who: asha.staffId, now: start }, async (reader) => {
    return (await reader.query(sql`select session::text as row from session limit 100`)).rows
  })
  const text = JSON.stringify(rows)
  assert.equal(text.includes(cookie) || text.includes(Buffer.from(cookie).toString('hex')), false)
  assert.ok(text.includes(hashOf(cookie)))
})

test('used all night, it still ends after 12 hours', async () => {
  const { sessions, wait } = at()
  const cookie = await sessions.begin(asha, null)
  for (let half = 0; half < 23; half++) {
    wait(minutes(30))
    assert.notEqual(await sessions.find(cookie), null, `${half}`)
  }
  wait(seconds(30 * 60 - 1))
  assert.notEqual(await sessions.find(cookie), null)
  wait(seconds(1))
  assert.equal(await sessions.find(cookie), null)
})

test('left alone for an hour it ends; a request in between starts the hour again', async () => {
  const { sessions, otherProcess, wait } = at()
  const cookie = await sessions.begin(asha, null)
  wait(minutes(59))
  assert.notEqual(await sessions.find(cookie), null)
  wait(minutes(59))
  assert.notEqual(await otherProcess.find(cookie), null)
  wait(minutes(60))
  assert.equal(await sessions.find(cookie), null)
})

test('a page that stays open asks whether it stands, and does not keep it alive by that', async () => {
  const { sessions, wait } = at()
  const cookie = await sessions.begin(asha, null)
  for (let asked = 0; asked < 5; asked++) {
    wait(minutes(11))
    assert.equal(await sessions.stands(cookie), true)
  }
  wait(minutes(6))
  assert.equal(await sessions.stands(cookie), false)
  assert.equal(await sessions.find(cookie), null)
  const other = await sessions.begin(asha, null)
  await sessions.end(other)
  assert.equal(await sessions.stands(other), false)
  assert.equal(await sessions.stands('x'), false)
})

test('what an open page asks by itself finds its person, and does not keep the session alive', async () => {
  const { sessions, wait } = at()
  const cookie = await sessions.begin(asha, null)
  for (let asked = 0; asked < 118; asked++) {
    wait(seconds(30))
    assert.equal((await sessions.find(cookie, true))?.person.name, asha.name)
  }
  wait(minutes(1))
  assert.equal(await sessions.find(cookie, true), null)
  const used = await sessions.begin(asha, null)
  wait(minutes(59))
  assert.notEqual(await sessions.find(used), null)
  wait(minutes(59))
  assert.notEqual(await sessions.find(used, true), null)
})

test('a force that signs out sooner is obeyed from the sign-in on: ten minutes idle, two hours in all', async () => {
  let now = start
  const strict = async (force: string) =>
    await Promise.resolve(
      force === 'north' ? { absoluteHours: 2, idleMinutes: 10 } : { absoluteHours: 12, idleMinutes: 60 },
    )
  const sessions = makeSessions(db, () => now, strict)
  const [north, busy, south] = [
    await sessions.begin(asha, null),
    await sessions.begin(asha, null),
    await sessions.begin(bram, null),
  ]
  for (let nine = 0; nine < 13; nine++) {
    now = plus(now, minutes(9))
    assert.notEqual(await sessions.find(busy), null, `${nine}`)
    if (nine === 1)
      assert.deepEqual([await sessions.find(north), (await sessions.find(south))?.person.name], [null, bram.name])
  }
  now = plus(now, minutes(9))
  assert.equal(await sessions.find(busy), null)
})

test('the last request is written at most once a minute', async () => {
  const { sessions, wait } = at()
  const cookie = await sessions.begin(asha, null)
  const written = async () => {
    const { rows } = await db.read({ force: 'north', who: asha.staffId, now: start }, async (reader) => {
      return await reader.query(
        sql`select last_seen_at from session where id_hash = decode(${hashOf(cookie)}, 'hex') limit 1`,
      )
    })
    return JSON.stringify(rows)
  }
  const before = await written()
  wait(seconds(59))
  await sessions.find(cookie)
  assert.equal(await written(), before)
  wait(seconds(1))
  await sessions.find(cookie)
  assert.notEqual(await written(), before)
})

test('signing in again ends the session before, whoever planted it', async () => {
  const { sessions, otherProcess } = at()
  const planted = await sessions.begin(bram, null)
  await otherProcess.find(planted)
  const cookie = await sessions.begin(asha, planted)
  assert.notEqual(cookie, planted)
  assert.equal(await sessions.find(planted), null)
  assert.equal((await sessions.find(cookie))?.person.name, 'Asha Nolan')
})

test('ended here, it is unknown here at once and elsewhere within five seconds', async () => {
  const { sessions, otherProcess, wait } = at()
  const cookie = await sessions.begin(asha, null)
  await sessions.find(cookie)
  assert.notEqual(await otherProcess.find(cookie), null)
  await sessions.end(cookie)
  assert.equal(await sessions.find(cookie), null)
  wait(seconds(5))
  assert.equal(await otherProcess.find(cookie), null)
})

test('ending all of one person leaves others alone', async () => {
  const { sessions } = at()
  const [one, two, other] = [
    await sessions.begin(asha, null),
    await sessions.begin(asha, null),
    await sessions.begin(bram, null),
  ]
  for (const cookie of [one, two, other]) await sessions.find(cookie)
  await sessions.endAllOf(asha)
  assert.deepEqual([await sessions.find(one), await sessions.find(two)], [null, null])
  assert.notEqual(await sessions.find(other), null)
})

test('who has left is signed out within five seconds, and their tokens with them', async () => {
  const { sessions, tokens, wait } = at()
  const cookie = await sessions.begin(bram, null)
  const token = await tokens.make(bram, { label: 'returns of the authority', days: 30 })
  assert.ok((await sessions.find(cookie)) && (await tokens.find(token)))
  const left = async (at: Instant | null) =>
    await db.write({ force: 'south', who: bram.staffId, now: start }, async (writer) => {
      await writer.query(sql`update staff set left_at = ${at} where staff_id = ${bram.staffId}`)
    })
  await left(start)
  wait(seconds(5))
  assert.deepEqual([await sessions.find(cookie), await tokens.find(token)], [null, null])
  await left(null)
})

test('a token finds its person until it expires or is revoked', async () => {
  const { tokens, otherTokens, wait } = at()
  const [expiring, revoked] = [
    await tokens.make(asha, { label: 'command and control', days: 1 }),
    await tokens.make(asha, { label: 'command and control', days: 30 }),
  ]
  assert.equal((await tokens.find(expiring))?.person.name, 'Asha Nolan')
  assert.notEqual(await tokens.find(revoked), null)
  assert.equal(await tokens.revoke(bram, revoked), false, 'another force cannot')
  assert.equal(await tokens.revoke(asha, revoked), true)
  assert.equal(await tokens.revoke(asha, revoked), false, 'it was already')
  assert.equal(await tokens.find(revoked), null)
  assert.equal(await otherTokens.find(revoked), null)
  wait(hours(24))
  assert.equal(await tokens.find(expiring), null)
  // Found a moment before it ends, it is remembered no longer than it lasts.
  const { tokens: others, wait: waits } = at()
  const ending = await others.make(asha, { label: 'command and control', days: 1 })
  waits(seconds(24 * 3600 - 1))
  assert.notEqual(await others.find(ending), null)
  waits(seconds(1))
  assert.equal(await others.find(ending), null)
  assert.equal(await tokens.find(expiring.slice('vigil_'.length)), null)
})

test('a force reads the sessions of its own people only, and nothing without a force', async () => {
  const { sessions } = at()
  await sessions.begin(asha, null)
  const seen = async (force: string) => {
    const { rows } = await db.read({ force, who: '', now: start }, async (reader) => {
      return await reader.query(sql`select distinct force_id from session limit 10`)
    })
    return JSON.stringify(rows)
  }
  assert.equal(await seen('north'), '[{"force_id":"north"}]')
  assert.equal(await seen(''), '[]')
})

test('a session cannot be prolonged by the application, nor a token remade', async () => {
  const refused = async (query: ReturnType<typeof sql>) =>
    await assert.rejects(
      db.write({ force: 'north', who: asha.staffId, now: start }, async (writer) => await writer.query(query)),
      (error) => sqlState(error) === '42501',
    )
  await refused(sql`update session set expires_at = expires_at + interval '1 day'`)
  await refused(sql`update api_token set expires_at = expires_at + interval '1 day'`)
  await refused(sql`delete from api_token`)
})

test('what has ended is removed by the clock, what lasts is not', async () => {
  const later = plus(start, hours(1_000))
  const { sessions } = at(later)
  const cookie = await sessions.begin(asha, null)
  const removed = await clockRole.write({ force: '', who: '', now: later }, async (writer) => {
    return await writer.query(removeEndedSessions(plus(later, minutes(59))))
  })
  assert.ok(removed.count > 0)
  assert.notEqual(await sessions.find(cookie), null)
})

test('secrets are compared whole', () => {
  const secret = newSecret()
  assert.equal(sameSecret(secret, secret), true)
  assert.equal(sameSecret(secret, newSecret()), false)
  assert.equal(sameSecret(secret, secret.slice(1)), false)
  assert.equal(sameSecret('', secret), false)
})

/** Another process, which is told; `told` waits for the next message and is turned by no clock. */
async function following(t: { after: (end: () => Promise<void>) => void }) {
  const { sessions, tokens, otherProcess, otherTokens } = at()
  const waiting: ((whose: Whose | null) => void)[] = []
  const told = async () => await new Promise<Whose | null>((resolve) => waiting.push(resolve))
  const hears = {
    forget: (whose: Whose | null) => {
      for (const resolve of waiting.splice(0)) resolve(whose)
    },
  }
  t.after(await followAccess(db, [otherProcess, otherTokens, hears]))
  return { sessions, tokens, otherProcess, otherTokens, told }
}

test('ended or revoked by another process, or by nothing but SQL, it is unknown here as soon as that is told, and of nobody else', async (t) => {
  const { sessions, tokens, otherProcess, otherTokens, told } = await following(t)
  const [cookie, bystander] = [await sessions.begin(asha, null), await sessions.begin(bram, null)]
  const token = await tokens.make(asha, { label: 'reports', days: 1 })
  for (const one of [cookie, bystander]) assert.notEqual(await otherProcess.find(one), null)
  assert.notEqual(await otherTokens.find(token), null)

  const ended = told()
  await sessions.end(cookie)
  assert.deepEqual(await ended, { forceId: asha.forceId, staffId: asha.staffId })
  assert.equal(await otherProcess.find(cookie), null)

  assert.notEqual(await otherTokens.find(token), null, 'remembered anew')
  const revoked = told()
  await tokens.revoke(asha, token)
  await revoked
  assert.equal(await otherTokens.find(token), null)

  const gone = told()
  await db.write({ force: bram.forceId, who: bram.staffId, now: start }, async (writer) => {
    await writer.query(
      sql`update staff set left_at = ${start} where force_id = ${bram.forceId} and staff_id = ${bram.staffId}`,
    )
  })
  await gone
  assert.equal(await otherProcess.find(bystander), null)
})

test('what is remembered costs no question, told or not; what was asked before the end was told is not remembered after it', async () => {
  let asked = 0
  let beforeAnswer = () => {}
  const counting: typeof db = {
    ...db,
    read: async (context, work) => {
      asked += 1
      const answer = await db.read(context, work)
      beforeAnswer()
      return answer
    },
  }
  const clock = () => start
  const sessions = makeSessions(counting, clock, usualLimits)
  const cookie = await sessions.begin(asha, null)
  for (let times = 0; times < 5; times += 1) await sessions.find(cookie)
  assert.equal(asked, 1)
  sessions.forget(bram)
  await sessions.find(cookie)
  assert.equal(asked, 1, 'another person’s end')

  sessions.forget(null)
  beforeAnswer = () => sessions.forget(asha)
  await sessions.find(cookie)
  beforeAnswer = () => {}
  await sessions.find(cookie)
  assert.equal(asked, 3, 'told between the question and its answer: asked again')
})
