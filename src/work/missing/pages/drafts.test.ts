// What is typed is kept in the browser until it is recorded: offered again after a crash, recorded once, and gone with the session that typed it.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import type { BrowserContext, Page } from 'playwright-core'
import { type Client, testApp } from '../../../../test/app.ts'
import { withBrowser } from '../../../../test/browser.ts'
import { fromTheTop, tabThrough } from '../../../../test/keyboard.ts'
import { reportBody, typedReport } from '../../../../test/report.ts'
import { sql } from '../../../kernel/sql.ts'

const it = await testApp()
const handler = await it.named('Asha Nolan')
const report = `${it.address}/missing/report`
const canary = 'Zebedee Quillfeather'

const signIn = async (context: BrowserContext, { cookie }: Client) => {
  const [name = '', value = ''] = cookie.split('=')
  await context.addCookies([{ name, value, url: it.address }])
}

/** What the browser keeps, once it says that it is of this address; null for nothing. */
const kept = async (page: Page): Promise<string | null> => await page.evaluate('localStorage.getItem("vigil-draft")')
const keptSoon = async (page: Page, not: string | null = null) => {
  await page.waitForFunction(`![null, ${JSON.stringify(not)}].includes(localStorage.getItem("vigil-draft"))`)
  return String(await kept(page))
}
const goneSoon = async (page: Page) => await page.waitForFunction('localStorage.getItem("vigil-draft") === null')

/** Everything a report needs; the time is already of today or yesterday. */
async function typeReport(page: Page, name = canary): Promise<void> {
  const before = await kept(page)
  for (const field of ['age', 'callerPhone', 'lastSeenPlace', 'why'] as const)
    await page.fill(`main [name=${field}]`, typedReport[field])
  await page.fill('main [name="lastSeenAt.time"]', '00:00')
  await page.fill('main [name=name]', name)
  await page.press('main [name=name]', 'Tab')
  await keptSoon(page, before)
  await page.waitForLoadState('networkidle')
}

const send = async (page: Page) =>
  await page.evaluate('document.querySelector("main form:has([name=_key])").requestSubmit()')
const offer = (page: Page) => page.locator('.vigil-draft')
const notOffered = async (page: Page) => {
  await page.waitForLoadState('networkidle')
  assert.equal(await offer(page).count(), 0)
}
const putBack = async (page: Page) => {
  await page.click('text=Put it back')
  await page.waitForSelector('main [name=_key][data-sent]', { state: 'attached' })
}

const reportsOf = async (name: string): Promise<number> => {
  const { rows } = await it.owner.read(
    { force: handler.person.forceId, who: handler.person.staffId, now: it.clock() },
    async (reader) =>
      await reader.query(
        sql`select record_id from fact where kind like 'missing.reported/%' and body->'child'->>'name' = ${name} limit 10`,
      ),
  )
  return rows.length
}

const opened = async (t: Parameters<typeof withBrowser>[0], width = 1280, bypassCSP = false) => {
  const context = await (await withBrowser(t)).newContext({ viewport: { width, height: 1080 }, bypassCSP })
  await signIn(context, handler)
  return { context, page: await context.newPage() }
}

/** The tab closed in the middle, and another opened at the same form. */
async function again(context: BrowserContext, page: Page): Promise<Page> {
  await page.close()
  const next = await context.newPage()
  await next.goto(report)
  return next
}

test('given a report half typed and the tab closed, it is offered, comes back with what is found by it, and is recorded once', async (t) => {
  const known = await handler.api(
    '/api/missing/report',
    reportBody(it.clock(), { name: canary, unit: null, area: null }),
  )
  assert.equal(known.status, 201, known.text)
  const { context, page } = await opened(t)
  await page.goto(report)
  await notOffered(page)
  await page.click('summary:has-text("More that is already known")')
  await page.fill('main [name=description]', 'red hood')
  await page.check('main [name=ageDisputed]')
  await typeReport(page)
  const stored = await keptSoon(page)
  assert.deepEqual(Object.keys(JSON.parse(stored)), ['path', 'at', 'iv', 'sealed'])
  for (const word of [canary, 'Zebedee', typedReport.why, typedReport.callerPhone, 'red hood'])
    for (const text of [stored, Buffer.from(String(JSON.parse(stored).sealed), 'base64').toString()])
      assert.ok(!text.includes(word), word)

  const next = await again(context, page)
  await next.waitForSelector('text=/What you typed here at \\d\\d:\\d\\d was kept/')
  assert.equal(await next.inputValue('main [name=name]'), '')
  await putBack(next)
  assert.equal(await next.inputValue('main [name=name]'), canary)
  assert.equal(await next.inputValue('main [name=why]'), typedReport.why)
  assert.equal(await next.inputValue('main [name=description]'), 'red hood')
  assert.ok(await next.isChecked('main [name=ageDisputed]'))
  assert.match((await next.textContent('#matches')) ?? '', /Is it the same child\?[\s\S]*Zebedee Quillfeather/)
  await notOffered(next)

  await next.check('text=None of these')
  await send(next)
  await next.waitForURL(/\/answers/)
  await goneSoon(next)
  assert.equal(await reportsOf(canary), 2, 'the one known before and this one')
  await next.goto(report)
  await notOffered(next)
})

