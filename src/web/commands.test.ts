// A command over the web, end to end on a real database: done, refused with everything kept, conflicting, repeated, away.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { administrator, colleague, handler, stranger } from '../../test/web/example.ts'
import { cookieOf, testWeb } from '../../test/web/web.ts'
import { sqlState } from '../kernel/database/failures.ts'
import { idOf, newId } from '../kernel/identity.ts'
import { sql } from '../kernel/sql.ts'
import { instant } from '../kernel/time.ts'
import { SYSTEM } from '../registers/world.ts'

const web = await testWeb()
const { server, get, post } = web

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
  const sent = await post('/dog/report', { ...good, _key: String(key) })
  assert.equal(sent.statusCode, 303)
  assert.match(String(sent.headers.location), /^\/dog\/[0-9a-f-]{36}$/)
  const next = await server.http.inject({
    method: 'GET',
    url: String(sent.headers.location),
    headers: { cookie: `vigil_session=Asha; vigil_said=dog.report` },
  })
  assert.equal(next.statusCode, 200, next.body)
  assert.match(next.body, /Reported\. It is on the board\./)
  assert.match(String(next.headers['set-cookie']), /vigil_said=;/)
})

test('what was sent may lead elsewhere, and the next page says so', async () => {
  const sent = await post('/dog/report', { ...good, colour: 'other' })
  const said = /vigil_said=([^;]+)/.exec(String(sent.headers['set-cookie']))?.[1]
  const next = await server.http.inject({
    method: 'GET',
    url: String(sent.headers.location),
    headers: { cookie: `vigil_session=Asha; vigil_said=${said}` },
  })
  assert.match(next.body, /It is on the list of old dogs/)
  assert.doesNotMatch(next.body, /It is on the board/)
})

test('a form that was gone back to and sent again: the next page says that it was recorded before and is not again', async () => {
  const dog = await reported()
  const send = async (key: string) =>
    await post(`${dog}/sighting`, { note: 'By the pond', place: 'park', _key: key, _based_on: '1' })
  assert.equal((await send('the-first')).statusCode, 303)
  const again = await send('the-second')
  assert.equal(again.statusCode, 303, again.body)
  const said = /vigil_said=([^;]+)/.exec(String(again.headers['set-cookie']))?.[1]
  const next = await server.http.inject({
    method: 'GET',
    url: dog,
    headers: { cookie: `vigil_session=Asha; vigil_said=${said}` },
  })
  assert.match(next.body, /it was not recorded again\. If it happened again, open a new form/)
})

test('who a new record is, is not for the browser to say: neither Vigil itself, nor what follows from a rule, nor one it made up', async () => {
  for (const [at, id] of [
    SYSTEM,
    idOf('north', 'a unit', 'a shift'),
    newId(instant('2026-11-23T20:00:00Z')),
  ].entries()) {
    const fields = { ...good, _record: id, _key: `browser-says-${at}` }
    const sent = await post('/dog/report', fields)
    assert.equal(sent.statusCode, 303, sent.body)
    assert.notEqual(sent.headers.location, `/dog/${id}`)
    assert.match(String(sent.headers.location), /^\/dog\/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-/, 'made, not worked out')
    assert.equal((await get(`/dog/${id}`)).statusCode, 404)
    const again = await post('/dog/report', { ...fields, _record: newId(instant('2026-11-23T20:01:00Z')) })
    assert.equal(again.headers.location, sent.headers.location, 'the same form is the same record')
  }
})

test('the database takes no record and no member of staff with the identity of Vigil itself', async () => {
  const context = { force: handler.forceId, who: handler.staffId, now: instant('2026-11-23T20:00:00Z') }
  const inserts = [
    sql`insert into staff (force_id, staff_id, name, roles) values (${handler.forceId}, ${SYSTEM}, 'Sys Tem', '{}')`,
    sql`
      insert into fact (force_id, record_id, position, kind, happened_at, recorded_at, recorded_by, command_id, policy_version, body, salt, body_hash)
      values (${handler.forceId}, ${SYSTEM}, 1, 'staff.joined/1', ${context.now}, ${context.now}, ${handler.staffId}, ${handler.staffId}, '1', '{}', '', '')`,
  ]
  for (const insert of inserts)
    await assert.rejects(
      web.db.write(context, async (writer) => await writer.query(insert)),
      (error) => sqlState(error) === '23514',
    )
})

