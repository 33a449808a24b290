// A sign-in provider of the demonstration's own: a page of invented people, no password, everything in memory.
import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type Provider from 'oidc-provider'
import { type Chassis, sendPage } from '../web/chassis.ts'
import { fault } from '../web/logged.ts'
import { texts } from '../web/page.ts'
import type { ProviderSettings } from '../web/sign-in/provider.ts'
import { first } from '../web/typed.ts'
import { findAccount, type Given, leaving, place } from './identity-provider/account.ts'
import { anyone, askInside, sayAddress, serveProvider } from './identity-provider/addresses.ts'
import { whenAsked } from './identity-provider/when-asked.ts'
import { byJob } from './people-by-job.ts'

type IdentityProvider = {
  /** For `signIn`: Vigil asks this provider as it would any other, only without a network in between. */
  readonly settings: ProviderSettings
  readonly plugin: (server: FastifyInstance, chassis: Chassis) => Promise<void>
}

export function demonstrationIdentityProvider(given: Given): IdentityProvider {
  const secret = randomBytes(32).toString('base64url')
  // Loaded with the first sign-in: it is a sixth of what the process weighs, and a force with a provider of its own never asks for it.
  const provider = whenAsked(async () => {
    const { makeProvider } = await import('./identity-provider/provider.ts')
    return makeProvider(given, secret)
  })
  let inside: FastifyInstance | null = null
  return {
    settings: {
      issuer: `${given.address}${place}`,
      clientId: 'vigil',
      clientSecret: secret,
      // People try several jobs one after another, on one machine.
      prompt: 'login',
      inside: async (address, options) => {
        if (inside === null) throw new Error('the demonstration’s sign-in provider is not served yet')
        return await askInside(inside, address, options)
      },
    },
    plugin: async (server, chassis) => {
      inside = server
      sayAddress(server, given.address)
      servePeople(server, chassis, given, provider)
      serveLeaving(server, given)
      await server.register(async (raw) => serveProvider(raw, provider))
    },
  }
}

type WhenAsked = () => Promise<Provider>

// ——— the page of people ———

function servePeople(server: FastifyInstance, chassis: Chassis, given: Given, provider: WhenAsked): void {
  const path = `${place}/people/:uid`
  server.get(path, { config: anyone, exposeHeadRoute: false }, async (request, reply) => {
    // A browser that keeps no cookies would be sent round for ever: where sign-in ends it reads why.
    const onwards = request.headers.cookie === undefined ? '/sign-in/return' : '/sign-in'
    if (!(await isUnderWay(provider, request, reply))) return reply.redirect(onwards, 303)
    return sendPage(chassis, request, reply, null, {
      template: 'sign-in/people.njk',
      title: 'Sign in as one of these people',
      values: { action: request.url, groups: byJob(await given.people()) },
    })
  })
  server.post(path, { config: anyone }, async (request, reply) => {
    const accountId = first(texts(request.body), 'person')
    if (!(await isUnderWay(provider, request, reply)) || (await findAccount(given, accountId)) === undefined)
      return reply.redirect('/sign-in', 303)
    const next = await (await provider()).interactionResult(request.raw, reply.raw, {
      login: { accountId, remember: false },
    })
    return reply.redirect(next, 303)
  })
}

/** Where it sends people back signed out: the one address that is registered with it, and no other. */
function serveLeaving(server: FastifyInstance, { address }: Given): void {
  server.get(leaving, { config: anyone, exposeHeadRoute: false }, async (request, reply) => {
    const asked = texts(request.query)
    const ours =
      first(asked, 'client_id') === 'vigil' && first(asked, 'post_logout_redirect_uri') === `${address}/sign-in/ended`
    return reply.redirect(ours ? '/sign-in/ended' : '/sign-in', 303)
  })
}

/** Ten minutes, in the browser that began it. */
async function isUnderWay(provider: WhenAsked, request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
  // That it could not be loaded is a fault of ours, and no sign-in that has run out.
  const loaded = await provider()
  try {
    const { uid } = await loaded.interactionDetails(request.raw, reply.raw)
    return request.url.endsWith(`/${uid}`)
  } catch (error) {
    request.log.info(fault(error), 'no sign-in is under way in this browser')
    return false
  }
}
