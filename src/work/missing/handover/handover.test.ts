// The handover: from one person to another, each HIGH read as it is known now, and what changed since one was last on.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { assertDescribed } from '../../../../test/described.ts'
import { home } from '../../../../test/home.ts'
import { throughOrWaiting } from '../../../../test/in-the-moment.ts'
import { reportBody } from '../../../../test/report.ts'
import { demonstrationForce } from '../../../demonstration/force.ts'
import { newId } from '../../../kernel/identity.ts'
import { sql } from '../../../kernel/sql.ts'
import { hours, type Instant, instant, minutes, plus } from '../../../kernel/time.ts'
import { appendTo } from '../../../registers/records.ts'
import { staffProcedure } from '../../../registers/staff.ts'
import { contextOf, SYSTEM } from '../../../registers/world.ts'

/** In winter: shifts change at 07:00, 15:00 and 22:00. */
let evening = instant('2026-01-13T20:00:00.000Z')
let now: Instant = evening
const it = await testApp({ clock: () => now })
const [handler, manager, gareth, nikhil, colleague] = [
  'Asha Nolan',
  'Dev Ramsden',
  'Gareth Ashdown',
  'Nikhil Garside',
  'Una Makepeace',
] as const
const neverSigned = 'Jo Pemberley'
const unit = 'stafford-response'

/** Signed in anew each time: days pass between. */
const done = async (name: string, path: string, body: object): Promise<string> => {
  const answer = await (await it.named(name)).api(path, body)
  assert.ok(answer.status < 300, `${path}: ${answer.text}`)
  return String(JSON.parse(answer.text).recordId)
}

/** Reported to the unit, owned and acknowledged. */
async function owned(owner: string, name: string, level: 'HIGH' | 'MEDIUM', to: string | null = unit): Promise<string> {
  const grade = { level, because: 'out of character', earlierConsidered: null }
  const record = await done(handler, '/api/missing/report', reportBody(now, { name, unit: to, grade }))
  await done(manager, `/api/missing/${record}/assignment`, {
    staffId: (await it.named(owner)).person.staffId,
    at: null,
  })
  await done(owner, `/api/missing/${record}/acknowledgement`, {})
  return record
}

const pageOf = async (name: string): Promise<string> => (await (await it.named(name)).get('/handover')).text
const handoverOf = async (name: string) => JSON.parse((await (await it.named(name)).get('/api/handover')).text)
const sign = async (name: string, as: 'incoming' | 'outgoing', fields: Record<string, string | string[]>) =>
  await (await it.named(name)).send(`/handover/${(await handoverOf(name)).recordId}/${as}-signature`, fields)

/** Each test begins on a day of its own, where no earlier handover is. */
async function nextEvening(): Promise<void> {
  evening = plus(evening, hours(72))
  now = evening
  const board = JSON.parse((await (await it.named(handler)).get('/api/board')).text)
  for (const row of board.missing) await home(await it.named(handler), row.recordId)
}

test('the card says what is known now, not what was at the grading; a tick and a note are kept when one was left out', async () => {
  await nextEvening()
  const known = await owned(gareth, 'Kit Larwood', 'HIGH')
  const other = await owned(gareth, 'Isla Penhale', 'HIGH')
  await owned(gareth, 'Noor Thistle', 'MEDIUM')
  await done(handler, `/api/missing/${known}/answers`, {
    answers: { 'self-harm': 'yes' },
    saidBy: 'his sister, on the telephone',
    at: null,
  })

  now = plus(now, minutes(130))
  const page = await pageOf(nikhil)
  const refused = await sign(nikhil, 'incoming', { read: [known], note: 'Who rings the sister?' })
  const signed = await sign(nikhil, 'incoming', { read: [known, other], note: '' })

  assert.match(page, /Danger, as known now:<\/strong> Suicide or self-harm: spoken of/)
  assert.match(page, /Handover: Stafford response, change of shift at 22:00/)
  assert.match(page, /href="tel:07700900006"/, 'the owner’s number')
  assert.equal(
    page.match(/Isla Penhale<\/a>,/g)?.length,
    2,
    'on a card and among the changes, and not among the others',
  )
  const [, signature] = page.split('class="vigil-signature"')
  assert.match(signature ?? '', /Outgoing officer[\s\S]*Date, time[\s\S]*Incoming officer/, 'to be signed on paper too')
  assert.equal(refused.status, 422)
  assert.match(refused.text, /Read each child at HIGH and tick it: one is not ticked/)
  assert.match(refused.text, /Danger, as known now/)
  assert.match(refused.text, new RegExp(`value="${known}" checked`))
  assert.match(refused.text, /Who rings the sister\?/)
  assert.equal(signed.status, 303, signed.text)
  const told = await it.owner.read({ force: demonstrationForce.id, who: SYSTEM, now }, async (reader) => {
    return await reader.query(
      sql`select body ->> 'shiftStart' as shift from fact where record_id = ${known} and kind = 'missing.handed-over/1' limit 1`,
    )
  })
  assert.deepEqual(told.rows, [{ shift: '2026-01-16T22:00:00.000Z' }], 'the change of shift that was signed for')
})

