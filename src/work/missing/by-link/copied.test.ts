// The link that a frightened parent waits for is copied by one press; where the browser lets nothing be copied it is selected, and that is said.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { withBrowser } from '../../../../test/browser.ts'
import { reportsOf } from '../../../../test/report.ts'

const it = await testApp()

test('one press copies the link, and says so; without leave to copy it is selected instead', async (t) => {
  const handler = await it.named('Asha Nolan')
  const record = await reportsOf(it, handler).made()
  assert.equal((await handler.send(`/missing/${record}/link`, { purpose: 'carer' })).status, 303)
  const browser = await withBrowser(t)
  const context = await browser.newContext({ extraHTTPHeaders: { cookie: handler.cookie } })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const page = await context.newPage()
  await page.goto(`${it.address}/missing/${record}/links`)
  const link = (await page.locator('main a[href*="/shared/carer/"]').getAttribute('href')) ?? 'none'
  await page.click('button:has-text("Copy the link")')
  await page.waitForSelector('text=Copied.')
  assert.equal(await page.evaluate('navigator.clipboard.readText()'), link)

  await page.addInitScript('Object.defineProperty(navigator, "clipboard", { value: undefined })')
  await page.reload()
  await page.click('button:has-text("Copy the link")')
  await page.waitForSelector('text=Selected: copy it with Ctrl and C.')
  assert.equal(await page.evaluate('String(getSelection())'), link)
})
