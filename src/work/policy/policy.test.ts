// A policy changed by one person and approved by another, over the web and on a real database; and what is refused on the way.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import pg from 'pg'
import { testDatabase } from '../../../test/database.ts'
import { openDatabase } from '../../kernel/database.ts'
import { hours, instant, minutes, plus } from '../../kernel/time.ts'
import { may, type Person, type Role } from '../../registers/permissions.ts'
import { keepPolicies } from '../../registers/policies.ts'
import { makeServer } from '../../web/server.ts'
import { defaultGradeTable } from '../missing/grade/rules.ts'
import { policyGiven } from '../policy-given.ts'
import { standingPolicy } from '../standing-policy.ts'
import { compare } from './compare.ts'
import { followPolicies, forcePolicy } from './index.ts'

const now = instant('2026-11-23T09:00:00.000Z')
const person = (number: number, name: string, role: Role): Person => ({
  staffId: `00000000-0000-7000-8000-0000000000d${number}`,
  forceId: 'northvale',
  name,
  roles: [role],
  unit: null,
  supervisorId: null,
})
const author = person(1, 'Petra Author', 'policy author')
const both = { ...person(2, 'Bo Both', 'policy author'), roles: ['policy author', 'policy approver'] as const }
const approver = person(3, 'Alex Approver', 'policy approver')
const handler = person(4, 'Hal Handler', 'response officer')
const people = [author, both, approver, handler]

const database = await testDatabase()
const db = openDatabase(database.url('vigil_app'), { connections: 3 })
const policies = keepPolicies(db, standingPolicy)
const owner = new pg.Client({ connectionString: database.ownerUrl })
await owner.connect()
for (const one of people)
  await owner.query('insert into staff (force_id, staff_id, name, roles) values ($1, $2, $3, $4)', [
    one.forceId,
    one.staffId,
    one.name,
    one.roles,
  ])
await owner.end()
let clock = now
const server = await makeServer({
  slices: [forcePolicy(policyGiven)],
  database: db,
  world: async (_, who) => ({ db, now: clock, who, policyAt: await policies.of(who.forceId, clock), reactions: [] }),
  find: async (request) => {
    const found = people.find((one) => one.staffId === request.cookies['who'])
    return await Promise.resolve(found ? { person: found, csrf: 'token', session: found.staffId } : null)
  },
  may,
  navigation: [],
  forceName: () => 'Northvale',
  demonstration: true,
  logLevel: 'silent',
  requestsPerMinute: 0,
})
after(async () => {
  await server.http.close()
  await db.close()
})

const get = async (url: string, who: Person = author) =>
  await server.http.inject({ url, headers: { cookie: `who=${who.staffId}` } })
const post = async (url: string, body: object, who: Person = author) =>
  await server.http.inject({
    method: 'POST',
    url,
    headers: { cookie: `who=${who.staffId}`, 'content-type': 'application/json' },
    payload: JSON.stringify(body),
  })

const proposal = (version: string, values: Record<string, number>, more: object = {}) => ({
  version,
  effectiveFrom: plus(clock, hours(24)),
  because: 'The audit of October',
  values,
  tables: null,
  ...more,
})
const proposed = async (version: string, values: Record<string, number>, who: Person = author, more: object = {}) => {
  const answer = await post('/api/policy/proposal', proposal(version, values, more), who)
  assert.equal(answer.statusCode, 201, answer.body)
  return String(answer.json().recordId)
}
const fieldsRefused = async (body: object) =>
  (await post('/api/policy/proposal', body)).json().errors.map((one: { field: string }) => one.field)

