// Nothing leaks between forces: canaries in every text of force B, every route as every job of force A, every command with a body that would do.

import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { recommendation } from '../src/accountability/recommendations/procedure.ts'
import { newId } from '../src/kernel/identity.ts'
import { sql } from '../src/kernel/sql.ts'
import { addDays, hours, localDate, plus } from '../src/kernel/time.ts'
import { systemPerson } from '../src/registers/alarms.ts'
import { personProcedure } from '../src/registers/people.ts'
import { type Person, permissions, roles, rolesThatMay } from '../src/registers/permissions.ts'
import { appendTo } from '../src/registers/records.ts'
import { listStaff, personOfRow, staffProcedure, unitProcedure } from '../src/registers/staff.ts'
import { contextOf, SYSTEM } from '../src/registers/world.ts'
import { testApp } from './app.ts'
import { plant, unplanted } from './canaries.ts'
import { reportBody } from './report.ts'
import { sampleBody } from './sample-body.ts'

const canary = 'CANARY7Q'
const other = 'warwickshire'
const it = await testApp()

/** Records of a force, made through the same commands as anybody's. */
async function fill(
  force: string,
  word: string,
): Promise<{
  readonly episode: string
  readonly person: string
  readonly recommendation: string
  readonly others: readonly string[]
  readonly staff: readonly Person[]
}> {
  const system = await it.app.world(systemPerson(force))
  const now = system.now
  const [person, demanded, first] = [newId(now), newId(now), newId(now)]
  await it.databases.app.write(contextOf(system), async (writer) => {
    const writing = { writer, world: system, commandId: newId(now) }
    await appendTo(writing, unitProcedure, newId(now), () => [
      {
        kind: 'unit.described/1',
        happenedAt: now,
        body: { unit: `${word}-unit`, name: `${word} unit`, area: `${word} area`, kind: word },
      },
    ])
    for (const role of roles) {
      const body = {
        name: `${word} ${role}`,
        roles: [role],
        unit: `${word}-unit`,
        email: `${role.replaceAll(/\W/g, '.')}@${force}.example`,
        supervisorId: null,
        gradingTrainedUntil: '2030-01-01',
      }
      await appendTo(writing, staffProcedure, role === 'call handler' ? first : newId(now), () => [
        { kind: 'staff.joined/1', happenedAt: now, body },
      ])
    }
    const details = {
      name: `${word} child`,
      otherNames: [`${word} other`],
      dateOfBirth: '2011-02-03',
      ageDisputed: false,
      sex: word,
      address: `1 ${word} Street`,
      postcode: 'ST1 1AA',
      phones: ['07700900999'],
      lookedAfterBy: word,
    }
    await appendTo(writing, personProcedure, person, () => [
      { kind: 'person.recorded/1', happenedAt: now, body: details },
    ])
    const asked = {
      reference: `${word}/1`,
      source: word,
      inspection: word,
      published: '2024-01-01',
      theme: `${word} theme`,
      words: `${word} words`,
      dueOn: null,
    }
    await appendTo(writing, recommendation, demanded, () => [
      { kind: 'recommendation.received/1', happenedAt: now, body: asked },
    ])
  })
  const rows = await it.databases.app.read(
    { force, who: SYSTEM, now },
    async (reader) => await listStaff.all(reader, { force, after: null, limit: 500 }),
  )
  const staff = rows.map(personOfRow).filter((one) => one.name.startsWith(word))
  const handler = staff.find((one) => one.roles[0] === 'call handler')
  assert.ok(handler)
  const client = await it.as(handler)
  const report = reportBody(now, {
    name: `${word} Doe`,
    lastSeenPlace: `${word} place`,
    callerPhone: `07700 ${word}`,
    why: `${word} why`,
    callerName: `${word} caller`,
    callerRelation: word,
    sex: word,
    description: `${word} looks`,
    address: `${word} address`,
    postcode: 'ST1 1AB',
    lookedAfterBy: word,
    unit: `${word}-unit`,
    area: `${word} area`,
    personId: person,
    source: { system: word, reference: `${word}-1`, createdAt: plus(now, hours(-1)) },
    answers: { 'self-harm': 'yes' },
    grade: { level: 'HIGH', because: `${word} because`, earlierConsidered: null },
  })
  const made = await client.api('/api/missing/report', report)
  assert.equal(made.status, 201, made.text)
  const episode = String(JSON.parse(made.text).recordId)
  const noted = await client.api(`/api/missing/${episode}/notes`, { text: `${word} note` })
  assert.equal(noted.status, 200, noted.text)
  return { episode, person, recommendation: demanded, others: await accounted(staff, word), staff }
}

