// The episode page, what was known at a past minute, who may read it, and the lists around it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Static, TSchema } from 'typebox'
import { testDatabase } from '../../../../test/database.ts'
import { force, type Living, officers, openForce, start } from '../../../../test/episodes.ts'
import { openDatabase } from '../../../kernel/database.ts'
import { newId } from '../../../kernel/identity.ts'
import { type Sql, sql } from '../../../kernel/sql.ts'
import { type Instant, minutes, plus } from '../../../kernel/time.ts'
import { type Command, perform } from '../../../registers/records.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import type { Page, Values } from '../../../web/slice.ts'
import { close } from '../commands/closing.ts'
import { note, recordTriggerPlan } from '../commands/enquiries.ts'
import { recordEthnicity, refer } from '../commands/outcome.ts'
import { deploy } from '../commands/ownership.ts'
import { report } from '../commands/report.ts'
import { reportReturnInterview } from '../commands/return-interview.ts'
import { review } from '../commands/review.ts'
import { setTask, taskKey } from '../commands/tasks.ts'
import { proposeVoid, voidRecord } from '../commands/voiding.ts'
import type { MissingFact } from '../facts.ts'
import { folded, graded, happened, later, located, reported } from '../measures/example.ts'
import { missing } from '../procedure.ts'
import type { EpisodeState } from '../state.ts'
import { asKnownPage } from './as-known.ts'
import { dueNext } from './episode/due.ts'
import { episodePage } from './episode.ts'
import { homesPage } from './home.ts'
import { closingPage, knownPage } from './known.ts'
import { repeatPage } from './repeat.ts'

const database = await testDatabase()
const at = (minute: number): Instant => plus(start, minutes(minute))
const days = (count: number): Instant => at(24 * 60 * count)
const [ines, tam] = officers

const read = async (page: Page, world: World, record = '', query: Values = {}) =>
  await page.load(world, { params: { record }, query })

/** As the API would send it. */
async function shown(page: Page, world: World, record = '', query: Values = {}): Promise<Values> {
  const outcome = await read(page, world, record, query)
  assert.ok(outcome.kind === 'done', `answered ${JSON.stringify(outcome)}`)
  const values: unknown = JSON.parse(JSON.stringify(outcome.value))
  assert.ok(typeof values === 'object' && values !== null)
  return { ...values }
}

function list(values: Values, name: string): readonly Values[] {
  const found = values[name]
  assert.ok(Array.isArray(found), `${name} is no list`)
  return found
}
const words = (values: Values, name: string) => list(values, name).map((one) => one['words'])

async function carry<Schema extends TSchema, Evidence>(
  world: World,
  recordId: string,
  command: Command<EpisodeState, MissingFact, Schema, Evidence>,
  body: Static<Schema>,
): Promise<void> {
  const outcome = await perform(world, missing, command, { recordId, key: newId(world.now), basedOn: null, body })
  assert.equal(outcome.kind, 'done', JSON.stringify(outcome))
}

/** Reported at 21:00 UTC, graded MEDIUM at +5, given to Tam at +10, who has not acknowledged it. */
async function given(living: Living): Promise<string> {
  const recordId = await living.report(at(0))
  await living.move(recordId, 'answer', at(3))
  await living.move(recordId, 'grade', at(5))
  await living.move(recordId, 'assign', at(10))
  return recordId
}

const consultations = async (living: Living, recordId: string) => {
  const { rows } = await living.app.read(
    contextOf(living.worldAt(at(0))),
    async (reader) =>
      await reader.query(sql`
        select who, what
        from consultation
        where ${recordId} = any (record_ids)
        order by consultation_id
        limit 50`),
  )
  return rows
}