test('nobody signs both sides of one handover, in either order, and neither is offered it', async () => {
  await nextEvening()
  await owned(gareth, 'Kit Larwood', 'MEDIUM')
  now = plus(now, minutes(130))
  assert.equal((await sign(nikhil, 'incoming', { note: '' })).status, 303)
  const both = await sign(nikhil, 'outgoing', { note: '' })
  assert.equal(both.status, 422)
  assert.match(both.text, /You signed as incoming/)
  assert.ok(!(await pageOf(nikhil)).includes('Sign as outgoing'))
  const outgoing = await pageOf(gareth)
  assert.ok(outgoing.includes('Sign as outgoing'))
  assert.ok(outgoing.indexOf('Going off duty?') < outgoing.indexOf('id="changed"'), 'before all that is read')

  await nextEvening()
  await owned(gareth, 'Isla Penhale', 'MEDIUM')
  now = plus(now, minutes(130))
  assert.equal((await sign(colleague, 'outgoing', { note: '' })).status, 303)
  const again = await sign(colleague, 'incoming', { note: '' })
  assert.equal(again.status, 422)
  assert.match(again.text, /You signed as outgoing/)
  assert.ok(!(await pageOf(colleague)).includes('Sign: these children'))
})

test('whoever has all the children already takes nothing over from themselves', async () => {
  await nextEvening()
  await owned(gareth, 'Kit Larwood', 'MEDIUM')
  now = plus(now, minutes(130))
  const alone = await sign(gareth, 'incoming', { note: '' })
  assert.equal(alone.status, 422)
  assert.match(alone.text, /already own all of these children, so nothing would be handed over/)
  assert.match(await pageOf(gareth), /Whoever takes over from you must sign/)

  await nextEvening()
  await owned(gareth, 'Kit Larwood', 'MEDIUM')
  await owned(nikhil, 'Isla Penhale', 'MEDIUM')
  now = plus(now, minutes(130))
  assert.equal((await sign(gareth, 'incoming', { note: '' })).status, 303, 'one is another’s: that one changes hands')
})

test('what changed is since one’s own last signature, by child, with the action and what came of it; without one since the change before', async () => {
  await nextEvening()
  const record = await owned(gareth, 'Kit Larwood', 'MEDIUM')
  now = plus(now, minutes(130))
  assert.equal((await sign(nikhil, 'incoming', { note: '' })).status, 303)
  const signedAt = now
  now = plus(now, minutes(20))
  await done(colleague, `/api/missing/${record}/actions`, {
    action: 'local systems checked',
    subject: 'the aunt’s address',
    outcome: null,
    detail: 'Nobody there; the neighbour saw him at six',
    at: null,
  })
  for (const text of ['one', 'two', 'three', 'four', 'five'])
    await done(colleague, `/api/missing/${record}/notes`, { text })
  now = plus(now, hours(24))

  const [his, hers] = [await handoverOf(nikhil), await handoverOf(neverSigned)]

  assert.deepEqual(his.since, { at: signedAt, signed: true })
  assert.equal(his.changed[0].name, 'Kit Larwood')
  assert.equal(his.changed[0].entries.length, 4)
  await assertDescribed(await it.named(nikhil), '/handover')
  assert.equal(his.changed[0].more, 2, 'how many are not shown is said')
  assert.equal(hers.since.at, '2026-02-01T15:00:00.000Z', 'the change of shift before this one')
  assert.equal(hers.changed.length, 0)

  await done(colleague, `/api/missing/${record}/actions`, {
    action: 'local systems checked',
    subject: null,
    outcome: null,
    detail: 'Two earlier reports',
    at: null,
  })
  assert.match(await pageOf(neverSigned), /Una Makepeace recorded an action: .*Two earlier reports/)
})

