// A body ends and another takes over: what it owed is owed by its successor from the day after, and its name stays on what was done before.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import Type from 'typebox'
import { Value } from 'typebox/value'
import { testApp } from '../../../test/app.ts'
import { demonstrationForce } from '../../demonstration/force.ts'
import { sql } from '../../kernel/sql.ts'
import { type Instant, instant } from '../../kernel/time.ts'
import { ringDue } from '../../registers/alarms.ts'
import { rebuild, rebuildable } from '../../registers/rebuild.ts'
import { contextOf, SYSTEM } from '../../registers/world.ts'
import { type Body, bodiesKnown, owesOn, passedOn, succeededWords, withName } from '../bodies-known.ts'
import { kinds } from '../kinds.ts'
import { body } from './procedure.ts'

let now: Instant = instant('2026-11-23T09:00:00Z')
const it = await testApp({ clock: () => now })
const person = (await it.named('Sam Underhill')).person
const keeper = async () => await it.as(person)
const post = async (path: string, asked: object) => await (await keeper()).api(`/api/body/${path}`, asked)
const enter = async (asked: object): Promise<string> => {
  const made = await post('bodies', { kind: 'local policing body', from: null, ...asked })
  assert.equal(made.status, 201, made.text)
  return String(JSON.parse(made.text).recordId)
}

const of = (record_id: string, more: Partial<Body>): Body => ({
  ...{ record_id, kind: 'local policing body', name: `Body ${record_id}`, from_on: null, until_on: null },
  ...{ because: null, successor: null, corrections: [], ...more },
})

test('what a body owed is its successor’s from the day after its last, and of theirs in turn', () => {
  const one = of('A', { until_on: '2028-05-06', successor: 'B' })
  const all = [one, of('B', { from_on: '2028-05-07', until_on: '2030-03-31', successor: 'C' }), of('C', {})]
  assert.equal(owesOn(all, one, '2028-05-06')?.record_id, 'A')
  assert.equal(owesOn(all, one, '2028-05-07')?.record_id, 'B')
  assert.equal(owesOn(all, one, '2030-04-01')?.record_id, 'C')
  assert.equal(succeededWords(all, 'body a', '2028-05-06'), null, 'it stands still')
  assert.equal(succeededWords(all, 'body a', '2028-05-07'), 'ended 6 May 2028; now Body B')
  const alone = [of('A', { until_on: '2028-05-06' })]
  assert.equal(succeededWords(alone, 'Body A', '2028-05-07'), 'ended 6 May 2028; no successor has been entered')
  assert.match(
    passedOn(alone, '2028-05-07')[0] ?? '',
    /no body has been entered that owes what it owed since 7 May 2028/,
  )
  assert.deepEqual(passedOn(all, '2030-04-01'), [
    'What Body A owed has been owed by Body C since 1 April 2030. No time limit started again.',
    'What Body B owed has been owed by Body C since 1 April 2030. No time limit started again.',
  ])
  const ended = all.map((each) => (each.record_id === 'B' ? { ...each, successor: null } : each))
  assert.match(
    passedOn(ended, '2030-04-01')[0] ?? '',
    /Body A ended, and no body has been entered that owes .* since 1 April 2030/,
  )
  const circle = [
    of('A', { until_on: '2028-01-01', successor: 'B' }),
    of('B', { until_on: '2028-01-01', successor: 'A' }),
  ]
  assert.equal(owesOn(circle, circle[0] ?? of('A', {}), '2029-01-01'), null, 'and it comes to an end')
})

