// The handover with the outgoing officer gone, with two who sign at one moment, and with both inspectors leaving at one moment: every child has one owner, or the force incident manager owes them one.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { reportBody } from '../../../../test/report.ts'
import { sql } from '../../../kernel/sql.ts'
import { hours, type Instant, instant, plus } from '../../../kernel/time.ts'
import { SYSTEM } from '../../../registers/world.ts'

/** In winter: shifts change at 07:00, 15:00 and 22:00. */
let now: Instant = instant('2026-01-13T20:00:00.000Z')
const it = await testApp({ clock: () => now })
const [gareth, nikhil, una] = ['Gareth Ashdown', 'Nikhil Garside', 'Una Makepeace'] as const

const done = async (name: string, path: string, body: object) => {
  const answer = await (await it.named(name)).api(path, body)
  assert.ok(answer.status < 300, `${path}: ${answer.text}`)
  return JSON.parse(answer.text)
}
const staffIdOf = async (name: string) => (await it.named(name)).person.staffId

async function owned(owner: string, name: string, level: 'HIGH' | 'MEDIUM'): Promise<string> {
  const grade = { level, because: 'out of character', earlierConsidered: null }
  const report = reportBody(now, { name, unit: 'stafford-response', grade })
  const { recordId } = await done('Asha Nolan', '/api/missing/report', report)
  await done('Dev Ramsden', `/api/missing/${recordId}/assignment`, { staffId: await staffIdOf(owner), at: null })
  await done(owner, `/api/missing/${recordId}/acknowledgement`, {})
  return recordId
}
const ownerOf = async (record: string): Promise<string | null> => {
  const { missing } = JSON.parse((await (await it.named('Dev Ramsden')).get('/api/board')).text)
  return missing.find((one: { recordId: string }) => one.recordId === record).owner
}
const handoverOf = async (name: string): Promise<string> =>
  JSON.parse((await (await it.named(name)).get('/api/handover')).text).recordId
const handedOver = async (record: string): Promise<number> => {
  const { rows } = await it.owner.read({ force: (await it.named(nikhil)).person.forceId, who: SYSTEM, now }, (reader) =>
    reader.query(
      sql`select count(*)::integer as n from fact where record_id = ${record} and kind = 'missing.handed-over/1' limit 1`,
    ),
  )
  return Number(Object.values(rows[0] ?? {})[0])
}
const leaves = async (name: string) =>
  await (await it.named('Wren Solway')).api(`/api/staff/${await staffIdOf(name)}/departure`, { sure: true })

test('two sign as incoming at one moment, and one as outgoing: one of them has the children, each handed over once, and the other is told', async () => {
  const records = [await owned(gareth, 'Kit Larwood', 'HIGH'), await owned(gareth, 'Noor Thistle', 'MEDIUM')]
  now = plus(now, hours(2.5))
  const handover = await handoverOf(nikhil)
  const [one, other, out] = await Promise.all([it.named(nikhil), it.named(una), it.named(gareth)])
  const incoming = { read: records, note: null }
  const signed = await Promise.all([
    one.api(`/api/handover/${handover}/incoming-signature`, incoming),
    other.api(`/api/handover/${handover}/incoming-signature`, incoming),
    out.api(`/api/handover/${handover}/outgoing-signature`, { note: 'Nothing more' }),
  ])
  const statuses = signed.map((answer) => answer.status)
  assert.equal(statuses.slice(0, 2).filter((status) => status === 200).length, 1, JSON.stringify(signed))
  for (const answer of signed) assert.ok([200, 409, 422].includes(answer.status), answer.text)
  if (signed[2]?.status !== 200)
    await done(gareth, `/api/handover/${handover}/outgoing-signature`, { note: 'Nothing more' })
  const has = statuses[0] === 200 ? nikhil : una
  for (const record of records) {
    assert.equal(await ownerOf(record), has)
    assert.equal(await handedOver(record), 1)
  }
})

test('the outgoing officer has left the force: the incoming one signs alone, and the children are theirs', async () => {
  now = instant('2026-01-15T20:00:00.000Z')
  const record = await owned(una, 'Isla Penhale', 'HIGH')
  now = plus(now, hours(2.5))
  assert.equal((await leaves(una)).status, 200)
  assert.equal(await ownerOf(record), null)
  const page = (await (await it.named(nikhil)).get('/handover')).text
  assert.match(page, /Isla Penhale/)
  const { missing } = JSON.parse((await (await it.named('Dev Ramsden')).get('/api/board')).text)
  const read = missing.map((one: { recordId: string }) => one.recordId)
  await done(nikhil, `/api/handover/${await handoverOf(nikhil)}/incoming-signature`, { read, note: null })
  assert.equal(await ownerOf(record), nikhil)
})

test('both inspectors leave at one moment: neither keeps a child, and the force incident manager owes each another owner', async () => {
  now = plus(now, hours(48))
  const records = [await owned(gareth, 'Alder Fenwick', 'MEDIUM'), await owned(nikhil, 'Bryony Fell', 'MEDIUM')]
  const answers = await Promise.all([leaves(gareth), leaves(nikhil)])
  assert.deepEqual(
    answers.map((answer) => answer.status),
    [200, 200],
    JSON.stringify(answers),
  )
  for (const record of records) assert.equal(await ownerOf(record), null)
  const { missing } = JSON.parse((await (await it.named('Dev Ramsden')).get('/api/board')).text)
  for (const record of records) {
    const row = missing.find((one: { recordId: string }) => one.recordId === record)
    assert.match(JSON.stringify(row), /give the child another owner/i)
    assert.match(
      (await (await it.named('Dev Ramsden')).get(`/missing/${record}`)).text,
      /give the child another owner/i,
    )
  }
})