test('a limit of the law is not loosened, and everything wrong is said at once', async () => {
  const answer = await post(
    '/api/policy/proposal',
    proposal('laxer', { 'unit.hours': 96, 'grade.minutes': 10 }, { effectiveFrom: plus(now, hours(-1)) }),
  )
  assert.equal(answer.statusCode, 422)
  assert.deepEqual(
    answer.json().errors.map((one: { field: string }) => one.field),
    ['effectiveFrom', 'values.unit.hours'],
  )
  assert.deepEqual(await fieldsRefused(proposal('odd', { 'no.such': 1 })), ['values.no.such'])
  assert.match(answer.body, /at most 72 hours \(Statutory Code of Practice 2009\)/)
  assert.deepEqual(await fieldsRefused(proposal('same', {})), [''])
  assert.deepEqual(await fieldsRefused(proposal('vigil-default-1', { 'grade.minutes': 5 })), ['version'])
  assert.deepEqual(await fieldsRefused(proposal('minus', { 'grade.minutes': -5 })), ['values.grade.minutes'])
  const broken = { 'minimum grade': { rules: [{ id: 'R1' }] } }
  assert.ok((await fieldsRefused(proposal('table', {}, { tables: JSON.stringify(broken) }))).includes('tables'))
  assert.deepEqual(await fieldsRefused(proposal('nonsense', {}, { tables: '{' })), ['tables'])
  const twice = `{"minimum grade":${JSON.stringify(broken)},"minimum grade":${JSON.stringify(defaultGradeTable)}}`
  assert.deepEqual(await fieldsRefused(proposal('twice', {}, { tables: twice })), ['tables'])
  assert.equal((await post('/api/policy/proposal', proposal('x', { 'grade.minutes': 5 }), handler)).statusCode, 403)
})

test('a table that came back from the database as it went in is not shown as changed to whoever approves', async () => {
  const record = await proposed('one value', { 'deploy.high': 12 })
  const { values, rows } = (await get(`/api/policy/${record}`)).json()
  assert.deepEqual([values.length, rows], [1, []])
  assert.equal((await post(`/api/policy/${record}/refusal`, { because: 'Not yet' }, approver)).statusCode, 200)
})

test('nobody approves their own; what another approves counts from its date, in every process that listens', async (t) => {
  const elsewhere = keepPolicies(db, standingPolicy)
  assert.equal((await elsewhere.of('northvale', now))(plus(now, hours(48))).values['grade.minutes'], 15)
  const forgotten = Promise.withResolvers<string>()
  const forget = (force?: string) => {
    elsewhere.forget(force)
    if (force !== undefined) forgotten.resolve(force)
  }
  const deaf = keepPolicies(db, standingPolicy)
  await deaf.of('northvale', now)
  t.after(await followPolicies(db, { forget }))
  t.after(await followPolicies(db, policies))
  const record = await proposed('2026-12', { 'grade.minutes': 10 }, both)
  const own = await post(`/api/policy/${record}/approval`, {}, both)
  assert.equal(own.statusCode, 422)
  assert.match(own.body, /Another person must approve/)
  assert.equal((await get(`/policy/${record}/approval`, author)).statusCode, 403)
  assert.equal((await post(`/api/policy/${record}/approval`, {}, approver)).statusCode, 200)
  assert.equal(await forgotten.promise, 'northvale')
  const at = await elsewhere.of('northvale', now)
  assert.deepEqual(
    [at(plus(now, hours(23))).version, at(plus(now, hours(25))).version],
    [standingPolicy.version, '2026-12'],
  )
  assert.equal(at(plus(now, hours(25))).values['grade.minutes'], 10)
  t.after(await followPolicies(db, deaf))
  assert.equal((await deaf.of('northvale', now))(plus(now, hours(25))).version, '2026-12', 'what was missed meanwhile')
  assert.equal((await post(`/api/policy/${record}/approval`, {}, approver)).statusCode, 422)
  assert.equal((await post(`/api/policy/${record}/refusal`, { because: 'Late' }, approver)).statusCode, 422)
})