test('the abolition of commissioners, entered ahead: clocks, the ladder and whoever is named pass to the successor on the day', async () => {
  const before = await (await keeper()).get('/api/clocks')
  assert.equal(JSON.parse(before.text).clocks[0].body, null, 'nothing is entered: nothing is said')
  const commissioner = await enter({ name: 'Commissioner of the North' })
  const second = await post('bodies', { kind: 'local policing body', name: 'Mayor of the North', from: '2028-05-07' })
  assert.match(second.text, /Commissioner of the North is the local policing body for some of that time/)
  assert.match((await post(`${commissioner}/successors`, { by: commissioner })).text, /This body has no end/)
  const ends = { on: '2028-05-06', because: 'The Act that abolishes commissioners' }
  assert.equal((await post(`${commissioner}/endings`, ends)).status, 200)
  const mayor = await enter({ name: 'Mayor of the North', from: '2028-05-07' })
  const panel = await enter({ kind: 'panel', name: 'Panel of the North' })
  assert.match((await post(`${commissioner}/successors`, { by: panel })).text, /of the same kind/)
  assert.match((await post(`${commissioner}/successors`, { by: commissioner })).text, /take over from itself/)
  assert.equal((await post(`${commissioner}/successors`, { by: mayor })).status, 200)
  assert.match((await (await keeper()).get('/bodies')).text, />To be taken over by Mayor of the North/)
  assert.match(
    (await post(`${commissioner}/endings`, { ...ends, on: '2028-05-05' })).text,
    /does not include the day after/,
  )

  const made = await (await keeper()).api('/api/inspection/inspections', {
    ...{ reference: 'BODY-1', title: 'A report', body: 'HMICFRS', kind: 'post-inspection review' },
    programme: 'national child protection inspection, 2024 framework',
    ...{ fieldwork: null, publishedOn: '2026-10-30', address: null, follows: null, readers: [] },
  })
  const asked = await (await keeper()).api(
    `/api/inspection/${String(JSON.parse(made.text).recordId)}/recommendations`,
    {
      ...{ words: 'The Commissioner of the North should pay for it.', reference: 'BODY-1/1', theme: 'Money' },
      ...{ paragraph: null, findingId: null, addressee: 'local policing body' },
      ...{
        addresseeName: 'Commissioner of the North',
        timeScale: 'months-6',
        on: null,
        scaleReason: 'As the letter says',
      },
    },
  )
  assert.equal(asked.status, 200, asked.text)
  const found = JSON.parse((await (await keeper()).get('/api/recommendations')).text).rows.find(
    (one: { reference: string }) => one.reference === 'BODY-1/1',
  )
  const seen = async () => {
    const client = await keeper()
    const clocks = JSON.parse((await client.get('/api/clocks')).text)
    const owed = clocks.clocks.find((one: { owner: string }) => one.owner === "commissioner's office")
    const { ladder } = JSON.parse((await client.get('/api/told')).text)
    const board = ladder.find((one: { owing: string }) => one.owing === 'the force')
    const one = JSON.parse((await client.get(`/api/recommendation/${found.record_id}`)).text)
    return {
      owed: owed?.body,
      passedOn: clocks.passedOn,
      last: board.told.at(-1).who,
      addressee: one.addressee,
      since: one.addresseeSince,
    }
  }
  now = instant('2028-05-06T12:00:00Z')
  const addressee = 'the local policing body: Commissioner of the North'
  assert.deepEqual(await seen(), {
    ...{ owed: 'Commissioner of the North', passedOn: [], addressee, since: null },
    last: 'the local policing body (Commissioner of the North)',
  })
  now = instant('2028-05-07T00:30:00Z')
  assert.deepEqual(await seen(), {
    ...{ owed: 'Mayor of the North', addressee, since: 'ended 6 May 2028; now Mayor of the North' },
    passedOn: [
      'What Commissioner of the North owed has been owed by Mayor of the North since 7 May 2028. No time limit started again.',
    ],
    last: 'the local policing body (Mayor of the North)',
  })
  const client = await keeper()
  assert.match((await client.get('/clocks')).text, /commissioner(&#39;|')s office, for Mayor of the North/)
  const page = (await client.get('/bodies')).text
  assert.match(
    page,
    /Commissioner of the North<\/strong>[\s\S]*until 6 May 2028: ended[\s\S]*Taken over by Mayor of the North/,
  )
  assert.match(
    (await post(`${commissioner}/endings`, ends)).text,
    /This day is already recorded|The body’s term is over/,
  )
})

test('an alarm names whoever holds the place on the day it rings; what was sent before stays as it was sent', async () => {
  const sent = async (ringing: string) => {
    now = instant(ringing)
    await ringDue(it.databases.clock, kinds, it.app.policies, now)
    const { rows } = await it.owner.read(
      { force: demonstrationForce.id, who: SYSTEM, now },
      async (reader) =>
        await reader.query(sql`select distinct words from outbox where recipient = 'commissioner''s office' limit 500`),
    )
    return Value.Parse(Type.Array(Type.Object({ words: Type.String() })), rows).flatMap(
      ({ words }) => / to the local policing body(.*)$/.exec(words)?.[1] ?? [],
    )
  }
  // Its plan is due 13 April 2028, and goes all the way up 28 days after that.
  now = instant('2028-03-02T09:00:00Z')
  const made = await (await keeper()).api('/api/inspection/inspections', {
    ...{ reference: 'BODY-2', title: 'A report', body: 'HMICFRS', kind: 'post-inspection review' },
    programme: 'national child protection inspection, 2024 framework',
    ...{ fieldwork: null, publishedOn: '2028-03-02', address: null, follows: null, readers: [] },
  })
  assert.equal(made.status, 201, made.text)
  const before = await sent('2028-05-06T12:00:00Z')
  assert.deepEqual([...new Set(before)], [' (Commissioner of the North)'])
  const after = await sent('2028-05-12T12:00:00Z')
  assert.deepEqual([...new Set(after)].sort(), [' (Commissioner of the North)', ' (Mayor of the North)'])
  assert.equal(withName([], 'Late, to the panel', 'panel secretariat', '2028-05-12'), 'Late, to the panel')
  const long = of('P', { kind: 'panel', name: 'Panel '.repeat(33).trim() })
  const words = `${'Late '.repeat(50)}to the panel`
  assert.ok(withName([long], words, 'panel secretariat', '2028-05-12').length <= 300)
  assert.equal(withName([long], 'Late, to the office', 'panel secretariat', '2028-05-12'), 'Late, to the office')
})

test('a name and a term that were entered wrongly are corrected with the reason; what stood before is kept, shown and still found', async () => {
  const wrong = await enter({ name: 'Bord of the West', kind: 'partner', from: '2024-01-02' })
  const heir = await enter({ name: 'Board of the whole West', kind: 'partner', from: '2025-04-01' })
  const because = 'A slip of the hand'
  const correct = async (asked: object) =>
    await post(`${wrong}/corrections`, { name: 'Bord of the West', from: '2024-01-02', until: null, because, ...asked })
  assert.match((await correct({})).text, /Nothing has changed/)
  assert.match((await correct({ name: 'Board of the whole West' })).text, /Another body with this name is entered/)
  assert.match((await correct({ until: '2025-03-31' })).text, /No last day is recorded/)
  assert.match((await correct({ because: '' })).text, /Enter what was wrong/)
  const form = (await (await keeper()).get(`/body/${wrong}/corrections`)).text
  assert.match(form, /value="Bord of the West"/)
  assert.equal((await correct({ name: 'Board of the West', from: '2024-01-01' })).status, 200)
  assert.equal((await post(`${wrong}/endings`, { on: '2025-03-30', because: 'The order' })).status, 200)
  const of = { name: 'Board of the West', from: '2024-01-01' }
  assert.match((await correct({ ...of, until: '2023-12-31' })).text, /The last day is before the first/)
  assert.equal((await post(`${wrong}/successors`, { by: heir })).status, 422, 'a day between them')
  assert.equal((await correct({ ...of, until: '2025-03-31' })).status, 200)
  assert.equal((await post(`${wrong}/successors`, { by: heir })).status, 200)
  assert.match((await correct(of)).text, /took over from this body, so it must have a last day/)
  const listed = (await (await keeper()).get('/bodies')).text.replace(/\s+/g, ' ')
  assert.match(listed, /Board of the West<\/strong> <span[^>]*>1 January 2024 to 31 March 2025: ended/)
  assert.match(
    listed,
    /Corrected \d+ May 2028 by Sam Underhill: it was “Bord of the West”, from 2 January 2024\. Why: “A slip of the hand”/,
  )
  const bodies = await it.databases.app.read(
    contextOf(await it.app.world(person)),
    async (reader) => await bodiesKnown.all(reader, { force: demonstrationForce.id }),
  )
  assert.equal(
    succeededWords(bodies, 'bord of the west', '2028-05-12'),
    'ended 31 March 2025; now Board of the whole West',
  )
})

test('two never hold one place by a correction; a border between them is moved by two, the later one first', async () => {
  const [first, second] = [
    await enter({ kind: 'force', name: 'Force of the East', from: '2020-01-01', until: '2021-12-31' }),
    await enter({ kind: 'force', name: 'Force of the whole East', from: '2022-01-01' }),
  ]
  assert.equal((await post(`${first}/successors`, { by: second })).status, 200)
  const because = 'The order says March'
  const one = { name: 'Force of the East', from: '2020-01-01', until: '2022-03-31', because }
  const two = { name: 'Force of the whole East', from: '2022-04-01', until: null, because }
  assert.match(
    (await post(`${first}/corrections`, one)).text,
    /Force of the whole East is the force for some of that time/,
  )
  assert.equal((await post(`${second}/corrections`, two)).status, 200)
  assert.equal((await post(`${first}/corrections`, one)).status, 200)
})

test('nor by two corrections at the same moment: the second is told of the first', async () => {
  for (const decade of ['190', '191', '192', '193']) {
    const day = (year: number) => `${decade}${year}-01-01`
    const [one, two] = [`First of ${decade}`, `Second of ${decade}`]
    const first = await enter({ kind: 'force', name: one, from: day(0), until: day(1) })
    const second = await enter({ kind: 'force', name: two, from: day(7), until: day(8) })
    const because = 'The order says so'
    const client = await keeper()
    const answers = await Promise.all([
      client.api(`/api/body/${first}/corrections`, { name: one, from: day(0), until: day(5), because }),
      client.api(`/api/body/${second}/corrections`, { name: two, from: day(3), until: day(8), because }),
    ])
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 422], decade)
  }
})

