// The network is gone when a report is sent: nothing typed is lost, that is said, and the same form is sent once it is back.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { withBrowser } from '../../../../test/browser.ts'
import { typedReport } from '../../../../test/report.ts'

const it = await testApp()

test('a report sent without a network stays as it was typed, and is sent when it is back', async (t) => {
  const handler = await it.named('Asha Nolan')
  const browser = await withBrowser(t)
  const context = await browser.newContext({ viewport: { width: 400, height: 800 } })
  const [name = '', value = ''] = handler.cookie.split('=')
  await context.addCookies([{ name, value, url: it.address }])
  const page = await context.newPage()
  await page.goto(`${it.address}/missing/report`)
  for (const field of ['name', 'age', 'callerPhone', 'lastSeenPlace', 'why'] as const)
    await page.fill(`main [name=${field}]`, typedReport[field])
  await page.fill('main [name="lastSeenAt.time"]', '00:00')
  await page.waitForLoadState('networkidle')
  await context.setOffline(true)
  await page.click('main button:has-text("Put the child on the board") >> nth=0')
  await page.waitForSelector('text=There is no network: nothing was sent.')
  assert.equal(await page.inputValue('main [name=name]'), typedReport.name)
  await context.setOffline(false)
  await page.waitForSelector('text=There is no network', { state: 'detached' })
  // Not by a second press: one that follows within a second is taken for the first.
  await page.evaluate('document.querySelector("main form[method=post]").requestSubmit()')
  await page.waitForURL(/\/answers/)
})
