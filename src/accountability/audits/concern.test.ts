// An auditor finds a child at risk: whoever has the case is told in the same moment, and it stands before every other decision.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Client, testApp } from '../../../test/app.ts'
import { reportBody } from '../../../test/report.ts'
import { newId } from '../../kernel/identity.ts'
import { type Instant, instant, minutes, plus } from '../../kernel/time.ts'
import { systemPerson } from '../../registers/alarms.ts'
import { deliver, standIn } from '../../registers/outbox.ts'
import { appendTo } from '../../registers/records.ts'
import { contextOf } from '../../registers/world.ts'
import { auditedFile } from './procedure.ts'

/** Nine minutes past midnight, of London too. */
let now: Instant = instant('2026-11-30T00:09:00Z')
const it = await testApp({ clock: () => now })
const [handler, manager, superintendent, detective, owner, auditor] = [
  await it.named('Asha Nolan'),
  await it.named('Dev Ramsden'),
  await it.named('Farah Quill'),
  await it.named('Priya Stanmore'),
  await it.named('Gareth Ashdown'),
  await it.named('Vic Arkwright'),
]

async function reported(name: string, level: 'HIGH' | 'MEDIUM'): Promise<string> {
  const grade = { level, because: 'Out of character', earlierConsidered: null }
  const made = await handler.api('/api/missing/report', reportBody(now, { name, grade }))
  assert.equal(made.status, 201, made.text)
  return String(JSON.parse(made.text).recordId)
}

async function drawnAbout(about: string): Promise<string> {
  const world = await it.app.world(systemPerson(auditor.person.forceId))
  const file = newId(now)
  const drawn = { auditId: newId(now), kind: 'case files', topic: 'missing children', about, stratum: 'MEDIUM' }
  const whose = { team: 'x', area: 'x', involved: [], double: false, peer: false }
  await it.databases.app.write(contextOf(world), async (writer) => {
    await appendTo({ writer, world, commandId: newId(now) }, auditedFile, file, () => [
      { kind: 'audited-file.drawn/1', happenedAt: now, body: { ...drawn, ...whose } },
    ])
  })
  return file
}

type Told = { readonly recordId: string; readonly words: string }
type Shown = { readonly alerts: readonly Told[]; readonly told: readonly Told[] }
const alertsOf = async (client: Client): Promise<Shown> => JSON.parse((await client.get('/api/alerts')).text)
const toldOf = async (client: Client, record: string): Promise<readonly string[]> =>
  (await alertsOf(client)).told
    .filter((one) => one.recordId === record && one.words.startsWith('An auditor says'))
    .map((one) => one.words)

const record = await reported('Tilly Larwood', 'MEDIUM')
const given = await manager.api(`/api/missing/${record}/assignment`, { staffId: owner.person.staffId, at: null })
assert.equal(given.status, 200, given.text)
const file = await drawnAbout(record)
await reported('Noor Thistle', 'HIGH')

test('owner, detective inspector, incident manager and superintendent are told at once, and nobody is interrupted', async () => {
  for (const one of [owner, detective, manager, superintendent]) assert.deepEqual(await toldOf(one, record), [])
  const concern = { concern: 'She is back with the man she fled' }
  const raised = await auditor.api(`/api/audited-file/${file}/safeguarding-concern`, concern)
  assert.equal(raised.status, 200, raised.text)
  await deliver(it.databases.clock, standIn, now)
  for (const one of [owner, detective, manager, superintendent]) {
    assert.equal((await toldOf(one, record)).length, 1, one.person.name)
    assert.ok(
      !(await alertsOf(one)).alerts.some((alert) => alert.words.startsWith('An auditor')),
      'it interrupts nobody',
    )
  }
  const phone = (await superintendent.get('/messages')).text
  assert.match(phone, /An auditor says that a child may not be safe/)
  assert.doesNotMatch(phone, /Tilly|the man she fled/, 'a phone lies on a table')
})

test('it stands first among the decisions needed now, since the moment at which it was raised', async () => {
  now = plus(now, minutes(5))
  const { decisions } = JSON.parse((await manager.get('/api/supervisor')).text)
  assert.equal(decisions.children[0].recordId, record, 'before a HIGH whose grade waits to be endorsed')
  assert.equal(decisions.children[0].lines[0].words, 'An auditor or inspector says that the child may not be safe')
  assert.equal(decisions.children[0].lines[0].since, '2026-11-30T00:09:00.000Z', 'not when it is due')
})

test('answered by one, it is on nobody’s list', async () => {
  const form = (await detective.get(`/missing/${record}/audit-concern-answer`)).text
  assert.match(form, /Returned 30 November 2026 at 00:09: “She is back with the man she fled”/, 'what is answered')
  const done = { done: 'Visited, and moved to a safe place' }
  assert.equal((await detective.api(`/api/missing/${record}/audit-concern-answer`, done)).status, 200)
  for (const one of [owner, detective, manager, superintendent]) assert.deepEqual(await toldOf(one, record), [])
})

test('returned and then found never to have been a case: nobody is waited for any more', async () => {
  const other = await reported('Wilf Thornbeck', 'MEDIUM')
  const ofOther = await drawnAbout(other)
  const concern = { concern: 'Nobody has seen him' }
  assert.equal((await auditor.api(`/api/audited-file/${ofOther}/safeguarding-concern`, concern)).status, 200)
  const page = async () => (await auditor.get(`/audited-file/${ofOther}`)).text
  assert.match(await page(), /No answer yet/)
  const because = { because: 'Entered twice' }
  assert.equal((await manager.api(`/api/missing/${other}/void-proposal`, because)).status, 200)
  assert.equal((await superintendent.api(`/api/missing/${other}/void`, because)).status, 200)
  assert.doesNotMatch(await page(), /No answer yet/)
})
