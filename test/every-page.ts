// Every page there is, with data, as somebody who may see it; and the browser in which tests look at each. Imported at the top of a test file.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { after, before } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { demonstrationForce } from '../src/demonstration/force.ts'
import { type Role, rolesThatMay } from '../src/registers/permissions.ts'
import { type Client, testApp } from './app.ts'
import { openBrowser } from './browser.ts'
import { oneOfEach } from './one-of-each.ts'
import { childOf, type Everybody, everybody, oneOfTheRest, recordsOf } from './one-of-the-rest.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
export const it = await testApp()
const force = demonstrationForce.id
export let browser: Browser
let episode: string
let reported: string
let located: string
let inspector: Client
let people: Everybody
export let all: Awaited<ReturnType<typeof pages>>

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

export async function open(
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
export async function violations(page: Page): Promise<readonly string[]> {
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
export const notOpened: Readonly<Record<string, string>> = {
  '/missing/annual-return.csv': 'a file',
  '/recommendations.csv': 'a file',
  '/force-management-statement.csv': 'a file',
  '/audit/:record/population.csv': 'a file',
  '/missing/contacts/sample/population.csv': 'a file',
  '/register-file-format/empty.csv': 'a file',
  '/register-file-format/example.csv': 'a file',
  '/policy/tables/:table/dmn': 'a file',
  '/missing/:record/photographs/:position': 'a picture',
  '/fieldwork/:record/pack': 'a file',
  ...because('not made here: a plan is drawn only from cases of days to come', [
    '/audited-file/:record',
    '/audited-file/:record/allocation',
    '/audited-file/:record/copy',
    '/audited-file/:record/gradings',
    '/audited-file/:record/moderation',
    '/audited-file/:record/peer-entry',
    '/audited-file/:record/peer-entry-confirmation',
    '/audited-file/:record/peer-entry-refusal',
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
