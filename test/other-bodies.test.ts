// Whoever is of another body reads figures as the public does: every address there is, as each such job, and no exact small count on any.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '../src/kernel/sql.ts'
import { jobsOfOtherBodies } from '../src/registers/permissions.ts'
import { SYSTEM } from '../src/registers/world.ts'
import { type Client, testApp } from './app.ts'
import { oneOfEach } from './one-of-each.ts'

const it = await testApp()
await oneOfEach(it)

/** What stands open to them: all of it is as published, or is a question before it is. */
const opened = [
  '/api/openapi.json',
  '/questions',
  '/question/:record',
  '/question/:record/admission',
  '/question/:record/rejection',
  '/question/:record/allocation',
  '/question/:record/meetings',
  '/question/:record/supplementary',
  '/question/:record/publication',
  '/question/:record/follow-ups',
  '/published',
  '/published-figures/:record',
  '/told',
  // What it asks of the local policing body itself: nothing of the force stands there.
  '/panel-reports',
  '/inspection/panel-reports',
  '/inspection/:record/panel-demands',
  // Its own dates.
  '/panel-meeting/meetings',
  '/panel-meeting/:record/cancellations',
]
/** As pages and files say a count: “3 of 5”, “n = 4”, “2 cases”; not “1 to 7 of 50”, nor “1 to 7”, nor how many forces of all are in a stage of monitoring. */
const exactAndSmall =
  /(?<!to )\b[0-7] of [1-9]\d*\b(?! forces)|\bn = [0-7]\b|(?<!to )\b[1-7] (?:cases|files|children)\b/

/** One record of each kind. */
async function records(force: string): Promise<readonly string[]> {
  const { rows } = await it.owner.read(
    { force, who: SYSTEM, now: it.clock() },
    async (reader) =>
      await reader.query(sql`
        select min(record_id::text) as id
        from fact
        where force_id = ${force}
          and position = 1
        group by kind
        limit 100`),
  )
  return rows.flatMap((row) => Object.values(Object(row))).map(String)
}

/** Every page and every file, of every kind of record. */
async function everything(client: Client, look: (path: string, at: string, text: string) => void): Promise<void> {
  const ids = await records(client.person.forceId)
  assert.ok(ids.length > 10, `${ids.length} kinds of record`)
  for (const { method, path, permission } of it.app.server.routes) {
    if (
      method !== 'GET' ||
      path.includes('*') ||
      path === '/live' ||
      permission === 'anyone' ||
      permission === 'signed in'
    )
      continue
    for (const id of path.includes(':record') ? ids : ['']) {
      const at = path
        .replace(':record', id)
        .replace(':measure', 'M26')
        .replace(':month', '2026-01')
        .replace(/:\w+/g, id)
      const { status, text } = await client.get(at)
      if (status === 200) look(path, at, text)
    }
  }
}

for (const role of jobsOfOtherBodies)
  test(`${role}: nothing opens that counts exactly, and no page that opens does`, async () => {
    const person = (await it.staff()).find((one) => one.roles.join() === role)
    assert.ok(person, `nobody in the demonstration is ${role}`)
    const found = new Set<string>()
    await everything(await it.as(person), (path, at, text) => {
      const page = path === '/api/openapi.json' ? path : path.replace(/^\/api(?=\/)/, '')
      found.add(page)
      assert.ok(opened.includes(page), `${at} opens`)
      assert.doesNotMatch(text, exactAndSmall, at)
    })
    assert.ok(found.has('/questions') && found.has('/published-figures/:record'), [...found].join())
  })

test('the positive control: the improvement team finds small counts in the same records', async () => {
  let small = 0
  await everything(await it.named('Sam Underhill'), (_, __, text) => {
    if (exactAndSmall.test(text)) small++
  })
  assert.ok(small > 0)
})
