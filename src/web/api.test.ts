// The same commands and pages for programs: JSON in, problem details (RFC 9457) out.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { administrator, handler, stranger } from '../../test/web/example.ts'
import { cookieOf, testWeb } from '../../test/web/web.ts'
import type { Person } from '../registers/permissions.ts'

const { server, unplug, get } = await testWeb()

const send = async (
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
  person: Person | null = handler,
) => {
  const answer = await server.http.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json', ...cookieOf(person), ...headers },
    payload: JSON.stringify(body),
  })
  return {
    status: answer.statusCode,
    type: String(answer.headers['content-type']),
    etag: answer.headers.etag,
    json: answer.json(),
  }
}

const report = {
  name: 'Rex',
  lastSeen: '2026-11-23T20:05:00.000Z',
  colour: 'brown',
  ears: 2,
  bites: false,
  why: 'It is cold.',
  owner: { phone: '01632 960001', at: null },
}

const note = { note: 'At the gate', place: 'park', happenedAt: null }

const opened = async () => {
  const answer = await send('/api/dog/report', report)
  assert.equal(answer.status, 201)
  return String(answer.json.recordId)
}

test('a record is opened, noted about and read, each answer naming its position', async () => {
  const dog = await opened()
  const noted = await send(`/api/dog/${dog}/note`, note, { 'if-match': '"1"' })
  assert.deepEqual([noted.status, noted.etag, noted.json], [200, '"2"', { recordId: dog, position: 2 }])
  const read = await get(`/api/dog/${dog}`)
  assert.deepEqual(read.json(), { now: '2026-11-23T21:14:30.000Z', name: 'Rex', notes: ['At the gate'], record: dog })
})

test('a key given twice is refused by its name, and nothing is recorded: not its last value, unseen', async () => {
  const dog = await opened()
  const answer = await server.http.inject({
    method: 'POST',
    url: `/api/dog/${dog}/note`,
    headers: { 'content-type': 'application/json', ...cookieOf(handler) },
    payload: '{"note":"At the gate","place":"park","happenedAt":null,"note":"At home"}',
  })
  assert.deepEqual([answer.statusCode, answer.json().type], [400, '/using-the-api#unreadable'])
  assert.match(answer.json().detail, /The JSON gives “note” twice in one object\. Give it once: nothing was recorded\./)
  assert.deepEqual((await get(`/api/dog/${dog}`)).json().notes, [])
})

test('what is not UTF-8 is refused: a name would be recorded without its accents, and nobody told', async () => {
  const dog = await opened()
  const answer = await server.http.inject({
    method: 'POST',
    url: `/api/dog/${dog}/note`,
    headers: { 'content-type': 'application/json', ...cookieOf(handler) },
    payload: Buffer.from('{"note":"With Zoë","place":"park","happenedAt":null}', 'latin1'),
  })
  assert.deepEqual([answer.statusCode, answer.json().type], [400, '/using-the-api#unreadable'])
  assert.match(answer.json().detail, /in UTF-8/)
  assert.deepEqual((await get(`/api/dog/${dog}`)).json().notes, [])
})

test('everything wrong is said at once, by path and in words', async () => {
  const { status, type, json } = await send('/api/dog/report', {
    ...report,
    colour: 'green',
    bites: null,
    owner: {},
    why: 3,
  })
  assert.equal(status, 422)
  assert.match(type, /^application\/problem\+json/)
  assert.equal(json.type, '/using-the-api#refused')
  assert.match(json.detail, /^Select a colour\. Say whether it bites: “yes” or “no”\. “Why/)
  assert.deepEqual(json.errors, [
    { field: 'colour', sentence: 'Select a colour' },
    { field: 'bites', sentence: 'Say whether it bites: “yes” or “no”' },
    { field: 'why', sentence: '“Why are you worried?” must be text' },
    { field: 'owner.phone', sentence: 'Enter the owner’s phone' },
  ])
})

test('a sender who had not seen the last change is told so, whether by header or in the body', async () => {
  const dog = await opened()
  await send(`/api/dog/${dog}/note`, note)
  for (const [body, headers] of [
    [note, { 'if-match': '"1"' }],
    [{ ...note, basedOn: 1 }, {}],
  ] as const) {
    const { status, json } = await send(`/api/dog/${dog}/note`, body, headers)
    assert.equal(status, 409)
    assert.match(json.detail, /The record changed after the position you had seen: Asha Grant added a note/)
    assert.doesNotMatch(json.detail, /page|below/)
  }
  const past = await send(`/api/dog/${dog}/note`, note, { 'if-match': '"99999"' })
  assert.equal(past.status, 409)
  assert.match(past.json.detail, /You gave position 99999, but the record is at 2\./)
  assert.equal((await get(`/api/dog/${dog}`)).headers.etag, '"2"', 'a read says which position to give')
  assert.equal((await send(`/api/dog/${dog}/note`, { ...note, basedOn: 2 })).status, 200)
})

test('a position that is named holds also where the command contradicts nobody', async () => {
  const dog = await opened()
  await send(`/api/dog/${dog}/sighting`, note)
  const since = await send(`/api/dog/${dog}/sighting`, note, { 'if-match': '"1"' })
  const unnamed = await send(`/api/dog/${dog}/sighting`, note)
  assert.deepEqual([since.status, since.json.type], [409, '/using-the-api#conflict'])
  assert.deepEqual([unnamed.status, unnamed.json.position], [200, 3])
})

