// A sign-in provider of the demonstration's own: a page of invented people, no password, everything in memory.
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import Provider, { type Context } from 'oidc-provider'
import type { StaffRow } from '../registers/staff.ts'
import { type Chassis, sendPage } from '../web/chassis.ts'
import { fault } from '../web/logged.ts'
import { texts } from '../web/page.ts'
import type { ProviderSettings } from '../web/sign-in/provider.ts'
import { first } from '../web/typed.ts'
import { memoryAdapter } from './identity-memory.ts'
import { byJob } from './people-by-job.ts'

const place = '/demonstration/identity'
const leaving = `${place}/leaving`

type Given = {
  /** Where people reach Vigil, without a slash at its end. */
  readonly address: string
  /** The staff of the demonstration force who may be signed in as. */
  readonly people: () => Promise<readonly StaffRow[]>
}

type IdentityProvider = {
  /** For `signIn`: Vigil asks this provider as it would any other, only without a network in between. */
  readonly settings: ProviderSettings
  readonly plugin: (server: FastifyInstance, chassis: Chassis) => Promise<void>
}

export function demonstrationIdentityProvider(given: Given): IdentityProvider {
  const secret = randomBytes(32).toString('base64url')
  const provider = makeProvider(given, secret)
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

function makeProvider(given: Given, secret: string): Provider {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const provider = new Provider(`${given.address}${place}`, {
    adapter: memoryAdapter(),
    clients: [
      {
        client_id: 'vigil',
        client_secret: secret,
        redirect_uris: [`${given.address}/sign-in/return`],
        grant_types: ['authorization_code'],
        response_types: ['code'],
        token_endpoint_auth_method: 'client_secret_post',
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'ES256' }] },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    // The address goes into the token itself, which saves a question.
    conformIdTokenClaims: false,
    // Signing out there is our own page, below: it remembers nobody, so there is nobody to ask.
    discovery: { end_session_endpoint: `${given.address}${leaving}` },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    pkce: { required: () => true },
    interactions: { url: (_context: Context, { uid }: { uid: string }) => `${place}/people/${uid}` },
    ttl: { AccessToken: 60, AuthorizationCode: 60, IdToken: 60, Interaction: 600, Session: 600, Grant: 600 },
    findAccount: async (_context: Context, id: string) => await findAccount(given, id),
    loadExistingGrant: async (context: Context) => await grantAll(context),
    renderError: (context: Context, out: { error: string }) => {
      context.type = 'html'
      context.body = `<!DOCTYPE html><html lang="en"><title>Signing in was not finished</title><main><h1>Signing in was not finished</h1><p>${out.error.replace(/[^\w ]/g, '')}</p><p><a href="/sign-in">Sign in</a></p></main></html>`
    },
  })
  provider.proxy = true
  return provider
}

/** It names itself by what each request says of host and scheme: said here, so that no proxy in between matters. */
function sayAddress(server: FastifyInstance, address: string): void {
  const { host, protocol } = new URL(address)
  server.addHook('onRequest', async ({ raw }) => {
    Object.assign(raw.headers, { host, 'x-forwarded-proto': protocol.replace(':', ''), 'x-forwarded-host': host })
  })
}

async function findAccount(given: Given, id: string) {
  const person = (await given.people()).find((one) => one.staff_id === id)
  if (person === undefined) return undefined
  return {
    accountId: id,
    claims: () => ({ sub: id, email: person.email, email_verified: true, name: person.name }),
  }
}

/** Vigil is the only program that asks, and belongs to the same owner: nobody is asked whether it may. */
async function grantAll(context: Context) {
  const { client, session, provider } = context.oidc
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
  grant.addOIDCScope('openid email profile')
  await grant.save()
  return grant
}

// ——— the page of people ———

const anyone = { permission: 'anyone' as const, rateLimit: false as const }

function servePeople(server: FastifyInstance, chassis: Chassis, given: Given, provider: Provider): void {
  const path = `${place}/people/:uid`
  server.get(path, { config: anyone, exposeHeadRoute: false }, async (request, reply) => {
    if (!(await isUnderWay(provider, request, reply))) return reply.redirect('/sign-in', 303)
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
    const next = await provider.interactionResult(request.raw, reply.raw, { login: { accountId, remember: false } })
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
async function isUnderWay(provider: Provider, request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
  try {
    const { uid } = await provider.interactionDetails(request.raw, reply.raw)
    return request.url.endsWith(`/${uid}`)
  } catch (error) {
    request.log.info(fault(error), 'no sign-in is under way in this browser')
    return false
  }
}

// ——— the provider's own addresses ———

function serveProvider(server: FastifyInstance, provider: Provider): void {
  // It reads its requests itself.
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('*', (_request, _payload, done) => done(null))
  const answer = provider.callback()
  server.all([place, '*'].join('/'), { config: anyone }, async (request, reply) => {
    reply.hijack()
    const { raw } = request
    Object.assign(raw, { originalUrl: raw.url })
    raw.url = (raw.url ?? '').slice(place.length)
    // It remembers nobody between sign-ins: whoever chooses another person would first be asked, by a script, to sign out.
    const cookies = (raw.headers.cookie ?? '').split('; ').filter((one) => !one.startsWith('_session'))
    raw.headers.cookie = cookies.join('; ')
    await answer(raw, reply.raw)
  })
}

/** What would have gone over the network, handed to the server directly: works behind any proxy and before it listens. */
async function askInside(
  server: FastifyInstance,
  address: string,
  options: Parameters<NonNullable<ProviderSettings['inside']>>[1],
): Promise<Response> {
  const url = new URL(address)
  const answered = await server.inject({
    method: options.method === 'POST' ? 'POST' : 'GET',
    url: `${url.pathname}${url.search}`,
    headers: options.headers,
    ...(options.body ? { payload: String(options.body) } : {}),
  })
  const headers = Object.entries(answered.headers).map(([name, value]): [string, string] => [name, String(value)])
  return new Response(answered.rawPayload.length === 0 ? null : answered.payload, {
    status: answered.statusCode,
    headers,
  })
}
