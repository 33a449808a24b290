// Every page, with data: no violation that axe finds, no sideways scrolling on a phone, readable without JavaScript.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { demonstrationForce } from '../../src/demonstration/force.ts'
import { type Role, rolesThatMay } from '../../src/registers/permissions.ts'
import { type Client, testApp } from '../app.ts'
import { openBrowser } from '../browser.ts'
import { oneOfEach } from '../one-of-each.ts'
import { childOf, type Everybody, everybody, oneOfTheRest, recordsOf } from '../one-of-the-rest.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const it = await testApp()
const force = demonstrationForce.id
let browser: Browser
let episode: string
let reported: string
let located: string
let inspector: Client
let people: Everybody
let all: Awaited<ReturnType<typeof pages>>

before(async () => {
  browser = await openBrowser()
  const made = await oneOfEach(it)
  episode = made.episode
  reported = made.reported
  people = await everybody(it, force)
  await oneOfTheRest(it, force, people, made)
  located = made.located
  inspector = await it.named('Ines Fallow')
  all = await pages()
})
after(async () => await browser.close())

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

/** The kind of record that an address is about: the longest that its first part begins with, in one or in many. */
function kindOf(path: string, kinds: Iterable<string>): string | undefined {
  const first = path.split('/')[1] ?? ''
  return [...kinds].filter((kind) => first === kind || first === `${kind}s`).sort((a, b) => b.length - a.length)[0]
}

type Shown = { readonly client: Client; readonly path: string }

