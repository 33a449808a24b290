// What is closed to a reader is said to be; an earlier episode that was void since is not.
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

test('a trigger plan in an episode that is closed to the reader is not said to be none', async () => {
  const until = plus(now, minutes(120))
  const first = await report('Odile Farrant', { path: 'concern for safety', reviewBy: until })
  const plan = { plan: 'Ring her brother in Crewe first', reviewBy: plus(now, hours(24 * 30)) }
  await done('Rosa Wexford', `/api/missing/${first}/trigger-plan`, plan)
  await done('Dev Ramsden', `/api/missing/${first}/concern-ended`, {
    because: 'Safe with her aunt',
    seenBy: 'PC Harrow',
  })
  const child = (await shown('Dev Ramsden', first)).personId
  const second = await report('Odile Farrant', { personId: child })
  const said = async (who: string) =>
    /<h2[^>]*>Trigger plan<\/h2>\s*<p[^>]*>([^<]*)/.exec(
      (await (await it.named(who)).get(`/missing/${second}`)).text,
    )?.[1]
  assert.equal(await said('Jo Pemberley'), 'Ring her brother in Crewe first')

  await done('Dev Ramsden', `/api/person/${child}/restriction`, { reason: 'A witness in a trial' })

  assert.equal(await said('Dev Ramsden'), 'Ring her brother in Crewe first')
  assert.equal(await said('Jo Pemberley'), 'None that is open to you. There may be one in the record closed to you.')
  const then = (await (await it.named('Jo Pemberley')).get(`/missing/${second}/as-known?at=${now}`)).text
  assert.match(then, /No trigger plan that is open to you was recorded/)
})
