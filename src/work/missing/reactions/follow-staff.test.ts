// An owner who leaves, or may own no longer, leaves the child without an owner: the board says so, and somebody is told to give it another.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Client, testApp } from '../../../../test/app.ts'
import { throughOrWaiting } from '../../../../test/in-the-moment.ts'
import { reportBody } from '../../../../test/report.ts'
import { newId } from '../../../kernel/identity.ts'
import { sql } from '../../../kernel/sql.ts'
import { type Instant, instant, minutes, plus } from '../../../kernel/time.ts'
import { appendTo, load } from '../../../registers/records.ts'
import { contextOf } from '../../../registers/world.ts'
import { assign } from '../commands/ownership.ts'
import { missing } from '../procedure.ts'

let now: Instant = instant('2026-01-13T20:00:00.000Z')
const it = await testApp({ clock: () => now })
const handler = await it.named('Asha Nolan')
const manager = await it.named('Dev Ramsden')
const superintendent = await it.named('Farah Quill')
const administrator = await it.named('Wren Solway')
const { forceId } = manager.person

const ask = async (who: Client, path: string, body: object) => {
  const answer = await who.api(path, body)
  assert.ok(answer.status < 300, answer.text)
  return answer.text
}
const ring = async () => {
  while ((await it.app.ring()) > 0);
}

/** Reported at HIGH, given to somebody, and theirs by their own word. */
async function given(name: string, owner: Client): Promise<string> {
  const grade = { level: 'HIGH', because: 'out of character', earlierConsidered: null } as const
  const body = reportBody(now, { name, answers: { 'self-harm': 'yes' }, grade })
  const record = String(JSON.parse(await ask(handler, '/api/missing/report', body)).recordId)
  await ask(manager, `/api/missing/${record}/assignment`, { staffId: owner.person.staffId, at: null })
  await ask(owner, `/api/missing/${record}/acknowledgement`, {})
  return record
}
const rowOf = async (record: string) => {
  const { missing: rows, strip } = JSON.parse((await manager.get('/api/board')).text)
  return { strip, ...rows.find((one: { recordId: string }) => one.recordId === record) }
}
const owedOf = async (record: string, name: string) =>
  (
    await it.owner.read({ force: forceId, who: manager.person.staffId, now }, async (reader) =>
      reader.query(
        sql`select met_at is not null as met from duty where force_id = ${forceId} and record_id = ${record} and name = ${name} limit 10`,
      ),
    )
  ).rows
const toldTo = async (who: Client) => JSON.parse((await who.get('/api/alerts')).text)

test('the owner leaves the force: nobody owns the child from then on, the incident manager is told at once, and at HIGH the superintendent’s phone ten minutes later', async () => {
  const leaver = await it.newcomer(forceId, 'Esme Tindall', ['local operations inspector'])
  const record = await given('Kit Larwood', leaver)
  const before = await rowOf(record)
  now = plus(now, minutes(1))

  await ask(administrator, `/api/staff/${leaver.person.staffId}/departure`, { sure: true })
  await ring()

  const after = await rowOf(record)
  assert.deepEqual([before.owner, before.acknowledged], ['Esme Tindall', true])
  assert.deepEqual([after.owner, after.acknowledged, after.strip.unowned], [null, false, before.strip.unowned + 1])
  const told: readonly { readonly recordId: string; readonly words: string }[] = (await toldTo(manager)).told
  assert.deepEqual(
    told.filter((one) => one.recordId === record).map((one) => one.words),
    ['The owner has left, and nobody owns the child’s episode: assign another owner'],
  )
  assert.match(
    (await manager.get(`/missing/${record}`)).text,
    /recorded that it has no owner any more[\s\S]{0,200}Esme Tindall: left the force/,
  )
  now = plus(now, minutes(11))
  await ring()
  const { messages } = JSON.parse((await superintendent.get('/api/messages')).text)
  assert.ok(
    messages.some(
      (one: { words: string }) => one.words === 'At HIGH, the owner has left, and nobody owns the child’s episode',
    ),
  )

  const next = await it.named('Gareth Ashdown')
  await ask(manager, `/api/missing/${record}/assignment`, { staffId: next.person.staffId, at: null })
  assert.deepEqual(await owedOf(record, 'give it another owner'), [{ met: true }])
  assert.equal((await toldTo(manager)).told.filter((one: { recordId: string }) => one.recordId === record).length, 0)
})

test('another unit or another job that may own takes no child from anybody; a job that may not does', async () => {
  const mover = await it.newcomer(forceId, 'Hollie Penrose', ['local operations inspector'])
  const record = await given('Isla Penhale', mover)
  const of = {
    name: 'Hollie Penrose',
    email: 'hollie.penrose@force.example',
    supervisorId: null,
    gradingTrainedUntil: null,
  }
  const change = async (unit: string, roles: readonly string[]) =>
    await ask(administrator, `/api/staff/${mover.person.staffId}/details`, { ...of, unit, roles })
  await change('burton-response', ['local operations inspector'])
  await change('burton-response', ['sergeant'])
  assert.equal((await rowOf(record)).owner, 'Hollie Penrose')

  await change('burton-response', ['auditor'])

  assert.equal((await rowOf(record)).owner, null)
})

test('given a child in the very moment in which they leave: the child is nobody’s, whoever is first', async () => {
  const leaver = await it.newcomer(forceId, 'Ida Coppice', ['local operations inspector'])
  const answer = await ask(handler, '/api/missing/report', reportBody(now, { name: 'Noor Thistle' }))
  const record = String(JSON.parse(answer).recordId)
  const { staffId } = leaver.person
  const world = await it.app.world(manager.person)
  let leaving: Promise<unknown> = Promise.resolve()
  await world.db.write(contextOf(world), async (writer) => {
    const folded = await load(writer, world, missing, record)
    const found = await assign.evidence(writer, { body: { staffId, at: null }, folded, world, prepared: null })
    assert.ok(found, 'here still')
    leaving = ask(administrator, `/api/staff/${staffId}/departure`, { sure: true })
    await throughOrWaiting(it.databases.clock, now, leaving)
    await appendTo({ writer, world, commandId: newId(now) }, missing, record, () => [
      { kind: 'missing.assigned/1', happenedAt: now, body: { staffId, name: found.name, unit: 'no unit' } },
    ])
  })
  await leaving

  assert.equal((await rowOf(record)).owner, null)
})
