// The glass broken twice, and run out: the longer of two stands, and who may open it no more decides again.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Client, testApp } from '../../../test/app.ts'
import { reportBody } from '../../../test/report.ts'
import { hours, type Instant, instant, minutes, plus } from '../../kernel/time.ts'

let now: Instant = instant('2026-06-05T20:00:00Z')
const it = await testApp({ clock: () => now })
const made = await (await it.named('Asha Nolan')).api(
  '/api/missing/report',
  reportBody(now, { name: 'Perdita Canary', age: 14 }),
)
assert.equal(made.status, 201, made.text)
const shown = await (await it.named('Rosa Wexford')).get(`/missing/${JSON.parse(made.text).recordId}`)
const child = /href="\/person\/([0-9a-f-]{36})"/.exec(shown.text)?.[1] ?? ''
now = plus(now, minutes(1))
const restricted = await (await it.named('Gareth Ashdown')).api(`/api/person/${child}/restriction`, {
  reason: 'A witness',
})
assert.equal(restricted.status, 200, restricted.text)

const breaks = async (who: Client, hours: '1' | '4') => {
  const reason = 'A caller says the child is on the bridge now'
  const answer = await who.api('/api/opening/glass', { recordId: child, reason, hours })
  assert.equal(answer.status, 201, answer.text)
}
const opens = async (name: string) => (await (await it.named(name)).get(`/person/${child}`)).status

test('four hours and then, an hour later, one hour more: the four hours stand', async () => {
  await breaks(await it.named('Mina Harrow'), '4')
  now = plus(now, hours(1))
  await breaks(await it.named('Mina Harrow'), '1')
  now = plus(now, hours(2))
  assert.equal(await opens('Mina Harrow'), 200)
  now = plus(now, hours(1))
  assert.equal(await opens('Mina Harrow'), 404)
})

test('who has the glass broken asks for no lifting; once it has run out they may', async () => {
  await breaks(await it.named('Farah Quill'), '1')
  const asks = async () =>
    await (await it.named('Farah Quill')).api('/api/opening/lift-requests', {
      recordId: child,
      reason: 'The trial is over',
    })
  assert.equal((await asks()).status, 422)
  now = plus(now, hours(1))
  const answer = await asks()
  assert.equal(answer.status, 201, answer.text)
})
