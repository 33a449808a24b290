// Chromium for journeys and screenshots: the one that makes the product's paper.
import type { TestContext } from 'node:test'
import type { Browser } from 'playwright-core'
import { openBrowser } from '../src/cli/chromium.ts'

export { openBrowser }

/** Closed when the test ends. Throws where no browser can start: a journey that is not made is a failure. */
export async function withBrowser(context: TestContext): Promise<Browser> {
  const browser = await openBrowser()
  context.after(() => browser.close())
  return browser
}
