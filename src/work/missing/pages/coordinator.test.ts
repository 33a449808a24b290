// The coordinator's list: what is owed or waited for after the search, closed or not, the soonest first, each with its form.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { reportBody } from '../../../../test/report.ts'
import { demonstrationForce } from '../../../demonstration/force.ts'
import { statements } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import { hours, type Instant, instant, minutes, plus } from '../../../kernel/time.ts'
import { SYSTEM } from '../../../registers/world.ts'
import { owedAfterwards } from '../queries/coordinator.ts'

let now: Instant = instant('2026-01-13T12:00:00.000Z')
const it = await testApp({ clock: () => now })
// Signed in anew each time: days pass, and a session does not last them.
const handler = async () => await it.named('Asha Nolan')
const manager = async () => await it.named('Dev Ramsden')
const coordinator = async () => await it.named('Rosa Wexford')

const done = async (path: string, body: object) => {
  const answer = await (await manager()).api(path, body)
  assert.ok(answer.status < 300, `${path}: ${answer.text}`)
  return JSON.parse(answer.text)
}

async function returned(name: string, personId: string | null = null): Promise<string> {
  now = plus(now, minutes(1))
  const made = await (await handler()).api('/api/missing/report', reportBody(now, { name, personId }))
  assert.equal(made.status, 201, made.text)
  const record = String(JSON.parse(made.text).recordId)
  await done(`/api/missing/${record}/location`, {
    place: 'Home',
    how: 'police',
    with: null,
    atRisk: false,
    placeToReturn: 'Home',
    confirmedBy: 'PC Harrow',
    confirmedHow: 'seen by an officer',
    detail: 'well',
    at: null,
  })
  await done(`/api/missing/${record}/return`, { to: 'Home, mother', seenBy: 'PC 4411', detail: null, at: null })
  return record
}

const interview = async (record: string, outcome: string) =>
  await done(`/api/missing/${record}/return-interview`, { outcome, by: 'Jan Pell', detail: null, at: null })

type Owed = { readonly recordId: string; readonly item: string; readonly form: string | null; readonly dueAt: string }
const list = async (query = '') => JSON.parse((await (await coordinator()).get(`/api/coordinator${query}`)).text)
const itemsOf = async (record: string, query = '') =>
  (await list(query)).owed.flatMap((one: Owed) => (one.recordId === record ? [one.item] : []))

test('who came back stands there at once, with what the authority and the coordinator owe, by the form that does it', async () => {
  const record = await returned('Kit Larwood')

  const { returned: back, owed } = await list()

  assert.ok(back.some((one: { recordId: string }) => one.recordId === record))
  assert.deepEqual(
    owed.filter((one: Owed) => one.recordId === record).map((one: Owed) => [one.item, one.form]),
    [
      ['offer a return interview', `/missing/${record}/return-interview`],
      ['keep the four-week watch', `/missing/${record}/watch`],
    ],
  )
})

test('the four-week watch says whom to ring; nobody reached, it stays due and says so, and the timeline does not call it kept', async () => {
  const record = await returned('Kit Tansley')
  const { send, get } = await coordinator()
  const path = `/missing/${record}/watch`
  assert.match((await get(path)).text, /Who reported it[\s\S]*07700900123[\s\S]*Returned[\s\S]*name="heard"/)
  const looked = async (heard: string, found: string) => {
    assert.equal((await send(path, { heard, found, next: '' })).status, 303)
    return (await itemsOf(record)).includes('keep the four-week watch')
  }

  assert.equal(await looked('nobody was reached', 'Rang twice'), true)
  assert.equal(await looked('a parent or carer', 'Back at school'), false)
  const page = (await get(`/missing/${record}`)).text
  assert.match(page, /looked again for the four-week watch[\s\S]*Nobody was reached, which does not keep the watch/)
})

test('what the law owes after a death or serious injury stands there until it is done, the child being back', async () => {
  const record = await returned('Merle Osgood')
  const grave = { outcome: 'seriously harmed', place: 'The canal', detail: 'Hit by a boat', at: null, harmedAt: null }
  await done(`/api/missing/${record}/grave-outcome`, { ...grave, checked: true })
  const owed = [
    'joint agency response',
    'refer to the Independent Office for Police Conduct',
    'serious incident notification',
    'rapid review',
  ]
  const ofLaw = async () => (await itemsOf(record)).filter((item: string) => owed.includes(item))

  assert.deepEqual(await ofLaw(), owed)
  const line = (await list('?what=rapid%20review')).owed.find((one: Owed) => one.recordId === record)
  assert.equal(line.form, `/missing/${record}/referrals?to=rapid%20review`)
  await done(`/api/missing/${record}/referrals`, { to: 'rapid review', reference: null, detail: 'Held', at: null })
  assert.deepEqual(await ofLaw(), owed.slice(0, 3))
})