test('everything wrong is said at once, beside its field and above the form, and everything typed is kept', async () => {
  const answer = await post('/dog/report', {
    name: '<script>alert(1)</script> & "Rex"',
    'lastSeen.date': '2026-11-24',
    'lastSeen.time': '20:05',
    ears: 'three',
    bites: '',
    why: 'x'.repeat(4001),
    'owner.phone': '',
    'owner.at': 'Quay <b>Street</b>',
    _key: 'k-1',
    _based_on: '',
  })
  assert.equal(answer.statusCode, 422)
  for (const sentence of [
    '“When was it last seen?” must not be in the future',
    'Select a colour',
    'Ears must be a whole number, like 12',
    'Say whether it bites: “yes” or “no”',
    '“Why are you worried?” must be 4,000 characters or fewer; it has 4,001',
    'Enter the owner’s phone',
  ]) {
    assert.equal(answer.body.split(sentence).length, 3, `${sentence}: once above the form, once beside its field`)
  }
  const links = [...answer.body.matchAll(/<a href="#([^"]+)">/g)].map((found) => found[1])
  assert.deepEqual(links, ['lastSeen-day', 'colour', 'ears', 'bites', 'why', 'owner-phone'])
  assert.match(answer.body, /value="&lt;script&gt;alert\(1\)&lt;\/script&gt; &amp; &quot;Rex&quot;"/)
  assert.doesNotMatch(answer.body, /<script>alert|<b>Street/)
  for (const [part, value] of [
    ['day', 24],
    ['month', 11],
    ['year', 2026],
  ] as const)
    assert.match(answer.body, new RegExp(`name="lastSeen.${part}" value="${value}"`))
  assert.match(answer.body, /name="ears"[^>]*value="three"/)
  assert.match(answer.body, /Quay &lt;b&gt;Street/)
  assert.match(answer.body, />\s?x{4001}</)
  assert.equal(hidden(answer.body, '_key'), 'k-1')
  assert.doesNotMatch(answer.body, /must match|must be equal|must have required/)
})

test('what the procedure refuses stands beside its field, like what the schema refuses', async () => {
  const answer = await post('/dog/report', { ...good, name: 'Cat' })
  assert.equal(answer.statusCode, 422)
  assert.match(answer.body, /<a href="#name">That is a cat<\/a>/)
})

test('a character that cannot be stored is named, with the place where it stands', async () => {
  const answer = await post('/dog/report', { ...good, why: 'It is cold\u0007 tonight', name: 'R\u202eex' })
  assert.equal(answer.statusCode, 422)
  assert.match(answer.body, /a bell \(U\+0007\), after “It is cold”/)
  assert.match(answer.body, /a mark that turns the direction of writing \(U\+202E\)/)
})

test('a form of five megabytes is refused in words, and nothing breaks', async () => {
  const answer = await post('/dog/report', { ...good, why: 'x'.repeat(5_000_000) })
  assert.equal(answer.statusCode, 413)
  assert.match(answer.body, /can take one megabyte of text/)
  assert.match(answer.body, /back button/)
})

test('somebody else wrote first: told who and what, the text kept, and the next try goes through', async () => {
  const dog = await reported()
  const mine = await get(`${dog}/note`)
  assert.match(mine.body, /<option value="park">The park/)
  const basedOn = String(hidden(mine.body, '_based_on'))
  assert.equal(basedOn, '1')
  const theirs = await post(`${dog}/note`, { note: 'At the gate', place: 'park', _based_on: '1' }, colleague)
  assert.equal(theirs.statusCode, 303, theirs.body)
  const late = await post(`${dog}/note`, { note: 'By the river', place: 'park', _based_on: basedOn })
  assert.equal(late.statusCode, 409)
  assert.match(late.body, /Owen Pryce added a note at 21:14/)
  assert.match(late.body, />\s?By the river</)
  assert.equal(hidden(late.body, '_based_on'), '2')
  const again = await post(`${dog}/note`, { note: 'By the river', place: 'park', _based_on: '2' })
  assert.equal(again.statusCode, 303)
  assert.match((await get(dog)).body, /<li>At the gate<\/li><li>By the river<\/li>/)
})

test('the same form sent twice is done once; the same key with another text is asked about', async () => {
  const dog = await reported()
  const fields = { note: 'Barking', place: 'park', _key: 'key-twice', _based_on: '1' }
  const [one, two] = [await post(`${dog}/note`, fields), await post(`${dog}/note`, fields)]
  assert.deepEqual([one.statusCode, two.statusCode], [303, 303])
  const other = await post(`${dog}/note`, { ...fields, note: 'Barking loudly' })
  assert.equal(other.statusCode, 422)
  assert.match(other.body, /sent this form before with different contents/)
  assert.match(other.body, />\s?Barking loudly</)
  assert.notEqual(hidden(other.body, '_key'), 'key-twice')
  assert.equal((await get(dog)).body.match(/<li>Barking/g)?.length, 1)
})