test('who was reported since the shift changed is no part of the handover; who was acknowledged since stays with their owner; whoever loses one is told', async () => {
  await nextEvening()
  const before = await owned(gareth, 'Kit Larwood', 'MEDIUM')
  const unacknowledged = await done(handler, '/api/missing/report', reportBody(now, { name: 'Bay Colley', unit }))
  const staffId = (await it.named(colleague)).person.staffId
  await done(manager, `/api/missing/${unacknowledged}/assignment`, { staffId, at: null })
  now = plus(now, minutes(130))
  await done(colleague, `/api/missing/${unacknowledged}/acknowledgement`, {})
  const since = await owned(colleague, 'Isla Penhale', 'HIGH')
  now = plus(now, minutes(300))

  const page = await handoverOf(nikhil)
  assert.deepEqual(
    page.reportedSince.map((one: { recordId: string }) => one.recordId),
    [since],
  )
  assert.equal(page.high.length, 0, 'nothing to tick: she was first reported after the change')
  assert.match(await pageOf(nikhil), /stays with them: acknowledged since the shift changed/)
  assert.equal((await sign(nikhil, 'incoming', { note: '' })).status, 303)

  const episode = async (record: string) =>
    JSON.parse((await (await it.named(manager)).get(`/api/missing/${record}`)).text)
  const owners = [before, unacknowledged, since].map(async (record) => (await episode(record)).owner.name)
  assert.deepEqual(await Promise.all(owners), [nikhil, colleague, colleague])
  const { told } = JSON.parse((await (await it.named(gareth)).get('/api/alerts')).text)
  assert.deepEqual(
    told
      .filter((one: { words: string }) => one.words.includes('you no longer own'))
      // Of days before, others stand there too: the newest first.
      .slice(0, 1)
      .map((one: { recordId: string }) => one.recordId),
    [before],
  )
  const others = JSON.parse((await (await it.named(colleague)).get('/api/alerts')).text).told
  assert.ok(!others.some((one: { words: string }) => one.words.includes('you no longer own')))
  const signed = (await episode(unacknowledged)).timeline.find((one: { words: string }) =>
    one.words.includes('change of shift'),
  )
  assert.match(signed.detail, /it stays with Una Makepeace, who acknowledged it since/)
})

for (const round of [1, 2, 3]) {
  test(`two sign as incoming at the same moment, round ${round}: one has the children, the other is told in words`, async () => {
    await nextEvening()
    await owned(gareth, 'Kit Larwood', 'MEDIUM')
    now = plus(now, minutes(130))
    const { recordId } = await handoverOf(nikhil)
    const both = [await it.named(nikhil), await it.named(colleague)]
    const answers = await Promise.all(
      both.map(async (one) => await one.api(`/api/handover/${recordId}/incoming-signature`, { read: [], note: null })),
    )
    const [signed, told] = answers.toSorted((a, b) => a.status - b.status)
    assert.equal(signed?.status, 200, signed?.text)
    assert.ok(told?.status === 409 || told?.status === 422, told?.text)
    assert.match(String(told?.text), /signed|took over|already own all/)
  })
}

