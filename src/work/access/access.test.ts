// Breaking the glass: with a reason, four hours at most, the supervisor told at once, and somebody else looks the next day.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Client, testApp } from '../../../test/app.ts'
import { newId } from '../../kernel/identity.ts'
import { sql } from '../../kernel/sql.ts'
import { dateWords, hours, type Instant, instant, localDate, minutes, plus } from '../../kernel/time.ts'
import { policyAt } from '../../practice/policy.ts'
import { consulted } from '../../registers/consultation.ts'
import { personProcedure } from '../../registers/people.ts'
import { rebuild, rebuildable } from '../../registers/rebuild.ts'
import { appendTo, load } from '../../registers/records.ts'
import { contextOf, SYSTEM } from '../../registers/world.ts'
import { missing } from '../missing/procedure.ts'
import { standingPolicy } from '../standing-policy.ts'
import { reviewId } from './commands.ts'
import { opening } from './procedure.ts'

let now: Instant = instant('2026-06-05T20:00:00Z')
const it = await testApp({ clock: () => now })
/** Sessions end after hours without use: after each jump of the clock everybody signs in again. */
const signIn = async () => ({
  handler: await it.named('Asha Nolan'),
  officer: await it.named('Mina Harrow'),
  superintendent: await it.named('Farah Quill'),
  inspector: await it.named('Gareth Ashdown'),
  auditor: await it.named('Vic Arkwright'),
})
let { handler, officer, superintendent, inspector, auditor } = await signIn()
async function passes(time: ReturnType<typeof hours>): Promise<void> {
  now = plus(now, time)
  ;({ handler, officer, superintendent, inspector, auditor } = await signIn())
}
const reason = 'A caller says the child is on the bridge now'

async function report(name: string, personId: string | null, by = handler): Promise<string> {
  const nothing = Object.fromEntries(
    'callerName callerRelation dateOfBirth sex description address postcode lookedAfterBy firstContactAt unit area reviewBy source answers grade'
      .split(' ')
      .map((field) => [field, null]),
  )
  const made = await by.api('/api/missing/report', {
    ...nothing,
    path: 'missing',
    name,
    age: 14,
    ageDisputed: false,
    lastSeenAt: plus(now, hours(-2)),
    lastSeenPrecision: 'about',
    lastSeenPlace: 'Canal Street',
    callerPhone: '07700 900123',
    why: 'not home from school',
    personId,
  })
  assert.equal(made.status, 201, made.text)
  return String(JSON.parse(made.text).recordId)
}

/** Reported, closed, and then the child's record is restricted by an inspector. */
async function restrictedEpisode(name: string): Promise<{ readonly episode: string; readonly person: string }> {
  const episode = await report(name, null)
  const world = await it.app.world(inspector.person)
  const person = await world.db.write(contextOf(world), async (writer) => {
    const folded = await load(writer, world, missing, episode)
    await appendTo({ writer, world, commandId: newId(now) }, missing, episode, () => [
      { kind: 'missing.closed/1', happenedAt: now, body: { summary: 'Home' } },
    ])
    return folded.state.report?.child.personId ?? ''
  })
  now = plus(now, minutes(1))
  const restricted = await inspector.api(`/api/person/${person}/restriction`, { reason: 'A witness in a trial' })
  assert.equal(restricted.status, 200, restricted.text)
  now = plus(now, minutes(1))
  return { episode, person }
}

const broken = async (client: Client, recordId: string, more: object = {}) =>
  await client.api('/api/opening/glass', { recordId, reason, hours: '4', ...more })

test('a restricted record says whom to ask; broken with a reason it opens, for four hours, and the supervisor is told', async () => {
  const { episode } = await restrictedEpisode('Perdita Canary')
  const closed = (await officer.get(`/missing/${episode}`)).text
  assert.match(closed, new RegExp(`href="/opening/glass\\?record=${episode}"`))
  assert.doesNotMatch(closed, /Perdita/)
  const sent = await officer.send(`/opening/glass?record=${episode}`, { reason, hours: '4' })
  assert.equal(sent.status, 303, sent.text)
  const page = await officer.get(sent.location ?? '')
  assert.match(page.text, new RegExp(`href="/missing/${episode}"`))
  assert.match((await officer.get(`/missing/${episode}`)).text, /Perdita Canary/)
  // Only for whom it was broken.
  assert.doesNotMatch((await handler.get(`/missing/${episode}`)).text, /Perdita/)
  const told = JSON.parse((await superintendent.get('/api/alerts')).text)
  assert.deepEqual(told.alerts, [])
  assert.deepEqual(
    told.told.map((one: { words: string; child: string | null }) => [one.words, one.child]),
    [['A restricted record was opened by breaking the glass', null]],
  )
  const one = (await superintendent.get(told.told[0].href)).text
  assert.match(one, new RegExp(reason))
  assert.match(one, /can be reviewed when the day is over[^<]*<a [^>]*href="\/openings\?day=2026-06-05"/)
  assert.doesNotMatch((await officer.get(told.told[0].href)).text, /when the day is over/)
  assert.equal((await handler.get(told.told[0].href)).status, 404)
  await passes(hours(4))
  assert.doesNotMatch((await officer.get(`/missing/${episode}`)).text, /Perdita/)
})