test('without the session’s token nothing is recorded, and the form comes back with a good one', async () => {
  const dog = await reported()
  const answer = await post(`${dog}/note`, { note: 'Sniffing', place: 'park', _csrf: 'of another site' })
  assert.equal(answer.statusCode, 403)
  assert.match(answer.body, />\s?Sniffing</)
  assert.equal(hidden(answer.body, '_csrf'), 'token of Asha Grant')
  assert.doesNotMatch((await get(dog)).body, /Sniffing/)
})

test('a form sent from another site is refused before anything is read of it', async () => {
  const answer = await server.http.inject({
    method: 'POST',
    url: '/dog/report',
    headers: {
      ...cookieOf(handler),
      'sec-fetch-site': 'cross-site',
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: new URLSearchParams({ ...good, _csrf: 'token of Asha Grant' }).toString(),
  })
  assert.equal(answer.statusCode, 403)
  assert.doesNotMatch(answer.body, /It is cold/)
})

test('with the database away the form comes back with what was typed, and the same form works once it is back', async () => {
  const dog = await reported()
  const fields = { note: 'Under the bridge', place: 'park', _key: 'key-away', _based_on: '1' }
  web.unplug(true)
  const lost = await post(`${dog}/note`, fields)
  web.unplug(false)
  assert.equal(lost.statusCode, 503)
  assert.match(lost.body, /database cannot be reached/)
  assert.match(lost.body, />\s?Under the bridge</)
  assert.match(lost.body, /<option value="park" selected>/)
  assert.equal(lost.headers['cache-control'], 'no-store')
  assert.equal(hidden(lost.body, '_key'), 'key-away')
  assert.equal(hidden(lost.body, '_based_on'), '1')
  const sent = await post(`${dog}/note`, fields)
  assert.equal(sent.statusCode, 303)
  assert.match((await get(dog)).body, /<li>Under the bridge<\/li>/)
})

test('signed out meanwhile: nothing is recorded and nothing typed is lost', async () => {
  const dog = await reported()
  const answer = await post(`${dog}/note`, { note: 'Asleep', place: 'park' }, null)
  assert.equal(answer.statusCode, 401)
  assert.match(answer.body, />\s?Asleep</)
  assert.equal(
    (await get(`${dog}/note?a=1`, null)).headers.location,
    `/sign-in?next=${encodeURIComponent(`${dog}/note?a=1`)}`,
  )
})

test('an unknown record, another force’s, and no record at all are answered with the same words', async () => {
  const dog = await reported()
  const without = (html: string) => html.replace(/name="back" value="[^"]*"/g, '')
  const paths = ['/dog/019aaf00-0000-7000-8000-000000000000', '/dog/nonsense', '/nowhere']
  const answers = [
    ...(await Promise.all(paths.map(async (path) => await get(path, stranger)))),
    await get(dog, stranger),
    await get(`${dog}/note`, stranger),
    await post(`${dog}/note`, { note: 'x', place: 'park', _csrf: 'token of Lena Moor' }, stranger),
  ]
  for (const answer of answers) assert.equal(answer.statusCode, 404)
  const pages = new Set(answers.slice(0, 5).map((answer) => without(answer.body)))
  assert.equal(pages.size, 1)
})

test('a role that may not is told so, on the page, on the form and in the API', async () => {
  const dog = await reported()
  for (const url of [dog, `${dog}/note`, '/dog/report', `/api${dog}`]) {
    assert.equal((await get(url, administrator)).statusCode, 403, url)
  }
  assert.match((await get(dog, administrator)).body, /Your role does not allow this/)
  // Who never saw the form sends it all the same.
  assert.equal((await post(`${dog}/note`, { note: 'x', place: 'park' }, administrator)).statusCode, 403)
  assert.equal((await post('/dog/report', good, administrator)).statusCode, 403)
})

test('an address that asks for nonsense is told what is wrong with it', async () => {
  const dog = await reported()
  const answer = await get(`${dog}?from=-1`)
  assert.equal(answer.statusCode, 422)
  assert.match(answer.body, /From must be 0 or more/)
  assert.equal((await get(`${dog}?from=&other=1`)).statusCode, 200)
})