test('given a child graded and not acknowledged, the page says who, how long, the danger, whose it is and what is late', async (t) => {
  const living = await openForce(t, database)
  const recordId = await given(living)

  const values = await shown(episodePage, living.worldAt(at(60), tam), recordId)

  assert.partialDeepStrictEqual(values, {
    restricted: false,
    name: 'Rowan Invented',
    age: 14,
    phase: 'open',
    grade: 'MEDIUM',
    endorsed: false,
    missingMinutes: 150,
    acknowledged: false,
    mine: true,
    owner: { name: 'Tam Rowe' },
    ownerUnit: 'northvale-response',
    caller: { relation: 'mother', phone: '01632 960002' },
    places: [{ place: 'Bus station', why: 'last seen here this time' }],
    earlier: [],
    plan: null,
    close: null,
    returnInterview: null,
  })
  assert.match(String(values['danger']), /^Out of character\.$/)
  assert.partialDeepStrictEqual(list(values, 'due')[0], {
    words: 'acknowledge ownership',
    mine: true,
    dueAt: at(20),
    late: true,
    basis: 'Vigil default',
  })
  assert.equal((await shown(episodePage, living.worldAt(at(60), ines), recordId))['mine'], false)
})

test('given a minimum action recorded, it leaves the list of what is not yet done; the others stay', async (t) => {
  const living = await openForce(t, database)
  const recordId = await given(living)
  const before = list(await shown(episodePage, living.worldAt(at(20)), recordId), 'outstanding').map(
    (one) => one['code'],
  )
  await living.move(recordId, 'act', at(25))

  const after = list(await shown(episodePage, living.worldAt(at(30)), recordId), 'outstanding').map(
    (one) => one['code'],
  )

  assert.ok(before.includes('local systems checked') && before.length > 1)
  assert.deepEqual(
    after,
    before.filter((code) => code !== 'local systems checked'),
  )
})

test('what may be done follows the phase and the job', async (t) => {
  const living = await openForce(t, database)
  const recordId = await given(living)
  const paths = (values: Values) =>
    list(values, 'may').flatMap((group) => list(group, 'actions').map((one) => one['path']))

  const supervisor = paths(await shown(episodePage, living.worldAt(at(20), tam), recordId))
  const handler = paths(await shown(episodePage, living.worldAt(at(20), { ...tam, roles: ['call handler'] }), recordId))

  assert.ok(supervisor.includes('endorsement') && supervisor.includes('location') && supervisor.includes('reviews'))
  assert.ok(handler.includes('location') && !handler.includes('endorsement') && !handler.includes('reviews'))
  for (const path of ['close', 'return', 'reopening', 'grading', 'correction-confirmation'])
    assert.ok(!supervisor.includes(path), path)
})

test('reading writes who read what, in the same transaction', async (t) => {
  const living = await openForce(t, database)
  const recordId = await given(living)

  await shown(episodePage, living.worldAt(at(20), tam), recordId)
  await shown(asKnownPage, living.worldAt(at(21), ines), recordId, { at: at(4) })

  assert.deepEqual(await consultations(living, recordId), [
    { who: tam.staffId, what: 'episode' },
    { who: ines.staffId, what: 'episode as known at' },
  ])
})

test('no log, no read: where the log cannot be written nothing is shown', async (t) => {
  const living = await openForce(t, database)
  const recordId = await given(living)
  const owner = openDatabase(database.ownerUrl, { connections: 1 })
  const asOwner = async (query: Sql) =>
    await owner.write(contextOf(living.worldAt(at(20))), async (writer) => await writer.query(query))

  await asOwner(sql`revoke insert on consultation from vigil_app`)
  t.after(async () => {
    await asOwner(sql`grant insert on consultation to vigil_app`)
    await owner.close()
  })

  for (const page of [episodePage, asKnownPage, closingPage, knownPage, repeatPage, homesPage])
    await assert.rejects(
      read(page, living.worldAt(at(20)), recordId, { at: null, after: null }),
      /permission denied for table consultation/,
    )
})

test('given a deployment recorded late and a later note, the minute before knows neither', async (t) => {
  const living = await openForce(t, database)
  const recordId = await given(living)
  await carry(living.worldAt(at(70)), recordId, deploy, { unit: 'R12', at: at(20) })
  await carry(living.worldAt(at(80)), recordId, note, { text: 'Rang the school' })

  const then = await shown(asKnownPage, living.worldAt(at(90)), recordId, { at: at(65) })
  const now = await shown(asKnownPage, living.worldAt(at(90)), recordId, { at: at(75) })

  const deployed = 'recorded a deployment'
  assert.equal(then['title'], 'What was known at 22:05 on 27 March 2026')
  assert.ok(!words(then, 'timeline').includes(deployed))
  assert.deepEqual(words(then, 'notKnownThen'), [deployed])
  assert.ok(words(then, 'due').includes('deploy an officer'))
  assert.ok(words(now, 'timeline').includes(deployed) && !words(now, 'timeline').includes('added a note'))
  assert.deepEqual(words(now, 'notKnownThen'), [])
  // Done at +20 and due at +60, but recorded at +70, within the tolerance of 30 minutes.
  assert.equal(list(now, 'settled').find((one) => one['words'] === 'deploy an officer')?.['compliance'], 'met')
  assert.partialDeepStrictEqual(
    list(now, 'timeline').find((one) => one['words'] === deployed),
    { lateMinutes: 50, by: 'Ines Calder' },
  )
})

