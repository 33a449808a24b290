// Every address that takes something, sent to with a signed-in browser's cookie from elsewhere: nothing is recorded by any of them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demonstrationForce } from '../src/demonstration/force.ts'
import { newId } from '../src/kernel/identity.ts'
import { sql } from '../src/kernel/sql.ts'
import { roles } from '../src/registers/permissions.ts'
import { SYSTEM } from '../src/registers/world.ts'
import { newSecret } from '../src/web/secrets.ts'
import { testApp } from './app.ts'
import { sampleBody } from './sample-body.ts'

const it = await testApp()
const force = demonstrationForce.id

/** Every fact, and every session and draft: what a request could have changed. */
async function recorded(): Promise<string> {
  const { rows } = await it.owner.read({ force, who: SYSTEM, now: it.clock() }, async (reader) =>
    reader.query(sql`
      select (select count(*) from fact) as facts, (select count(*) from command) as commands, (select count(*) from session) as sessions
      limit 1`),
  )
  return JSON.stringify(rows)
}

test('with every job there is and a body that would do, no address records what another site has a browser send', async () => {
  const client = await it.newcomer(force, 'Every Job', roles)
  const commands = new Map(
    it.app.commands.map((one) => [`/${one.record}/${one.opens === true ? '' : ':record/'}${one.path}`, one]),
  )
  const own = it.app.server.routes.filter((one) => one.method === 'POST' && one.permission !== 'anyone')
  assert.ok(own.length > 200, `${own.length} addresses`)
  const before = await recorded()
  let named = 0
  for (const { path } of own) {
    const command = commands.get(path.replace('/api', ''))
    const body = command === undefined ? {} : Object(sampleBody(command, it.clock()))
    named += command === undefined ? 0 : 1
    const at = `${it.address}${path.replace(':record', newId(it.clock()))}`
    const json = { 'content-type': 'application/json' }
    const texts = new URLSearchParams(
      Object.fromEntries(Object.entries(body).map(([name, value]) => [name, String(value ?? '')])),
    )
    const sent: readonly RequestInit[] = path.startsWith('/api')
      ? [
          { headers: { ...json, origin: 'https://elsewhere.example' }, body: JSON.stringify(body) },
          { headers: { ...json, origin: 'null' }, body: JSON.stringify(body) },
          { headers: { ...json, 'sec-fetch-site': 'none' }, body: JSON.stringify(body) },
          { body: texts },
          { headers: { 'content-type': 'text/plain' }, body: JSON.stringify(body) },
        ]
      : [{ body: texts }, { body: new URLSearchParams([...texts, ['_csrf', newSecret()]]) }]
    for (const init of sent) {
      const headers = { ...Object.fromEntries(new Headers(init.headers)), cookie: client.cookie }
      const answer = await fetch(at, { ...init, headers, method: 'POST', redirect: 'manual' })
      const text = await answer.text()
      assert.ok(answer.status >= 400 && answer.status < 500, `${path} answers ${answer.status}: ${text.slice(0, 300)}`)
    }
  }
  assert.ok(named > own.length * 0.8, `of ${own.length} addresses only ${named} were sent a body that would do`)
  assert.equal(await recorded(), before)
})