test('a page of the last shift signs nothing, on either side: it says that the shift has changed', async () => {
  await nextEvening()
  const record = await owned(gareth, 'Kit Larwood', 'MEDIUM')
  now = plus(now, minutes(130))
  const { recordId } = await handoverOf(nikhil)
  now = plus(now, hours(9))
  for (const [side, body] of [
    ['incoming', { read: [], note: null }],
    ['outgoing', { note: null }],
  ] as const) {
    const late = await (await it.named(nikhil)).api(`/api/handover/${recordId}/${side}-signature`, body)
    assert.equal(late.status, 422, late.text)
    assert.match(late.text, /The shift has changed since this page was opened/)
  }
  const { owner } = JSON.parse((await (await it.named(manager)).get(`/api/missing/${record}`)).text)
  assert.equal(owner.name, gareth, 'nothing changed hands')
})

test('what the outgoing officer says the next shift must know stands on the page that the incoming officer signs, and what that one asks comes back to them', async () => {
  await nextEvening()
  await owned(gareth, 'Kit Larwood', 'MEDIUM')
  now = plus(now, minutes(130))
  const known = 'The aunt rings back at 23:00: somebody must answer'
  assert.equal((await sign(colleague, 'outgoing', { note: known })).status, 303)
  const read = await pageOf(nikhil)
  assert.equal((await sign(nikhil, 'incoming', { note: 'Which aunt? There are two' })).status, 303)

  assert.match(read, new RegExp(`What the next shift must know, from Una Makepeace[\\s\\S]{0,200}${known}`))
  assert.match(
    await pageOf(colleague),
    /disputed by Nikhil Garside, who took over[\s\S]{0,200}Which aunt\? There are two/,
  )
  for (const name of [colleague, gareth]) {
    const { told } = JSON.parse((await (await it.named(name)).get('/api/alerts')).text)
    const asked = told.filter((one: { words: string }) => one.words.includes('read the handover'))
    assert.deepEqual(
      asked.map((one: { href: string }) => one.href),
      ['/handover'],
      name,
    )
  }
  const { told } = JSON.parse((await (await it.named(nikhil)).get('/api/alerts')).text)
  assert.ok(!told.some((one: { words: string }) => one.words.includes('read the handover')))
})

test('asked of one unit’s officers when the shift has changed again: each still reads what was asked, whichever unit is theirs', async () => {
  await nextEvening()
  await owned(gareth, 'Kit Larwood', 'MEDIUM')
  now = plus(now, minutes(130))
  assert.equal((await sign(colleague, 'outgoing', { note: '' })).status, 303)
  assert.equal((await sign(nikhil, 'incoming', { note: 'Who has the key of the annexe?' })).status, 303)
  now = plus(now, hours(17))

  for (const name of [colleague, gareth]) {
    const { told } = JSON.parse((await (await it.named(name)).get('/api/alerts')).text)
    assert.ok(
      told.some((one: { words: string }) => one.words.includes('read the handover')),
      name,
    )
    assert.match(
      await pageOf(name),
      /Asked or disputed by Nikhil Garside, who took over [^<]+ at the change of [^<]+<[\s\S]{0,120}Who has the key of the annexe\?/,
      name,
    )
  }
  await assertDescribed(await it.named(colleague), '/handover')
  assert.doesNotMatch(await pageOf(nikhil), /Who has the key of the annexe/)
  now = plus(now, hours(8))
  assert.doesNotMatch(await pageOf(colleague), /Who has the key of the annexe/)
})