test('given a moment before the first record, the page says so and shows nothing of the child', async (t) => {
  const living = await openForce(t, database)
  const recordId = await given(living)

  const values = await shown(asKnownPage, living.worldAt(at(90)), recordId, { at: at(-5) })

  assert.partialDeepStrictEqual(values, { before: true, first: at(0), recordedSince: 5 })
  assert.equal(values['name'], undefined)
})

test('an unknown record and another force’s answer alike; one that is restricted says whom to ask and nothing else', async (t) => {
  const living = await openForce(t, database)
  const recordId = await given(living)
  const world = living.worldAt(at(20), tam)
  const stranger: World = { ...world, who: { ...tam, forceId: 'southvale' } }
  await living.app.write(contextOf(world), async (writer) => {
    writer.send(
      sql`insert into restriction (force_id, record_id, reason, since) values (${force}, ${recordId}, 'a relative of staff', ${at(15)})`,
    )
    await Promise.resolve()
  })

  for (const page of [episodePage, asKnownPage]) {
    assert.deepEqual(await read(page, world, newId(at(20)), { at: null }), { kind: 'not found' })
    assert.deepEqual(await read(page, stranger, recordId, { at: null }), { kind: 'not found' })
    const values = await shown(page, world, recordId, { at: null })
    assert.equal(values['restricted'], true)
    assert.doesNotMatch(JSON.stringify(values), /Rowan|Bus station|Ines/)
    assert.match(JSON.stringify(values['ask']), /duty superintendent/)
  }
  assert.deepEqual(await consultations(living, recordId), [
    { who: tam.staffId, what: 'restricted: not opened' },
    { who: tam.staffId, what: 'restricted: not opened' },
  ])

  await living.app.write(contextOf(world), async (writer) => {
    writer.send(
      sql`insert into opening (force_id, record_id, staff_id, basis, opened_at, until) values (${force}, ${recordId}, ${tam.staffId}, 'break glass', ${at(20)}, ${at(260)})`,
    )
    await Promise.resolve()
  })
  assert.equal((await shown(episodePage, world, recordId))['name'], 'Rowan Invented')
  assert.equal((await shown(episodePage, living.worldAt(at(261), tam), recordId))['restricted'], true)
})

test('given a child located and returned, the checklist says what is missing; the authority’s interview stands apart', async (t) => {
  const living = await openForce(t, database)
  const recordId = await given(living)
  await living.move(recordId, 'locate', at(100))
  await living.move(recordId, 'return', at(120))
  const sentences = (values: Values) => list(values, 'close').map((one) => one['sentence'])

  const before = await shown(episodePage, living.worldAt(at(130), tam), recordId)
  await living.move(recordId, 'endorse', at(131), tam)
  await living.move(recordId, 'tell the authority', at(132))
  const after = await shown(episodePage, living.worldAt(at(140), tam), recordId)

  const [grade, told] = ['The grade was never endorsed.', 'The local authority was not told that the child is located.']
  assert.ok(sentences(before).includes(grade) && sentences(before).includes(told))
  assert.deepEqual(
    sentences(after),
    sentences(before).filter((one) => one !== grade && one !== told),
  )
  assert.ok(!sentences(after).some((one) => String(one).includes('eturn interview')))
  assert.deepEqual(after['returnInterview'], {
    status: 'outstanding',
    at: null,
    missedAt: null,
    dueAt: at(120 + 72 * 60),
    readAt: null,
  })
  assert.deepEqual(after['outstanding'], [])

  const row = list(await shown(closingPage, living.worldAt(at(141), tam), '', { after: null }), 'rows').find(
    (one) => one['recordId'] === recordId,
  )
  assert.deepEqual(row?.['waitsFor'], sentences(after))
})

