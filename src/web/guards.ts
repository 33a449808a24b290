// What stands before every request: safe headers, limits, and no form sent from another site.
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'
import { cookieName } from './access.ts'
import { comesFromElsewhere } from './began-at.ts'
import { isApi } from './chassis.ts'
import { networkOf } from './network.ts'

export const mostBytes = 1_048_576

/** Names and values of one form; the longest of ours has some hundreds. Each may become a field that is drawn again. */
const mostEntered = 5_000

/** A whole control room may share one address, so an address may ask for this many times what one session may. */
const sessionsOfAnAddress = 20

export type Guarding = {
  /** Behind https: headers say so. */
  readonly secure?: boolean
  /** Requests a minute and session; 0 for no limit. */
  readonly requestsPerMinute?: number
}

export async function guard(http: FastifyInstance, given: Guarding): Promise<void> {
  await http.register(cookie)
  await http.register(formbody, { bodyLimit: mostBytes })
  http.removeContentTypeParser('text/plain')
  // However it is written: a form is drawn again of JSON too, and a type in capitals is the same type.
  http.addHook('preValidation', async (request) => {
    if (!isApi(request) && entered(request.body) > mostEntered)
      throw Object.assign(new Error('more than a form'), { statusCode: 413 })
  })
  await http.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: given.secure === true ? { maxAge: 31_536_000 } : false,
    xFrameOptions: { action: 'deny' },
  })
  await limit(http, given.requestsPerMinute ?? 600, cookieName('vigil_session', given.secure === true))
  http.addHook('onRequest', async (request, reply) => {
    void reply.header('x-request-id', request.id)
    // The database keeps no such character: what holds one is nowhere, and asking for it would be an error there.
    const path = request.url.split('?')[0] ?? ''
    const query = request.url.slice(path.length)
    if (path.includes('%00')) throw Object.assign(new Error('a NUL in the address'), { statusCode: 404 })
    if (query.includes('%00')) throw Object.assign(new Error('a NUL in the query'), { statusCode: 422 })
    if (request.method !== 'GET' && request.method !== 'HEAD' && comesFromElsewhere(request)) {
      throw Object.assign(new Error('sent from another site'), { statusCode: 403 })
    }
  })
}

const entered = (body: unknown): number => Object.values(body ?? {}).flat().length

async function limit(http: FastifyInstance, most: number, sessionCookie: string): Promise<void> {
  if (most === 0) return
  await http.register(rateLimit, {
    max: most * sessionsOfAnAddress,
    timeWindow: 60_000,
    cache: 20_000,
    keyGenerator: (request) => networkOf(request.ip),
  })
  const ofSession = http.createRateLimit({
    max: most,
    timeWindow: 60_000,
    keyGenerator: (request) => request.cookies[sessionCookie] ?? networkOf(request.ip),
  })
  http.addHook('onRequest', async (request) => {
    if (request.cookies[sessionCookie] === undefined || request.routeOptions.config.rateLimit === false) return
    const asked = await ofSession(request)
    if (!asked.isAllowed && asked.isExceeded) throw Object.assign(new Error('too many requests'), { statusCode: 429 })
  })
}
