// A child's page that is open while the record is closed to its reader: it goes from the screen, and the page says why.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { withBrowser } from '../../../../test/browser.ts'
import { reportBody } from '../../../../test/report.ts'
import { newId } from '../../../kernel/identity.ts'
import { appendTo, load } from '../../../registers/records.ts'
import { contextOf } from '../../../registers/world.ts'
import { missing } from '../procedure.ts'

const it = await testApp()

test('restricted while an officer has it open, the child is on their screen no more', async (context) => {
  const [handler, officer, inspector] = await Promise.all(
    ['Asha Nolan', 'Mina Harrow', 'Gareth Ashdown'].map(async (name) => await it.named(name)),
  )
  assert.ok(handler && officer && inspector)
  const made = await handler.api('/api/missing/report', reportBody(it.clock(), { name: 'Perdita Canary' }))
  const record = String(JSON.parse(made.text).recordId)
  const world = await it.app.world(inspector.person)
  const person = await world.db.write(contextOf(world), async (writer) => {
    const { state } = await load(writer, world, missing, record)
    await appendTo({ writer, world, commandId: newId(world.now) }, missing, record, () => [
      { kind: 'missing.closed/1', happenedAt: world.now, body: { summary: 'Home' } },
    ])
    return state.report?.child.personId ?? ''
  })
  const page = await (await withBrowser(context)).newPage()
  const [name = '', value = ''] = officer.cookie.split('=')
  await page.context().addCookies([{ name, value, url: it.address }])
  await page.goto(`${it.address}/missing/${record}`)
  await page.waitForSelector('text=Perdita Canary')
  const restricted = await inspector.api(`/api/person/${person}/restriction`, { reason: 'A witness in a trial' })
  assert.equal(restricted.status, 200, restricted.text)
  await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
  await page.waitForSelector('a[href^="/opening/glass"]', { timeout: 10_000 })
  assert.doesNotMatch((await page.textContent('body')) ?? '', /Perdita/)
})