const because = (why: string, addresses: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(addresses.map((address) => [address, why]))

/** Addresses that are opened nowhere here, each with why. Whatever is not among them must open. */
const notOpened: Readonly<Record<string, string>> = {
  '/missing/annual-return.csv': 'a file',
  '/recommendations.csv': 'a file',
  '/audit/:record/population.csv': 'a file',
  '/policy/tables/:table/dmn': 'a file',
  '/missing/:record/photographs/:position': 'a picture',
  '/fieldwork/:record/pack': 'a file',
  ...because('not made here: a plan is drawn only from cases of days to come', [
    '/audited-file/:record',
    '/audited-file/:record/allocation',
    '/audited-file/:record/copy',
    '/audited-file/:record/gradings',
    '/audited-file/:record/moderation',
    '/audited-file/:record/peer-force',
    '/audited-file/:record/re-asked',
    '/audited-file/:record/re-audit',
    '/audited-file/:record/remedy',
    '/audited-file/:record/safeguarding-concern',
    '/peer-file/:record',
    '/peer-file/:record/grading',
    '/peer-file/:record/refusal',
  ]),
  ...because('not made here: a photograph is the only entry that may go by itself', [
    '/erasure/:record',
    '/erasure/:record/approval',
    '/erasure/:record/refusal',
  ]),
  ...because('not made here: a pack is frozen on the day of its meeting', [
    '/meeting/:record/computed-again',
    '/meeting/:record/figures/:measure/:month',
    '/oversight-pack/:record/figures/:measure/:month',
  ]),
}

/** Each GET page as somebody who may see it, and the addresses that nobody could open. */
async function pages(): Promise<{ readonly shown: readonly Shown[]; readonly closed: readonly string[] }> {
  // The newest child’s record is one that was restricted meanwhile.
  const known = new Map([...(await recordsOf(it, force)), ['person', await childOf(it, force, located)]])
  const fixed = new Map([
    ['/shared/carer/:token', await addressOn(`/missing/${episode}/links`, /\/shared\/carer\/[^"\s<]+/)],
    ['/shared/authority/:token', await addressOn(`/missing/${located}/links`, /\/shared\/authority\/[^"\s<]+/)],
    ['/vignette/:record/answers', await addressOn('/vignettes', /\/vignette\/[^"]+\/answers[^"]*/)],
    ['/handover/:record/outgoing-signature', await addressOn('/handover', /\/handover\/[^"]+\/outgoing-signature/)],
    ['/handover/:record/incoming-signature', await addressOn('/handover', /\/handover\/[^"]+\/incoming-signature/)],
  ])
  const routes = it.app.server.routes.filter(
    (route) =>
      route.method === 'GET' &&
      !route.path.startsWith('/api') &&
      !/^\/(live|assets|health|sign-in|demonstration)|\*/.test(route.path) &&
      route.path !== '/',
  )
  const shown: Shown[] = []
  const closed: string[] = []
  for (const { path: route, permission } of routes) {
    const kind = kindOf(route, known.keys())
    const own = route === '/missing/:record/answers' ? reported : route.startsWith('/missing') ? episode : null
    const id = own ?? (kind === undefined ? null : (known.get(kind) ?? null))
    const path =
      fixed.get(route) ??
      (id === null ? route : route.replace(':record', id)).replace(':measure', 'M4').replace(':table', 'minimum-grade')
    const may = permission === 'anyone' || permission === 'signed in' ? [] : rolesThatMay(permission)
    const found = await firstWho([...may, 'force incident manager'], path)
    if (found === null) closed.push(route)
    else shown.push(found)
  }
  return { shown, closed }
}

/** An address that a page leads to, for whoever sees it first. */
async function addressOn(page: string, pattern: RegExp): Promise<string | undefined> {
  for (const client of people.values()) {
    const [found] = pattern.exec((await client.get(page)).text) ?? []
    if (found !== undefined) return found.replaceAll('&amp;', '&')
  }
  return undefined
}

async function firstWho(jobs: readonly Role[], path: string): Promise<Shown | null> {
  for (const client of [...jobs.map((job) => people.get(job)), inspector]) {
    const answer = await client?.get(path)
    if (client !== undefined && answer?.status === 200 && answer.type.startsWith('text/html')) return { client, path }
  }
  return null
}

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

/** Everything that can be used, by what the Tab key reaches as one stop: the radios of a question are one. */
const stops = `(() => {
  const stops = new Set()
  for (const one of document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')) {
    if (one.disabled || one.tabIndex < 0 || !one.checkVisibility({ visibilityProperty: true })) continue
    one.dataset.stop = one.type === 'radio' ? 'radio ' + one.name : String(stops.size) + ' ' + one.tagName + ' ' + (one.name || one.textContent).trim().slice(0, 40)
    stops.add(one.dataset.stop)
  }
  return [...stops]
})()`
/** Where the keyboard is, and whether one can see it there: an outline, a shadow or another ground. */
const here = `(() => {
  const one = document.activeElement
  if (one === null || one === document.body) return null
  const look = getComputedStyle(one)
  const near = one.nextElementSibling === null ? null : getComputedStyle(one.nextElementSibling, '::before')
  const seen = look.outlineStyle !== 'none' || look.boxShadow !== 'none' || (near !== null && near.boxShadow !== 'none')
  return (seen ? '' : 'unseen ') + (one.dataset.stop ?? '')
})()`

test('every page by keyboard alone: the Tab key reaches everything that can be used, and one sees where it is', {
  timeout: 600_000,
}, async () => {
  const wrong: string[] = []
  let reached = 0
  for (const { client, path } of all.shown) {
    const page = await open(client, path, { width: 1280, javaScriptEnabled: true })
    const wanted: unknown = await page.evaluate(stops)
    const left = new Set(Array.isArray(wanted) ? wanted.map(String) : [])
    const [most, unseen, seen] = [left.size * 4 + 40, new Set<string>(), new Set<string>()]
    // A date has several stops of its own; the end of the page is where the keyboard leaves it.
    for (let press = 0; press < most && left.size > 0; press++) {
      await page.keyboard.press('Tab')
      const at: unknown = await page.evaluate(here)
      if (at === null && press > 0) break
      const name = String(at).replace('unseen ', '')
      const found = String(at).startsWith('unseen ') ? unseen : seen
      found.add(name)
      if (left.delete(name)) reached++
    }
    for (const one of unseen) if (!seen.has(one)) wrong.push(`${path}: one does not see that the keyboard is at ${one}`)
    for (const one of left) wrong.push(`${path}: the keyboard does not reach ${one}`)
    await page.context().close()
  }
  assert.ok(reached > 1500, `only ${reached} stops were reached`)
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

test('every form sent empty: what is refused is said at the top, leads to its field, and axe finds nothing', {
  timeout: 600_000,
}, async (t) => {
  const wrong: string[] = []
  let refused = 0
  for (const { client, path } of all.shown) {
    const page = await open(client, path, { width: 400, javaScriptEnabled: true })
    const button = page.locator('main form[method=post] button[type=submit]:not([name]):visible').last()
    if ((await button.count()) > 0 && new URL(page.url()).pathname === path.split('?')[0]) {
      await page.evaluate('for (const form of document.forms) form.noValidate = true')
      await button.click()
      await page.waitForLoadState('load')
      if ((await page.locator('.govuk-error-summary').count()) > 0) {
        refused++
        wrong.push(...(await violations(page)).map((one) => `${path} refused: ${one}`))
        const wider = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
        if (Number(wider) > 1) wrong.push(`${path} refused: scrolls ${String(wider)} px sideways`)
        const lost: unknown = await page.evaluate(
          "[...document.querySelectorAll('.govuk-error-summary a')].map((a) => a.getAttribute('href')).filter((at) => at.startsWith('#') && document.getElementById(at.slice(1)) === null)",
        )
        if (Array.isArray(lost) && lost.length > 0) wrong.push(`${path} refused: leads nowhere: ${lost.join(', ')}`)
      }
    }
    await page.context().close()
  }
  t.diagnostic(`${refused} forms refused, of ${all.shown.length} pages`)
  assert.ok(refused >= 60, `only ${refused} forms refused`)
  assert.deepEqual(wrong, [])
})
