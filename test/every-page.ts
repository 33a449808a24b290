// Every page there is, with data, as somebody who may see it; and the browser in which tests look at each. Imported at the top of a test file.

import assert from 'node:assert/strict'
import { after } from 'node:test'
import type { Page } from 'playwright-core'
import { demonstrationForce } from '../src/demonstration/force.ts'
import { type Role, roles, rolesThatMay } from '../src/registers/permissions.ts'
import { type Client, testApp } from './app.ts'
import { type Audited, addressesOf, furtherOf } from './audited-addresses.ts'
import { axeServed } from './axe.ts'
import { openBrowser } from './browser.ts'
import { oneOfEach } from './one-of-each.ts'
import { oneOfTheAudited } from './one-of-the-audited.ts'
import { addressOfEvidence, childOf, type Everybody, everybody, oneOfTheRest, recordsOf } from './one-of-the-rest.ts'

export const it = await testApp()
export const { violations } = await axeServed()
const force = demonstrationForce.id
export const browser = await openBrowser()
after(async () => await browser.close())
const made = await oneOfEach(it)
const { episode, reported, located } = made
export const people: Everybody = await everybody(it, force)
const audited: Audited = await oneOfTheAudited(it)
await oneOfTheRest(it, force, people, made)
const inspector = await it.named('Ines Fallow')

type Look = { readonly width: number; readonly javaScriptEnabled?: boolean }

/** In a browser of its own, that remembers nothing of another page. */
export async function open(client: Client, path: string, look: Look): Promise<Page> {
  return await (await window(look))(client, path)
}

/** One page that goes from address to address: much faster, where nothing is typed that it could remember. */
export async function window(look: Look): Promise<(client: Client, path: string) => Promise<Page>> {
  const context = await browser.newContext({
    viewport: { width: look.width, height: 800 },
    javaScriptEnabled: look.javaScriptEnabled ?? true,
    bypassCSP: true,
  })
  const page = await context.newPage()
  const waitUntil = look.javaScriptEnabled === false ? 'domcontentloaded' : 'load'
  return async (client, path) => {
    const [name = '', value = ''] = client.cookie.split('=')
    await context.addCookies([{ name, value, url: it.address }])
    const answer = await page.goto(`${it.address}${path}`, { waitUntil })
    assert.ok((answer?.status() ?? 500) < 400, `${path} answers ${answer?.status()}`)
    return page
  }
}

/** The kind of record that an address is about: the longest that its first part begins with, in one or in many. */
function kindOf(path: string, kinds: Iterable<string>): string | undefined {
  const first = path.split('/')[1] ?? ''
  return [...kinds].filter((kind) => first === kind || first === `${kind}s`).sort((a, b) => b.length - a.length)[0]
}

/** Whose job shows most of a page, where others see less of it. */
const readBest: Readonly<Record<string, readonly Role[]>> = { '/audited-file/:record': ['auditor'] }

type Shown = { readonly client: Client; readonly path: string; readonly route: string }
type FileShown = Shown & { readonly mayNot: readonly Role[] }

const csv = 'text/csv; charset=utf-8'

/** Addresses that are no pages: what each answers with, and what it is called where it is kept. A test fetches every one. */
export const filesAndPictures: Readonly<Record<string, { readonly type: string; readonly name: RegExp }>> = {
  '/missing/annual-return.csv': { type: csv, name: /^missing-children-\d{4}[-\d]*\.csv$/ },
  '/recommendations.csv': { type: csv, name: /^recommendations\.csv$/ },
  '/force-management-statement.csv': { type: csv, name: /^force-management-statement[\w-]*\.csv$/ },
  '/audit/:record/population.csv': { type: csv, name: /^population\.csv$/ },
  '/missing/contacts/sample/population.csv': { type: csv, name: /^contacts\.csv$/ },
  '/register-file-format/empty.csv': { type: csv, name: /^[\w-]+\.csv$/ },
  '/register-file-format/example.csv': { type: csv, name: /^[\w-]+\.csv$/ },
  '/policy/tables/:table/dmn': { type: 'application/xml; charset=utf-8', name: /^minimum-grade-.+\.dmn$/ },
  '/fieldwork/:record/pack': { type: 'application/json; charset=utf-8', name: /^inspection-pack\.json$/ },
  '/action/:record/files/:position': { type: 'text/plain; charset=utf-8', name: /^action-\d+-file-\d+\.txt$/ },
  '/missing/:record/photographs/:position': { type: 'image/jpeg', name: /^photograph\.jpg$/ },
}

