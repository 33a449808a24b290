// How often an address may fail to sign in, and how many of it may be under way: what comes of it is counted, not who comes to work.
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { networkOf } from '../network.ts'
import { type Known, knownBrowser } from './known-browser.ts'
import { type Page, pages } from './words.ts'

/**
 * Vigil's defaults. A whole force may share one address, and all of a shift sign in within minutes: who is let in is not counted. Nothing is
 * guessed here (a code is the provider's, PKCE binds it), yet each return asks the provider, which may shut out Vigil itself when too many
 * of its codes are wrong: so failures are, and each that waits for the provider holds a connection to it. A machine that fails holds up the
 * strangers of its address, and no browser in which somebody was let in before: each of those has a few failures of its own, and they
 * together, should somebody gather many, ten times what strangers have.
 */
const most = { failedPerMinute: 60, failedInABrowser: 10, failedInKnown: 600, underWayOfAnAddress: 200, underWay: 800 }

export type Bounded = {
  /** Why this one may not ask the provider now; null where it may. */
  readonly refusal: (request: FastifyRequest) => Promise<Page | null>
  readonly underWay: <Answer>(request: FastifyRequest, work: () => Promise<Answer>) => Promise<Answer>
  readonly failed: (request: FastifyRequest) => Promise<void>
}

export function boundSignIns(server: FastifyInstance, known: Known): Bounded {
  const asking: string[] = []
  const counting = (max: number, keyGenerator: (request: FastifyRequest) => string) =>
    // Also of whoever is signed in already: a session is no leave to guess.
    server.createRateLimit({ max, timeWindow: 60_000, allowList: [], keyGenerator })
  // Not there where the server has no limits at all (a bench).
  const counts = server.hasDecorator('createRateLimit')
    ? {
        strangers: [counting(most.failedPerMinute, (request) => networkOf(request.ip))],
        known: [
          counting(most.failedInABrowser, (request) => knownBrowser(known, request) ?? ''),
          counting(most.failedInKnown, (request) => networkOf(request.ip)),
        ],
      }
    : null
  const isUsedUp = async (request: FastifyRequest, increment: boolean) => {
    if (counts === null) return false
    const its = knownBrowser(known, request) === null ? counts.strangers : counts.known
    const all = await Promise.all(its.map(async (count) => await count(request, { increment })))
    return all.some((one) => !one.isAllowed && one.remaining === 0)
  }
  return {
    refusal: async (request) => {
      if (await isUsedUp(request, false))
        return knownBrowser(known, request) === null ? pages.failedTooOften : pages.failedHere
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
      if (await isUsedUp(request, true))
        request.log.warn('as many sign-ins of one address or browser failed as may in a minute: it waits')
    },
  }
}
