// A page that is left open refreshes itself and keeps nobody signed in; with somebody at it, it does: machines of a control room are shared. The board on its wall stays.
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { withBrowser } from '../../../../test/browser.ts'
import { type Instant, instant, minutes, plus } from '../../../kernel/time.ts'

let now: Instant = instant('2026-03-10T20:00:00.000Z')
const it = await testApp({ clock: () => now })

/** Somebody's page in a browser, which refreshes itself when asked. */
async function open(context: TestContext, path: string) {
  const handler = await it.named('Dev Ramsden')
  const browser = await withBrowser(context)
  const page = await browser.newPage()
  const [name = '', value = ''] = handler.cookie.split('=')
  await page.context().addCookies([{ name, value, url: it.address }])
  await page.goto(`${it.address}${path}`)
  const look = async () => await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
  const refreshed = async () => {
    const answer = page.waitForResponse((one) => one.request().resourceType() === 'fetch' && one.url().endsWith(path))
    await look()
    assert.equal((await answer).status(), 200)
  }
  return { handler, page, look, refreshed }
}

test('refreshed by itself for an hour the session ends, and the page goes; whoever moves over it stays', async (context) => {
  const { handler, page, look, refreshed } = await open(context, '/supervisor')
  await refreshed()
  for (let at = 0; at < 4; at += 1) {
    now = plus(now, minutes(25))
    await page.mouse.move(100 + at, 100)
    await refreshed()
  }
  for (const after of [25, 25]) {
    now = plus(now, minutes(after))
    await refreshed()
  }
  now = plus(now, minutes(15))
  await look()
  await page.waitForSelector('html[data-live="lost"]')
  assert.equal((await handler.get('/supervisor')).status, 303)
})

test('a board on a wall that nobody touches stays until the session’s twelve hours are over', async (context) => {
  const { handler, refreshed } = await open(context, '/board')
  for (let at = 0; at < 11; at += 1) {
    now = plus(now, minutes(59))
    await refreshed()
  }
  assert.equal((await handler.get('/board')).status, 200)
  now = plus(now, minutes(72))
  assert.equal((await handler.get('/board')).status, 303)
})
