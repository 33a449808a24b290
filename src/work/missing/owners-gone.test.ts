// Children of whoever left before a leaving took them: given back once, as a leaving does, and nobody else’s are touched.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Client, testApp } from '../../../test/app.ts'
import { reportBody } from '../../../test/report.ts'
import { newId } from '../../kernel/identity.ts'
import { type Instant, instant, minutes, plus } from '../../kernel/time.ts'
import { appendTo, factsOfRecord } from '../../registers/records.ts'
import { staffProcedure } from '../../registers/staff.ts'
import { contextOf, SYSTEM } from '../../registers/world.ts'

let now: Instant = instant('2026-01-13T20:00:00.000Z')
const it = await testApp({ clock: () => now })
const handler = await it.named('Asha Nolan')
const manager = await it.named('Dev Ramsden')
const { forceId } = manager.person

const ask = async (who: Client, path: string, body: object) => {
  const answer = await who.api(path, body)
  assert.ok(answer.status < 300, answer.text)
  return String(JSON.parse(answer.text).recordId)
}
async function owned(child: string, owner: Client): Promise<string> {
  const record = await ask(handler, '/api/missing/report', reportBody(now, { name: child }))
  await ask(manager, `/api/missing/${record}/assignment`, { staffId: owner.person.staffId, at: null })
  await ask(owner, `/api/missing/${record}/acknowledgement`, {})
  return record
}
/** As before there was anything that followed it. */
async function followedByNothing({ person }: Client, kind: string, body: object): Promise<void> {
  const world = { ...(await it.app.world(person)), reactions: [] }
  await world.db.write(contextOf(world), async (writer) => {
    await appendTo({ writer, world, commandId: newId(now) }, staffProcedure, person.staffId, () => [
      { kind, happenedAt: now, body },
    ])
  })
}
const kindsOf = async (record: string) =>
  (
    await it.databases.app.read(
      { force: forceId, who: SYSTEM, now },
      async (reader) => await factsOfRecord.all(reader, { force: forceId, record }),
    )
  ).map((row) => row.kind)
const ownerOf = async (record: string) =>
  JSON.parse((await manager.get('/api/board')).text).missing.find(
    (one: { recordId: string }) => one.recordId === record,
  ).owner

test('the owner left, changed to a job that owns nothing, or may sign in no longer: the clock gives the child back once, and the incident manager owes it another', async () => {
  const gone = [
    ['Esme Larch', 'staff.left/1', {}, 'left the force, or may no longer sign in'],
    ['Hollie Larch', 'staff.changed/1', { roles: ['auditor'] }, 'holds no job any more that may own a child’s episode'],
    ['Ida Larch', 'staff.changed/1', { email: null }, 'may no longer sign in'],
  ] as const
  const records: string[] = []
  for (const [name, kind, body] of gone) {
    const leaver = await it.newcomer(forceId, name, ['local operations inspector'])
    records.push(await owned(`Child of ${name}`, leaver))
    await followedByNothing(leaver, kind, body)
  }
  const staying = await owned('Kit Larwood', await it.newcomer(forceId, 'Osric Pell', ['sergeant']))
  assert.deepEqual(await Promise.all(records.map(ownerOf)), ['Esme Larch', 'Hollie Larch', 'Ida Larch'])
  now = plus(now, minutes(1))

  await it.app.giveBack()
  await it.app.giveBack()

  assert.deepEqual(await Promise.all(records.map(ownerOf)), [null, null, null])
  assert.equal(await ownerOf(staying), 'Osric Pell')
  for (const [at, record] of records.entries()) {
    assert.equal((await kindsOf(record)).filter((kind) => kind === 'missing.owner-left/1').length, 1)
    const page = (await manager.get(`/missing/${record}`)).text
    assert.ok(page.includes(`${gone[at]?.[0]}: ${gone[at]?.[3]}`))
    assert.match(page, /give the child another owner/i)
  }
  assert.ok(!(await kindsOf(staying)).includes('missing.owner-left/1'))
})
