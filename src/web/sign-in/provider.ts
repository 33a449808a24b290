// Asking an OpenID Connect provider who somebody is: authorization code with PKCE, state and nonce (OpenID Connect Core 1.0, RFC 7636).
import * as client from 'openid-client'

export type ProviderSettings = {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** Whoever runs Vigil knows that this provider lets nobody choose their own address, and it does not say so itself. */
  readonly addressesTrusted?: boolean
  /** `login` makes the provider ask each time, where machines are shared. */
  readonly prompt?: 'login' | 'select_account'
  /** For a provider inside this program: asked without a network. Also allows plain http. */
  readonly inside?: (address: string, options: client.CustomFetchOptions) => Promise<Response>
}

/** What must come back with the person; kept in their browser meanwhile. */
type Expected = { readonly state: string; readonly nonce: string; readonly verifier: string }

export type Answer =
  | { readonly kind: 'known'; readonly email: string; readonly issuer: string; readonly subject: string }
  | { readonly kind: 'refused'; readonly because: 'by the provider' | 'no address' | 'address not verified' }

/** The provider cannot be reached, or does not answer as one. */
export class ProviderAway extends Error {
  constructor(cause: unknown) {
    super('the sign-in provider cannot be reached', { cause })
    this.name = 'ProviderAway'
  }
}

export type Provider = {
  readonly begin: () => Promise<{ readonly address: string; readonly expected: Expected }>
  readonly finish: (returnedTo: URL, expected: Expected) => Promise<Answer>
}

/** Five seconds: somebody is waiting at a desk. */
const timeoutSeconds = 5

export function openIdProvider(settings: ProviderSettings, returnAddress: string): Provider {
  let known: Promise<client.Configuration> | null = null
  // Asked once; a failure is not remembered, so that sign-in works again as soon as the provider does.
  const configuration = () => {
    known ??= discover(settings).catch((cause: unknown) => {
      known = null
      throw new ProviderAway(cause)
    })
    return known
  }
  return {
    begin: async () => {
      const expected = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      }
      const address = client.buildAuthorizationUrl(await configuration(), {
        redirect_uri: returnAddress,
        scope: 'openid email profile',
        state: expected.state,
        nonce: expected.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(expected.verifier),
        code_challenge_method: 'S256',
        ...(settings.prompt ? { prompt: settings.prompt } : {}),
      })
      return { address: address.href, expected }
    },
    finish: async (returnedTo, expected) => {
      const answered = await configuration()
      try {
        return knownBy(settings, await exchange(answered, returnedTo, expected))
      } catch (error) {
        if (isRefusal(error)) return { kind: 'refused', because: 'by the provider' }
        throw new ProviderAway(error)
      }
    },
  }
}

async function discover(settings: ProviderSettings): Promise<client.Configuration> {
  return await client.discovery(new URL(settings.issuer), settings.clientId, settings.clientSecret, undefined, {
    timeout: timeoutSeconds,
    ...(settings.inside ? { execute: [client.allowInsecureRequests], [client.customFetch]: settings.inside } : {}),
  })
}

async function exchange(configuration: client.Configuration, returnedTo: URL, expected: Expected): Promise<Claims> {
  const tokens = await client.authorizationCodeGrant(configuration, returnedTo, {
    pkceCodeVerifier: expected.verifier,
    expectedState: expected.state,
    expectedNonce: expected.nonce,
    idTokenExpected: true,
  })
  const claims = tokens.claims()
  const subject = claims?.sub ?? ''
  // Some providers put the address in the token, others answer it only when asked.
  const said =
    typeof claims?.['email'] === 'string'
      ? claims
      : await client.fetchUserInfo(configuration, tokens.access_token, subject)
  return {
    issuer: configuration.serverMetadata().issuer,
    subject,
    email: said['email'],
    verified: said['email_verified'],
  }
}

type Claims = {
  readonly issuer: string
  readonly subject: string
  readonly email: unknown
  readonly verified: unknown
}

/** Left out, null, or said as anything but true (OpenID Connect Core 1.0, section 5.1) vouches for nothing: anybody might have typed the address. */
export function knownBy({ addressesTrusted }: Pick<ProviderSettings, 'addressesTrusted'>, claims: Claims): Answer {
  const { issuer, subject, email, verified } = claims
  if (typeof email !== 'string' || email === '') return { kind: 'refused', because: 'no address' }
  if (verified !== true && addressesTrusted !== true) return { kind: 'refused', because: 'address not verified' }
  return { kind: 'known', email, issuer, subject }
}

/** It answered, and the answer was no; or what came back was not what this browser had asked for. */
function isRefusal(error: unknown): boolean {
  if (error instanceof client.AuthorizationResponseError || error instanceof client.ResponseBodyError) return true
  return error instanceof client.ClientError && error.code !== undefined && refusals.has(error.code)
}

const refusals = new Set([
  'OAUTH_INVALID_RESPONSE',
  'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
  'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
])