test('given answers on screen that raise the minimum and the tab closed, then they and the minimum they give come back', async (t) => {
  const made = await handler.api(
    '/api/missing/report',
    reportBody(it.clock(), { name: 'Oriel Fennick', unit: null, area: null }),
  )
  const { recordId }: { readonly recordId: string } = JSON.parse(made.text)
  const { context, page } = await opened(t)
  const questions = `${it.address}/missing/${recordId}/answers`
  await page.goto(questions)
  const unasked = await page.textContent('#unanswered')
  await page.check('[name="answers.self-harm"][value=yes]')
  await page.fill('[name=because]', 'said goodbye to her sister')
  await page.press('[name=because]', 'Tab')
  await keptSoon(page)
  await page.close()
  const next = await context.newPage()
  await next.goto(questions)
  await putBack(next)
  assert.ok(await next.isChecked('[name="answers.self-harm"][value=yes]'))
  assert.equal(await next.inputValue('[name=because]'), 'said goodbye to her sister')
  assert.match((await next.textContent('#unanswered')) ?? '', /HIGH/)
  assert.notEqual(await next.textContent('#unanswered'), unasked)
})

test('given what is typed, when its person signs out, then it is gone; the next at that machine sees nothing, signed out or not', async (t) => {
  const { context, page } = await opened(t)
  const own = await it.named('Asha Nolan')
  await signIn(context, own)
  await page.goto(report)
  await typeReport(page)
  // A browser that takes no notice of Clear-Site-Data: the script alone.
  await page.route(
    '**/sign-out',
    async (route) => await route.fulfill({ contentType: 'text/html', body: 'Signed out' }),
  )
  await page.click('text=Sign out')
  await page.waitForSelector('text=Signed out')
  assert.equal(await kept(page), null)
  await page.unroute('**/sign-out')

  await page.goto(report)
  await typeReport(page)
  await signIn(context, await it.named('Asha Nolan'))
  const stranger = await again(context, page)
  await goneSoon(stranger)
  await notOffered(stranger)
})

test('given what was kept twelve hours ago, then it is not offered and is gone, on a page left open too', async (t) => {
  const { context, page } = await opened(t)
  await page.clock.install()
  await page.goto(report)
  await typeReport(page)
  const next = await context.newPage()
  await next.clock.install({ time: Date.now() + 12 * 3_600_000 - 90_000 })
  await next.goto(report)
  await offer(next).waitFor()
  await next.clock.fastForward(120_000)
  await goneSoon(next)
  await offer(next).waitFor({ state: 'detached' })
})

test('a page of a session that has ended, still open, leaves alone what the next session keeps', async (t) => {
  const { context, page } = await opened(t)
  await page.clock.install()
  await page.goto(report)
  await signIn(context, await it.named('Asha Nolan'))
  const next = await context.newPage()
  await next.goto(report)
  await typeReport(next)
  await page.clock.runFor(130_000)
  await offer(await again(context, next)).waitFor()
})

for (const arrived of [false, true])
  test(`given a sending that ${arrived ? 'arrived, its answer lost' : 'never arrived'}, then what was typed is offered, and put back it is one report`, async (t) => {
    const name = arrived ? 'Tamsin Lostanswer' : 'Tamsin Unsent'
    const { context, page } = await opened(t)
    await page.goto(report)
    await typeReport(page, name)
    await page.route('**/missing/report', async (route) => {
      if (!route.request().isNavigationRequest() || route.request().method() !== 'POST') return await route.fallback()
      if (arrived) await route.fetch({ maxRedirects: 0 })
      await route.abort('connectionrefused')
    })
    await send(page)
    await page.locator('.vigil-header').waitFor({ state: 'detached' })
    await page.unroute('**/missing/report')
    // They came with the answer.
    for (const cookie of ['vigil_taken', 'vigil_said']) await context.clearCookies({ name: cookie })
    assert.equal(await reportsOf(name), arrived ? 1 : 0)
    await page.goto(report)
    if (arrived) await page.click('text=Put it back')
    else {
      await putBack(page)
      await send(page)
    }
    await page.waitForURL(/\/answers/)
    assert.equal((await page.textContent('main'))?.includes('it was not recorded again'), arrived)
    assert.equal(await reportsOf(name), 1)
    await goneSoon(page)
  })

