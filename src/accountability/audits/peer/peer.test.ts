// A file graded by another force: what leaves has no name in it, nobody here types what they found, and nobody there sees our grade.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { reportBody } from '../../../../test/report.ts'
import { demonstrationForce, neighbour } from '../../../demonstration/force.ts'
import { newId } from '../../../kernel/identity.ts'
import { sql } from '../../../kernel/sql.ts'
import { hours, type Instant, minutes, plus, systemNow } from '../../../kernel/time.ts'
import { systemPerson } from '../../../registers/alarms.ts'
import { appendTo } from '../../../registers/records.ts'
import { contextOf, SYSTEM } from '../../../registers/world.ts'
import { auditedFile } from '../procedure.ts'
import { questions } from '../questions.ts'

let now: Instant = plus(systemNow(), hours(-1))
const it = await testApp({ clock: () => now })
const force = demonstrationForce.id
const handler = await it.named('Asha Nolan')
const manager = await it.named('Dev Ramsden')
const vic = await it.named('Vic Arkwright')
const theirs = await it.newcomer(neighbour.id, 'Inga Steelforth', ['auditor'])
const keeperThere = await it.newcomer(neighbour.id, 'Bettina Stonecroft', ['improvement team'])
const handlerThere = await it.newcomer(neighbour.id, 'Rory Blakemore', ['call handler'])
now = plus(now, minutes(5))

async function episode(name: string): Promise<string> {
  const made = await handler.api(
    '/api/missing/report',
    reportBody(now, {
      name,
      why: `${name} left after school; ring 07700 900456`,
      callerName: 'Petunia Underhay',
      grade: { level: 'HIGH', because: 'Out of character, says Petunia', earlierConsidered: null },
    }),
  )
  assert.equal(made.status, 201, made.text)
  return String(JSON.parse(made.text).recordId)
}

async function drawn(about: string, peer = true): Promise<string> {
  const world = await it.app.world(systemPerson(force))
  const record = newId(now)
  const body = {
    auditId: newId(now),
    kind: 'case files',
    topic: 'missing children',
    about,
    stratum: 'HIGH',
    team: 'control room',
    area: 'Stafford',
    involved: [],
    double: false,
    peer,
  }
  await it.databases.app.write(contextOf(world), async (writer) => {
    await appendTo({ writer, world, commandId: newId(now) }, auditedFile, record, () => [
      { kind: 'audited-file.drawn/1', happenedAt: now, body },
      { kind: 'audited-file.allocated/1', happenedAt: now, body: { first: vic.person.staffId, second: null } },
    ])
  })
  return record
}

const grading = (grade: string, because: string) => ({
  grade,
  topicGrade: null,
  answers: Object.fromEntries(questions.map(({ id }) => [id, 'yes'])),
  livedExperience: 'She was heard',
  because,
})
const ours = (grade: string) => grading(grade, 'The first visit came late')
const idOf = (page: string): string => /\/peer-file\/([0-9a-f-]{36})/.exec(page)?.[1] ?? ''

const child = await episode('Marigold Thistlewood')
const file = await drawn(child)
const other = await drawn(child)
const plain = await drawn(child, false)

test('what would leave is shown first, and has no name, number or caller in it', async () => {
  const copy = (await vic.get(`/audited-file/${file}/copy`)).text
  assert.match(copy, /\[name\] left after school; ring \[telephone number\]/)
  for (const words of ['Marigold', 'Thistlewood', 'Petunia', '07700 900456']) assert.ok(!copy.includes(words), words)
  assert.equal((await vic.get(`/audited-file/${plain}/copy`)).status, 404)
  const own = await vic.api(`/api/audited-file/${file}/peer-force`, { toForce: force })
  assert.match(own.text, /Choose another force/)
  const none = await vic.api(`/api/audited-file/${plain}/peer-force`, { toForce: neighbour.id })
  assert.match(none.text, /not to be graded by another force/)
})

test('with whom the child was found leaves without the name and the address, wherever else the file says it', async () => {
  const found = await episode('Tansy Birdwood')
  const located = await manager.api(`/api/missing/${found}/location`, {
    place: 'Bus station, Stafford',
    how: 'police',
    with: 'Darren Pike, 34, of 9 Marl Street',
    atRisk: false,
    placeToReturn: null,
    confirmedBy: 'Perpetua Sandiway, her aunt',
    confirmedHow: 'seen by somebody who knows them',
    detail: 'Darren says they met on Tuesday; said by Command and control 20261026-1542-627 on 2026-10-26',
    at: null,
  })
  assert.equal(located.status, 200, located.text)
  const copy = (await vic.get(`/audited-file/${await drawn(found)}/copy`)).text
  assert.match(copy, /With \[name\], 34, of \[street address\]. \[name\] says they met/)
  assert.match(copy, /Bus station, Stafford/)
  assert.match(copy, /said by Command and control \[reference number\] on 2026-10-26/, 'by it the case is found again')
  for (const words of ['Darren', 'Pike', 'Marl Street', 'Perpetua', 'Sandiway']) assert.ok(!copy.includes(words), words)
})

