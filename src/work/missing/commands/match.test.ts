// Whether a reported child is one already known: not decided stays visible and owed until somebody says, however the report came.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { reportBody } from '../../../../test/report.ts'
import { newId } from '../../../kernel/identity.ts'
import { sql } from '../../../kernel/sql.ts'
import { hours, type Instant, instant, localDate, localTime, minutes, plus } from '../../../kernel/time.ts'
import { systemPerson } from '../../../registers/alarms.ts'
import { personProcedure } from '../../../registers/people.ts'
import { appendTo } from '../../../registers/records.ts'
import { contextOf } from '../../../registers/world.ts'
import { noneOfThese } from './match-undecided.ts'
import type { ReportBody } from './report-asked.ts'

let now: Instant = instant('2026-03-27T22:00:00.000Z')
const it = await testApp({ clock: () => now })
const handler = await it.named('Asha Nolan')
const coordinator = await it.named('Dev Ramsden')
const force = handler.person.forceId

const reported = async (more: Partial<ReportBody>): Promise<string> => {
  const made = await handler.api('/api/missing/report', reportBody(now, { unit: null, area: null, ...more }))
  assert.equal(made.status, 201, made.text)
  return String(JSON.parse(made.text).recordId)
}

type Row = { readonly kind: string; readonly body: Readonly<Record<string, unknown>> }
const rowsOf = async <Row>(what: ReturnType<typeof sql>): Promise<readonly Row[]> => {
  const { rows } = await it.owner.read({ force, who: handler.person.staffId, now }, async (reader) =>
    reader.query(what),
  )
  return JSON.parse(JSON.stringify(rows))
}
const factsOf = async (record: string) =>
  await rowsOf<Row>(sql`select kind, body from fact where record_id = ${record} order by position limit 100`)
const matchFacts = async (record: string) =>
  (await factsOf(record)).filter(({ kind }) => kind.startsWith('missing.match'))
const personOf = async (record: string): Promise<string> =>
  String(
    (await rowsOf<{ person_id: string }>(sql`select person_id from episode where record_id = ${record} limit 1`))[0]
      ?.person_id,
  )
const dutyOf = async (record: string) =>
  (
    await rowsOf<{ met_at: string | null; due_at: string; ended_at: string | null; basis: string }>(sql`
      select met_at, due_at, ended_at, basis from duty
      where record_id = ${record} and name = 'decide whether the child is known already' limit 1`)
  )[0]

const exploited = {
  answers: { exploitation: 'yes' },
  lastSeenAt: plus(now, hours(-26)),
  firstContactAt: plus(now, hours(-24)),
} as const

test('a report by a program of a child of a known name: not decided, owed within the quarter hour, and shown until somebody says', async () => {
  const known = await reported({ name: 'Wilf Oxenholme', age: 13, ...exploited })

  const record = await reported({ name: 'Wilf Oxenholme', age: null, personId: null })

  const [left] = await matchFacts(record)
  assert.equal(left?.kind, 'missing.match-undecided/1')
  assert.match(JSON.stringify(left?.body), /Same name/)
  assert.match(JSON.stringify(left?.body), new RegExp(await personOf(known)))
  assert.deepEqual(
    [(await dutyOf(record))?.due_at, (await dutyOf(record))?.basis],
    ['2026-03-27T22:15:00.000Z', 'Vigil default'],
  )
  for (const page of [`/missing/${record}`, `/missing/${record}/answers`]) {
    const { text } = await handler.get(page)
    assert.match(text, /Nobody has decided/)
    assert.match(text, /Wilf Oxenholme/)
    assert.doesNotMatch(text, /None known for this child|None found for this child/)
  }
})

test('the same child: the records are one, the history counts, and the task is met', async () => {
  const known = await reported({ name: 'Toby Jessamy', ...exploited })
  const record = await reported({ name: 'Toby Jessamy', personId: null })
  const form = await handler.get(`/missing/${record}/match`)

  const decided = await handler.send(`/missing/${record}/match`, {
    child: await personOf(known),
    because: 'Same address, says his mother',
  })

  assert.match(form.text, /Toby Jessamy/)
  assert.match(form.text, /None of these/)
  assert.equal(decided.status, 303, decided.text)
  const kinds = (await factsOf(record)).map(({ kind }) => kind)
  assert.ok(kinds.includes('missing.match-decided/1') && kinds.includes('missing.history-found/1'), kinds.join())
  assert.match(JSON.stringify((await factsOf(record)).at(-1)?.body), /"exploitationFlag":"known or suspected"/)
  assert.notEqual((await dutyOf(record))?.met_at, null)
  const page = (await handler.get(`/missing/${record}`)).text
  assert.doesNotMatch(page, /Nobody has decided/)
})