test('too short a reason, more than four hours, an unknown record and one that is not restricted are refused', async () => {
  const { episode } = await restrictedEpisode('Quill Canary')
  const refused = [
    [await broken(officer, episode, { reason: 'Because' }), /20 characters or more/],
    [await broken(officer, episode, { hours: '5' }), /Choose for how long/],
    [await broken(officer, newId(now)), /no restricted record/],
    [await broken(officer, officer.person.staffId), /no restricted record/],
  ] as const
  for (const [answer, words] of refused) {
    assert.equal(answer.status, 422, answer.text)
    assert.match(answer.text, words)
  }
  assert.doesNotMatch((await officer.get(`/missing/${episode}`)).text, /Quill/)
  const commissioner = await it.named('Uma Kettering')
  assert.equal((await broken(commissioner, episode)).status, 403)
})

test('the next day somebody else reviews it: not who opened it, and not twice', async () => {
  const { episode } = await restrictedEpisode('Rook Canary')
  assert.equal((await broken(inspector, episode)).status, 201)
  await inspector.get(`/missing/${episode}`)
  const day = localDate(now)
  await passes(hours(24))
  const list = (await auditor.get(`/openings?day=${day}`)).text
  assert.doesNotMatch(list, /Rook/)
  assert.match(list, /Gareth Ashdown/)
  assert.match(list, /Broke the glass/)
  assert.match(list, new RegExp(reason))
  const one = { about: episode, staffId: inspector.person.staffId, day }
  const path = `/api/opening/${reviewId(inspector.person.forceId, one)}/review`
  const body = { ...one, finding: 'in order', note: null }
  const own = await inspector.api(path, body)
  assert.equal(own.status, 422)
  assert.match(own.text, /You opened this record yourself/)
  const elsewhere = await auditor.api(`/api/opening/${newId(now)}/review`, body)
  assert.match(elsewhere.text, /No such opening/)
  const notOpened = { ...one, staffId: officer.person.staffId }
  const ofOther = `/api/opening/${reviewId(inspector.person.forceId, notOpened)}/review`
  assert.match((await auditor.api(ofOther, { ...body, ...notOpened })).text, /No such opening/, 'by whom it was')
  const form = (await auditor.get(`${path.replace('/api', '')}?${new URLSearchParams(one)}`)).text
  assert.match(
    form,
    new RegExp(`Gareth Ashdown, ${dateWords(day)}: broke the glass[^]*Why: ${reason}[^]*Read: episode`),
  )
  assert.doesNotMatch(form, /Rook/)
  const note = 'Rang the caller back, who confirms it'
  assert.equal((await auditor.api(path, { ...body, note })).status, 200)
  assert.match((await superintendent.api(path, body)).text, /already been reviewed/)
  assert.match((await auditor.get(`/openings?day=${day}`)).text, new RegExp(`In order[^]*${note}`))
})