test('the pages say what each value rests on, who changed it, and what differs', async () => {
  clock = plus(now, hours(30))
  policies.forget('northvale')
  const page = await get('/policy')
  assert.equal(page.statusCode, 200)
  assert.match(page.body, /In force: <strong>2026-12<\/strong>/)
  assert.match(page.body, /Set by this force: 1 of \d+/)
  const first = (await get('/policy/values/the-first-hours')).body
  assert.match(first, /Bo Both<span class="vigil-detail">version 2026-12, approved by Alex Approver; default 15/)
  assert.match((await get('/policy/values')).body, /national guidance/)
  const values = (await get('/api/policy')).json().values
  assert.equal(values.length, policyGiven.settings.length)
  const basisOf = (name: string) => values.find((one: { name: string }) => one.name === name).basis
  assert.deepEqual(
    ['grade.minutes', 'endorse.high', 'unit.hours'].map(basisOf),
    ['force', 'Vigil default', 'statute'],
    'what the force set is no default of ours',
  )
  const compared = (await get('/api/policy/compare')).json()
  assert.deepEqual(
    compared.values.map((one: { name: string; was: number; is: number }) => [one.name, one.was, one.is]),
    [['grade.minutes', 15, 10]],
  )
  assert.match((await get('/policy/compare?from=vigil-default-1&to=2026-12')).body, /<del>15<\/del>/)
  assert.equal((await get('/policy/compare?from=nothing')).statusCode, 404)
  const form = await get('/policy/proposal')
  assert.match(form.body, /name="values.grade.minutes"[^>]*value="10"/)
})

test('one value is changed in a form of its own: two clicks from the contents, and every other value stays as it is', async () => {
  const subject = '/policy/values/the-first-hours'
  assert.ok((await get('/policy')).body.includes(`href="${subject}"`))
  assert.match((await get(subject)).body, /href="\/policy\/one-value\?name=grade.minutes"/)
  assert.doesNotMatch((await get(subject, approver)).body, /one-value/)
  const form = (await get('/policy/one-value?name=grade.minutes')).body
  assert.match(form, /name="value"[^>]*value="10"/)
  assert.match(form, /Now<\/dt>\s*<dd[^>]*>\s*10 minutes/)
  assert.match((await get('/policy/one-value?name=unit.hours')).body, /At most<\/dt>\s*<dd[^>]*>\s*72 hours/)
  const none = await get('/policy/one-value?name=no.such')
  assert.match(none.body, /Choose the value to change/)
  assert.doesNotMatch(none.body, /name="value"/)

  const asked = { version: 'one', effectiveFrom: plus(clock, hours(24)), because: 'The audit of October' }
  const send = async (name: string, value: number, who: Person = author) =>
    await post('/api/policy/one-value', { ...asked, name, value }, who)
  const refusedAt = async (name: string, value: number) =>
    (await send(name, value)).json().errors.map((one: { field: string }) => one.field)
  assert.deepEqual(await refusedAt('unit.hours', 96), ['value'], 'the law’s most, said at the one field there is')
  assert.deepEqual(await refusedAt('no.such', 1), ['value'])
  assert.deepEqual(await refusedAt('grade.minutes', 10), [''], 'nothing changed')
  assert.equal((await send('grade.minutes', 7, approver)).statusCode, 403)
  const sent = await send('grade.minutes', 7)
  assert.equal(sent.statusCode, 201, sent.body)
  const { values, rows } = (await get(`/policy/${sent.json().recordId}`.replace('/policy', '/api/policy'))).json()
  assert.deepEqual(
    values.map((one: { name: string; was: number; is: number }) => [one.name, one.was, one.is]),
    [['grade.minutes', 10, 7]],
  )
  assert.deepEqual(rows, [])
  const because = 'Not yet'
  assert.equal((await post(`/api/policy/${sent.json().recordId}/refusal`, { because }, approver)).statusCode, 200)
})

test('two proposals approved at one moment: one counts, and the other would quietly undo it', async () => {
  clock = plus(now, hours(30.5))
  for (let round = 1; round <= 5; round++) {
    const both = [
      await proposed(`first ${round}`, { 'arrive.high': 20 + round }, author, {
        effectiveFrom: plus(clock, hours(20)),
      }),
      await proposed(`second ${round}`, { 'deploy.high': 4 + round }, author, {
        effectiveFrom: plus(clock, hours(21)),
      }),
    ]
    clock = plus(clock, minutes(1))
    const answers = await Promise.all(both.map((one) => post(`/api/policy/${one}/approval`, {}, approver)))
    const statuses = answers.map((answer) => answer.statusCode).sort()
    assert.notDeepEqual(statuses, [200, 200])
    assert.equal(statuses[0], 200)
    assert.match(answers.map((answer) => answer.body).join(), /was approved after this was proposed/)
    const left = both[answers.findIndex((answer) => answer.statusCode !== 200)]
    assert.equal((await post(`/api/policy/${left}/refusal`, { because: 'Too late' }, approver)).statusCode, 200)
    clock = plus(clock, minutes(1))
  }
})

