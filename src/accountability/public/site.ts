// The public site: a process and a database role of its own. Every page is made once from what is published (site-pages.ts), and served from memory.
import formBody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify'
import type { Database } from '../../kernel/database.ts'
import { isId } from '../../kernel/identity.ts'
import { type Clock, localDate, minutes, plus } from '../../kernel/time.ts'
import { SYSTEM } from '../../registers/world.ts'
import { makeAssets } from '../../web/assets.ts'
import { templates } from '../../web/filters.ts'
import { csvOf, dataOf } from './open-data.ts'
import { readPublished } from './published.ts'
import { proofOf, publishedMark, releaseById } from './release-queries.ts'
import { type Draw, jsonOf, type Kept, keep, makePages, type Site, views } from './site-pages.ts'
import { serveQuestions } from './site-questions.ts'

export type SiteGiven = {
  readonly database: Database
  readonly clock: Clock
  /** As people reach it, without a slash at its end. */
  readonly address: string
  readonly demonstration: boolean
  readonly proxies: readonly string[]
  /** Whether questions are taken here. */
  readonly asking: boolean
}

/** How long it is served without looking whether anything is new. */
const lookAgainSeconds = 5
/** Whoever comes after a longer quiet waits for the look, so that nobody is the one who gets what was there before. */
const waitAfterSeconds = 60

export async function makeSite(
  given: SiteGiven,
): Promise<{ readonly http: FastifyInstance; readonly lookNow: () => Promise<void> }> {
  const http = fastify({
    bodyLimit: 32_768,
    trustProxy: given.proxies.length === 0 ? false : [...given.proxies],
    requestTimeout: 15_000,
    exposeHeadRoutes: true,
    // An address that cannot be read is an address of nothing, answered like any other.
    rewriteUrl: ({ url = '/' }) => (isReadable(url) ? url : '/address-that-cannot-be-read'),
  })
  await http.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        scriptSrc: ["'self'"],
        imgSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: given.address.startsWith('https:') ? { maxAge: 31_536_000 } : false,
  })
  await http.register(formBody)
  await http.register(rateLimit, { global: false, cache: 20_000 })
  const assets = await makeAssets()
  assets.serve(http)
  const render = templates()
  const draw: Draw = (template, values) =>
    render(template, {
      assets: assets.addresses,
      address: given.address,
      demonstration: given.demonstration,
      ...values,
    })

  let site: Site = { mark: '', pages: new Map(), forums: new Map(), names: new Map() }
  let lookedAt = plus(given.clock(), minutes(-60))
  let looking: Promise<void> | null = null
  const context = () => ({ force: '', who: SYSTEM, now: given.clock() })
  const look = async () => {
    const now = given.clock()
    const row = await given.database.read(context(), async (reader) => await publishedMark.one(reader, {}))
    // How old the figures are is said in days: a new day makes new pages.
    const mark = `${row?.mark ?? ''} ${localDate(now)}`
    if (mark !== site.mark)
      site = makePages(given, await given.database.read(context(), readPublished), draw, mark, now)
    lookedAt = now
  }
  const current = async (): Promise<Site> => {
    const now = given.clock()
    if (now < plus(lookedAt, minutes(lookAgainSeconds / 60))) return site
    looking ??= look().finally(() => {
      looking = null
    })
    // With the database away, what there was is better than nothing.
    if (site.mark === '') await looking
    else if (now >= plus(lookedAt, minutes(waitAfterSeconds / 60))) await looking.catch(() => undefined)
    else looking.catch(() => undefined)
    return site
  }
  const older = olderFiles(given)
  const nothingHere = (reply: FastifyReply) =>
    reply
      .code(404)
      .type('text/html; charset=utf-8')
      .send(draw(`${views}/missing.njk`, { title: 'There is no such page' }))

  http.get('*', async (request, reply) => {
    const path = decodeURI(request.url.split('?')[0] ?? '/')
    const here = (await current()).pages.get(path) ?? null
    const kept = here ?? (await older(path))
    if (kept === null) return nothingHere(reply)
    void reply
      .type(kept.type)
      .header('etag', kept.tag)
      // A release never changes.
      .header('cache-control', here === null ? 'public, max-age=31536000, immutable' : 'public, max-age=60')
      .header('vary', 'accept-encoding')
    if (request.headers['if-none-match'] === kept.tag) return reply.code(304).send()
    if (/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? '')))
      return reply.header('content-encoding', 'gzip').send(kept.packed)
    return reply.send(kept.plain)
  })
  if (given.asking)
    serveQuestions(http, {
      ...given,
      draw,
      forums: async () => (await current()).forums,
      nameOf: async (force) => (await current()).names.get(force) ?? force,
    })
  http.setNotFoundHandler(async (_request, reply) => nothingHere(reply))
  http.setErrorHandler((error, _request, reply) => {
    const status = statusOf(error)
    const title = said[status] ?? 'This page cannot be shown just now'
    return reply
      .code(said[status] === undefined ? 503 : status)
      .header('retry-after', status === 429 ? '3600' : '30')
      .type('text/html; charset=utf-8')
      .send(draw(`${views}/missing.njk`, { title }))
  })
  return { http, lookNow: look }
}

function isReadable(url: string): boolean {
  try {
    decodeURI(url)
    return true
  } catch {
    return false
  }
}

const said: Readonly<Record<number, string>> = {
  400: 'What was sent could not be read',
  413: 'This is too long: a question has 2,000 characters at most',
  415: 'What was sent could not be read',
  429: 'A hundred times in an hour something was sent from this connection: go back, where what you typed still stands, and try again in an hour',
}

const statusOf = (error: unknown): number =>
  typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 503

const files = ['data.json', 'data.csv', 'proof.json']

/** The files of one release, by its identity: read from the database once, so many kept at a time. */
function olderFiles(given: SiteGiven): (path: string) => Promise<Kept | null> {
  const kept = new Map<string, Kept>()
  const most = 60
  return async (path) => {
    const [, force = '', releases = '', release = '', file = '', ...more] = path.split('/')
    if (releases !== 'releases' || !isId(release) || !files.includes(file) || more.length > 0) return null
    const known = kept.get(path)
    if (known !== undefined) return known
    const made = await given.database.read({ force, who: SYSTEM, now: given.clock() }, async (reader) => {
      const row = await releaseById.one(reader, { force, release })
      if (row === null) return null
      if (file === 'data.csv') return keep('text/csv; charset=utf-8', csvOf(row.body))
      if (file === 'data.json') return jsonOf(dataOf(row.body, release))
      const proof = (await proofOf.one(reader, { release }))?.proof ?? null
      return proof === null ? null : jsonOf(proof)
    })
    if (made !== null) {
      const [oldest] = kept.keys()
      if (kept.size >= most && oldest !== undefined) kept.delete(oldest)
      kept.set(path, made)
    }
    return made
  }
}
