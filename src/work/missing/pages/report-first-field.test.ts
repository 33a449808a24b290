// A call handler types at once: the report opens at the child's name. Refused, the keyboard begins at what was wrong, as everywhere.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { withBrowser } from '../../../../test/browser.ts'

const it = await testApp()

test('the report opens with the keyboard at the name; refused, it is at the summary of what was wrong, and the name is not taken', async (t) => {
  const handler = await it.named('Asha Nolan')
  const browser = await withBrowser(t)
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const [name = '', value = ''] = handler.cookie.split('=')
  await context.addCookies([{ name, value, url: it.address }])
  const page = await context.newPage()

  await page.goto(`${it.address}/missing/report`)
  await page.keyboard.type('Tamsin Hale')
  assert.equal(await page.inputValue('main [name=name]'), 'Tamsin Hale')

  await page.waitForLoadState('networkidle')
  await page.click('main button:has-text("Put the child on the board") >> nth=0')
  await page.waitForFunction("document.activeElement.classList.contains('govuk-error-summary')")
  assert.equal(await page.locator('[autofocus]').count(), 0)
})