test('an older proposal does not undo what was approved since, and one whose date has passed is not approved', async () => {
  clock = plus(now, hours(31))
  const older = await proposed('older', { 'deploy.high': 10 })
  const newer = await proposed('newer', { 'arrive.high': 30 }, author, { effectiveFrom: plus(clock, hours(50)) })
  clock = plus(clock, hours(1))
  assert.equal((await post(`/api/policy/${newer}/approval`, {}, approver)).statusCode, 200)
  assert.match(
    (await post(`/api/policy/${older}/approval`, {}, approver)).body,
    /newer.*approved after this was proposed/,
  )
  const late = await proposed('late', { 'deploy.high': 9 })
  const waiting = async () => (await get('/api/policy')).json().waiting.map((one: { version: string }) => one.version)
  assert.deepEqual(await waiting(), ['older', 'late'], 'what is approved waits no longer')
  clock = plus(clock, hours(25))
  assert.match((await post(`/api/policy/${late}/approval`, {}, approver)).body, /which has passed/)
  assert.equal((await post(`/api/policy/${late}/refusal`, { because: 'Too late' }, approver)).statusCode, 200)
  assert.match((await get(`/policy/${late}`)).body, /Refused\./)
  const twice = await post('/api/policy/proposal', proposal('late', { 'deploy.high': 8 }))
  assert.match(twice.body, /There is already a version “late”/)
  assert.equal((await get('/policy/00000000-0000-7000-8000-00000000dead')).statusCode, 404)
})

test('the decision table is read as a table and exported as DMN; a changed row is shown as changed', async () => {
  const page = await get('/policy/tables/minimum-grade')
  assert.match(page.body, /R1<\/td>/)
  const dmn = await get('/policy/tables/minimum-grade/dmn')
  assert.match(String(dmn.headers['content-disposition']), /attachment; filename="minimum-grade-.*\.dmn"/)
  assert.match(dmn.body, /<decisionTable id="table" hitPolicy="COLLECT"/)
  const table = standingPolicy.tables['minimum grade']
  const text = JSON.stringify(table).replace('"under 13"', '"under thirteen"')
  const changed = compare(policyGiven, standingPolicy, {
    ...standingPolicy,
    version: 'x',
    tables: { 'minimum grade': JSON.parse(text) },
  })
  assert.deepEqual(
    changed.rows.map(({ row, what }) => [row, what]),
    [['R3', 'changed']],
  )
  assert.deepEqual(policyGiven.tables[0]?.refusals(JSON.parse(text)), [])
})