test('given two reports in ten days, the child is on the list of repeats with plan, referral and places; and the home with its counts', async (t) => {
  const living = await openForce(t, database)
  const first = await living.report(days(40), 'Robin Invented')
  await living.move(first, 'grade', days(40))
  await living.move(first, 'locate', plus(days(40), minutes(90)))
  await living.move(first, 'return', plus(days(40), minutes(100)))
  await carry(living.worldAt(plus(days(40), minutes(110))), first, recordTriggerPlan, {
    plan: 'Ring the aunt first',
    reviewBy: days(60),
  })
  await carry(living.worldAt(days(41)), first, reportReturnInterview, {
    outcome: 'done',
    by: 'Northvale Council',
    detail: null,
    at: null,
  })
  const second = await again(living, first, days(50))
  const world = living.worldAt(days(50), tam)
  const notice = {
    to: 'regulator of the home',
    reference: null,
    detail: 'Nobody looked for the child',
    at: null,
  } as const
  await carry(world, second, refer, notice)

  const repeat = await shown(repeatPage, world)
  const home = list(await shown(homesPage, world), 'homes').find((one) => one['home'] === 'Bus station')
  const episode = await shown(episodePage, world, second)

  assert.partialDeepStrictEqual(
    list(repeat, 'children').find((one) => one['latest'] === second),
    {
      name: 'Robin Invented',
      reports: 2,
      recordIds: [second, first],
      missingNow: true,
      referral: 'not yet',
      planAt: plus(days(40), minutes(110)),
    },
  )
  assert.partialDeepStrictEqual(
    list(repeat, 'watch').find((one) => one['recordId'] === first),
    { again: 1, returnInterview: 'done', until: days(68) },
  )
  // Looked after only from the second report on: one report of one child, not yet returned.
  assert.partialDeepStrictEqual(home, {
    reports: 1,
    children: 1,
    returned: 0,
    held: 0,
    notices: 1,
    recordIds: [second],
  })
  assert.deepEqual(list(episode, 'places'), [
    { place: 'At a friend’s', why: 'found here before' },
    { place: 'Bus station', why: 'last seen here this time' },
  ])
  assert.partialDeepStrictEqual(episode, { plan: { plan: 'Ring the aunt first', record_id: first } })
  const whats = (await consultations(living, first)).map((row) => JSON.stringify(row))
  assert.ok(whats.some((row) => row.includes('repeat children')) && whats.some((row) => row.includes('"episode"')))
})

test('known whereabouts stand on a list of their own, by when somebody looks again', async (t) => {
  const living = await openForce(t, database)
  const first = await living.report(days(70), 'Wren Invented')
  const known = await again(living, first, days(71), 'known whereabouts')
  const world = living.worldAt(plus(days(71), minutes(241)), tam)

  const rows = list(await shown(knownPage, world), 'rows')

  assert.partialDeepStrictEqual(
    rows.find((one) => one['recordId'] === known),
    { name: 'Wren Invented', path: 'known whereabouts', where: 'Bus station', late: true, owner: null },
  )
  assert.ok(!rows.some((one) => one['recordId'] === first))
})

/** The same child reported again, looked after by now. */
async function again(
  living: Living,
  earlier: string,
  now: Instant,
  path: 'missing' | 'known whereabouts' = 'missing',
): Promise<string> {
  const world = living.worldAt(now)
  const { rows } = await living.app.read(
    contextOf(world),
    async (reader) => await reader.query(sql`select person_id, name from episode where record_id = ${earlier} limit 1`),
  )
  const [row] = rows
  assert.ok(typeof row === 'object' && row !== null && 'person_id' in row && 'name' in row)
  const recordId = newId(now)
  await carry(world, recordId, report, {
    path,
    name: String(row.name),
    age: 14,
    lastSeenAt: plus(now, minutes(-30)),
    lastSeenPrecision: 'exact',
    lastSeenPlace: 'Bus station',
    callerPhone: '01632 960003',
    why: 'Gone again',
    callerName: null,
    callerRelation: 'carer',
    dateOfBirth: null,
    ageDisputed: false,
    sex: null,
    description: null,
    address: null,
    postcode: null,
    lookedAfterBy: 'Northvale Council',
    firstContactAt: null,
    unit: null,
    area: null,
    reviewBy: null,
    personId: String(row.person_id),
    source: null,
    answers: { 'looked-after': 'yes' },
    grade: null,
  })
  return recordId
}

