// A child handed from one force to another: offered once, answered once, and never without an owner in between.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { offeredChildren, there } from '../../../../test/offered-child.ts'
import { sql } from '../../../kernel/sql.ts'
import { hours, type Instant, minutes, plus, systemNow } from '../../../kernel/time.ts'
import { SYSTEM } from '../../../registers/world.ts'
import { firstEpisodes, repeatChildren } from '../queries/repeat.ts'

let now: Instant = systemNow()
const it = await testApp({ clock: () => now })
const { ours, handler, missingChild, reportOf, offer } = await offeredChildren(it)
const theirs = await it.newcomer(there, 'Nell Orchard', ['force incident manager'])
const theirHandler = await it.newcomer(there, 'Rory Blakemore', ['call handler'])
const theirOfficer = await it.newcomer(there, 'Ott Farrow', ['response officer'])
now = plus(now, minutes(1))

const accepted = await missingChild('Rowan Accepted')
const recognised = await missingChild('Rowan Recognised')
const refused = await missingChild('Rowan Refused')
const phoned = await missingChild('Rowan Phoned')
const found = await missingChild('Rowan Found')
const waiting = await missingChild('Rowan Waiting')

test('whom an offer does not reach by itself is said where the force is chosen', async () => {
  const { text } = await ours.get(`/missing/${accepted}/transfer`)
  const said = [...text.matchAll(/<option value="([^"]+)"[^>]*>([^<]*)/g)].map(([, force, words]) => [force, words])
  const unreached = said.filter(([, words]) =>
    words?.endsWith(' (does not use Vigil: ring them, and record their answer)'),
  )
  const reached = said.filter((one) => one[0] !== '' && !unreached.includes(one)).map(([force]) => force)
  assert.deepEqual(reached.sort(), [there, 'warwickshire-demonstration'].sort(), 'the two that have staff')
  assert.ok(unreached.length > 30, `${unreached.length} forces have nobody here`)
  assert.deepEqual(
    said
      .slice(0, 2)
      .map(([force]) => force)
      .sort(),
    [...reached].sort(),
    'and stands first',
  )
})

test('before a force is chosen it stands what would be disclosed, and who looks for the child until they accept', async () => {
  const { text } = await ours.get(`/missing/${accepted}/transfer`)
  const above = text.slice(0, text.indexOf('name="toForce"'))
  assert.match(above, /Until they accept, this force goes on looking for the child and stays responsible/)
  assert.match(above, /Rowan Accepted[\s\S]*Blue coat[\s\S]*HIGH: [\s\S]*Last seen[\s\S]*Why worried/)
})

test('where an offer could only be refused, that stands in place of its form', async () => {
  const made = await handler.api('/api/missing/report', { ...reportOf('Rowan Ungraded'), grade: null })
  const { text } = await ours.get(`/missing/${JSON.parse(made.text).recordId}/transfer`)
  assert.match(text, /Grade the risk first: only a graded, open episode can be offered to another force\./)
  assert.doesNotMatch(text, /name="toForce"/)
  assert.match((await ours.get(`/missing/${accepted}/transfer`)).text, /name="toForce"/)
})