test('an interview stands there until it is read: not offered, not held, not read', async () => {
  const record = await returned('Isla Penhale')
  const seen: unknown[] = []
  for (const outcome of ['offered', 'done']) {
    await interview(record, outcome)
    seen.push(...(await itemsOf(record)))
  }
  await done(`/api/missing/${record}/return-interview-read`, {
    learned: 'Gran is the one she rings',
    profileUpdated: false,
  })

  assert.deepEqual(
    seen.filter((one) => one !== 'keep the four-week watch'),
    ['hold a return interview', 'read the return interview'],
  )
  assert.deepEqual(await itemsOf(record), ['keep the four-week watch'])
})

test('called missed, it is listed where it is asked for; offered after that, it runs again, and missed it stays', async () => {
  const record = await returned('Noor Thistle')
  now = plus(now, hours(73))
  await interview(record, 'missed')
  const [missedNow, running] = [await itemsOf(record, '?what=missed'), await itemsOf(record)]
  now = plus(now, minutes(5))
  await interview(record, 'offered')

  const { returnInterview } = JSON.parse((await (await manager()).get(`/api/missing/${record}`)).text)
  assert.deepEqual([missedNow, running], [['missed'], ['keep the four-week watch']])
  assert.deepEqual(await itemsOf(record), ['offered since', 'keep the four-week watch'])
  assert.deepEqual(
    [returnInterview.status, returnInterview.at, returnInterview.missedAt],
    ['offered', now, plus(now, minutes(-5))],
  )
})

test('a plan past its review date is owed, and no list calls it in force', async () => {
  const record = await returned('Sorrel Quickthorn')
  const { personId } = JSON.parse((await (await manager()).get(`/api/missing/${record}`)).text)
  const again = await returned('Sorrel Quickthorn', personId)
  const until = plus(now, hours(24))
  await done(`/api/missing/${record}/trigger-plan`, { plan: 'Ring the aunt first', reviewBy: until })
  const before = await itemsOf(record)
  now = plus(now, hours(25))

  const repeat = JSON.parse((await (await coordinator()).get('/api/children/repeat')).text)
  const page = (await (await coordinator()).get('/children/repeat')).text
  assert.ok(!before.includes('plan lapsed'))
  assert.ok((await itemsOf(record)).includes('plan lapsed'))
  assert.deepEqual(repeat.children.find((one: { latest: string }) => one.latest === again)?.planLapsed, true)
  assert.match(page, /review was due/)
})

test('until when a plan holds stands in the state; and with a merged record the plan of the other is shown', async () => {
  const record = await returned('Linnet Copperfold')
  const other = await returned('Linnet Copperfolde')
  const plan = { plan: 'Ring the aunt first', reviewBy: plus(now, hours(24)) }
  await done(`/api/missing/${record}/trigger-plan`, plan)
  const until = async () => {
    const { rows } = await it.owner.read(
      { force: demonstrationForce.id, who: SYSTEM, now },
      async (reader) =>
        await reader.query(
          sql`select trigger_plan_at as made, trigger_plan_review_by as until from episode where record_id = ${record} limit 1`,
        ),
    )
    return rows[0]
  }
  assert.deepEqual(await until(), { made: now, until: plan.reviewBy })
  const people = await Promise.all(
    [record, other].map(async (one) => JSON.parse((await (await manager()).get(`/api/missing/${one}`)).text).personId),
  )
  const merged = await (await coordinator()).api(`/api/person/${people[1]}/merging`, {
    into: people[0],
    because: 'One child',
  })
  assert.equal(merged.status, 200, merged.text)
  assert.match((await (await manager()).get(`/missing/${other}`)).text, /Ring the aunt first/)
})