test('what a raised grade asks for again stands once among what is due, soonest first, with its later time', async (t) => {
  const living = await openForce(t, database)
  const id = await living.report(start)
  for (const step of ['grade', 'raise'] as const) await living.move(id, step, at(5))
  const page = await shown(episodePage, living.worldAt(at(6)), id)
  const due = list(page, 'due')
  const keys = due.map((one) => `${one['words']} ${one['owner']} ${one['mine']}`)
  assert.deepEqual(keys, [...new Set(keys)])
  const sending = due.filter((one) => Array.isArray(one['alsoDue']) && one['alsoDue'].length > 0)
  assert.ok(sending.length > 0)
  for (const one of sending)
    for (const later of list(one, 'alsoDue')) assert.ok(String(one['dueAt']) <= String(later), 'the soonest leads')
})

test('located after an hour, looked at a week later: never “still missing after 72 hours”, and nothing to raise', async (t) => {
  const living = await openForce(t, database)
  const id = await living.report(start)
  for (const step of ['grade', 'endorse'] as const) await living.move(id, step, at(5), step === 'grade' ? ines : tam)
  const missingStill = await shown(episodePage, living.worldAt(days(4)), id)
  assert.match(String(missingStill['danger']), /72 hours/)
  assert.equal(missingStill['belowMinimum'], true)
  await living.move(id, 'locate', at(60))
  const page = await shown(episodePage, living.worldAt(days(7)), id)
  assert.doesNotMatch(JSON.stringify([page['danger'], page['rules']]), /72 hours|24 hours/)
  assert.equal(page['belowMinimum'], false)
  const late = await living.report(start)
  for (const step of ['grade', 'endorse'] as const) await living.move(late, step, at(5), step === 'grade' ? ines : tam)
  await living.move(late, 'locate', days(4))
  const found = await shown(episodePage, living.worldAt(days(7)), late)
  assert.match(String(found['danger']), /72 hours/, 'as it was for four days')
  assert.equal(found['belowMinimum'], false, 'nobody is left to look for')
})

test('a task set at a review stands once, by the next review; the next review is done with it by ticking it, and with nothing else', async (t) => {
  const living = await openForce(t, database)
  const id = await living.report(start)
  for (const step of ['grade', 'endorse'] as const) await living.move(id, step, at(5), step === 'grade' ? ines : tam)
  const reviewed = async (minute: number, actionsSet: string[], actionsClosed: string[]) =>
    await perform(living.worldAt(at(minute)), missing, review, {
      recordId: id,
      key: newId(at(minute)),
      basedOn: null,
      body: {
        level: 'MEDIUM',
        summary: `What is known after ${minute} minutes`,
        actionsSet,
        actionsClosed,
        nextReviewAt: at(minute + 60),
      },
    })
  assert.equal((await reviewed(10, ['Visit the aunt', 'Ring the school'], [])).kind, 'done')
  const tasks = async () => words(await shown(episodePage, living.worldAt(at(30)), id), 'tasks')
  assert.deepEqual(await tasks(), ['Visit the aunt', 'Ring the school'])
  const wrong = await reviewed(15, [], ['Visit the uncle'])
  assert.ok(wrong.kind === 'refused')
  assert.match(wrong.refusals[0]?.sentence ?? '', /“Visit the uncle” is no open task/)
  assert.equal((await reviewed(20, [], ['Visit the aunt'])).kind, 'done')
  assert.deepEqual(await tasks(), ['Ring the school'])
  const page = await shown(episodePage, living.worldAt(at(30)), id)
  const details = list(page, 'timeline').map((one) => String(one['detail']))
  assert.ok(details.some((one) => one.includes('Set: Visit the aunt; Ring the school')))
  assert.ok(details.some((one) => one.includes('Done with: Visit the aunt')))
})

