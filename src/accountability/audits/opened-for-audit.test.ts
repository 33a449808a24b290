// A restricted case is open to the auditor its file falls to, and to nobody it fell to before.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { home } from '../../../test/home.ts'
import { reportBody } from '../../../test/report.ts'
import { newId } from '../../kernel/identity.ts'
import { sql } from '../../kernel/sql.ts'
import { type Instant, instant } from '../../kernel/time.ts'
import type { NewFact } from '../../practice/fact.ts'
import { systemPerson } from '../../registers/alarms.ts'
import { appendTo } from '../../registers/records.ts'
import { contextOf } from '../../registers/world.ts'
import { auditedFile } from './procedure.ts'

const now: Instant = instant('2026-11-23T09:00:00Z')
const it = await testApp({ clock: () => now })
const { person: vic } = await it.named('Vic Arkwright')
const { person: rhona } = await it.named('Rhona Verity')
const world = await it.app.world(systemPerson(vic.forceId))
const about = newId(now)

await it.databases.clock.write(contextOf(world), async (writer) => {
  await Promise.resolve(
    writer.send(sql`
      insert into restriction (force_id, record_id, reason, since)
      values (${vic.forceId}, ${about}, 'a child of a member of staff', ${now})`),
  )
})

const drawn = {
  ...{ auditId: newId(now), kind: 'case files', topic: 'missing children', about, stratum: 'HIGH' },
  ...{ team: 'x', area: 'x', involved: [], double: false, peer: false },
}
const append = async (file: string, kind: string, body: object) =>
  await it.databases.app.write(contextOf(world), async (writer) => {
    const fact: NewFact = { kind, happenedAt: now, body }
    await appendTo({ writer, world, commandId: newId(now) }, auditedFile, file, () => [fact])
  })
const opened = async (of: string = about): Promise<readonly string[]> => {
  const { rows } = await it.databases.clock.read(
    contextOf(world),
    async (reader) =>
      await reader.query(
        sql`select staff_id::text as who from opening where record_id = ${of} and basis = 'audit' limit 10`,
      ),
  )
  return rows.map((row) => String(Object.values(row ?? {})[0])).sort()
}
const given = (to: { readonly staffId: string }) => ({ first: to.staffId, second: null })

test('given to another auditor, the case is open to that one alone, unless another file of it is still the first one’s', async () => {
  const file = newId(now)
  await append(file, 'audited-file.drawn/1', drawn)
  await append(file, 'audited-file.allocated/1', given(vic))
  assert.deepEqual(await opened(), [vic.staffId])
  await append(file, 'audited-file.allocated/1', given(rhona))
  assert.deepEqual(await opened(), [rhona.staffId])

  const second = newId(now)
  await append(second, 'audited-file.drawn/1', drawn)
  await append(second, 'audited-file.allocated/1', given(rhona))
  await append(second, 'audited-file.allocated/1', given(vic))
  assert.deepEqual(await opened(), [rhona.staffId, vic.staffId].sort(), 'the first file is hers still')
})

test('restricted only after it was given to an auditor, the case is open to them; restricted no longer, nobody is let in', async () => {
  const [handler, farah, dev] = [
    await it.named('Asha Nolan'),
    await it.named('Farah Quill'),
    await it.named('Dev Ramsden'),
  ]
  const made = await handler.api('/api/missing/report', reportBody(now, { name: 'Orla Quarndon' }))
  const episode = String(JSON.parse(made.text).recordId)
  await home(await it.named('Mina Harrow'), episode)
  const { personId: child } = JSON.parse((await handler.get(`/api/missing/${episode}`)).text)
  await it.databases.clock.write(contextOf(world), async (writer) => {
    await Promise.resolve(
      writer.send(sql`update episode set phase = 'closed', closed_at = ${now} where record_id = ${episode}`),
    )
  })
  const file = newId(now)
  await append(file, 'audited-file.drawn/1', { ...drawn, about: episode })
  await append(file, 'audited-file.allocated/1', given(rhona))
  const before = await opened(episode)
  const restricted = await farah.api(`/api/person/${child}/restriction`, { reason: 'A parent works here' })
  const since = await opened(episode)
  const asked = await farah.api('/api/opening/lift-requests', { recordId: episode, reason: 'They have left' })
  const lifted = await dev.api(`/api/opening/${JSON.parse(asked.text).recordId}/lift`, {})

  assert.deepEqual([restricted.status, asked.status, lifted.status], [200, 201, 200], lifted.text)
  assert.deepEqual([before, since, await opened(episode)], [[], [rhona.staffId], []])
})