test('the same child, still missing under an earlier report: both pages say that one child is on the board twice, until one is void', async () => {
  const known = await reported({
    name: 'Ottilie Ferncombe',
    lastSeenAt: plus(now, hours(-5)),
    firstContactAt: plus(now, hours(-4)),
  })
  const record = await reported({ name: 'Otilie Ferncombe', personId: null })
  const twice = async (page: string) => (await handler.get(`/missing/${page}`)).text
  const undecided = await twice(record)

  const child = await personOf(known)
  assert.equal((await handler.api(`/api/missing/${record}/match`, { child, because: 'One address' })).status, 200)

  assert.doesNotMatch(undecided, /On the board a second time/)
  assert.match(await twice(record), new RegExp(`On the board a second time:[^.]*/missing/${known}"[^.]*no owner`))
  assert.match(await twice(record), /not graded, from [^<]*, <strong>not found yet/)
  assert.match(await twice(known), new RegExp(`On the board a second time:[^.]*/missing/${record}"`))
  now = plus(now, minutes(1))
  const found = {
    place: 'Rugeley library',
    how: 'police',
    confirmedBy: 'PC Pryce',
    confirmedHow: 'seen by an officer',
    with: null,
    atRisk: false,
    placeToReturn: null,
    detail: 'Well',
    at: now,
  }
  assert.equal((await handler.api(`/api/missing/${known}/location`, found)).status, 200)
  assert.match(
    await twice(record),
    new RegExp(`Located under another record:[^.]*/missing/${known}"[^.]*Rugeley library`),
  )
  assert.match(await twice(known), new RegExp(`On the board a second time:[^.]*/missing/${record}"`))
  const because = 'One child, reported twice'
  assert.equal((await coordinator.api(`/api/missing/${record}/void-proposal`, { because })).status, 200)
  const second = await it.named('Ewa Lindqvist')
  assert.equal((await second.api(`/api/missing/${record}/void`, { because })).status, 200)
  assert.doesNotMatch(await twice(known), /On the board a second time/)
})

test('as known then: who it might be and what was owed stand as they stood, also after it was decided', async () => {
  const known = await reported({ name: 'Corin Tallentire', age: 13, ...exploited })
  const record = await reported({ name: 'Corin Tallentire', age: null, personId: null })
  const then = `/missing/${record}/as-known?at=${encodeURIComponent(now)}`

  now = plus(now, minutes(5))
  const child = await personOf(known)
  assert.equal((await handler.api(`/api/missing/${record}/match`, { child, because: 'His mother says' })).status, 200)

  const { text } = await handler.get(then)
  assert.match(text, /Nobody had decided then: 1 candidate</)
  assert.match(text, /<strong>Corin Tallentire[\s\S]{0,150}Same name[\s\S]{0,300}vigil-matches__episode/)
  assert.match(text, /decide whether this is a child already known/)
  assert.match(text, /Not decided then: see above/)
  const later = await handler.get(`/missing/${record}/as-known?at=${encodeURIComponent(now)}`)
  assert.doesNotMatch(later.text, /Nobody had decided then/)
})

test('none of these: said with a reason, and not asked again; a child who was not found is refused', async () => {
  await reported({ name: 'Kian Cotterstock' })
  const record = await reported({ name: 'Kian Cotterstock', personId: null })
  const stranger = await personOf(await reported({ name: 'Zadie Umfreville' }))

  const wrong = await handler.api(`/api/missing/${record}/match`, { child: stranger, because: 'x' })
  const decided = await handler.api(`/api/missing/${record}/match`, {
    child: 'none of these',
    because: 'Another date of birth',
  })
  const again = await handler.api(`/api/missing/${record}/match`, { child: 'none of these', because: 'again' })

  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /Choose again/)
  assert.equal(decided.status, 200, decided.text)
  assert.equal(again.status, 422)
  assert.doesNotMatch((await handler.get(`/missing/${record}`)).text, /Nobody has decided/)
})

test('merged on the child’s own record: decided with it', async () => {
  const known = await reported({ name: 'Finley Quarndon' })
  const record = await reported({ name: 'Finley Quarndon', personId: null })

  const merged = await coordinator.api(`/api/person/${await personOf(record)}/merging`, {
    into: await personOf(known),
    because: 'Same date of birth',
  })

  assert.equal(merged.status, 200, merged.text)
  assert.equal((await matchFacts(record)).at(-1)?.kind, 'missing.match-decided/1')
})