test('what is to be looked into is told to whoever heard of the opening, who reads what was found, and not to who opened it', async () => {
  const { episode, person } = await restrictedEpisode('Starling Canary')
  assert.equal((await broken(officer, episode)).status, 201)
  const open = (await officer.get(`/missing/${episode}`)).text
  assert.match(open, /Restricted record\.<\/strong> You broke the glass: it is open to you until \d\d:\d\d/)
  assert.match(open, /What you read is logged, and somebody else reviews it the next day/)
  await report('Starling Canary', person)
  assert.match(
    (await handler.get(`/missing/${episode}`)).text,
    /open to you because you are involved in an open episode/,
  )
  const day = localDate(now)
  await passes(hours(24))
  const one = { about: episode, staffId: officer.person.staffId, day }
  const place = reviewId(officer.person.forceId, one)
  const told = async (who: Client) =>
    JSON.parse((await who.get('/api/alerts')).text).told.some(
      ({ recordId }: { recordId: string }) => recordId === place,
    )
  const body = { ...one, finding: 'to be looked into', note: 'No such call was logged' }
  assert.equal((await auditor.api(`/api/opening/${place}/review`, body)).status, 200)

  assert.deepEqual([await told(superintendent), await told(officer), await told(handler)], [true, false, false])
  const page = await superintendent.get(`/openings/${place}`)
  assert.match(page.text, /Mina Harrow[\s\S]*To be looked into[\s\S]*No such call was logged[\s\S]*Vic Arkwright/)
  assert.doesNotMatch(page.text, /Starling/)
  assert.deepEqual(
    [(await officer.get(`/openings/${place}`)).status, (await handler.get(`/openings/${place}`)).status],
    [404, 404],
  )
})

test('the day after, whoever may review it reads on the board that it waits: not who opened it, and not once it is reviewed', async () => {
  const { episode } = await restrictedEpisode('Yarrow Canary')
  const waiting = async (client: Client) => {
    const [, day, n] =
      /href="\/openings\?day=([0-9-]+)">Openings of restricted records: (\d+) to review/.exec(
        (await client.get('/board')).text,
      ) ?? []
    return { day, n: Number(n ?? 0) }
  }
  const earlier = [await waiting(superintendent), await waiting(inspector)]
  assert.equal((await broken(inspector, episode)).status, 201)
  const day = localDate(now)
  assert.deepEqual([await waiting(superintendent), await waiting(inspector)], earlier, 'the day is not over')
  await passes(hours(24))
  const theirs = await waiting(superintendent)
  const { openings } = JSON.parse((await superintendent.get(`/api/openings?day=${day}`)).text)
  const own = openings.filter((one: { staffId: string; finding: null }) => one.staffId === inspector.person.staffId)
  assert.ok(own.length > 0)
  assert.equal(theirs.n - (await waiting(inspector)).n >= own.length, true)
  assert.equal((await waiting(officer)).n, 0)
  const one = { about: episode, staffId: inspector.person.staffId, day }
  const path = `/api/opening/${reviewId(inspector.person.forceId, one)}/review`
  assert.equal((await superintendent.api(path, { ...one, finding: 'in order', note: null })).status, 200)
  assert.equal((await waiting(superintendent)).n, theirs.n - 1)
})

test('what nobody looked at the next day is listed with its day until somebody has', async () => {
  const { episode } = await restrictedEpisode('Teasel Canary')
  assert.equal((await broken(officer, episode)).status, 201)
  const day = localDate(now)
  const days = async () =>
    JSON.parse((await auditor.get('/api/openings')).text).toReview.filter((one: { day: string }) => one.day === day)
  assert.deepEqual(await days(), [], 'the day is not over')
  await it.databases.app.write({ force: officer.person.forceId, who: SYSTEM, now }, async (writer) => {
    writer.send(consulted(officer.person.forceId, SYSTEM, now, 'the episode', [episode], null))
    await Promise.resolve()
  })
  await passes(hours(24))
  assert.equal((await broken(officer, episode)).status, 201)
  await officer.get(`/missing/${episode}`)
  const next = localDate(now)
  await passes(hours(48))
  const { openings } = JSON.parse((await auditor.get(`/api/openings?day=${day}`)).text)
  const waiting = openings.filter((one: { finding: string | null }) => one.finding === null)
  const ofEpisode = openings.filter((one: { about: string }) => one.about === episode)
  assert.deepEqual(
    ofEpisode.map((one: { staffId: string; pages: string[] }) => [one.staffId, one.pages]),
    [[officer.person.staffId, []]],
    'nothing of the day after, nor of Vigil itself',
  )
  for (const { about, staffId } of waiting) {
    const one = { about, staffId, day }
    const reviewer = staffId === auditor.person.staffId ? superintendent : auditor
    const path = `/api/opening/${reviewId(officer.person.forceId, one)}/review`
    assert.equal((await reviewer.api(path, { ...one, finding: 'in order', note: null })).status, 200)
  }
  assert.deepEqual(await days(), [])
  const { toReview } = JSON.parse((await auditor.get('/api/openings')).text)
  assert.ok(
    toReview.some((one: { day: string }) => one.day === next),
    'the day after is reviewed by itself',
  )
})