/** Records of the accountability loop, each by its own command, with the word in every text. */
async function accounted(staff: readonly Person[], word: string): Promise<readonly string[]> {
  const as = async (role: string) => {
    const person = staff.find((one) => one.roles[0] === role)
    assert.ok(person)
    return await it.as(person)
  }
  const [keeper, inspector] = await Promise.all([as('improvement team'), as('inspector')])
  const today = localDate(it.clock())
  const made = await Promise.all([
    keeper.api('/api/inspection/inspections', {
      reference: `${word}-I`,
      title: `${word} inspection`,
      body: word,
      programme: 'PEEL',
      kind: 'PEEL',
      fieldwork: word,
      publishedOn: today,
      address: null,
      follows: null,
      readers: [],
    }),
    keeper.api('/api/publication/publications', {
      programme: word,
      title: `${word} report`,
      publishedOn: today,
      address: null,
    }),
    keeper.api('/api/meeting/calls', { title: `${word} board`, heldOn: addDays(today, 20) }),
    keeper.api('/api/register-file/files', { text: `item,reference\n${word},${word}` }),
    keeper.api('/api/programme/programmes', { title: `${word} programme`, purpose: word }),
    inspector.api('/api/fieldwork/fieldworks', { title: `${word} visit`, from: today, until: today }),
  ])
  for (const answer of made) assert.equal(answer.status, 201, answer.text)
  return made.map((answer) => String(JSON.parse(answer.text).recordId))
}

let mine: Awaited<ReturnType<typeof fill>>
let theirs: Awaited<ReturnType<typeof fill>>
let planted: readonly string[] = []
let theirKinds: ReadonlyMap<string, string> = new Map()
before(async () => {
  mine = await fill('staffordshire-demonstration', 'HOMEWORD')
  theirs = await fill(other, canary)
  planted = await plant(it.database.ownerUrl, other, canary, it.clock())
  theirKinds = await kindsOfTheirs()
})

test('the word stands in every column of the other force that can hold one', async () => {
  assert.deepEqual(await unplanted(it.database.ownerUrl, other, canary), [])
  assert.ok(planted.length > 100, `${planted.length} rows were planted`)
})

const reads = () =>
  it.app.server.routes.filter((route) => route.method === 'GET' && !route.path.includes('*') && route.path !== '/live')
const withId = (path: string, id: string) => path.replace(':record', id).replace(':measure', 'M4').replace(/:\w+/g, id)

for (const role of roles) {
  test(`${role} of one force sees nothing of the other, on any address`, async () => {
    const person = mine.staff.find((one) => one.roles[0] === role)
    assert.ok(person)
    const client = await it.as(person)
    for (const route of reads()) {
      const stranger = newId(it.clock())
      const unknown = route.path.includes(':record') ? await client.get(withId(route.path, stranger)) : null
      const ids = unknown?.status === 403 ? refusedFor(route.path) : ofTheirs()
      for (const id of unknown === null ? [stranger] : ids) {
        const answer = await client.get(withId(route.path, id))
        assert.ok(!answer.text.includes(canary), `${route.path} as ${role} shows the other force`)
        assert.ok(answer.status < 500, `${route.path} answers ${answer.status}`)
        if (unknown === null) continue
        assert.equal(
          answer.status,
          unknown.status,
          `${route.path}: another force's record answers like one that is unknown`,
        )
        if (plain(answer.text, id) === plain(unknown.text, stranger)) continue
        // A page of the unit's own may have another shift or day in the moment between the two: asked once more, one after the other.
        const [again, anew] = [await client.get(withId(route.path, id)), await client.get(withId(route.path, stranger))]
        assert.equal(plain(again.text, id), plain(anew.text, stranger), `${route.path}: in the same words`)
      }
    }
  })
}

const ofTheirs = () => [theirs.episode, theirs.person, theirs.recommendation, ...theirs.others]
/** Whoever may not open an address at all is asked for one record of its kind: the refusal is of the job, before any record is looked for. */
const refusedFor = (path: string) => [theirKinds.get(path.replace('/api/', '/').split('/')[1] ?? '') ?? theirs.episode]

/** Without what differs between any two answers: identities, tokens and keys. */
const plain = (text: string, id: string) =>
  text
    .replaceAll(id, '')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '')
    .replaceAll(/value="[^"]*"/g, '')
    .replaceAll(/\d\d:\d\d/g, '')

test('the positive control: a handler sees the own force’s child, on the board and the page', async () => {
  const handler = mine.staff.find((one) => one.roles[0] === 'call handler')
  assert.ok(handler)
  const client = await it.as(handler)
  for (const path of ['/board', '/api/board', `/missing/${mine.episode}`, `/api/missing/${mine.episode}`]) {
    assert.ok((await client.get(path)).text.includes('HOMEWORD Doe'), path)
  }
})