test('the form without JavaScript: sent without looking, or “none of these” said of another name, decides nothing', async () => {
  await reported({ name: 'Tilly Brindlewood' })
  const form = {
    name: 'Tilly Brindlewood',
    callerPhone: '01632 960101',
    lastSeenPlace: 'Bus station',
    why: 'not home',
    path: 'missing',
    lastSeenPrecision: 'about',
    'lastSeenAt.date': localDate(plus(now, hours(-1))),
    'lastSeenAt.time': localTime(plus(now, hours(-1))),
  }
  const sent = async (more: Readonly<Record<string, string>>): Promise<string> => {
    const answer = await handler.send('/missing/report', { ...form, ...more })
    assert.equal(answer.status, 303, answer.text)
    return /missing\/([0-9a-f-]{36})/.exec(answer.location ?? '')?.[1] ?? ''
  }
  const unlooked = await sent({})
  const renamed = await sent({ personId: 'none of these', matchedAs: 'Tilda Brindlewood' })
  const decided = await sent({ personId: 'none of these', matchedAs: 'Tilly  BRINDLEWOOD' })

  assert.deepEqual(
    (await Promise.all([unlooked, renamed, decided].map(matchFacts))).map((facts) => facts.length),
    [1, 1, 0],
  )
})

test('a restricted candidate shows masked, and is joined by nobody to whom it is closed', async () => {
  const known = await reported({ name: 'Veryan Hushwing' })
  const person = await personOf(known)
  const system = await it.app.world(systemPerson(force))
  await it.databases.app.write(contextOf(system), async (writer) => {
    const writing = { writer, world: system, commandId: newId(system.now) }
    await appendTo(writing, personProcedure, person, () => [
      { kind: 'person.restricted/1', happenedAt: system.now, body: { reason: 'witness' } },
    ])
  })
  const officer = await it.named('Mina Harrow')
  const record = await (async () => {
    const made = await officer.api(
      '/api/missing/report',
      reportBody(now, { name: 'Veryan Hushwing', unit: null, area: null, personId: null }),
    )
    return String(JSON.parse(made.text).recordId)
  })()

  const page = (await officer.get(`/missing/${record}/match`)).text
  const joined = await officer.api(`/api/missing/${record}/match`, { child: person, because: 'Same name' })

  assert.match(page, /A restricted record/)
  assert.equal(joined.status, 422)
  assert.match(joined.text, /restricted and closed to you/)
})

test('a program searches as the form does, and what it was shown is logged', async () => {
  const known = await reported({ name: 'Orla Kestrelton' })
  const found = await handler.get('/api/missing/search?name=Orla+Kestreltone')
  const nothing = await handler.get('/api/missing/search')

  assert.equal(found.status, 200, found.text)
  const { matches }: { matches: readonly { personId: string; reasons: readonly string[] }[] } = JSON.parse(found.text)
  assert.ok(matches.some((one) => one.personId !== '' && one.reasons.length > 0))
  assert.match(found.text, new RegExp(await personOf(known)))
  assert.match(nothing.text, /"asked":false/)
  const logged = await rowsOf(sql`
    select at from consultation
    where what = 'search for earlier episodes' and record_ids @> array[${await personOf(known)}::uuid] limit 5`)
  assert.ok(logged.length > 0)
})

test('who it may be is held against the age given, by the age last said of each: last stands who can hardly be', async () => {
  const young = await reported({ name: 'Corin Saltmarsh', age: 9 })
  const unsaid = await reported({ name: 'Corin Saltmarsh', age: null, personId: noneOfThese })
  const older = await reported({ name: 'Corin Saltmarsh', age: 14, personId: noneOfThese })
  // By a phone that they share alone nobody is asked about.
  const sister = await reported({ name: 'Tamsin Overbury', age: 14 })
  now = plus(now, minutes(1))

  const [left] = await matchFacts(await reported({ name: 'Corin Saltmarsh', age: 15, personId: null }))

  const candidates: readonly { personId: string; reasons: readonly string[] }[] = Object(left?.body).candidates
  const said = new Map(candidates.map((one) => [one.personId, one.reasons.filter((why) => /age|not 15/i.test(why))]))
  assert.deepEqual(said.get(await personOf(unsaid)), [])
  assert.deepEqual(said.get(await personOf(older)), ['Age fits'])
  assert.deepEqual(said.get(await personOf(young)), ['but 9, not 15'])
  assert.equal(candidates.at(-1)?.personId, await personOf(young), 'last, who can hardly be')
  assert.ok(!JSON.stringify(candidates).includes(await personOf(sister)))
})