test('what is late for longer than four weeks hides nothing of today: counted, and on a list of its own', async () => {
  const record = await returned('Tansy Greywether')
  const [before, none] = [await itemsOf(record), (await list()).lateLonger.count]
  now = plus(now, hours(24 * 32))
  const later = await returned('Linden Marchbanks')

  const { owed, lateLonger, longer } = await list()
  const long = await list(lateLonger.href.replace('/coordinator', ''))

  assert.deepEqual([before, none], [['offer a return interview', 'keep the four-week watch'], 0])
  assert.ok(owed.some((one: Owed) => one.recordId === later))
  assert.deepEqual(await itemsOf(record), ['keep the four-week watch'], 'late since four days')
  assert.ok(long.owed.some((one: Owed) => one.recordId === record && one.item === 'offer a return interview'))
  assert.ok(long.owed.every((one: Owed) => one.dueAt < plus(now, hours(-24 * 28))))
  assert.deepEqual([longer, long.longer, lateLonger.count], [false, true, long.owed.length])
  assert.match(
    (await (await coordinator()).get('/coordinator')).text,
    new RegExp(`Late for longer than four weeks: ${lateLonger.count}<`),
  )
})

test('page after page, everything once; of one authority only what is its; and the reading is logged', async () => {
  const record = await returned('Fern Ashlock')
  await done(`/api/missing/${record}/authority-told`, { authority: 'Northvale Council', how: 'by phone', at: null })
  const whole = (await list()).owed.map((one: Owed) => `${one.recordId} ${one.item}`)

  const [first] = (await list()).owed
  const after = new URLSearchParams({ due: first.dueAt, record: first.recordId, item: first.item })
  const rest = (await list(`?${after.toString()}`)).owed.map((one: Owed) => `${one.recordId} ${one.item}`)
  const theirs = (await list('?authority=northvale%20council')).owed

  assert.deepEqual([`${first.recordId} ${first.item}`, ...rest], whole)
  assert.deepEqual([...new Set(theirs.map((one: Owed) => one.recordId))], [record])
  const { person } = await coordinator()
  const { rows } = await it.owner.read({ force: person.forceId, who: person.staffId, now }, async (reader) =>
    reader.query(
      sql`select count(*)::integer as n from consultation where what = 'coordinator’s list' and ${record} = any (record_ids) and who = ${person.staffId} limit 1`,
    ),
  )
  assert.match(JSON.stringify(rows), /"n":4/)
})

test('what is owed is read first: then who came back; which kinds there are, and the other lists, push nothing down', async () => {
  await returned('Betony Fairclough')

  const page = (await (await coordinator()).get('/coordinator')).text

  const places = [
    '<h1',
    'id="only"',
    'id="coordinator"',
    'href="#returned"',
    '<table',
    'id="returned"',
    'aria-label="Lists"',
  ]
  const found = places.map((one) => page.indexOf(one))
  assert.ok(!found.includes(-1), `${found}`)
  assert.deepEqual(
    found,
    [...found].sort((one, other) => one - other),
  )
  assert.match(page, /<details [^>]*id="only"><summary/, 'closed until it is asked for')
  assert.match(
    (await (await coordinator()).get('/coordinator?what=rapid%20review')).text,
    /<details [^>]*id="only" open>/,
  )
})

test('of each list about children the heading comes first, and the other lists after it', async () => {
  const her = await coordinator()
  for (const path of ['/missing/known', '/missing/closing', '/children/repeat', '/homes']) {
    const page = (await her.get(path)).text
    const [heading, lists] = [page.indexOf('<h1'), page.indexOf('aria-label="Lists"')]
    assert.ok(heading > 0 && lists > heading, `${path}: ${heading}, ${lists}`)
  }
})

test('she comes to it by the navigation, others by its neighbours; and a job that sees no child not at all', async () => {
  const [hers, theirs] = [
    (await (await coordinator()).get('/board')).text,
    (await (await manager()).get('/board')).text,
  ]

  assert.match(hers, /vigil-navigation__link" href="\/coordinator"/)
  assert.doesNotMatch(theirs, /vigil-navigation__link" href="\/coordinator"/)
  assert.match((await (await manager()).get('/coordinator')).text, /After the search/)
  assert.equal(
    (await (await it.newcomer(demonstrationForce.id, 'Ada Ledger', ['system administrator'])).get('/coordinator'))
      .status,
    403,
  )
})

test('which records are of one child is asked once of each line, never of each line with each duty that is owed', async () => {
  const query = statements.find((one) => one.name === owedAfterwards.name)?.exampleQuery()
  assert.ok(query)
  const [first = '', ...rest] = query.texts
  const explained = { texts: [`explain (verbose) ${first}`, ...rest], values: query.values }
  const plan = await it.databases.app.read({ force: demonstrationForce.id, who: SYSTEM, now }, async (reader) =>
    (await reader.query(explained)).rows.map((row) => Object.values(Object(row))[0]).join('\n'),
  )
  assert.match(plan, /records_of_person/)
  assert.doesNotMatch(plan, /ANY \((?:public\.)?records_of_person\(/)
})