/** Each GET page as somebody who may see it, some in several states; the addresses that opened for nobody; and each file and picture. */
async function pages(): Promise<{
  readonly shown: readonly Shown[]
  readonly closed: readonly string[]
  readonly files: readonly FileShown[]
}> {
  // The newest child’s record is one that was restricted meanwhile.
  const known = new Map([...(await recordsOf(it, force)), ['person', await childOf(it, force, located)]])
  const fixed = new Map([
    ...addressesOf(audited),
    ['/action/:record/files/:position', await addressOfEvidence(it, force)],
    ['/shared/carer/:token', await addressOn(`/missing/${episode}/links`, /\/shared\/carer\/[^"\s<]+/)],
    ['/shared/authority/:token', await addressOn(`/missing/${located}/links`, /\/shared\/authority\/[^"\s<]+/)],
    ['/vignette/:record/answers', await addressOn('/vignettes', /\/vignette\/[^"]+\/answers[^"]*/)],
    ['/handover/:record/outgoing-signature', await addressOn('/handover', /\/handover\/[^"]+\/outgoing-signature/)],
    ['/handover/:record/incoming-signature', await addressOn('/handover', /\/handover\/[^"]+\/incoming-signature/)],
    [
      '/missing/:record/photographs/:position',
      await addressOn(`/missing/${episode}`, /\/missing\/[^"]+\/photographs\/\d+/),
    ],
    ...(await numbersOf('meeting', audited.meeting, 'M4')),
    ...(await numbersOf('oversight-pack', known.get('oversight-pack') ?? '', 'M3')),
  ])
  const routes = it.app.server.routes.filter(
    (route) =>
      route.method === 'GET' &&
      !route.path.startsWith('/api') &&
      !/^\/(live|assets|health|sign-in|demonstration)|\*/.test(route.path) &&
      route.path !== '/',
  )
  const [shown, closed, files] = [[] as Shown[], [] as string[], [] as FileShown[]]
  for (const { path: route, permission } of routes) {
    const kind = kindOf(route, known.keys())
    const search = route === '/missing/:record/answers' ? reported : episode
    const ofKind = kind === undefined ? null : (known.get(kind) ?? null)
    const id = (route.startsWith('/missing') ? search : null) ?? ofKind
    const path =
      fixed.get(route) ??
      (id === null ? route : route.replace(':record', id))
        .replace(':measure', 'M4')
        .replace(':table', 'minimum-grade')
        .replace('/values/:subject', '/values/the-first-hours')
    const may = permission === 'anyone' || permission === 'signed in' ? [] : rolesThatMay(permission)
    const isFile = route in filesAndPictures
    for (const address of [path, ...(furtherOf(audited).get(route) ?? [])]) {
      const client = await firstWho([...(readBest[route] ?? []), ...may, 'force incident manager'], address, isFile)
      if (client === null) closed.push(route)
      else if (isFile) files.push({ client, path: address, route, mayNot: roles.filter((one) => !may.includes(one)) })
      else shown.push({ client, path: address, route })
    }
  }
  return { shown, closed, files }
}

/** The pages of the numbers of a frozen pack: of the first month that it counts, since early in a month the last one is not counted yet. */
const numbersOf = async (
  kind: string,
  record: string,
  measure: string,
): Promise<readonly (readonly [string, string | undefined])[]> => [
  [`/${kind}/:record/computed-again`, `/${kind}/${record}/computed-again`],
  [
    `/${kind}/:record/figures/:measure/:month`,
    await addressOn(`/${kind}/${record}`, new RegExp(`/${kind}/${record}/figures/${measure}/\\d{4}-\\d{2}`)),
  ],
]

/** An address that a page leads to, for whoever sees it first. */
async function addressOn(page: string, pattern: RegExp): Promise<string | undefined> {
  for (const client of people.values()) {
    const [found] = pattern.exec((await client.get(page)).text) ?? []
    if (found !== undefined) return found.replaceAll('&amp;', '&')
  }
  return undefined
}

async function firstWho(jobs: readonly Role[], path: string, isFile: boolean): Promise<Client | null> {
  for (const client of [...jobs.map((job) => people.get(job)), inspector]) {
    const answer = await client?.get(path)
    if (client !== undefined && answer?.status === 200 && answer.type.startsWith('text/html') !== isFile) return client
  }
  return null
}

/** Last, since it needs all of the above. */
export const all = await pages()