test('accepted, the child is on the other force’s board, and only then no longer on ours', async () => {
  const offered = await offer(accepted)
  assert.equal(await it.app.carry(), 0, 'carried once')
  const page = await theirs.get(`/transfers/${offered}`)
  assert.ok(page.text.includes('Rowan Accepted') && page.text.includes('Blue coat'), page.text)
  assert.ok((await handler.get('/board')).text.includes('Rowan Accepted'), 'ours until they accept')
  assert.match((await handler.get('/board')).text, /offered to Warwickshire/, 'by its name')
  assert.ok(!(await theirs.get('/board')).text.includes('Rowan Accepted'))

  for (const form of ['acceptance', 'refusal']) {
    const { text } = await theirs.get(`/transfer/${offered}/${form}`)
    assert.match(text, /Rowan Accepted, \d+ · graded HIGH by Staffordshire \(demonstration\) · offer [0-9a-f]{6}/)
    assert.doesNotMatch(/<title>[^<]*<\/title>/.exec(text)?.[0] ?? 'Rowan', /Rowan/, 'no name in a title')
  }
  const list = await theirs.get('/transfers')
  assert.ok(list.text.includes('waiting for us') && list.text.includes('Staffordshire (demonstration)'))
  const answered = await theirs.send(`/transfer/${offered}/acceptance`, { personId: '', note: 'Rang at once' })
  assert.equal(answered.status, 303, answered.text)
  assert.ok((await theirs.get('/board')).text.includes('Rowan Accepted'), 'theirs now')
  assert.equal(await it.app.carry(), 1)
  assert.ok(!(await handler.get('/board')).text.includes('Rowan Accepted'), 'no longer ours')
  const ours = (await handler.get(`/missing/${accepted}`)).text
  assert.match(ours, /when Warwickshire[^<]* took over,[^<]*<strong>This record is now read-only/)
  assert.doesNotMatch(ours, /Nobody owns this|\/corrections\?entry=|\/links"/, 'nothing is offered there any more')
  const late = await handler.api(`/api/missing/${accepted}/notes`, { text: 'Looked in again' })
  assert.match(late.text, /Another force has taken over this child’s case/)

  const again = await theirs.api(`/api/transfer/${offered}/refusal`, { because: 'No' })
  assert.equal(again.status, 422)
  assert.ok(again.text.includes('already been answered'), again.text)
})

test('the episode it opens begins now, says what the other force did, and is graded by this force itself', async () => {
  const rows = await it.owner.read({ force: there, who: SYSTEM, now }, async (reader) => {
    return await reader.query(
      sql`select episode_id::text as id from transfer_offer where force_id = ${there} and answer = 'accepted' limit 1`,
    )
  })
  const episode = String((rows.rows[0] as { id: string }).id)
  const shown = await theirs.get(`/missing/${episode}`)
  assert.equal(shown.status, 200)
  assert.ok(shown.text.includes('Accepted from Staffordshire (demonstration)'), shown.text)
  assert.ok(shown.text.includes('They graded it HIGH'), shown.text)
  assert.ok(shown.text.includes('Agreed: Rang at once'))
  assert.match(shown.text, /not graded/i)
})

test('passed on, the child is still missing since the first report: the law’s 72 hours go on, and the time to grade begins now', async () => {
  const episode = await missingChild('Rowan Long Gone')
  const firstReport = now
  const told = await ours.api(`/api/missing/${episode}/actions`, {
    action: 'missing persons unit told',
    subject: null,
    outcome: null,
    detail: 'By telephone',
    at: null,
  })
  assert.equal(told.status, 200, told.text)
  const offered = await offer(episode)
  now = plus(now, minutes(20))
  const manager = await it.as(theirs.person)
  const accepted = await manager.api(`/api/transfer/${offered}/acceptance`, { personId: null, note: null })
  assert.equal(accepted.status, 200, accepted.text)
  const { rows } = await it.owner.read({ force: there, who: SYSTEM, now }, async (reader) => {
    return await reader.query(
      sql`select name, due_at, met_at is not null as met
        from duty
        where record_id = (select episode_id from transfer_offer where record_id = ${offered})
          and name in ('tell the UK Missing Persons Unit', 'grade the risk')
        order by name
        limit 5`,
    )
  })
  assert.deepEqual(rows, [
    { name: 'grade the risk', due_at: plus(now, minutes(15)), met: false },
    { name: 'tell the UK Missing Persons Unit', due_at: plus(firstReport, hours(72)), met: true },
  ])
  await it.app.carry()
})

test('a child we know is recognised on acceptance: our history comes to the episode, and the first one is told', async () => {
  const before = await theirHandler.api('/api/missing/report', {
    ...reportOf('Rowan Recognised'),
    unit: null,
    lastSeenAt: plus(now, hours(-50)),
    firstContactAt: plus(now, hours(-48)),
  })
  assert.equal(before.status, 201, before.text)
  const known = String(JSON.parse(before.text).recordId)
  const found = { place: 'Home', with: null, how: 'family', detail: 'Well', atRisk: false, placeToReturn: null }
  const confirmed = { confirmedBy: 'PC Harrow', confirmedHow: 'seen by an officer', at: null }
  for (const [path, body] of [
    ['location', { ...found, ...confirmed }],
    ['return', { to: 'Home', seenBy: 'PC Harrow', detail: null, at: null }],
  ] as const)
    assert.equal((await theirs.api(`/api/missing/${known}/${path}`, body)).status, 200, path)
  now = plus(now, minutes(20))
  const offered = await offer(recognised)
  const form = (await theirs.get(`/transfer/${offered}/acceptance`)).text
  const person = /<option value="([0-9a-f-]{36})"[^>]*>Rowan Recognised[^<]*: /.exec(form)?.[1] ?? ''
  assert.match(person, /^[0-9a-f-]{36}$/, form)
  const nobody = await theirs.api(`/api/transfer/${offered}/acceptance`, { personId: known, note: null })
  assert.match(nobody.text, /not known here/)
  const accepted = await theirs.api(`/api/transfer/${offered}/acceptance`, { personId: person, note: null })
  assert.equal(accepted.status, 200, accepted.text)
  assert.match((await theirs.get(`/missing/${known}`)).text, /Reported missing again/)
  const ours =
    /\/missing\/([0-9a-f-]{36})">Our episode/.exec((await theirs.get(`/transfers/${offered}`)).text)?.[1] ?? ''
  assert.ok((await theirs.get(`/missing/${ours}`)).text.includes(`/missing/${known}`), 'with what happened before')
  assert.equal(await it.app.carry(), 1)
})

test('what is known goes with the child: hypotheses, notes and the words beside an answer; the list says whom, how graded and by when', async () => {
  const episode = await missingChild('Rowan Known')
  const send = async (path: string, body: object) => {
    const answer = await ours.api(`/api/missing/${episode}/${path}`, body)
    assert.equal(answer.status, 200, answer.text)
  }
  await send('hypotheses', { words: 'With Daz, 24, at 9 Union Street', because: 'Her messages' })
  await send('notes', { text: 'Daz has been seen with a knife' })
  await send('answers', {
    answers: { exploitation: 'yes' },
    notes: { exploitation: 'A man of 24 buys her clothes' },
    saidBy: null,
    at: null,
  })
  const offered = await offer(episode)
  const list = (await theirs.get('/transfers')).text
  assert.match(list, /HIGH[\s\S]{0,200}Rowan Known[\s\S]{0,400}answer due in/)
  const page = (await theirs.get(`/transfers/${offered}`)).text
  assert.match(page, /They have graded it <strong>HIGH<\/strong> since /)
  for (const words of [/Daz, 24, at 9 Union Street/, /seen with a knife/, /A man of 24 buys her clothes/])
    assert.match(page, words)
  const accepted = await theirs.api(`/api/transfer/${offered}/acceptance`, { personId: null, note: null })
  assert.equal(accepted.status, 200, accepted.text)
  const { answer } = JSON.parse((await theirs.get(`/api/transfers/${offered}`)).text)
  const here = (await theirs.get(`/missing/${answer.episodeId}`)).text
  for (const words of [/Daz, 24, at 9 Union Street/, /seen with a knife/, /A man of 24 buys her clothes/])
    assert.match(here, words)
  assert.equal(await it.app.carry(), 1, 'the answer')
})

test('taken back from the force that had taken it over: one search is one report, and what was learned here before the acceptance counts', async () => {
  const first = await missingChild('Rowan Roundtrip')
  const there1 = await offer(first)
  now = plus(now, minutes(10))
  const taken = await theirs.api(`/api/transfer/${there1}/acceptance`, { personId: 'none of these', note: null })
  assert.equal(taken.status, 200, taken.text)
  await it.app.carry()
  const { answer } = JSON.parse((await theirs.get(`/api/transfers/${there1}`)).text)
  const { personId } = JSON.parse((await ours.get(`/api/missing/${first}`)).text)
  // Somebody rings here, who knows more; and it is not this call that opens the search.
  const call = {
    path: 'concern for safety',
    personId,
    name: 'Rowan Roundtrip',
    answers: { exploitation: 'yes', 'looked-after': 'yes' },
  } as const
  const concern = await handler.api('/api/missing/report', { ...reportOf('Rowan Roundtrip'), ...call, grade: null })
  const over = { because: 'It is one with the search', seenBy: 'PC Harrow' }
  const ended = await ours.api(`/api/missing/${JSON.parse(concern.text).recordId}/concern-ended`, over)
  assert.equal(ended.status, 200, ended.text)
  now = plus(now, minutes(10))
  const grade = { level: 'HIGH', because: 'Fourteen', earlierConsidered: null }
  const officer = await it.as(theirOfficer.person)
  const graded = await officer.api(`/api/missing/${answer.episodeId}/grading`, grade)
  assert.equal(graded.status, 200, graded.text)
  const back = await theirs.api(`/api/missing/${answer.episodeId}/transfer`, {
    toForce: ours.person.forceId,
    because: 'Seen here again',
  })
  assert.equal(back.status, 200, back.text)
  await it.app.carry()
  const { rows } = JSON.parse((await ours.get('/api/transfers')).text)
  const offered = rows.find((row: { answer: string | null }) => row.answer === null).record_id
  const accepted = await ours.api(`/api/transfer/${offered}/acceptance`, { personId: null, note: null })
  assert.equal(accepted.status, 200, accepted.text)
  await it.app.carry()
  const { episodeId } = JSON.parse((await ours.get(`/api/transfers/${offered}`)).text).answer

  const matched = await handler.api(`/api/missing/${episodeId}/match`, { child: personId, because: 'The same child' })

  assert.equal(matched.status, 200, matched.text)
  const facts = await it.owner.read({ force: ours.person.forceId, who: SYSTEM, now }, async (reader) => {
    return await reader.query(
      sql`select body -> 'history' as history from fact where record_id = ${episodeId} and kind = 'missing.history-found/1' limit 9`,
    )
  })
  const { history } = facts.rows.at(-1) as {
    history: { reportsIn90Days: number; exploitationFlag: string; earlier: []; onRecord: { lookedAfter: object } }
  }
  assert.equal(history.reportsIn90Days, 1, 'the first report, wherever the record went')
  assert.equal(history.exploitationFlag, 'known or suspected')
  assert.partialDeepStrictEqual(history.onRecord.lookedAfter, { answer: 'yes' }, 'said here before the acceptance')
  assert.equal(history.earlier.length, 2, 'the record that was passed on, and the call: never itself')
  const asked = { force: ours.person.forceId, since: plus(now, hours(-24)), least: 1, after: null, limit: 50 }
  const listed = await it.owner.read({ force: asked.force, who: SYSTEM, now }, async (reader) =>
    (await repeatChildren.all(reader, asked)).find((one) => one.name === 'Rowan Roundtrip'),
  )
  assert.deepEqual([listed?.reports, listed?.record_ids], [1, [episodeId, first]], 'what can still be written in first')
  const watched = await it.owner.read({ force: asked.force, who: SYSTEM, now }, async (reader) =>
    (await firstEpisodes.all(reader, asked)).flatMap((one) => (one.name === 'Rowan Roundtrip' ? [one.record_id] : [])),
  )
  assert.deepEqual(watched, [episodeId], 'one child under watch')

  const found = { place: 'Home', with: null, how: 'family', detail: 'Well', atRisk: false, placeToReturn: null }
  const confirmed = { confirmedBy: 'PC Harrow', confirmedHow: 'seen by an officer', at: null }
  for (const [path, body] of [
    ['location', { ...found, ...confirmed }],
    ['return', { to: 'Home', seenBy: 'PC Harrow', detail: null, at: null }],
  ] as const)
    assert.equal((await ours.api(`/api/missing/${episodeId}/${path}`, body)).status, 200, path)
  now = plus(now, minutes(10))
  const again = await handler.api('/api/missing/report', { ...reportOf('Rowan Roundtrip'), personId, grade: null })
  assert.equal(again.status, 201, again.text)
  const next = JSON.parse(again.text).recordId
  for (const record of [first, episodeId])
    assert.equal(
      JSON.parse((await ours.get(`/api/missing/${record}`)).text).repeatedBy?.recordId,
      next,
      'both are told',
    )
})

test('refused, it stays with us and the reason is read here', async () => {
  const offered = await offer(refused)
  const empty = await theirs.api(`/api/transfer/${offered}/refusal`, { because: ' ' })
  assert.equal(empty.status, 422)
  assert.ok(empty.text.includes('Enter why'), empty.text)
  const answered = await theirs.api(`/api/transfer/${offered}/refusal`, { because: 'She is back in Stafford' })
  assert.equal(answered.status, 200, answered.text)
  const there = (await theirs.get(`/transfers/${offered}`)).text
  assert.match(there, /Refused [^<]*“She is back in Stafford” [^<]*stays responsible for the child/, 'they read it too')
  await it.app.carry()
  assert.ok((await handler.get('/board')).text.includes('Rowan Refused'))
  assert.ok((await handler.get(`/missing/${refused}`)).text.includes('She is back in Stafford'))
})

test('an answer that the telephone brought first stands; the message after it changes nothing', async () => {
  const offered = await offer(phoned)
  const typed = await ours.api(`/api/missing/${phoned}/transfer-answer`, {
    answer: 'refused',
    by: 'Their inspector',
    because: 'Not before morning',
  })
  assert.equal(typed.status, 200, typed.text)
  await theirs.api(`/api/transfer/${offered}/acceptance`, { personId: null, note: null })
  assert.equal(await it.app.carry(), 1)
  assert.ok((await handler.get('/board')).text.includes('Rowan Phoned'), 'still ours by the first answer')
  assert.equal(await it.app.carry(), 1, 'and they hear that the offer no longer stood')
  assert.ok(!(await theirs.get('/board')).text.includes('Rowan Phoned'), 'one force owns the search')
  const closed = await ours.api(`/api/missing/${phoned}/transfer-answer`, {
    answer: 'accepted',
    by: 'x',
    because: null,
  })
  assert.match(closed.text, /has not been offered to another force/)
})

const onOurs = async (episode: string, path: string, body: object, who = ours) =>
  await (await it.as(who.person)).api(`/api/missing/${episode}/${path}`, body)

test('nobody answers for the force that was asked, and nobody withdraws another’s offer', async () => {
  const episode = await missingChild('Rowan Forged')
  const offered = await offer(episode)
  const third = 'derbyshire'
  const message = (kind: string, to: string, body: object) => sql`
    insert into force_message (message_id, from_force, to_force, kind, body, sent_at)
    values (gen_random_uuid(), ${third}, ${to}, ${kind}, ${JSON.stringify(body)}::jsonb, ${now})`
  await it.databases.app.write({ force: third, who: SYSTEM, now }, async (writer) => {
    writer.send(
      message('transfer answer', ours.person.forceId, {
        transferId: offered,
        fromRecordId: episode,
        answer: 'accepted',
        by: 'Somebody',
        because: null,
        receivingRecordId: null,
      }),
    )
    writer.send(message('transfer withdrawal', there, { transferId: offered, because: 'x' }))
    await Promise.resolve()
  })
  assert.equal(await it.app.carry(), 2)
  assert.equal(await it.app.carry(), 0, 'and nobody is answered')
  assert.ok((await handler.get('/board')).text.includes('Rowan Forged'), 'still ours')
  assert.match((await theirs.get('/transfers')).text, /Rowan Forged[\s\S]{0,400}waiting for us/)
  const refusal = await theirs.api(`/api/transfer/${offered}/refusal`, { because: 'Not ours' })
  assert.equal(refusal.status, 200, refusal.text)
  await it.app.carry()
})

test('offered to no force of ours, and to one at a time', async () => {
  const episode = await missingChild('Rowan Twice')
  const own = await onOurs(episode, 'transfer', { toForce: ours.person.forceId, because: 'x' })
  assert.equal(own.status, 422)
  assert.match(own.text, /Choose another force from the list/)
  const offered = await offer(episode)
  const twice = await onOurs(episode, 'transfer', { toForce: there, because: 'Again' })
  assert.equal(twice.status, 422)
  assert.match(twice.text, /already been offered and has not been answered/)
  await theirs.api(`/api/transfer/${offered}/refusal`, { because: 'Not ours' })
  await it.app.carry()
})

test('who may not answer is told which jobs may; no force reads what passes between two', async () => {
  const offered = await offer(refused)
  const officer = await it.as(theirOfficer.person)
  const answered = await officer.api(`/api/transfer/${offered}/acceptance`, { personId: null, note: null })
  assert.equal(answered.status, 403)
  assert.equal((await ours.get(`/transfers/${offered}`)).status, 404, 'a record of the other force')
  await assert.rejects(
    it.databases.app.read(
      { force: there, who: SYSTEM, now },
      async (reader) => await reader.query(sql`select body from force_message limit 1`),
    ),
    /permission denied/,
  )
  await assert.rejects(
    it.databases.app.write({ force: there, who: SYSTEM, now }, async (writer) => {
      writer.send(
        sql`insert into force_message (message_id, from_force, to_force, kind, body, sent_at)
          values (gen_random_uuid(), ${ours.person.forceId}, ${there}, 'transfer offer', '{}', ${now})`,
      )
      await Promise.resolve()
    }),
    /row-level security/,
    'no force speaks in another’s name',
  )
})

test('an offer nobody answers is owed, by rule and by time', async () => {
  const offered = await offer(waiting)
  assert.match((await theirs.get(`/transfers/${offered}`)).text, /Answer <span>/)
  now = plus(now, hours(3))
  const later = await it.as(theirs.person)
  assert.match((await later.get(`/transfers/${offered}`)).text, /vigil-late/)
})

test('the handler who took the call hears that the child is back, without a name', async () => {
  const inspector = await it.as(ours.person)
  const located = await inspector.api(`/api/missing/${found}/location`, {
    place: 'Rugeley bus station',
    how: 'police',
    with: null,
    atRisk: false,
    placeToReturn: null,
    confirmedBy: 'PC Harrow',
    confirmedHow: 'seen by an officer',
    detail: 'Sat on a bench',
    at: null,
  })
  assert.equal(located.status, 200, located.text)
  assert.deepEqual(await told(), [], 'located is not returned')
  const back = await inspector.api(`/api/missing/${found}/return`, {
    to: 'Home, to her father',
    seenBy: 'Constable Harrow',
    detail: null,
    at: null,
  })
  assert.equal(back.status, 200, back.text)
  assert.deepEqual(await told(), [{ words: 'The child you took the call for is recorded as back and seen in person' }])
})

async function told() {
  const answer = await it.owner.read({ force: handler.person.forceId, who: SYSTEM, now }, async (reader) => {
    return await reader.query(
      sql`select words from outbox where recipient = ${handler.person.staffId} and record_id = ${found} limit 5`,
    )
  })
  return answer.rows
}
