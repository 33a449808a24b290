// Which entries are one human's: by number, account, address, or mailbox and telephone together; whether they ended or not, and through one another.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../test/database.ts'
import { openDatabase } from '../kernel/database.ts'
import { newId } from '../kernel/identity.ts'
import { sql } from '../kernel/sql.ts'
import { instant } from '../kernel/time.ts'
import { makeSessions } from '../web/session.ts'
import { makeTokens } from '../web/tokens.ts'
import type { Person } from './permissions.ts'
import { byAnotherHuman, entriesOf, isSameHuman } from './same-human.ts'

const now = instant('2026-03-27T21:00:00.000Z')
const database = await testDatabase()
const db = openDatabase(database.url('vigil_app'), { connections: 2 })
test.after(async () => await db.close())

type Known = Partial<Record<'number' | 'email' | 'phone' | 'subject' | 'leftAt', string>>

async function entry(name: string, known: Known, force = 'north'): Promise<string> {
  const staffId = newId(now)
  const { number = null, email = null, phone = null, subject = null, leftAt = null } = known
  await db.write({ force, who: staffId, now }, async (writer) => {
    await writer.query(sql`
      insert into staff (force_id, staff_id, name, roles, email, phone, collar_number, account_issuer, account_subject, left_at)
      values (${force}, ${staffId}, ${name}, '{}', ${email}, ${phone}, ${number},
        ${subject === null ? null : 'https://login.example'}, ${subject}, ${leftAt})`)
  })
  return staffId
}

const left = '2025-06-30T09:00:00.000Z'
const person = (staffId: string, name: string): Person => ({
  staffId,
  forceId: 'north',
  name,
  roles: [],
  unit: null,
  supervisorId: null,
})

/** As a session says it, which is how every rule knows it. */
async function otherNames(staffId: string): Promise<readonly string[]> {
  const limits = async () => await Promise.resolve({ absoluteHours: 12, idleMinutes: 60 })
  const sessions = makeSessions(db, () => now, limits)
  const session = await sessions.find(await sessions.begin(person(staffId, ''), null))
  return (session?.person.also ?? []).map(({ name, because }) => `${name}, ${because}`).sort()
}

test('whoever left and came back is one human, by each thing that proves it', async () => {
  await entry('Number Before', { number: 'WM 5512', leftAt: left })
  assert.deepEqual(await otherNames(await entry('Number Now', { number: 'wm5512' })), [
    'Number Before, the same collar, warrant or staff number',
  ])
  await entry('Account Before', { subject: 'account-1', leftAt: left })
  assert.deepEqual(await otherNames(await entry('Account Now', { subject: 'account-1' })), [
    'Account Before, the same account',
  ])
  await entry('Address Before', { email: 'Ash.Arden@north.example', leftAt: left })
  assert.deepEqual(await otherNames(await entry('Address Now', { email: 'ash.arden@north.example' })), [
    'Address Before, the same address',
  ])
})

test('a telephone alone is a desk’s, and a mailbox alone a namesake’s; both together are one human’s, in post or not', async () => {
  await entry('Desk One', { phone: '01785 000111', email: 'cal.fen@north.example' })
  assert.deepEqual(await otherNames(await entry('Desk Two', { phone: '01785000111', email: 'dee@north.example' })), [])
  assert.deepEqual(await otherNames(await entry('Namesake', { phone: '1', email: 'cal.fen@north.pnn.example' })), [])
  const both = await entry('Both', { phone: '01785-000 111', email: 'Cal.Fen@other.example' })
  assert.deepEqual(await otherNames(both), ['Desk One, the same mailbox and telephone'])
})

test('nothing recorded proves nothing, and another force’s people are others', async () => {
  await entry('Empty One', { number: '--', phone: '()' })
  assert.deepEqual(await otherNames(await entry('Empty Two', { number: ' - ', phone: '-' })), [])
  for (const number of ['N/A', 'none', '0000']) {
    await entry('Left', { number, leftAt: left })
    assert.deepEqual(await otherNames(await entry('Has None', { number })), [])
  }
  await entry('Elsewhere', { number: '7711' }, 'south')
  assert.deepEqual(await otherNames(await entry('Here', { number: '7711' })), [])
})

test('through one another: three entries, of which the first and the last share nothing', async () => {
  const first = await entry('First', { number: '9001', leftAt: left })
  await entry('Second', { number: '9001', subject: 'account-9', leftAt: left })
  const third = await entry('Third', { subject: 'account-9' })
  assert.deepEqual(await otherNames(third), [
    'First, the same collar, warrant or staff number',
    'Second, the same account',
  ])
  const token = await makeTokens(db, () => now).make(person(third, 'Third'), { label: 'a program', days: 1 })
  const caller = await makeTokens(db, () => now).find(token)
  assert.equal(caller && isSameHuman(caller.person, first), true, 'a program acts for the same human')
})

test('what they did under another entry is said with its name; what another did, or nobody, is not refused', () => {
  const because = 'the same account'
  const who = { staffId: 'now', also: [{ staffId: 'before', name: 'Ash Before', because }] }
  const said = (...done: (string | null | undefined)[]) =>
    byAnotherHuman(who, done, 'You proposed it.').map(({ sentence }) => sentence)
  assert.deepEqual(said('another', 'now'), ['You proposed it.'])
  assert.deepEqual(said('before'), ['You are also Ash Before, by the same account. You proposed it.'])
  assert.deepEqual([said('another'), said(null), said(undefined), said()], [[], [], [], []])
  assert.deepEqual(entriesOf(who), ['now', 'before'])
  assert.deepEqual([isSameHuman({ staffId: 'now' }, 'before'), isSameHuman(who, null)], [false, false])
})
