// Every page, with data: no violation that axe finds, no sideways scrolling on a phone, readable without JavaScript.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { hours, plus } from '../../src/kernel/time.ts'
import { type Client, testApp } from '../app.ts'
import { openBrowser } from '../browser.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const it = await testApp()
let browser: Browser
let episode: string
let reported: string
let recommendation: string

before(async () => {
  browser = await openBrowser()
  const handler = await it.named('Asha Nolan')
  episode = await report(handler, 'Kit Larwood', { level: 'HIGH', because: 'spoke of harm', earlierConsidered: null })
  reported = await report(handler, 'Isla Penhale', null)
  const inspector = await it.named('Gareth Ashdown')
  const manager = await it.named('Dev Ramsden')
  await manager.api(`/api/missing/${episode}/assignment`, { staffId: inspector.person.staffId, at: null })
  recommendation = /recommendation\/([0-9a-f-]{36})/.exec((await manager.get('/recommendations')).text)?.[1] ?? ''
  assert.notEqual(recommendation, '')
  await it.app.judge(manager.person.forceId)
})
after(async () => await browser.close())

async function report(client: Client, name: string, grade: object | null): Promise<string> {
  const made = await client.api('/api/missing/report', {
    path: 'missing',
    name,
    age: 14,
    lastSeenAt: plus(it.clock(), hours(-2)),
    lastSeenPrecision: 'about',
    lastSeenPlace: 'Canal Street',
    callerPhone: '07700 900123',
    why: 'not home from school',
    callerName: 'R Larwood',
    callerRelation: 'mother',
    dateOfBirth: null,
    ageDisputed: false,
    sex: null,
    description: null,
    address: null,
    postcode: null,
    lookedAfterBy: null,
    firstContactAt: null,
    unit: null,
    area: null,
    reviewBy: null,
    personId: null,
    source: null,
    answers: { 'self-harm': 'yes' },
    grade,
  })
  assert.equal(made.status, 201, made.text)
  return String(JSON.parse(made.text).recordId)
}

async function open(
  client: Client,
  path: string,
  options: { readonly width: number; readonly javaScriptEnabled?: boolean; readonly dark?: boolean },
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: options.width, height: 800 },
    javaScriptEnabled: options.javaScriptEnabled ?? true,
    bypassCSP: true,
  })
  const [name, value] = client.cookie.split('=')
  await context.addCookies([
    { name: name ?? '', value: value ?? '', url: it.address },
    ...(options.dark ? [{ name: 'vigil_theme', value: 'dark', url: it.address }] : []),
  ])
  const page = await context.newPage()
  const answer = await page.goto(`${it.address}${path}`, { waitUntil: 'load' })
  assert.ok((answer?.status() ?? 500) < 400, `${path} answers ${answer?.status()}`)
  return page
}

/** Violations by rule and place. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe)
  const found: unknown = await page.evaluate(
    "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then((r) => r.violations.map((v) => v.id + ': ' + v.nodes.slice(0, 3).map((n) => n.target.join(' ')).join(', ')))",
  )
  return Array.isArray(found) ? found.map(String) : ['axe did not answer']
}

const jobs = ['Dev Ramsden', 'Sam Underhill', 'Tess Mowbray', 'Rosa Wexford', 'Vic Arkwright']

/** Each GET page as somebody who may see it. */
async function pages(): Promise<readonly { readonly client: Client; readonly path: string }[]> {
  const clients = await Promise.all(jobs.map(async (name) => await it.named(name)))
  const routes = it.app.server.routes.filter(
    (route) =>
      route.method === 'GET' &&
      !route.path.startsWith('/api') &&
      !/^\/(live|assets|sign-in|demonstration)|\*/.test(route.path) &&
      route.path !== '/',
  )
  const found: { client: Client; path: string }[] = []
  for (const route of routes) {
    const path = route.path
      .replace(
        ':record',
        route.path.startsWith('/recommendation')
          ? recommendation
          : route.path === '/missing/:record/answers'
            ? reported
            : episode,
      )
      .replace(':measure', 'M4')
    if (path.includes(':')) continue
    for (const client of clients) {
      const answer = await client.get(path)
      if (answer.status !== 200 || !answer.type.startsWith('text/html')) continue
      found.push({ client, path })
      break
    }
  }
  return found
}

test('every page: axe finds nothing, light and dark, and a phone does not scroll sideways', {
  timeout: 240_000,
}, async () => {
  const all = await pages()
  assert.ok(all.length >= 30, `only ${all.length} pages were found`)
  const wrong: string[] = []
  for (const { client, path } of all) {
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

test('a form in its error state: axe finds nothing, and the summary leads to the field', async () => {
  const page = await open(await it.named('Asha Nolan'), '/missing/report', { width: 400 })
  await page.click('button:has-text("Put the child on the board")')
  await page.waitForSelector('.govuk-error-summary')
  assert.deepEqual(await violations(page), [])
  await page.click('.govuk-error-summary a >> nth=0')
  assert.equal(await page.evaluate('document.activeElement.tagName'), 'INPUT')
  await page.context().close()
})
