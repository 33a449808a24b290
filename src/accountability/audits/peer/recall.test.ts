// A file that another force never answers is taken back: they read it no more, and what they graded before they were told counts.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Client, testApp } from '../../../../test/app.ts'
import { reportBody } from '../../../../test/report.ts'
import { demonstrationForce, neighbour } from '../../../demonstration/force.ts'
import { newId } from '../../../kernel/identity.ts'
import { hours, type Instant, instant, minutes, plus } from '../../../kernel/time.ts'
import { systemPerson } from '../../../registers/alarms.ts'
import { appendTo } from '../../../registers/records.ts'
import { contextOf } from '../../../registers/world.ts'
import { auditedFile } from '../procedure.ts'
import { questions } from '../questions.ts'

let now: Instant = instant('2026-11-02T09:00:00Z')
const it = await testApp({ clock: () => now })
const force = demonstrationForce.id
const handler = await it.named('Asha Nolan')
let vic = await it.named('Vic Arkwright')
let theirs = await it.newcomer(neighbour.id, 'Inga Steelforth', ['auditor'])
const made = await handler.api('/api/missing/report', reportBody(now, { name: 'Marigold Thistlewood' }))
const child = String(JSON.parse(made.text).recordId)

async function drawn(): Promise<string> {
  now = plus(now, minutes(1))
  const world = await it.app.world(systemPerson(force))
  const record = newId(now)
  const drawn = { auditId: newId(now), kind: 'case files', topic: 'missing children', about: child, stratum: 'HIGH' }
  const whose = { team: 'control room', area: 'Stafford', involved: [], double: false, peer: true }
  await it.databases.app.write(contextOf(world), async (writer) => {
    await appendTo({ writer, world, commandId: newId(now) }, auditedFile, record, () => [
      { kind: 'audited-file.drawn/1', happenedAt: now, body: { ...drawn, ...whose } },
      { kind: 'audited-file.allocated/1', happenedAt: now, body: { first: vic.person.staffId, second: null } },
    ])
  })
  return record
}

const grading = (grade: string) => ({
  grade,
  topicGrade: null,
  answers: Object.fromEntries(questions.map(({ id }) => [id, 'yes'])),
  livedExperience: 'She was heard',
  because: 'No owner for two hours',
})
const because = 'Nobody answered in a month.'
const send = async (file: string, toForce: string) =>
  assert.equal((await vic.api(`/api/audited-file/${file}/peer-force`, { toForce })).status, 200)
const recall = async (file: string) => await vic.api(`/api/audited-file/${file}/peer-recall`, { because })
const shown = async (file: string) => JSON.parse((await vic.get(`/api/audited-file/${file}`)).text)
const newest = async (client: Client) => JSON.parse((await client.get('/api/peer-files')).text).rows[0].record_id
const there = async (client: Client, file: string) => JSON.parse((await client.get(`/api/peer-file/${file}`)).text)

test('never answered, it is late here too, is taken back, and may be sent again', async () => {
  const file = await drawn()
  await send(file, neighbour.id)
  await it.app.carry()
  const theirCopy = await newest(theirs)
  assert.equal((await shown(file)).peerDueAt, '2026-11-16T23:59:59.000Z')
  now = plus(now, hours(24 * 20))
  ;[vic, theirs] = [await it.as(vic.person), await it.as(theirs.person)]
  assert.match((await vic.get(`/audited-file/${file}`)).text, /No answer yet<\/strong>: ring them, or take it back/)
  assert.match((await vic.get(`/audited-file/${file}`)).text, /peer-recall/)
  assert.match((await vic.api(`/api/audited-file/${file}/peer-recall`, { because: ' ' })).text, /Enter why/)
  assert.equal((await recall(file)).status, 200)
  assert.match((await recall(file)).text, /No other force has this file/)
  assert.equal(await it.app.carry(), 1)
  assert.equal(await it.app.carry(), 0, 'once')
  const copy = await there(theirs, theirCopy)
  assert.deepEqual([copy.recalled.because, copy.entries, copy.waits, copy.dueAt], [because, [], false, null])
  assert.match((await theirs.get(`/peer-file/${theirCopy}`)).text, /Taken back by .*Nobody answered in a month\./)
  const late = await theirs.api(`/api/peer-file/${theirCopy}/grading`, grading('good'))
  assert.match(late.text, /The other force took it back/)
  const concern = { concern: 'She is with the man she fled' }
  assert.equal((await theirs.api(`/api/peer-file/${theirCopy}/safeguarding-concern`, concern)).status, 200)
  await it.app.carry()
  assert.equal((await shown(file)).concerns.length, 1, 'what was read cannot be unread')
  await send(file, neighbour.id)
  assert.equal((await shown(file)).sentTo.toForce, neighbour.id)
  assert.equal((await recall(file)).status, 200)
  await it.app.carry()
})

test('an answer that crosses the recall counts, and the copy sent since is taken back by itself', async () => {
  const file = await drawn()
  await send(file, neighbour.id)
  await it.app.carry()
  const theirCopy = await newest(theirs)
  assert.equal((await theirs.api(`/api/peer-file/${theirCopy}/grading`, grading('inadequate'))).status, 200)
  assert.equal((await recall(file)).status, 200)
  await send(file, neighbour.id)
  // The grading, the recall and the second file, in one turn; then the recall that the grading caused.
  assert.equal(await it.app.carry(), 3)
  assert.equal(await it.app.carry(), 1)
  const { gradings, cameBack, sentTo, recalled } = await shown(file)
  assert.deepEqual([cameBack, sentTo, recalled.length, gradings.length], [true, null, 2, 0], 'and unseen while blind')
  assert.notEqual((await there(theirs, theirCopy)).graded, null)
  const { rows } = JSON.parse((await theirs.get('/api/peer-files')).text)
  assert.deepEqual(rows.map((one: { answer: string | null }) => one.answer).sort(), [
    'graded',
    'taken back',
    'taken back',
    'taken back',
  ])
  assert.match((await recall(file)).text, /No other force has this file/)
  assert.match(
    (await vic.api(`/api/audited-file/${file}/peer-force`, { toForce: neighbour.id })).text,
    /already graded this file/,
  )
})

test('taken back before it was carried, it arrives and is gone; a refusal that crosses changes nothing', async () => {
  const file = await drawn()
  await send(file, neighbour.id)
  assert.equal((await recall(file)).status, 200)
  assert.equal(await it.app.carry(), 2)
  assert.equal((await there(theirs, await newest(theirs))).waits, false)
  const second = await drawn()
  await send(second, neighbour.id)
  await it.app.carry()
  const theirCopy = await newest(theirs)
  assert.equal((await theirs.api(`/api/peer-file/${theirCopy}/refusal`, { because: 'No time' })).status, 200)
  assert.equal((await recall(second)).status, 200)
  await send(second, neighbour.id)
  await it.app.carry()
  const { sentTo, refusedBy } = await shown(second)
  assert.notEqual(sentTo, null, 'the second copy is still there')
  assert.equal(refusedBy, null)
})
