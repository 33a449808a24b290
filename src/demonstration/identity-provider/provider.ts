// The OpenID Connect provider itself: in memory, for one program, with its own key each start.
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import Provider, { type Context } from 'oidc-provider'
import { memoryAdapter } from '../identity-memory.ts'
import { findAccount, type Given, leaving, place } from './account.ts'

export function makeProvider(given: Given, secret: string): Provider {
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

/** Vigil is the only program that asks, and belongs to the same owner: nobody is asked whether it may. */
async function grantAll(context: Context) {
  const { client, session, provider } = context.oidc
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
  grant.addOIDCScope('openid email profile')
  await grant.save()
  return grant
}