test('a record that is void says so, offers nothing, and takes nothing more', async (t) => {
  const living = await openForce(t, database)
  const id = await living.report(start)
  for (const step of ['grade', 'endorse'] as const) await living.move(id, step, at(5), step === 'grade' ? ines : tam)
  await carry(living.worldAt(at(10), ines), id, setTask, {
    action: 'address visited',
    words: 'Visit the aunt',
    by: null,
  })
  await carry(living.worldAt(at(20), ines), id, proposeVoid, { because: 'The same call twice' })
  await carry(living.worldAt(at(25), tam), id, voidRecord, { because: 'One child, one call' })
  const page = await shown(episodePage, living.worldAt(days(5), ines), id)
  assert.deepEqual([page['tasks'], page['may'], page['belowMinimum']], [[], [], false])
  assert.ok(Number(page['missingMinutes']) < 24 * 60, 'no hours are added after the end')
  const late = await perform(living.worldAt(days(5), ines), missing, note, {
    recordId: id,
    key: newId(days(5)),
    basedOn: null,
    body: { text: 'Looked in' },
  })
  assert.ok(late.kind === 'refused')
  assert.match(late.refusals[0]?.sentence ?? '', /This record is void/)
})

test('the close says what becomes of each open task: what was ticked is done, the others are withdrawn by name, and none is late after', async (t) => {
  const living = await openForce(t, database)
  const recordId = await given(living)
  const act = async (step: Parameters<typeof living.move>[1], minute: number) =>
    assert.equal((await living.move(recordId, step, at(minute), tam)).kind, 'done', step)
  await act('endorse', 20)
  const world = (minute: number) => living.worldAt(at(minute), tam)
  const friend = { action: 'friends and family asked', words: 'Speak to the best friend', by: at(60) }
  await carry(world(21), recordId, setTask, friend)
  await carry(world(22), recordId, setTask, { action: 'hospitals asked', words: 'Ring the hospitals', by: at(60) })
  for (const [minute, step] of [
    [30, 'locate'],
    [40, 'return'],
    [50, 'interview the child'],
    [51, 'learn'],
    [53, 'decide on crime'],
    [54, 'decide on referral'],
    [55, 'tell the authority'],
  ] as const)
    await act(step, minute)
  await carry(world(56), recordId, recordEthnicity, { code: null, saidBy: null, whyNot: 'The next call came' })
  const before = await shown(episodePage, world(57), recordId)
  assert.deepEqual(before['close'], [])
  assert.equal(before['ethnicity'], 'not recorded: The next call came')
  assert.equal(list(before, 'tasks').length, 2)

  const key = taskKey({ position: Number(list(before, 'tasks')[0]?.['position']), words: friend.words })
  await carry(world(58), recordId, close, { summary: 'Home', tasksDone: [key], tasksBecause: 'The child is home' })
  const after = await shown(episodePage, world(60 * 24 * 6), recordId)
  assert.deepEqual(after['tasks'], [])
  const entries = list(after, 'timeline').map((one) => `${String(one['words'])}: ${String(one['detail'])}`)
  assert.ok(entries.includes('finished a task: Speak to the best friend. Said to be done at the close of the search'))
  assert.ok(entries.includes('withdrew a task: Ring the hospitals. The child is home'))
})

test('an ordinary child has one authority to tell, and nothing is said of placing; one placed here has two', async (t) => {
  const living = await openForce(t, database)
  const recordId = await given(living)
  await living.move(recordId, 'locate', at(30))
  const due = list(await shown(episodePage, living.worldAt(at(31), tam), recordId), 'due').map((one) => one['words'])
  assert.ok(due.includes('tell the local authority the child is located'), due.join('; '))
  const placed = folded(reported(), happened('missing.answered/1', 5, placedAnswers), graded('MEDIUM'), located(20))
  const words = dueNext(placed.duties, later, { who: tam, recordId, paths: new Set() }).map((one) => one.words)
  assert.ok(
    words.some((one) => one.endsWith('placed here from elsewhere, the placing and the host')),
    words.join('; '),
  )
})

const placedAnswers = {
  answers: [{ question: 'out-of-area', answer: 'yes' as const, saidBy: 'carer', at: start, note: null }],
}