test('one row is changed in a form of its own: the rest of the table and every value stay as they are', async () => {
  const page = await get('/policy/tables/minimum-grade')
  assert.match(page.body, /row-of-minimum-grade\?row=2"/)
  assert.doesNotMatch((await get('/policy/tables/minimum-grade', approver)).body, /row-of-minimum-grade/)
  const form = await get('/policy/row-of-minimum-grade?row=2')
  assert.equal(form.statusCode, 200)
  assert.match(form.body, /value="R3"/)
  const row = {
    place: 2,
    id: 'R3',
    when: ['age: < 14'],
    level: 'HIGH',
    because: 'A child under fourteen',
    source: 'The force’s own decision',
    basis: 'force',
    mayGoBelow: 'superintendent',
    firstReviewMinutes: 60,
    reviewEveryMinutes: 60,
    actions: [],
  }
  const given = { version: 'row-3', effectiveFrom: plus(clock, hours(48)), because: 'The audit of October', row }
  const sent = await post('/api/policy/row-of-minimum-grade', given)
  assert.equal(sent.statusCode, 201, sent.body)
  const again = new pg.Client({ connectionString: database.ownerUrl })
  await again.connect()
  await again.query('set row_security = off')
  const proposals = await again.query(
    "select body from fact where kind = 'policy.proposed/1' and body ->> 'version' = 'row-3'",
  )
  await again.end()
  const { tables } = proposals.rows[0].body
  const rules: readonly { readonly id: string; readonly because: string }[] = tables['minimum grade'].rules
  const inForce = (await policies.of('northvale', clock))(clock)
  const before = compare(policyGiven, inForce, { ...inForce, version: 'y', tables })
  assert.deepEqual(
    before.rows.map((one) => [one.row, one.what]),
    [['R3', 'changed']],
  )
  assert.equal(rules.find((one) => one.id === 'R3')?.because, 'A child under fourteen')

  const wrong = await post('/api/policy/row-of-minimum-grade', {
    ...given,
    version: 'row-4',
    row: { ...row, place: null, id: 'seven', when: ['no colon here', 'age: < 14'] },
  })
  assert.equal(wrong.statusCode, 422)
  for (const words of ['Name it like R24', '“no colon here” must be a column'])
    assert.ok(wrong.body.includes(words), words)
  const never = await post('/api/policy/row-of-minimum-grade', {
    ...given,
    version: 'row-5',
    row: { ...row, when: ['shoe-size: > 4'] },
  })
  assert.equal(never.statusCode, 422)
  assert.match(never.body, /shoe-size/)
  // Four rows are called R6b: one of them is changed, and the three others stay.
  const namesakes = inForce.tables['minimum grade']
  const before4 = policyGiven.tables[0]?.rows(namesakes).filter(([id]) => id === 'R6b') ?? []
  assert.ok(before4.length > 1)
  const place = (policyGiven.tables[0]?.rows(namesakes) ?? []).findIndex(([id]) => id === 'R6b') + 1
  const one = policyGiven.tables[0]?.row.read(namesakes, place)
  const written = policyGiven.tables[0]?.row.write(namesakes, { ...one, because: 'in other words' })
  const after4 = policyGiven.tables[0]?.rows(written?.table).filter(([id]) => id === 'R6b') ?? []
  assert.deepEqual([after4.length, after4.slice(1)], [before4.length, before4.slice(1)])
  const moved = await post('/api/policy/row-of-minimum-grade', {
    ...given,
    version: 'row-6',
    row: { ...row, place: 5 },
  })
  assert.match(moved.body, /open the row again from the table/)
  const same = await post('/api/policy/row-of-minimum-grade', { ...given, version: 'row-3' })
  assert.match(same.body, /There is already a version “row-3”/)
})

test('the actions of a grade are a table of the policy: read as words, one row changed, a code that nobody can record refused', async () => {
  const page = (await get('/policy/tables/actions-of-a-grade')).body
  assert.match(page, /Senior officer examined the lines of enquiry/)
  assert.doesNotMatch(page, /Export as DMN|Propose a new row/)
  assert.equal((await get('/policy/tables/actions-of-a-grade/dmn')).statusCode, 404)
  const given = {
    version: 'actions-1',
    effectiveFrom: plus(clock, hours(72)),
    because: 'The review of October',
    row: { place: 3, actions: ['local systems checked', 'school asked'], source: 'The force’s own decision' },
  }
  const wrong = await post('/api/policy/row-of-actions-of-a-grade', {
    ...given,
    row: { ...given.row, actions: ['ring the aunt'] },
  })
  assert.equal(wrong.statusCode, 422)
  assert.match(wrong.body, /LOW: there is no action “ring the aunt”/)
  assert.equal((await post('/api/policy/row-of-actions-of-a-grade', given)).statusCode, 201)
  const table = policyGiven.tables[1]
  const before = (await policies.of('northvale', clock))(clock).tables['actions of a grade']
  const after = table?.rows(table.row.write(before, given.row).table) ?? []
  assert.deepEqual(
    [after.length, after[2]?.slice(0, 3)],
    [3, ['LOW', 'Local intelligence and earlier reports checked; School asked', 'force']],
  )
  const unknown = { rules: defaultGradeTable.rules.slice(0, 1).map((row) => ({ ...row, actions: ['ring the aunt'] })) }
  assert.deepEqual(policyGiven.tables[0]?.refusals(unknown), ['Rule R1: there is no action “ring the aunt”.'])
})