test('the home where a child is placed leaves neither by its name nor by its road, which has no number', async () => {
  const placed = await episode('Linnet Ashgrove')
  const said = { placement: 'children’s home', place: 'Harbour Bank, Cinderbank Road', saidBy: 'its manager' }
  const recorded = await handler.api(`/api/missing/${placed}/placement`, said)
  assert.equal(recorded.status, 200, recorded.text)
  const noted = await manager.api(`/api/missing/${placed}/notes`, {
    text: 'Asked at Harbour Bank and along the canal at Cinderbank Bridge',
  })
  assert.equal(noted.status, 200, noted.text)
  const copy = (await vic.get(`/audited-file/${await drawn(placed)}/copy`)).text
  assert.match(copy, /placed: \[home\] \(children’s home\)/)
  assert.match(
    copy,
    /Asked at \[home\] and along the canal at Cinderbank Bridge/,
    'what happened elsewhere is evidence',
  )
  for (const words of ['Harbour Bank', 'Cinderbank Road']) assert.ok(!copy.includes(words), words)
})

const waitingThere = async (who = theirs): Promise<string> =>
  /Files of other forces that we grade[\s\S]*?<\/p>/
    .exec((await who.get('/audits')).text)?.[0]
    ?.replace(/<[^>]*>|\s+/g, ' ')
    .replace(/ +/g, ' ') ?? ''

test('sent, graded there without sight of ours, and back by itself: nobody here types it', async () => {
  assert.equal((await vic.api(`/api/audited-file/${file}/gradings`, ours('good'))).status, 200)
  const sent = await vic.api(`/api/audited-file/${file}/peer-force`, { toForce: neighbour.id })
  assert.equal(sent.status, 200, sent.text)
  assert.match((await vic.api(`/api/audited-file/${file}/peer-force`, { toForce: neighbour.id })).text, /already with/)
  const typed = { ...grading('good', 'x'), fromForce: neighbour.id, auditor: 'Inga Steelforth', document: 'A letter' }
  const rhona = await it.named('Rhona Verity')
  assert.match(
    (await rhona.api(`/api/audited-file/${file}/peer-entry`, typed)).text,
    /Their grading will come automatically/,
  )
  assert.match(await waitingThere(), /we grade : 0 waiting/)
  assert.equal(await it.app.carry(), 1)
  assert.equal(await it.app.carry(), 0, 'once')
  assert.match(await waitingThere(), /we grade : 1 waiting (?!, )/)
  assert.match(
    await waitingThere(keeperThere),
    /we grade: 1 waiting/,
    'who does not grade sees how many, and no way in',
  )
  assert.doesNotMatch((await keeperThere.get('/audits')).text, /\/peer-file/)

  const there = idOf((await theirs.get('/peer-files')).text)
  const page = (await theirs.get(`/peer-file/${there}`)).text
  assert.match(page, /left after school/)
  assert.ok(
    !page.includes('Marigold') && !page.includes('The first visit came late'),
    'neither the child nor our grade',
  )
  assert.equal((await handlerThere.get(`/peer-file/${there}`)).status, 403)
  assert.equal((await vic.get(`/peer-file/${there}`)).status, 404, 'a record of the other force')
  const empty = await theirs.api(`/api/peer-file/${there}/grading`, { ...grading('good', ' '), grade: '' })
  assert.equal(empty.status, 422)
  assert.equal((await theirs.api(`/api/peer-file/${there}/grading`, grading('inadequate', 'No owner'))).status, 200)
  assert.match(
    (await theirs.api(`/api/peer-file/${there}/grading`, grading('good', 'x'))).text,
    /already been answered/,
  )
  assert.match(await waitingThere(), /we grade : 0 waiting/)
  assert.ok(!(await vic.get(`/audited-file/${file}`)).text.includes('inadequate'), 'not before it is carried')
  assert.equal(await it.app.carry(), 1)

  const back = (await vic.get(`/audited-file/${file}`)).text
  assert.match(back, /Two grades differ/)
  assert.match(back, /has graded it; sent/)
  assert.doesNotMatch(back, /will come back automatically/)
  const { rows } = await it.owner.read({ force, who: SYSTEM, now }, async (reader) => {
    return await reader.query(
      sql`select recorded_by::text as by, body #>> '{peer,auditor}' as auditor, body #>> '{peer,force}' as whose
        from fact where record_id = ${file} and kind = 'audited-file.graded/1' and body ->> 'peer' is not null limit 5`,
    )
  })
  assert.deepEqual(rows, [{ by: SYSTEM, auditor: 'Inga Steelforth', whose: neighbour.name }])
})

