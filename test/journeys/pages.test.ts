// Every page, with data: no violation that axe finds, no sideways scrolling on a phone, readable without JavaScript.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { all, browser, it, notOpened, open, violations } from '../every-page.ts'

test('every address opens for somebody, or stands on the list with why it does not', () => {
  assert.deepEqual([...all.closed].sort(), Object.keys(notOpened).sort())
  assert.ok(all.shown.length >= 230, `only ${all.shown.length} pages were found`)
})

test('every page without JavaScript: its heading, what it shows, and the button of its form', {
  timeout: 600_000,
}, async () => {
  const wrong: string[] = []
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, javaScriptEnabled: false })
  const page = await context.newPage()
  for (const { client, path } of all.shown) {
    const [name = '', value = ''] = client.cookie.split('=')
    await context.addCookies([{ name, value, url: it.address }])
    await page.goto(`${it.address}${path}`, { waitUntil: 'domcontentloaded' })
    if (!(await page.locator('h1').first().isVisible())) wrong.push(`${path}: no heading`)
    if ((await page.locator('main').allInnerTexts()).join('').length < 20) wrong.push(`${path}: nothing in it`)
    const form = page.locator('main form[method=post]')
    const button = page.locator('main form[method=post] button:visible')
    if ((await form.count()) > 0 && (await button.count()) === 0) wrong.push(`${path}: a form without a button`)
  }
  await context.close()
  assert.deepEqual(wrong, [])
})

test('every page: axe finds nothing, light and dark, and a phone does not scroll sideways', {
  timeout: 600_000,
}, async () => {
  const wrong: string[] = []
  for (const { client, path } of all.shown) {
    for (const look of [{ width: 400 }, { width: 1280, dark: true }]) {
      const page = await open(client, path, look)
      wrong.push(...(await violations(page)).map((one) => `${path} at ${look.width}: ${one}`))
      const wider = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
      if (Number(wider) > 1) wrong.push(`${path} at ${look.width}: scrolls ${String(wider)} px sideways`)
      await page.context().close()
    }
  }
  assert.deepEqual(wrong, [])
})
