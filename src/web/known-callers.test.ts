// A force behind one address: what strangers ask there is the address's, what somebody signed in asks is theirs.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { idOf, serve, sessions, tokens } from '../../test/signing-in.ts'
import { type Person, roles } from '../registers/permissions.ts'
import { newSecret } from './secrets.ts'

/** Of a session five a minute, of an address and of a person a hundred. */
const { http } = await serve({ requestsPerMinute: 5 })

const who = (index: number): Person => ({
  staffId: idOf(index),
  forceId: 'north',
  name: 'Somebody',
  roles: [],
  unit: null,
  supervisorId: null,
})
const [sergeant, handler] = [who(roles.indexOf('sergeant')), who(roles.indexOf('call handler'))]
const asks = async (remoteAddress: string, headers: Readonly<Record<string, string>>, url = '/who') =>
  (await http.inject({ url, remoteAddress, headers })).statusCode
const times = async (count: number, ask: () => Promise<number>) => {
  const statuses = []
  for (let time = 0; time < count; time += 1) statuses.push(await ask())
  return statuses
}
const session = async (person: Person) => ({ cookie: `vigil_session=${await sessions.begin(person, null)}` })
const program = async (person: Person) => ({
  authorization: `Bearer ${await tokens.make(person, { label: 'test', days: 1 })}`,
})

test('strangers who use an address up, each with a cookie made up anew, hold up nobody who is signed in there', async () => {
  const going = await session(sergeant)
  assert.equal(await asks('203.0.113.7', going), 200)

  const strangers = await times(101, () => asks('203.0.113.7', { cookie: `vigil_session=${newSecret()}` }))

  assert.deepEqual([strangers[0], strangers.at(-1)], [303, 429])
  assert.equal(await asks('203.0.113.7', going), 200)
  assert.equal(await asks('203.0.113.8', {}), 303, 'another address')
})

test('those signed in use up their own: a session is told to wait, its person’s other session and the address are not', async () => {
  const [one, other] = [await session(sergeant), await session(sergeant)]

  const statuses = await times(7, () => asks('203.0.113.20', one))

  assert.deepEqual([statuses[4], statuses.at(-1)], [200, 429])
  assert.equal(await asks('203.0.113.20', other), 200)
  const programs = [await program(handler), await program(handler), await program(sergeant)]
  for (const each of programs)
    assert.deepEqual(new Set(await times(45, () => asks('203.0.113.20', each, '/api/who'))), new Set([200]))
  assert.equal(await asks('203.0.113.20', {}), 303, 'a hundred and forty were asked, of which strangers a few')
})

test('one person multiplies nothing by more programs, and a session that ended is a stranger’s', async () => {
  const [first, second] = [await program(handler), await program(handler)]
  await times(55, () => asks('203.0.113.30', first, '/api/who'))
  assert.equal((await times(55, () => asks('203.0.113.31', second, '/api/who'))).at(-1), 429)

  const ended = await session(sergeant)
  assert.equal(await asks('203.0.113.32', ended), 200)
  await sessions.end(ended.cookie.slice('vigil_session='.length))
  assert.equal((await times(102, () => asks('203.0.113.32', ended))).at(-1), 429)
  assert.equal(await asks('203.0.113.32', {}), 429, 'at the cost of the address')
})
