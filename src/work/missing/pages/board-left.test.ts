// A board that is left open refreshes itself and keeps nobody signed in; with somebody at it, it does: machines of a control room are shared.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { withBrowser } from '../../../../test/browser.ts'
import { type Instant, instant, minutes, plus } from '../../../kernel/time.ts'

let now: Instant = instant('2026-03-10T20:00:00.000Z')
const it = await testApp({ clock: () => now })

test('refreshed by itself for an hour the session ends, and the board goes; whoever moves over it stays', async (context) => {
  const handler = await it.named('Asha Nolan')
  const browser = await withBrowser(context)
  const page = await browser.newPage()
  const [name = '', value = ''] = handler.cookie.split('=')
  await page.context().addCookies([{ name, value, url: it.address }])
  await page.goto(`${it.address}/board`)
  const look = async () => await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
  const refreshed = async () => {
    const answer = page.waitForResponse(
      (one) => one.request().resourceType() === 'fetch' && one.url().endsWith('/board'),
    )
    await look()
    assert.equal((await answer).status(), 200)
  }
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
  assert.equal((await handler.get('/board')).status, 303)
})