test('the same key and body is done once, opening too; the same key and another body is refused', async () => {
  const key = { 'idempotency-key': '"one-report"' }
  const [one, two] = [await send('/api/dog/report', report, key), await send('/api/dog/report', report, key)]
  assert.equal(one.status, 201)
  assert.equal(two.json.recordId, one.json.recordId)
  assert.equal((await send('/api/dog/report', { ...report, name: 'Max' }, key)).status, 422)
})

test('a field that there is none of is refused by its name, with those that there are', async () => {
  const { status, json } = await send('/api/dog/report', {
    ...report,
    tail: 'long',
    owner: { ...report.owner, cat: 1 },
  })
  assert.equal(status, 422)
  assert.deepEqual(json.errors, [
    { field: 'owner.cat', sentence: 'There is no field “cat”; there are: phone, at' },
    {
      field: 'tail',
      sentence: 'There is no field “tail”; there are: name, lastSeen, colour, ears, bites, why, owner',
    },
  ])
})

test('a name half a character long, and a value nested two hundred thousand deep: refused, no fault of ours', async () => {
  const dog = await opened()
  const half = await send(`/api/dog/${dog}/note`, { ...note, 'Erin \ud800': 1 })
  assert.deepEqual([half.status, half.json.errors.length], [422, 1])
  for (const payload of [
    `{"note":"x","place":"park","happenedAt":null,"zz":${'['.repeat(200_000)}${']'.repeat(200_000)}}`,
    `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`,
    `${'['.repeat(200_000)}${']'.repeat(200_000)}`,
  ]) {
    const deep = await server.http.inject({
      method: 'POST',
      url: `/api/dog/${dog}/note`,
      headers: { 'content-type': 'application/json', ...cookieOf(handler) },
      payload,
    })
    assert.equal(deep.statusCode, 400, deep.body)
    assert.match(deep.json().detail, /nested more than 32 deep/)
  }
})

test('a key or a position that cannot be read is refused: never left out, and recorded twice', async () => {
  const dog = await opened()
  for (const key of ['the aunt rang', 'k'.repeat(201), ''])
    for (let time = 1; time <= 2; time++) {
      const { status, json } = await send(`/api/dog/${dog}/note`, note, { 'idempotency-key': key })
      assert.equal(status, 400)
      assert.match(json.detail, /A key has 1 to 200 letters, digits and signs, and no spaces/)
    }
  for (const seen of ['zzz', '"abc"', '1, 2', ''])
    assert.equal((await send(`/api/dog/${dog}/note`, note, { 'if-match': seen })).status, 400, seen)
  for (const basedOn of ['1', 1.5, -1])
    assert.equal((await send(`/api/dog/${dog}/note`, { ...note, basedOn })).status, 400, String(basedOn))
  assert.deepEqual((await get(`/api/dog/${dog}`)).json().notes, [])
  assert.equal((await send(`/api/dog/${dog}/note`, note, { 'if-match': '*', 'idempotency-key': 'k1' })).status, 200)
})

test('from a page of another site, a browser that is signed in records nothing; by Origin where it says no more', async () => {
  const dog = await opened()
  const elsewhere: readonly Record<string, string>[] = [
    { origin: 'https://elsewhere.example' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'none' },
  ]
  for (const headers of elsewhere) assert.equal((await send(`/api/dog/${dog}/note`, note, headers)).status, 403)
  assert.deepEqual((await get(`/api/dog/${dog}`)).json().notes, [])
  const host = 'vigil.example'
  assert.equal((await send(`/api/dog/${dog}/note`, note, { host, origin: `https://${host}` })).status, 200)
})

test('who is not signed in, may not, or is of another force gets no more than that', async () => {
  const dog = await opened()
  const nobody = await send(`/api/dog/${dog}/note`, note, {}, null)
  assert.deepEqual([nobody.status, nobody.json.detail], [401, 'You are not signed in.'])
  const ended = await send(`/api/dog/${dog}/note`, note, { authorization: 'Bearer vigil_ended' }, null)
  assert.equal(ended.status, 401)
  assert.match(ended.json.detail, /^The token is not known here, has expired or was revoked/)
  assert.equal((await send(`/api/dog/${dog}/note`, note, {}, administrator)).status, 403)
  const theirs = await send(`/api/dog/${dog}/note`, note, {}, stranger)
  const nobodys = await send('/api/dog/019aaf00-0000-7000-8000-000000000000/note', note, {}, stranger)
  assert.deepEqual([theirs.status, theirs.json], [404, nobodys.json])
})

test('a text that no JSON reader takes, half a character and the database away are each answered in words', async () => {
  const dog = await opened()
  const broken = await server.http.inject({
    method: 'POST',
    url: `/api/dog/${dog}/note`,
    headers: { 'content-type': 'application/json', ...cookieOf(handler) },
    payload: '{"note": ',
  })
  assert.deepEqual([broken.statusCode, broken.json().title], [400, 'What was sent could not be read'])
  const half = await send(`/api/dog/${dog}/note`, { ...note, note: 'half \ud800' })
  assert.deepEqual([half.status, half.json.errors[0].field], [422, 'note'])
  unplug(true)
  const lost = await send(`/api/dog/${dog}/note`, note)
  unplug(false)
  assert.deepEqual([lost.status, lost.json.title], [503, 'The database cannot be reached'])
})

test('the API says what it takes, with the schema of every command', async () => {
  const { reads, commands } = (await get('/api')).json()
  assert.deepEqual(
    reads.map((one: { path: string }) => one.path),
    ['/api/dog/:record'],
  )
  assert.deepEqual(commands[0].body.required.includes('lastSeen'), true)
})