test('whoever is shown only that a restricted record is among those it might be has not opened it', async () => {
  const { person } = await restrictedEpisode('Juniper Canary')
  const again = await report('Juniper Canary', null)
  for (const page of ['', '/answers', '/as-known']) {
    const { text } = await officer.get(`/missing/${again}${page}`)
    assert.match(text, /restricted record/i, page)
  }
  const day = localDate(now)
  await passes(hours(24))
  const { openings } = JSON.parse((await auditor.get(`/api/openings?day=${day}`)).text)
  const ofOfficer = openings.filter(
    (one: { about: string; staffId: string }) => one.about === person && one.staffId === officer.person.staffId,
  )
  assert.deepEqual(ofOfficer, [])
})

test('a day is reviewed when it is over: what is opened after a review of the same day would be looked at by nobody', async () => {
  const { episode } = await restrictedEpisode('Linnet Canary')
  assert.equal((await broken(officer, episode)).status, 201)
  const one = { about: episode, staffId: officer.person.staffId, day: localDate(now) }
  const path = `/api/opening/${reviewId(officer.person.forceId, one)}/review`
  const early = await auditor.api(path, { ...one, finding: 'in order', note: null })
  assert.equal(early.status, 422)
  assert.match(early.text, /The day is not over and more may be read\. Review it tomorrow/)
  const today = (await auditor.get(`/openings?day=${one.day}`)).text
  assert.match(today, /tomorrow, when the day is over/)
  assert.doesNotMatch(today, new RegExp(`href="/opening/[^"]*${episode}`))
  assert.equal((await broken(officer, episode, { reason: 'Once more, and for nothing at all' })).status, 201)
  await passes(hours(24))
  assert.match((await auditor.get(`/openings?day=${one.day}`)).text, /Once more, and for nothing at all/)
  assert.equal((await auditor.api(path, { ...one, finding: 'to be looked into', note: null })).status, 200)
})

test('nobody keeps the review of their own breaking from being made, by beginning another record where it will stand', async () => {
  const { episode } = await restrictedEpisode('Sable Canary')
  assert.equal((await broken(officer, episode)).status, 201)
  await officer.get(`/missing/${episode}`)
  const one = { about: episode, staffId: officer.person.staffId, day: localDate(now) }
  const place = reviewId(officer.person.forceId, one)
  const taken = await officer.send('/missing/report', {
    path: 'known whereabouts',
    name: 'Nobody There',
    age: '13',
    'lastSeenAt.date': localDate(plus(now, hours(-24))),
    'lastSeenAt.time': '18:00',
    lastSeenPrecision: 'about',
    lastSeenPlace: 'Canal Street',
    callerPhone: '07700 900123',
    why: 'not home from school',
    _record: place,
  })
  assert.equal(taken.status, 303, taken.text)
  assert.notEqual(taken.location, `/missing/${place}`)
  await passes(hours(24))
  const reviewed = await auditor.api(`/api/opening/${place}/review`, {
    ...one,
    finding: 'to be looked into',
    note: null,
  })
  assert.equal(reviewed.status, 200, reviewed.text)
})

test('whoever is involved opens without glass, and is on the list the next day as involved', async () => {
  const { episode, person } = await restrictedEpisode('Sorrel Canary')
  await report('Sorrel Canary', person)
  assert.match((await handler.get(`/missing/${episode}`)).text, /Sorrel Canary/)
  assert.doesNotMatch((await officer.get(`/missing/${episode}`)).text, /Sorrel/)
  const rows = JSON.parse((await auditor.get(`/api/openings?day=${localDate(now)}`)).text).openings
  const mine = rows.filter((row: { about: string }) => row.about === episode)
  assert.deepEqual(
    mine.map((row: { name: string; basis: string }) => [row.name, row.basis]),
    [['Asha Nolan', 'Involved']],
  )
})

test('whoever is involved in a search, and broke no glass, may ask that the restriction end', async () => {
  const { person } = await restrictedEpisode('Vetch Canary')
  await report('Vetch Canary', person, inspector)
  const answer = await inspector.api('/api/opening/lift-requests', { recordId: person, reason: 'The trial is over' })
  assert.equal(answer.status, 201, answer.text)
})

