// Every page, with data: no violation that axe finds, no sideways scrolling on a phone, readable without JavaScript.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { demonstrationForce } from '../../src/demonstration/force.ts'
import { sql } from '../../src/kernel/sql.ts'
import { SYSTEM } from '../../src/registers/world.ts'
import { type Client, testApp } from '../app.ts'
import { openBrowser } from '../browser.ts'
import { oneOfEach } from '../one-of-each.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const it = await testApp()
const force = demonstrationForce.id
let browser: Browser
let episode: string
let reported: string

before(async () => {
  browser = await openBrowser()
  const made = await oneOfEach(it)
  episode = made.episode
  reported = made.reported
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

const jobs = [
  'Dev Ramsden',
  'Sam Underhill',
  'Tess Mowbray',
  'Rosa Wexford',
  'Vic Arkwright',
  'Uma Kettering',
  'Piet Lowther',
  'Ines Fallow',
  'Wren Solway',
  'Hal Brackley',
]

/** One record of each kind there is, the newest: what an address with an identity in it leads to. */
async function records(): Promise<ReadonlyMap<string, string>> {
  const found = await it.owner.read({ force, who: SYSTEM, now: it.clock() }, async (reader) => {
    return await reader.query(
      sql`select distinct on (split_part(kind, '.', 1)) split_part(kind, '.', 1) as name, record_id::text as id
        from fact where force_id = ${force} order by split_part(kind, '.', 1), recorded_at desc, record_id limit 100`,
    )
  })
  return new Map(found.rows.map((row) => Object.values(row ?? {}).map(String) as [string, string]))
}

/** The kind of record that an address is about: the longest that its first part begins with, in one or in many. */
function kindOf(path: string, kinds: Iterable<string>): string | undefined {
  const first = path.split('/')[1] ?? ''
  return [...kinds].filter((kind) => first === kind || first === `${kind}s`).sort((a, b) => b.length - a.length)[0]
}

type Shown = { readonly client: Client; readonly path: string }

/** Each GET page as somebody who may see it. */
async function pages(): Promise<readonly Shown[]> {
  const clients = await Promise.all(jobs.map(async (name) => await it.named(name)))
  const known = await records()
  const routes = it.app.server.routes.filter(
    (route) =>
      route.method === 'GET' &&
      !route.path.startsWith('/api') &&
      !/^\/(live|assets|health|sign-in|demonstration)|\*/.test(route.path) &&
      route.path !== '/',
  )
  const found: Shown[] = []
  for (const route of routes) {
    const kind = kindOf(route.path, known.keys())
    const own =
      route.path === '/missing/:record/answers' ? reported : route.path.startsWith('/missing') ? episode : null
    const id = own ?? (kind === undefined ? null : (known.get(kind) ?? null))
    const path = (id === null ? route.path : route.path.replace(':record', id)).replace(':measure', 'M4')
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
  timeout: 600_000,
}, async () => {
  const all = await pages()
  assert.ok(all.length >= 150, `only ${all.length} pages were found`)
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
  for (const { client, path } of await pages()) {
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
  const all = await pages()
  const wrong: string[] = []
  let refused = 0
  for (const { client, path } of all) {
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
  t.diagnostic(`${refused} forms refused, of ${all.length} pages`)
  assert.ok(refused >= 60, `only ${refused} forms refused`)
  assert.deepEqual(wrong, [])
})
