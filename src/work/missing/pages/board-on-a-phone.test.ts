// The board in a car, at 400 px: a row is short and loses nothing, what is pressed is large enough, and the strip stays in sight above.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { testApp } from '../../../../test/app.ts'
import { withBrowser } from '../../../../test/browser.ts'
import { reportBody } from '../../../../test/report.ts'
import { instant, minutes, plus } from '../../../kernel/time.ts'

let now = instant('2026-01-13T20:00:00.000Z')
const it = await testApp({ clock: () => now })
const handler = await it.named('Asha Nolan')
const manager = await it.named('Dev Ramsden')
const owner = await it.named('Gareth Ashdown')

const children = 14
const grade = { level: 'HIGH', because: 'out of character', earlierConsidered: null } as const

/** Each fifth at HIGH, each third with an owner who has not said yes: what makes a row long. */
async function reported(child: number): Promise<void> {
  const more = { name: `Elijah Ainsley-Bankole ${child}`, unit: 'stafford-response' }
  const high = child % 5 === 0 ? { answers: { 'self-harm': 'yes' as const }, grade } : {}
  const made = await handler.api('/api/missing/report', reportBody(now, { ...more, ...high }))
  assert.equal(made.status, 201, made.text)
  if (child % 3 !== 0) return
  const record = String(JSON.parse(made.text).recordId)
  const given = await manager.api(`/api/missing/${record}/assignment`, { staffId: owner.person.staffId, at: null })
  assert.equal(given.status, 200, given.text)
}
for (let child = 0; child < children; child += 1) await reported(child)
now = plus(now, minutes(12))

const boxes = async (page: Page, selector: string) =>
  await page.evaluate<readonly { readonly top: number; readonly height: number; readonly text: string }[]>(
    `[...document.querySelectorAll(${JSON.stringify(selector)})].map((one) => { const { top, height } = one.getBoundingClientRect(); return { top, height, text: one.innerText } })`,
  )

test('fourteen children at 400 px: no row above 150 px, each with all that the board says of a child, and the strip in sight at the end', async (context) => {
  const browser = await withBrowser(context)
  const page = await (await browser.newContext({ viewport: { width: 400, height: 800 } })).newPage()
  const [name = '', value = ''] = manager.cookie.split('=')
  await page.context().addCookies([{ name, value, url: it.address }])
  await page.goto(`${it.address}/board`)

  const rows = await boxes(page, '#board .vigil-board__row')

  assert.equal(rows.length, children)
  assert.deepEqual(
    rows.filter((row) => row.height > 150),
    [],
  )
  for (const { text } of rows)
    for (const words of [
      /HIGH|NOT GRADED/,
      /Bankole \d+,\s14/,
      /2 h 12 min/,
      /nobody|Ashdown/,
      /late|due in/,
      /ago|none/,
    ])
      assert.match(text, words)
  assert.equal(rows.filter(({ text }) => /not acknowledged\s*07700 900006/.test(text)).length, 5)
  const links = await boxes(page, '#board .vigil-board__row a')
  assert.ok(links.length >= children)
  assert.deepEqual(
    links.filter((link) => link.height < 24),
    [],
  )
  await page.evaluate('scrollTo(0, document.documentElement.scrollHeight)')
  const [strip] = await boxes(page, '#strip')
  assert.ok(strip !== undefined && strip.top === 0 && strip.height < 120, JSON.stringify(strip))
})

test('on a phone by keyboard nothing that is reached lies under the strip', async (context) => {
  const browser = await withBrowser(context)
  const page = await (await browser.newContext({ viewport: { width: 400, height: 800 } })).newPage()
  const [name = '', value = ''] = manager.cookie.split('=')
  await page.context().addCookies([{ name, value, url: it.address }])
  await page.goto(`${it.address}/board`)
  await page.evaluate("[...document.querySelectorAll('#board .vigil-board__row a')].at(-1).focus()")
  const under: string[] = []
  for (let step = 0; step < 30; step += 1) {
    await page.keyboard.press('Shift+Tab')
    under.push(
      ...(await page.evaluate<string[]>(`(() => {
        const [strip, one] = [document.getElementById('strip'), document.activeElement]
        const covered = one.getBoundingClientRect().top < strip.getBoundingClientRect().bottom - 1
        return covered && one.closest('.vigil-board__row') ? [one.textContent] : []
      })()`)),
    )
  }
  assert.deepEqual(under, [])
})

test('whoever was given a child sees the button that acknowledges it, on a small phone, without moving the page', async (context) => {
  const browser = await withBrowser(context)
  const page = await (await browser.newContext({ viewport: { width: 400, height: 720 } })).newPage()
  const [name = '', value = ''] = owner.cookie.split('=')
  await page.context().addCookies([{ name, value, url: it.address }])
  await page.goto(`${it.address}/board`)

  const [button] = await boxes(page, '#yours button')
  const [bar] = await boxes(page, '#below')
  const [report] = await boxes(page, '.vigil-board__do .govuk-button')

  assert.ok(button && bar && report)
  assert.ok(button.top + button.height <= bar.top, JSON.stringify({ button, bar }))
  assert.ok(report.height >= 32, JSON.stringify(report))
})

test('what interrupts stands above the reader’s own and all that waits, at every width', async (context) => {
  await it.app.ring()
  const browser = await withBrowser(context)
  for (const width of [400, 1280, 1600]) {
    const page = await (await browser.newContext({ viewport: { width, height: 900 } })).newPage()
    const [name = '', value = ''] = manager.cookie.split('=')
    await page.context().addCookies([{ name, value, url: it.address }])
    await page.goto(`${it.address}/board`)

    const [alarms, waits] = [await boxes(page, '#alerts a'), await boxes(page, '#waits a')]
    const [board] = await boxes(page, '#board')

    const lowest = Math.max(...alarms.map((one) => one.top + one.height))
    assert.ok(alarms.length > 0 && waits.length > 0 && board !== undefined, `${width}`)
    assert.ok(
      waits.every((one) => lowest <= one.top && one.top + one.height <= board.top),
      JSON.stringify({ alarms, waits }),
    )
  }
})