test('no title, header or address of a page carries a child’s name: they stay in histories, lists of windows and logs', async () => {
  let looked = 0
  for (const route of reads()) {
    const needed = permissions.find((one) => one === route.permission)
    const job = needed === undefined ? 'call handler' : rolesThatMay(needed)[0]
    const person = mine.staff.find((one) => one.roles[0] === job)
    assert.ok(person)
    const { cookie } = await it.as(person)
    for (const id of route.path.includes(':record') ? [mine.episode, mine.person] : [mine.episode]) {
      const answer = await fetch(`${it.address}${withId(route.path, id)}`, { redirect: 'manual', headers: { cookie } })
      const html = await answer.text()
      const seen = [...answer.headers].flat().join('\n') + (/<title>[^<]*/.exec(html)?.[0] ?? '')
      assert.ok(!/HOMEWORD%?[20 ]*(Doe|child|other)/.test(seen), `${route.path} as ${person.name}: ${seen}`)
      if (html.includes('HOMEWORD Doe')) looked++
    }
  }
  assert.ok(looked > 20, `${looked} pages show the child`)
})

/** Records of the other force, one of each kind that it has. */
async function kindsOfTheirs(): Promise<ReadonlyMap<string, string>> {
  const rows = await it.owner.read(
    { force: other, who: SYSTEM, now: it.clock() },
    async (reader) =>
      await reader.query(
        sql`select distinct on (split_part(kind, '.', 1)) split_part(kind, '.', 1) as kind, record_id::text as id
          from fact where force_id = ${other} order by split_part(kind, '.', 1), recorded_at limit 100`,
      ),
  )
  return new Map(rows.rows.map((row) => Object.values(row ?? {}).map(String) as [string, string]))
}

test('no command reaches a record of the other force: with a body that would do, by somebody who may, it is unknown', async (t) => {
  const wrong: string[] = []
  let [unknown, own] = [0, 0]
  for (const command of it.app.commands.filter((one) => !one.opens)) {
    const role = rolesThatMay(command.permission)[0]
    const person = mine.staff.find((one) => one.roles[0] === role)
    if (person === undefined) continue
    const client = await it.as(person)
    const sent = async (id: string) =>
      await client.api(`/api/${command.record}/${id}/${command.path}`, sampleBody(command, it.clock()))
    const [id, stranger] = [theirKinds.get(command.record) ?? theirs.episode, newId(it.clock())]
    if (theirKinds.has(command.record)) own++
    const [answer, other] = [await sent(id), await sent(stranger)]
    const name = `${command.record} ${command.name}`
    if (answer.status === 404) unknown++
    if (![403, 404, 422].includes(answer.status)) wrong.push(`${name} answers ${answer.status}: ${answer.text}`)
    if (answer.status !== other.status || plain(answer.text, id) !== plain(other.text, stranger))
      wrong.push(`${name}: ${answer.status} ${answer.text}, and of an unknown one ${other.status} ${other.text}`)
    if (answer.text.includes(canary)) wrong.push(`${name} shows the other force`)
  }
  t.diagnostic(`${unknown} commands answer that it is unknown; of ${own} the other force has a record of that kind`)
  assert.deepEqual(wrong, [])
  assert.ok(unknown > 150, `only ${unknown} commands answer 404`)
  const facts = await it.owner.read(
    { force: other, who: SYSTEM, now: it.clock() },
    async (reader) =>
      await reader.query(
        sql`select count(*)::integer as n from fact
          where force_id = ${other} and recorded_by = any (${mine.staff.map((one) => one.staffId)}::uuid[]) limit 1`,
      ),
  )
  assert.deepEqual(facts.rows, [{ n: 0 }])
})

test('the commissioner’s office and the administrator see no case, whatever they ask', async () => {
  for (const role of ["commissioner's office", 'system administrator', 'policy author', 'policy approver'] as const) {
    const person = mine.staff.find((one) => one.roles[0] === role)
    assert.ok(person)
    const client = await it.as(person)
    for (const route of reads()) {
      const answer = await client.get(withId(route.path, mine.episode))
      assert.ok(!answer.text.includes('HOMEWORD Doe'), `${route.path} shows a child to the ${role}`)
    }
  }
})

test('nobody who is not signed in sees anything', async () => {
  for (const route of reads().filter((one) => one.permission !== 'anyone')) {
    const answer = await fetch(`${it.address}${withId(route.path, mine.episode)}`, { redirect: 'manual' })
    assert.ok([303, 401].includes(answer.status), `${route.path} answers ${answer.status}`)
  }
})
