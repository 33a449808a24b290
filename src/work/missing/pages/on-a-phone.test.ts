// Pages of a child at 400 px, in a browser: nothing is cut off at the side, and what is read standing up takes few lines.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { testApp } from '../../../../test/app.ts'
import { withBrowser } from '../../../../test/browser.ts'
import { reportBody } from '../../../../test/report.ts'
import { hours, instant, minutes, plus } from '../../../kernel/time.ts'

/** In winter the shift changes at 22:00. */
let now = instant('2026-01-13T20:00:00.000Z')
const it = await testApp({ clock: () => now })
const handler = await it.named('Asha Nolan')

const report = async (more: Parameters<typeof reportBody>[1]): Promise<string> => {
  const made = await handler.api('/api/missing/report', reportBody(now, { unit: 'stafford-response', ...more }))
  assert.equal(made.status, 201, made.text)
  return String(JSON.parse(made.text).recordId)
}
const owned = await report({
  name: 'Elijah Ainsley-Bankole',
  grade: { level: 'MEDIUM', because: 'out of character', earlierConsidered: null },
})
await report({ name: 'Robyn Brindlewood' })
const concern = await report({ name: 'Poppy Larkfield', path: 'known whereabouts', reviewBy: plus(now, hours(3)) })
const owner = await it.named('Jo Pemberley')
await (await it.named('Dev Ramsden')).api(`/api/missing/${owned}/assignment`, {
  staffId: owner.person.staffId,
  at: null,
})
await owner.api(`/api/missing/${owned}/acknowledgement`, {})
now = plus(now, minutes(150))

async function open(context: Parameters<typeof withBrowser>[0], width: number, who: string): Promise<Page> {
  const browser = await withBrowser(context)
  const page = await (await browser.newContext({ viewport: { width, height: 800 } })).newPage()
  const [name = '', value = ''] = (await it.named(who)).cookie.split('=')
  await page.context().addCookies([{ name, value, url: it.address }])
  return page
}
const widthOf = async (page: Page) => await page.evaluate<number>('document.documentElement.scrollWidth')
const heights = async (page: Page, selector: string) =>
  await page.evaluate<readonly number[]>(
    `[...document.querySelectorAll(${JSON.stringify(selector)})].map((one) => one.getBoundingClientRect().height)`,
  )

test('a child of known whereabouts fits a phone: the long badge breaks', async (context) => {
  const page = await open(context, 400, 'Nikhil Garside')
  await page.goto(`${it.address}/missing/${concern}`)
  assert.match((await page.textContent('h1')) ?? '', /Poppy Larkfield/)
  assert.equal(await widthOf(page), 400)
})

test('at the handover each child below HIGH is three lines, or four', async (context) => {
  const page = await open(context, 400, 'Nikhil Garside')
  await page.goto(`${it.address}/handover`)
  const rows = await heights(page, 'section[aria-labelledby="others"] tbody tr')
  assert.equal(rows.length, 2)
  assert.deepEqual(
    rows.filter((height) => height > 110),
    [],
  )
  assert.equal(await widthOf(page), 400)
})

test('an age that is refused is said in lines that can be read, on a desk too', async (context) => {
  const page = await open(context, 1280, 'Asha Nolan')
  await page.goto(`${it.address}/missing/report`)
  await page.fill('#name', 'Robyn Brindlewood')
  await page.fill('#age', '19')
  await page.getByRole('button', { name: 'Put the child on the board' }).first().click()
  await page.waitForSelector('.vigil-report__who .govuk-error-message')
  const [error = 0] = await heights(page, '.vigil-report__who .govuk-error-message')
  assert.ok(error > 0 && error < 110, `${error} px`)
})
