// The README's pictures, from a demonstration that is running: `bin/node docs/make-screenshots.ts [http://localhost:3000]`.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '../test/browser.ts'

const address = (process.argv[2] ?? 'http://localhost:3000').replace(/\/$/, '')
const folder = join(import.meta.dirname, 'images')

const browser = await openBrowser()
try {
  mkdirSync(folder, { recursive: true })
  const board = await signedIn(browser, 'Dev Ramsden')
  await board.goto(`${address}/board`)
  await keep(board, 'board', 860)
  const recommendation = await signedIn(browser, 'Sam Underhill')
  await recommendation.goto(`${address}/recommendations`)
  await recommendation.getByRole('link', { name: /^NCPI-2021\/1:/ }).click()
  await keep(recommendation, 'recommendation', 1_500)
} finally {
  await browser.close()
}

/** A person of the demonstration, chosen on its sign-in page as a visitor does. */
async function signedIn(within: Browser, name: string): Promise<Page> {
  const context = await within.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto(`${address}/sign-in`)
  await page.getByRole('button', { name: `Sign in as ${name}` }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in') && !url.pathname.startsWith('/demonstration'))
  return page
}

/** From the top, no taller than a reader of the README scrolls. */
async function keep(page: Page, name: string, most: number): Promise<void> {
  await page.waitForLoadState('load')
  const whole = Number(await page.evaluate('document.documentElement.scrollHeight'))
  await page.setViewportSize({ width: 1280, height: Math.min(whole, most) })
  const path = join(folder, `${name}.png`)
  await page.screenshot({ path })
  console.log(`${await page.title()} → ${path}`)
}