test('asked to be lifted, lifted on another request and restricted again: the old request does not lift the new restriction', async () => {
  const { episode, person } = await restrictedEpisode('Umber Canary')
  const asks = async (client: Client) =>
    String(
      JSON.parse(
        (await client.api('/api/opening/lift-requests', { recordId: episode, reason: 'The trial is over' })).text,
      ).recordId,
    )
  const [one, old] = [await asks(superintendent), await asks(superintendent)]
  assert.equal((await inspector.api(`/api/opening/${one}/lift`, {})).status, 200)
  now = plus(now, minutes(1))
  const again = await inspector.api(`/api/person/${person}/restriction`, { reason: 'Threatened since' })
  assert.equal(again.status, 200, again.text)
  assert.match((await inspector.api(`/api/opening/${old}/lift`, {})).text, /restricted again after this was asked/)
  assert.equal((await auditor.get(`/person/${person}`)).text.includes('Umber'), false)
  const anew = await asks(superintendent)
  assert.equal((await inspector.api(`/api/opening/${anew}/lift`, {})).status, 200)
})

test('lifted by two people, neither with the glass broken; what was read before is reviewed all the same', async () => {
  const { episode, person } = await restrictedEpisode('Tarn Canary')
  const other = await it.named('Priya Stanmore')
  const asks = async (client: Client) =>
    await client.api('/api/opening/lift-requests', { recordId: episode, reason: 'The trial is over' })
  assert.equal((await broken(inspector, episode)).status, 201)
  assert.equal((await broken(inspector, person)).status, 201)
  assert.match((await inspector.get(`/missing/${episode}`)).text, /Tarn Canary/)
  const twice = await inspector.api(`/api/person/${person}/restriction`, { reason: 'Another reason' })
  assert.match(twice.text, /already restricted/)
  const own = await asks(inspector)
  assert.equal(own.status, 422)
  assert.match(own.text, /opened this record by breaking the glass\. Somebody else must deal with its restriction/)
  assert.equal((await asks(auditor)).status, 403, 'who reviews openings restricts nothing')
  assert.equal((await auditor.api(`/api/person/${person}/restriction`, { reason: 'x' })).status, 403)
  assert.match((await asks(handler)).text, /Your role does not allow this/)
  assert.match(
    (await superintendent.api('/api/opening/lift-requests', { recordId: episode, reason: ' ' })).text,
    /Say why/,
  )
  const asked = await asks(superintendent)
  assert.equal(asked.status, 201, asked.text)
  const request = String(JSON.parse(asked.text).recordId)
  const second = String(JSON.parse((await asks(superintendent)).text).recordId)
  const agree = async (client: Client) => await client.api(`/api/opening/${request}/lift`, {})
  assert.match((await agree(superintendent)).text, /You asked for this\. Somebody else must decide/)
  assert.match((await agree(inspector)).text, /by breaking the glass/)
  assert.doesNotMatch((await other.get(`/missing/${episode}`)).text, /Tarn/)
  const page = (await other.get('/openings')).text
  assert.match(page, new RegExp(`href="/openings/${request}"`))
  assert.doesNotMatch(page, /Tarn/)
  assert.match((await other.get(`/openings/${request}`)).text, /The trial is over/)
  const waits = async (client: Client) => {
    const { mine, others } = JSON.parse((await client.get('/api/waiting')).text)
    const isIt = ({ path }: { path: string }) => path === `/openings/${request}`
    return [mine, others].map((rows: { path: string }[]) => rows.filter(isIt).length)
  }
  assert.deepEqual(await waits(other), [1, 0])
  assert.deepEqual(await waits(superintendent), [0, 1], 'whoever asked sees that nobody has decided')
  assert.deepEqual(await waits(inspector), [0, 1], 'nor does whoever broke the glass')
  assert.deepEqual(await waits(handler), [0, 0], 'nobody else knows of it')
  assert.doesNotMatch((await other.get('/waiting')).text, /Tarn|The trial/)
  const day = localDate(now)
  const readings = async () =>
    JSON.parse((await auditor.get(`/api/openings?day=${day}`)).text).openings.filter(
      (row: { about: string }) => row.about === episode,
    )
  const before = await readings()
  assert.equal(before.length, 1)
  assert.ok(before[0].pages.length > 0)
  assert.equal((await other.send(`/opening/${request}/lift`, {})).status, 303)
  assert.match((await agree(other)).text, /already been decided/)
  assert.match((await other.api(`/api/opening/${second}/lift`, {})).text, /no longer restricted/)
  assert.deepEqual(await waits(other), [0, 0])
  assert.match((await other.get(`/missing/${episode}`)).text, /Tarn Canary/, 'open again to whoever may see episodes')
  assert.deepEqual(await readings(), before)
  const reviewed = { about: episode, staffId: inspector.person.staffId, day, finding: 'in order', note: null }
  const path = `/api/opening/${reviewId(inspector.person.forceId, reviewed)}/review`
  await passes(hours(24))
  assert.equal((await auditor.api(path, reviewed)).status, 200)
  const told = await it.databases.clock.read({ force: handler.person.forceId, who: SYSTEM, now }, async (reader) => {
    return await reader.query(
      sql`select words from outbox where record_id = ${request} order by queued_at, words limit 9`,
    )
  })
  assert.deepEqual(told.rows, [
    { words: 'Somebody has asked for the restriction on a record to be lifted' },
    { words: 'The restriction on a record was lifted' },
  ])
})

