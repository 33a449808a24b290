// An earlier episode that was void since is not one that is closed to its reader.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { home } from '../../../../test/home.ts'
import { reportBody } from '../../../../test/report.ts'
import { hours, type Instant, instant, minutes, plus } from '../../../kernel/time.ts'

let now: Instant = instant('2026-06-01T10:00:00Z')
const it = await testApp({ clock: () => now })

async function done(who: string, path: string, body: object): Promise<string> {
  now = plus(now, minutes(1))
  const answer = await (await it.named(who)).api(path, body)
  assert.ok(answer.status < 300, `${path}: ${answer.text}`)
  return String(JSON.parse(answer.text).recordId)
}
const report = async (name: string, more: object = {}) =>
  await done('Asha Nolan', '/api/missing/report', reportBody(now, { name, ...more }))
const shown = async (who: string, record: string) =>
  JSON.parse((await (await it.named(who)).get(`/api/missing/${record}`)).text)

test('a first episode found to be void after the second was home is not called restricted, nor is it once the child’s records are', async () => {
  const first = await report('Perrin Holloway')
  await home(await it.named('Mina Harrow'), first)
  const child = (await shown('Dev Ramsden', first)).personId
  now = plus(now, hours(24))
  const second = await report('Perrin Holloway', { personId: child })
  assert.deepEqual(
    (await shown('Jo Pemberley', second)).earlier.map((one: { record_id: string }) => one.record_id),
    [first],
  )
  await home(await it.named('Mina Harrow'), second)
  await done('Dev Ramsden', `/api/missing/${first}/void-proposal`, { because: 'Another child' })
  await done('Gareth Ashdown', `/api/missing/${first}/void`, { because: 'Agreed' })
  const named = async () => {
    const { earlier, earlierClosed } = await shown('Jo Pemberley', second)
    return [...earlier, ...earlierClosed]
  }
  assert.deepEqual(await named(), [])

  await done('Dev Ramsden', `/api/person/${child}/restriction`, { reason: 'A witness in a trial' })
  assert.deepEqual(await named(), [], 'it is counted nowhere since, and named nowhere')
  const page = (await (await it.named('Jo Pemberley')).get(`/missing/${second}`)).text
  assert.doesNotMatch(page, /closed to you|In an emergency/)
})
