// What stands before every request: safe headers, limits, and no form sent from another site.
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { comesFromElsewhere } from './began-at.ts'
import { isApi } from './chassis.ts'
import { readJsonBodies } from './json-bodies.ts'
import type { KnownCallers } from './known-callers.ts'
import { networkOf } from './network.ts'

export const mostBytes = 1_048_576

/** Names and values of one form; the longest of ours has some hundreds. Each may become a field that is drawn again. */
const mostEntered = 5_000

/** What all strangers of one address may ask together, a person with all their sessions and programs, or one program: this many times what one session may. */
const sessions = 20

export type Guarding = {
  /** Behind https: headers say so. */
  readonly secure?: boolean
  /** Requests a minute and session; 0 for no limit. */
  readonly requestsPerMinute?: number
}

export async function guard(http: FastifyInstance, given: Guarding, callers: KnownCallers): Promise<void> {
  await http.register(cookie)
  await http.register(formbody, { bodyLimit: mostBytes })
  http.removeContentTypeParser('text/plain')
  readJsonBodies(http)
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
  await limit(http, given.requestsPerMinute ?? 600, callers)
  http.addHook('onRequest', async (request, reply) => {
    void reply.header('x-request-id', request.id)
    // The database keeps no such character: what holds one is nowhere, and asking for it would be an error there.
    const path = request.url.split('?')[0] ?? ''
    const query = request.url.slice(path.length)
    if (path.includes('%00')) throw Object.assign(new Error('a NUL in the address'), { statusCode: 404 })
    if (query.includes('%00')) throw Object.assign(new Error('a NUL in the query'), { statusCode: 422 })
    if (request.method !== 'GET' && comesFromElsewhere(request)) {
      throw Object.assign(new Error('sent from another site'), { statusCode: 403 })
    }
  })
}

const entered = (body: unknown): number => Object.values(body ?? {}).flat().length

/**
 * A whole force may share one address: who is signed in is counted by session and person, whatever strangers do there. A cookie or token that
 * was made up, or has ended, is a stranger's.
 */
async function limit(http: FastifyInstance, most: number, callers: KnownCallers): Promise<void> {
  if (most === 0) return
  await http.register(rateLimit, {
    max: most * sessions,
    timeWindow: 60_000,
    cache: 20_000,
    keyGenerator: (request) => networkOf(request.ip),
    allowList: (request) => callers.of(request) !== null,
  })
  const counting = (max: number, keyGenerator: (request: FastifyRequest) => string) =>
    http.createRateLimit({ max, timeWindow: 60_000, allowList: [], keyGenerator })
  const ofSession = counting(most, (request) => callers.of(request)?.secret ?? '')
  const ofPerson = counting(most * sessions, (request) => callers.of(request)?.person ?? '')
  http.addHook('onRequest', async (request) => {
    const caller = callers.of(request)
    if (caller === null || request.routeOptions.config.rateLimit === false) return
    for (const count of caller.isProgram ? [ofPerson] : [ofSession, ofPerson]) {
      const asked = await count(request)
      if (!asked.isAllowed && asked.isExceeded) throw Object.assign(new Error('too many requests'), { statusCode: 429 })
    }
  })
}
