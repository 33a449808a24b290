// A command over the web, end to end on a real database: done, refused with everything kept, conflicting, repeated, away.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { testDatabase } from '../../test/database.ts'
import { DatabaseAway, openDatabase } from '../kernel/database.ts'
import { may, type Person } from '../registers/permissions.ts'
import { makeServer, type Server } from './server.ts'
import { administrator, colleague, example, handler, stranger, worldOf } from './test/example.ts'

const database = await testDatabase()
const people = new Map([handler, colleague, stranger, administrator].map((one) => [one.name.split(' ')[0], one]))
const db = openDatabase(database.url('vigil_app'), { connections: 3 })
const away = false
let server: Server

before(async () => {
  const owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  await owner.query(
    `insert into force (force_id, name, country) values ('northvale', 'Northvale Police', 'E') on conflict do nothing`,
  )
  await owner.end()
  server = await makeServer({
    slices: [example],
    database: db,
    world: async (request, who) => {
      if (away) throw new DatabaseAway(new Error('unplugged'), false)
      return await worldOf(db)(request, who)
    },
    find: async (request) => {
      const person = people.get(request.cookies['vigil_session'])
      return await Promise.resolve(person ? { person, csrf: `token of ${person.name}`, session: person.name } : null)
    },
    may,
    navigation: [{ href: '/board', text: 'Board', permission: 'see the board' }],
    forceName: () => 'Northvale Police',
    demonstration: true,
    logLevel: 'silent',
    requestsPerMinute: 0,
  })
})

after(async () => {
  await server.http.close()
  await db.close()
})

const good = {
  name: 'Rex',
  'lastSeen.date': '2026-11-23',
  'lastSeen.time': '20:05',
  colour: 'brown',
  ears: '',
  bites: 'no',
  why: 'It is cold.\r\nAnd dark.',
  'owner.phone': '01632 960001',
  'owner.at': '',
}

const cookieOf = (person: Person | null) =>
  person === null ? {} : { cookie: `vigil_session=${person.name.split(' ')[0]}` }

const post = async (url: string, fields: Record<string, string>, person: Person | null = handler) =>
  await server.http.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...cookieOf(person) },
    payload: new URLSearchParams({ _csrf: `token of ${person?.name}`, ...fields }).toString(),
  })

const get = async (url: string, person: Person | null = handler) =>
  await server.http.inject({ method: 'GET', url, headers: cookieOf(person) })

const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? null

const reported = async (name = 'Rex') => {
  const answer = await post('/dog/report', { ...good, name })
  assert.equal(answer.statusCode, 303, answer.body)
  return String(answer.headers.location)
}

test('a form is shown, sent, done, and what was done is said once on the next page', async () => {
  const shown = await get('/dog/report')
  assert.equal(shown.statusCode, 200)
  assert.match(shown.body, /Why are you worried\?/)
  const key = hidden(shown.body, '_key')
  assert.match(String(key), /^[0-9a-f-]{36}$/)
  const sent = await post('/dog/report', { ...good, _key: String(key), _record: String(hidden(shown.body, '_record')) })
  assert.equal(sent.statusCode, 303)
  assert.equal(sent.headers.location, `/dog/${hidden(shown.body, '_record')}`)
  const next = await server.http.inject({
    method: 'GET',
    url: String(sent.headers.location),
    headers: { cookie: `vigil_session=Asha; vigil_said=dog.report` },
  })
  assert.equal(next.statusCode, 200, next.body)
  assert.match(next.body, /Reported\. It is on the board\./)
  assert.match(String(next.headers['set-cookie']), /vigil_said=;/)
})
