// How often an address may fail to sign in, and how many of it may be under way: what comes of it is counted, not who comes to work.
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { networkOf } from '../network.ts'
import { type Page, pages } from './words.ts'

/**
 * Vigil's defaults. A whole force may share one address, and all of a shift sign in within minutes: who is let in is not counted. Nothing is
 * guessed here (a code is the provider's, PKCE binds it), yet each return asks the provider, which may shut out Vigil itself when too many
 * of its codes are wrong: so failures are, and each that waits for the provider holds a connection to it.
 */
const most = { failedPerMinute: 60, underWayOfAnAddress: 200, underWay: 800 }

export type Bounded = {
  /** Why this one may not ask the provider now; null where it may. */
  readonly refusal: (request: FastifyRequest) => Promise<Page | null>
  readonly underWay: <Answer>(request: FastifyRequest, work: () => Promise<Answer>) => Promise<Answer>
  readonly failed: (request: FastifyRequest) => Promise<void>
}

export function boundSignIns(server: FastifyInstance): Bounded {
  const asking: string[] = []
  // Not there where the server has no limits at all (a bench).
  const failures = server.hasDecorator('createRateLimit')
    ? server.createRateLimit({
        max: most.failedPerMinute,
        timeWindow: 60_000,
        keyGenerator: (request) => networkOf(request.ip),
      })
    : null
  return {
    refusal: async (request) => {
      const counted = (await failures?.(request, { increment: false })) ?? null
      if (counted !== null && !counted.isAllowed && counted.remaining === 0) return pages.failedTooOften
      const ofAddress = asking.filter((one) => one === networkOf(request.ip)).length
      return asking.length >= most.underWay || ofAddress >= most.underWayOfAnAddress ? pages.manyAtOnce : null
    },
    underWay: async (request, work) => {
      const whose = networkOf(request.ip)
      asking.push(whose)
      try {
        return await work()
      } finally {
        asking.splice(asking.indexOf(whose), 1)
      }
    },
    failed: async (request) => {
      const counted = await failures?.(request)
      if (counted !== undefined && !counted.isAllowed && counted.remaining === 0)
        request.log.warn('as many sign-ins of one address failed as may in a minute: it waits')
    },
  }
}