test('refused there, it may go to another; a late or forged answer changes nothing', async () => {
  assert.equal((await vic.api(`/api/audited-file/${other}/peer-force`, { toForce: neighbour.id })).status, 200)
  await it.app.carry()
  const there = idOf((await theirs.get('/peer-files')).text)
  assert.equal((await theirs.api(`/api/peer-file/${there}/refusal`, { because: 'No auditor this month' })).status, 200)
  await it.app.carry()
  assert.match((await vic.get(`/audited-file/${other}`)).text, /No auditor this month/)
  const late = await theirs.api(`/api/peer-file/${there}/grading`, grading('good', 'x'))
  assert.match(late.text, /already been answered/)
  assert.equal((await vic.api(`/api/audited-file/${other}/peer-force`, { toForce: neighbour.id })).status, 200)
  await it.owner.write({ force, who: SYSTEM, now }, async (writer) => {
    const { rows } = await writer.query(
      sql`select body ->> 'peerFileId' as id from fact where record_id = ${other} and kind = 'audited-file.sent-to-peer/1' order by position desc limit 1`,
    )
    const body = {
      peerFileId: String(Object.values(rows[0] ?? {})[0]),
      fileId: other,
      by: 'Nobody',
      grading: grading('good', 'forged'),
      because: null,
    }
    await writer.query(
      sql`insert into force_message (message_id, from_force, to_force, kind, body, sent_at)
        values (gen_random_uuid(), 'northvale', ${force}, 'audit grading', ${JSON.stringify(body)}::jsonb, ${now})`,
    )
  })
  await it.app.carry()
  const { rows: graded } = await it.owner.read({ force, who: SYSTEM, now }, async (reader) => {
    return await reader.query(
      sql`select position from fact where record_id = ${other} and kind = 'audited-file.graded/1' limit 5`,
    )
  })
  assert.deepEqual(graded, [], 'it is theirs to grade, and nobody else’s')
})

test('a child at risk in the copy: whoever has the case is told by that alone, and the words are kept in the case', async () => {
  const about = await episode('Tamsin Larkrise')
  now = plus(now, minutes(1))
  const sent = await drawn(about)
  assert.equal((await vic.api(`/api/audited-file/${sent}/peer-force`, { toForce: neighbour.id })).status, 200)
  await it.app.carry()
  const there = idOf((await theirs.get('/peer-files')).text)
  assert.match((await theirs.get(`/peer-file/${there}`)).text, /Immediate safeguarding concern/)
  const raised = { concern: 'She went back to the same address last night' }
  assert.equal((await handlerThere.api(`/api/peer-file/${there}/safeguarding-concern`, raised)).status, 403)
  assert.equal((await theirs.api(`/api/peer-file/${there}/safeguarding-concern`, raised)).status, 200)
  assert.match((await theirs.get(`/peer-file/${there}`)).text, /was told at once that a child may not be safe/)
  assert.doesNotMatch((await theirs.get(`/peer-file/${there}`)).text, /the same address/, 'not kept there')
  await it.app.carry()
  assert.match((await vic.get(`/audited-file/${sent}`)).text, /Sent back as urgent for a child’s safety/)
  const { decisions } = JSON.parse((await manager.get('/api/supervisor')).text)
  const first = decisions.children.find((one: { recordId: string }) => one.recordId === about)
  assert.equal(first?.lines[0].words, 'An auditor or inspector says that the child may not be safe')
  assert.match(
    (await manager.get(`/missing/${about}`)).text,
    /Inga Steelforth of [^:]*, who read the copy: She went back to the same address last night/,
  )
  const forged = await theirs.api(`/api/peer-file/${sent}/safeguarding-concern`, raised)
  assert.equal(forged.status, 404)
})

test('what came is owed within ten working days; the manager of the room sees none of it', async () => {
  await it.app.carry()
  assert.match((await theirs.get('/peer-files')).text, /To be graded by/)
  assert.equal((await manager.get('/peer-files')).status, 403)
  now = plus(now, hours(24 * 21))
  const later = await it.as(theirs.person)
  assert.match((await later.get('/peer-files')).text, /vigil-late/)
  assert.match(await waitingThere(later), /we grade : [1-9] waiting , [1-9] overdue/)
})
