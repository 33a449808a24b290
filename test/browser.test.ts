// The browser that journeys use really starts, runs a page's script and draws its letters.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withBrowser } from './browser.ts'

test('a page is shown, its script runs and its text has ink', async (t) => {
  const browser = await withBrowser(t)
  const page = await browser.newPage({ viewport: { width: 400, height: 200 } })
  await page.setContent(
    '<title>Trial</title><p style="font: 40px sans-serif">Missing</p><script>document.title += " run"</script>',
  )
  assert.equal(await page.title(), 'Trial run')
  const wide = await page.locator('p').screenshot()
  await page.setContent('<p style="font: 40px sans-serif; color: transparent">Missing</p>')
  const blank = await page.locator('p').screenshot()
  assert.ok(wide.length > blank.length + 500, `${wide.length} bytes with letters, ${blank.length} without`)
})
