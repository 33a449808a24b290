// The application listens for ended access: with a clock that stands still, nothing remembered would ever be forgotten otherwise.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../test/app.ts'
import { sql } from '../kernel/sql.ts'
import { instant } from '../kernel/time.ts'

const now = instant('2026-11-23T10:00:00Z')
const it = await testApp({ clock: () => now })

test('a session that SQL ended is answered no longer, though no time has passed', async () => {
  const handler = await it.named('Asha Nolan')
  const { forceId: force, staffId: who } = handler.person
  assert.equal((await handler.get('/board')).status, 200)
  await it.owner.write({ force, who, now }, async (writer) => {
    await writer.query(sql`delete from session where force_id = ${force} and staff_id = ${who}`)
  })
  // Told within the time of some requests; bounded, since each is answered by the same process.
  let status = 200
  for (let times = 0; times < 200 && status === 200; times += 1) status = (await handler.get('/api/board')).status
  assert.equal(status, 401)
})