test('after the change of shift the board says that nobody has signed, until somebody has: the incoming officer alone will do', async () => {
  await nextEvening()
  await owned(gareth, 'Kit Larwood', 'MEDIUM')
  await owned(gareth, 'Isla Penhale', 'MEDIUM')
  const waits = async (name: string) =>
    /href="\/handover">(Handover at[^<]*)</.exec((await (await it.named(name)).get('/board')).text)?.[1] ?? null
  assert.equal(await waits(nikhil), null, 'the shift has not changed yet')
  now = plus(now, minutes(130))
  assert.equal(await waits(nikhil), 'Handover at 22:00: nobody has taken over the 2 children of your unit')
  const board = (await (await it.named(nikhil)).get('/board')).text
  assert.match(board, /id="waits" data-live="missing"> <a[^>]*>Handover at/, 'on a board that stands open too')
  assert.equal(await waits(manager), null, 'another unit’s')
  assert.equal(await waits(handler), null, 'signs none')
  const late = async (name: string) =>
    /href="\/board\?unit=stafford-response">([^<]*late[^<]*)</.exec(
      (await (await it.named(name)).get('/board')).text,
    )?.[1] ?? null
  assert.equal(await late(manager), null, 'there is time yet')
  now = plus(now, minutes(60))
  const words = 'Handover at 22:00 late: nobody has taken over the 2 children of Stafford response'
  assert.deepEqual([await late(manager), await late(nikhil), await late(handler)], [words, null, null])

  assert.equal((await sign(nikhil, 'incoming', { note: '' })).status, 303)

  assert.equal(await waits(nikhil), null)
  assert.equal(await late(manager), null)
  assert.match(
    await pageOf(gareth),
    /Nobody has signed as outgoing\.[\s\S]*If you sign now, it is for the change at 22:00/,
  )
  assert.equal((await sign(gareth, 'outgoing', { note: '' })).status, 303)
  assert.doesNotMatch(await pageOf(gareth), /If you sign now/, 'both have')
})

test('where nobody may sign it is not called late each shift: it is said that the child needs an owner elsewhere', async () => {
  await nextEvening()
  const desk = { unit: 'leek-desk', name: 'Leek desk', area: 'Leek', kind: 'response', phone: '01632 960777' }
  await done('Wren Solway', '/api/unit/units', desk)
  await done(handler, '/api/missing/report', reportBody(now, { name: 'Alder Fenwick', unit: desk.unit }))
  now = plus(now, minutes(190))
  const board = (await (await it.named(manager)).get('/board')).text
  assert.match(
    board,
    /href="\/board\?unit=leek-desk">Nobody of Leek desk may sign a handover: give its child to an owner elsewhere</,
  )
  assert.doesNotMatch(board, /late: nobody has taken over[^<]*Leek/)
})

test('who is recorded as having left in the moment in which they sign takes over no child', async () => {
  await nextEvening()
  const record = await owned(gareth, 'Noor Thistle', 'MEDIUM')
  now = plus(evening, hours(3))
  const leaver = await it.named(colleague)
  const { recordId } = await handoverOf(colleague)
  const world = await it.app.world((await it.named('Wren Solway')).person)
  let signing = Promise.resolve({ status: 0, text: '' })

  await world.db.write(contextOf(world), async (writer) => {
    const writing = { writer, world, commandId: newId(now) }
    await appendTo(writing, staffProcedure, leaver.person.staffId, () => [
      { kind: 'staff.left/1', happenedAt: now, body: {} },
    ])
    signing = leaver.api(`/api/handover/${recordId}/incoming-signature`, { read: [], note: null })
    await throughOrWaiting(it.databases.clock, now, signing)
  })

  const { status, text } = await signing
  assert.equal(status, 422, text)
  assert.match(text, /You are recorded as having left this job: whoever takes over from you must sign/)
  const board = JSON.parse((await (await it.named(manager)).get('/api/board')).text)
  assert.equal(board.missing.find((one: { recordId: string }) => one.recordId === record).owner, gareth)
})

test('a child whom the contact centre passed on is handed over by the unit that owns it, and by nobody else', async () => {
  await nextEvening()
  const passedOn = await owned(gareth, 'Hollis Brand', 'HIGH', null)
  now = plus(now, minutes(130))

  const theirs = await handoverOf(manager)
  assert.equal(theirs.unit, 'Force contact centre')
  assert.deepEqual([theirs.high, theirs.changed], [[], []], 'nothing of it is the contact centre’s to sign for')
  assert.equal((await sign(manager, 'incoming', { note: '' })).status, 303)
  assert.equal((await sign(gareth, 'outgoing', { note: '' })).status, 303)

  const [high] = (await handoverOf(nikhil)).high
  assert.deepEqual([high.recordId, high.owner], [passedOn, gareth])
})