test('a last day that was a slip is corrected until another took over', async () => {
  const council = await enter({ name: 'Council of the North', kind: 'partner' })
  const because = 'The order of the Secretary of State'
  assert.equal((await post(`${council}/endings`, { on: '2025-03-31', because })).status, 200)
  const listed = async () => (await (await keeper()).get('/bodies')).text.replace(/\s+/g, ' ')
  assert.match(await listed(), /until 31 March 2025: ended.*\/endings">Correct when it ended</)
  assert.equal((await post(`${council}/endings`, { on: '2029-03-31', because })).status, 200)
  assert.match(
    await listed(),
    /Council of the North<\/strong> <span[^>]*>until 31 March 2029; .*\/endings">Correct when it ends</,
  )
  assert.equal((await post(`${council}/endings`, { on: '2025-03-31', because })).status, 200)
  const heir = await enter({ name: 'Council of the whole North', kind: 'partner' })
  assert.equal((await post(`${council}/successors`, { by: heir })).status, 200)
  const moved = await post(`${council}/endings`, { on: '2029-03-31', because })
  assert.match(moved.text, /The body’s term is over and another has taken over/)
})

test('who ended before Vigil is entered with both days; the rows are those that the facts make; nobody else writes them', async () => {
  const earlier = { name: 'Authority of the North', kind: 'panel', from: '2000-01-01', until: '2012-11-21' }
  assert.match((await post('bodies', earlier)).text, /Panel of the North is the panel for some of that time/)
  await enter({ ...earlier, kind: 'inspectorate' })
  assert.match((await (await keeper()).get('/bodies')).text, /1 January 2000 to 21 November 2012: ended/)
  const office = await it.as((await it.named('Asha Nolan')).person)
  const refused = await office.api('/api/body/bodies', { kind: 'partner', name: 'A council', from: null })
  assert.equal(refused.status, 403)
  const asked = { force: demonstrationForce.id, now }
  const again = await rebuild(it.databases.clock, [rebuildable(body)], it.app.policies, asked)
  assert.deepEqual(again.differences, [])
})