test('a supervisor who left, or cannot sign in, is not told: the duty superintendent is', async () => {
  const { episode } = await restrictedEpisode('Vetch Canary')
  const [administrator, mina] = [await it.named('Wren Solway'), officer.person]
  const staff = async (more: object) => {
    const made = await administrator.api('/api/staff/people', { ...newcomer, ...more })
    assert.equal(made.status, 201, made.text)
    return String(JSON.parse(made.text).recordId)
  }
  const told = async () => {
    const made = await broken(await it.named('Mina Harrow'), episode)
    assert.equal(made.status, 201, made.text)
    const record = String(JSON.parse(made.text).recordId)
    const asked = sql`select recipient from outbox where record_id = ${record} limit 9`
    return (
      await it.databases.clock.read(
        { force: mina.forceId, who: SYSTEM, now },
        async (reader) => await reader.query(asked),
      )
    ).rows.map((row) => Object.values(Object(row))[0])
  }
  const supervisor = async (id: string | null) => {
    const form = JSON.parse((await administrator.get(`/api/staff/${mina.staffId}`)).text).person
    const { name, email, unit_id: unit, roles, grading_trained_until: gradingTrainedUntil } = form
    const body = { name, email, unit, roles, gradingTrainedUntil, supervisorId: id }
    const changed = await administrator.api(`/api/staff/${mina.staffId}/details`, body)
    assert.equal(changed.status, 200, changed.text)
  }
  const here = await staff({ name: 'Bea Fairfax', email: 'bea.fairfax@force.example' })
  await supervisor(here)
  assert.deepEqual(await told(), [here])
  assert.equal((await administrator.api(`/api/staff/${here}/departure`, { sure: true })).status, 200)
  assert.deepEqual(await told(), ['duty superintendent'])
  await supervisor(await staff({ name: 'Cy Fairfax', email: null }))
  assert.deepEqual(await told(), ['duty superintendent'])
  await supervisor(await staff({ name: 'Di Fairfax', email: 'di.fairfax@force.example', roles: ['policy author'] }))
  assert.deepEqual(await told(), ['duty superintendent'], 'whose page would be closed to them')
  await supervisor(null)
})

const newcomer = { unit: null, supervisorId: null, roles: ['sergeant'], gradingTrainedUntil: null }

test('refused it stays restricted, with the reason', async () => {
  const { episode } = await restrictedEpisode('Umber Canary')
  const asked = await superintendent.api('/api/opening/lift-requests', { recordId: episode, reason: 'It is quiet' })
  const request = String(JSON.parse(asked.text).recordId)
  const sent = await inspector.send(`/opening/${request}/lift-refusal`, { because: 'The appeal is not heard' })
  assert.equal(sent.status, 303, sent.text)
  assert.match(
    (await superintendent.get(`/openings/${request}`)).text,
    /Stays restricted[\s\S]*The appeal is not heard/,
  )
  assert.doesNotMatch((await inspector.get(`/missing/${episode}`)).text, /Umber/)
  assert.equal((await inspector.api(`/api/opening/${request}/lift`, {})).status, 422)
})

test('a rebuild gives the same restrictions and openings', async () => {
  const policies = { of: async () => await Promise.resolve(policyAt([standingPolicy])), forget: () => undefined }
  const known = [rebuildable(missing), rebuildable(personProcedure), rebuildable(opening)]
  const found = await rebuild(it.databases.clock, known, policies, { force: handler.person.forceId, now })
  assert.deepEqual(found.differences, [])
  const rows = ['opening', 'glass', 'opening_review', 'restriction_lift', 'restriction'].map(
    (table) => found.rows[table],
  )
  assert.deepEqual(rows, [0, 0, 0, 0, 0])
})