test('given a report that is refused, then what was typed stands in the form and is not offered beside it; the tab closed, it is', async (t) => {
  const { context, page } = await opened(t)
  await page.goto(report)
  await typeReport(page)
  const before = await page.inputValue('main [name=why]').then(async () => await keptSoon(page))
  await page.fill('main [name=why]', '')
  await send(page)
  await page.waitForSelector('.govuk-error-summary')
  assert.equal(await page.inputValue('main [name=name]'), canary)
  await keptSoon(page, before)
  await notOffered(page)
  const next = await again(context, page)
  await putBack(next)
  assert.equal(await next.inputValue('main [name=name]'), canary)
})

test('given a form that was opened for one entry, then it is offered for that one and for no other, put back in between or not', async (t) => {
  const made = await handler.api(
    '/api/missing/report',
    reportBody(it.clock(), { name: 'Perrin Oakfield', unit: null, area: null }),
  )
  const { recordId }: { readonly recordId: string } = JSON.parse(made.text)
  const correct = `${it.address}/missing/${recordId}/corrections`
  const { page } = await opened(t)
  await page.goto(`${correct}?entry=1`)
  await page.fill('main textarea >> nth=0', canary)
  await page.press('main textarea >> nth=0', 'Tab')
  const before = await keptSoon(page)
  await page.goto(`${correct}?entry=2`)
  await notOffered(page)
  await page.goto(`${correct}?entry=1`)
  await putBack(page)
  await keptSoon(page, before)
  await page.goto(`${correct}?entry=2`)
  await notOffered(page)
  await page.goto(`${correct}?entry=1`)
  await putBack(page)
  assert.equal(await page.inputValue('main textarea >> nth=0'), canary)
})

test('given a form that was sent empty and refused, then nothing is kept of it', async (t) => {
  const { page } = await opened(t)
  await page.goto(report)
  await send(page)
  await page.waitForSelector('.govuk-error-summary')
  await page.goto(report)
  await notOffered(page)
  assert.equal(await kept(page), null)
})

test('one line above the form, by keyboard, on one screen and on a phone; thrown away it is gone, and axe finds nothing', async (t) => {
  const { context, page } = await opened(t, 1280, true)
  await page.goto(report)
  await typeReport(page)
  const next = await again(context, page)
  await next.waitForSelector('[role=status]:has-text("was kept")')
  const button = await next.locator('button:has-text("Put the child on the board")').first().boundingBox()
  assert.ok(button !== null && button.y + button.height <= 1080, 'five answers and the button on one screen')
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  for (const width of [1280, 400]) {
    await next.setViewportSize({ width, height: 1080 })
    await next.evaluate(axe)
    const found = await next.evaluate(
      "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then((r) => r.violations.map((one) => one.id))",
    )
    assert.deepEqual(found, [])
    assert.equal(await next.evaluate('document.documentElement.scrollWidth'), width)
  }
  assert.deepEqual(await tabThrough(await fromTheTop(next), '.vigil-draft'), { reached: 2, wrong: [] })
  await next.locator('text=Throw it away').focus()
  await next.keyboard.press('Enter')
  await offer(next).waitFor({ state: 'detached' })
  assert.equal(await kept(next), null)
  assert.equal(await next.evaluate('document.activeElement.name'), 'name')
})

test('the key is the session’s own: another at each sign-in, on no page of somebody who is not signed in, and not the cookie', async () => {
  const keyOn = async (client: Client) => /data-key="([\w-]{43})"/.exec((await client.get('/missing/report')).text)?.[1]
  const [one, other] = [await keyOn(handler), await keyOn(await it.named('Asha Nolan'))]
  assert.ok(one !== undefined && other !== undefined)
  assert.notEqual(one, other)
  assert.equal(await keyOn(handler), one)
  assert.ok(!handler.cookie.includes(one))
  for (const path of ['/sign-in/ended', '/missing/report', '/nowhere'])
    assert.doesNotMatch(
      await (await fetch(`${it.address}${path}`, { redirect: 'manual' })).text(),
      /data-key|drafts\.js/,
    )
})
