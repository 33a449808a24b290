// Two reports turn out to be of one child: the other episode is told of it by Vigil, and nobody has acted on it by that.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Client, testApp } from '../../../../test/app.ts'
import { reportBody } from '../../../../test/report.ts'
import { type Instant, instant, minutes, plus } from '../../../kernel/time.ts'

let now: Instant = instant('2026-06-05T20:00:00Z')
const it = await testApp({ clock: () => now })

const [handler, manager, owner] = [
  await it.named('Asha Nolan'),
  await it.named('Dev Ramsden'),
  await it.named('Gareth Ashdown'),
]

async function done(client: Client, path: string, body: object): Promise<string> {
  const answer = await client.api(path, body)
  assert.ok(answer.status < 300, `${path}: ${answer.text}`)
  return answer.text
}

const reported = async (more: object): Promise<string> =>
  String(JSON.parse(await done(handler, '/api/missing/report', { ...reportBody(now), ...more })).recordId)

test('who says that a second report is of the same child has not acted on the first: its alert stays', async () => {
  const grade = { level: 'HIGH', because: 'spoke of harm', earlierConsidered: null }
  const id = await reported({ name: 'Perrin Aldcroft', grade })
  await done(manager, `/api/missing/${id}/assignment`, { staffId: owner.person.staffId, at: null })
  const again = await reported({ name: 'Perin Aldcroft', personId: null })
  now = plus(now, minutes(11))
  while ((await it.app.ring()) > 0);
  const ofThis = async () =>
    JSON.parse((await manager.get('/api/alerts')).text).alerts.filter(
      (one: { recordId: string }) => one.recordId === id,
    ).length
  const child = /name="child"[^>]*value="([0-9a-f-]{36})"/.exec(
    (await manager.get(`/missing/${again}/match`)).text,
  )?.[1]
  const before = await ofThis()

  await done(manager, `/api/missing/${again}/match`, { child, because: 'One address' })

  assert.ok(before > 0)
  assert.equal(await ofThis(), before)
  assert.match((await manager.get(`/missing/${id}`)).text, /<\/span> Vigil brought in what the child’s records say/)
})
