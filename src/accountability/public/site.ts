// The public site: a process and a database role of its own. Every page is made once from what is published (site-pages.ts), and served from memory.
import formBody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify'
import type { Database } from '../../kernel/database.ts'
import type { Clock } from '../../kernel/time.ts'
import { makeAssets } from '../../web/assets.ts'
import { comesFromElsewhere, saysAnotherOrigin } from '../../web/began-at.ts'
import { templates } from '../../web/filters.ts'
import { errorsOnly, fault } from '../../web/logged.ts'
import type { Kept } from './kept.ts'
import { newestOf } from './newest.ts'
import { olderFiles } from './older-files.ts'
import { type AsOf, type Draw, views } from './site-pages.ts'
import { serveQuestions } from './site-questions.ts'

type SiteGiven = {
  readonly database: Database
  readonly clock: Clock
  /** As people reach it, without a slash at its end. */
  readonly address: string
  /** Who is responsible for what is kept, and how to write to them in private; null in a demonstration. */
  readonly contact: string | null
  readonly demonstration: boolean
  readonly proxies: readonly string[]
  /** Whether questions are taken here. */
  readonly asking: boolean
}

export async function makeSite(
  given: SiteGiven,
): Promise<{ readonly http: FastifyInstance; readonly lookNow: () => Promise<void> }> {
  const http = await secureServer(given)
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
  const { current, look } = newestOf(given, draw, (error) =>
    http.log.error(fault(error), 'what is published could not be read: pages stay as they were'),
  )
  const older = olderFiles(given)
  const saying = (reply: FastifyReply, title: string) =>
    reply.type('text/html; charset=utf-8').send(draw(`${views}/missing.njk`, { title }))
  const nothingHere = (reply: FastifyReply) => saying(reply.code(404), 'There is no such page')

  // Otherwise another site's page would have its visitors' browsers fill the box, and use up what each of them may ask.
  http.addHook('onRequest', async (request, reply) =>
    request.method === 'POST' &&
    (comesFromElsewhere(request) || saysAnotherOrigin(request, [request.host, URL.parse(given.address)?.host ?? '']))
      ? await saying(
          reply.code(403),
          'This was sent from another site, so it was not kept. Open the form on this site and send it from here',
        )
      : undefined,
  )
  http.get('*', async (request, reply) => {
    const path = decodeURI(request.url.split('?')[0] ?? '/')
    const { pages, onADay } = await current()
    const asOf = onADay.get(path)?.(askedDay(request)) ?? null
    if (asOf !== null) return await sendAsOf(reply, asOf)
    const here = pages.get(path) ?? null
    // Typed, or copied, with a slash at its end.
    if (here === null && pages.has(path.slice(0, -1)) && path.endsWith('/'))
      return await reply.redirect(encodeURI(path.slice(0, -1)), 308)
    const kept = here ?? (await older(path))
    return kept === null ? nothingHere(reply) : send(request, reply, kept, here === null)
  })
  if (given.asking)
    serveQuestions(http, {
      ...given,
      draw,
      forums: async () => (await current()).forums,
      nameOf: async (force) => (await current()).names.get(force) ?? force,
      notYet: async (force) => (await current()).notYet.get(force) ?? null,
    })
  http.setNotFoundHandler(async (_request, reply) => nothingHere(reply))
  http.setErrorHandler((error, request, reply) => {
    const status = statusOf(error)
    if (said[status] === undefined) request.log.error(fault(error), 'a request failed')
    const title = said[status] ?? 'This page cannot be shown at the moment'
    return saying(
      reply.code(said[status] === undefined ? 503 : status).header('retry-after', status === 429 ? '3600' : '30'),
      title,
    )
  })
  return { http, lookNow: look }
}

/** What somebody typed as a day, or chose; null where none was asked for. */
const askedDay = ({ query }: FastifyRequest): string | null =>
  typeof query === 'object' && query !== null && 'on' in query && typeof query.on === 'string' ? query.on : null

const sendAsOf = async (reply: FastifyReply, { page, wrong }: AsOf) =>
  await reply
    .code(wrong ? 422 : 200)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'public, max-age=60')
    .send(page)

/** Whoever asks and reads nothing of the answer is let go, by Node's own way of counting after twice this. */
const silentMilliseconds = 30_000

/** Each may hold a question's 32 kilobytes. */
const mostConnections = 2_000

async function secureServer(given: SiteGiven): Promise<FastifyInstance> {
  const http = fastify({
    bodyLimit: 32_768,
    logger: errorsOnly,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: given.proxies.length === 0 ? false : [...given.proxies],
    requestTimeout: 15_000,
    connectionTimeout: silentMilliseconds,
    // Left out, Node would take the time for headers (60 seconds) and the one above for one another, and look every 30: a minute and a half.
    http: { headersTimeout: 10_000, connectionsCheckingInterval: 5_000 },
    exposeHeadRoutes: true,
    // An address that cannot be read is an address of nothing, answered like any other.
    rewriteUrl: ({ url = '/' }) => (isReadable(url) ? url : '/address-that-cannot-be-read'),
  })
  http.server.maxConnections = mostConnections
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
  return http
}

function send(request: FastifyRequest, reply: FastifyReply, kept: Kept, forEver: boolean) {
  void reply
    .type(kept.type)
    // Weak: packed and plain are the same page in other bytes.
    .header('etag', `W/${kept.tag}`)
    // A release never changes.
    .header('cache-control', forEver ? 'public, max-age=31536000, immutable' : 'public, max-age=60')
    .header('vary', 'accept-encoding')
  if (isKnown(request.headers['if-none-match'], kept)) return reply.code(304).send()
  if (/\bgzip\b(?!\s*;\s*q=0(\.0*)?(\s|,|$))/.test(String(request.headers['accept-encoding'] ?? '')))
    return reply.header('content-encoding', 'gzip').send(kept.packed)
  return reply.send(kept.plain)
}

/** A browser names one tag; whatever stands between may name several, and weaken them. */
const isKnown = (named: string | undefined, { tag }: Kept): boolean =>
  (named ?? '').split(',').some((one) => one.trim().replace(/^W\//, '') === tag)

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
  413: 'This is too long. A question must be 2,000 characters or fewer',
  415: 'What was sent could not be read',
  429: 'Too much was sent from this connection: a hundred times in an hour. Go back, where what you typed is still there, and try again in an hour',
}

const statusOf = (error: unknown): number =>
  typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 503
