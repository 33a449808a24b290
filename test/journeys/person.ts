// What a person does in a browser: signs in, fills a form by its fields, reads the page.
import assert from 'node:assert/strict'
import type { Browser, Page } from 'playwright-core'

/** Signs in through the provider's page of named people, as a visitor does. */
export async function signedIn(browser: Browser, address: string, name: string): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1000, height: 900 } })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  await page.goto(`${address.replace('127.0.0.1', 'localhost')}/sign-in`)
  await page.click(`button:has-text("Sign in as ${name}")`)
  await page.waitForSelector('.vigil-header__person')
  return page
}

type Fields = Readonly<Record<string, string>>

/** Fills a form by the names of its fields and sends it. */
export async function send(
  page: Page,
  path: string,
  fields: Fields,
  button = 'main form button[type=submit]:not([name])',
): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}${path}`)
  await fill(page, fields, button)
  const summary = page.locator('.govuk-error-summary')
  assert.equal(await summary.count(), 0, `${path}: ${(await summary.allInnerTexts()).join(' ')}`)
}

/** A day, `publishedOn` or `lastSeenAt.date` 2026-03-27, is typed into its three boxes. */
function inBoxes([name, value]: readonly [string, string]): readonly (readonly [string, string])[] {
  const parts = /^\d{4}-\d{2}-\d{2}$/.test(value) ? value.split('-') : []
  const of = name.replace(/\.date$/, '')
  return parts.length === 3
    ? ['year', 'month', 'day'].map((part, index) => [`${of}.${part}`, parts[index] ?? ''] as const)
    : [[name, value]]
}

/** Fills the form that stands on the page, and presses. */
export async function fill(page: Page, fields: Fields, button: string): Promise<void> {
  for (const [name, value] of Object.entries(fields).flatMap(inBoxes)) {
    const boxes = page.locator(`main [name="${name}.day"]`)
    if (/^\d{4}-\d{2}-\d{2}$/.test(value) && (await boxes.count()) > 0) {
      const [year = '', month = '', day = ''] = value.split('-')
      for (const [part, typed] of Object.entries({ year, month, day }))
        await page.locator(`main [name="${name}.${part}"]`).first().fill(typed)
      continue
    }
    const field = page.locator(`main [name="${name}"]`).first()
    const kind = (await field.getAttribute('type')) ?? ''
    if (kind === 'radio') await page.locator(`main [name="${name}"][value="${value}"]`).check()
    else if (kind === 'checkbox') await field.check()
    else if ((await field.evaluate((element) => element.tagName)) === 'SELECT') await field.selectOption(value)
    else await field.fill(value)
  }
  await page.locator(button).first().click()
}

// biome-ignore lint/performance/useDomNodeTextContent: what a person sees counts here, not what the source holds
export const text = async (page: Page) => await page.locator('main').innerText()
