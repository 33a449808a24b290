// Asking an OpenID Connect provider who somebody is: authorization code with PKCE, state and nonce (OpenID Connect Core 1.0, RFC 7636).
import * as client from 'openid-client'
import type { Answer, Known, Refused } from './answer.ts'
import { refusalOf } from './refused.ts'

export type { Answer } from './answer.ts'

export type ProviderSettings = {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** Whoever runs Vigil knows that this provider lets nobody choose their own address, and it does not say so itself. */
  readonly addressesTrusted?: boolean
  /** `login` makes the provider ask each time, where machines are shared. */
  readonly prompt?: 'login' | 'select_account'
  /** For a provider inside this program: asked without a network. */
  readonly inside?: (address: string, options: client.CustomFetchOptions) => Promise<Response>
}

/** What must come back with the person; kept in their browser meanwhile. */
type Expected = { readonly state: string; readonly nonce: string; readonly verifier: string }

/** The provider cannot be reached, or does not answer as one. */
export class ProviderAway extends Error {
  constructor(cause: unknown) {
    super('the sign-in provider cannot be reached', { cause })
    this.name = 'ProviderAway'
  }
}

export type Provider = {
  /** `again`: the provider asks, though it may know the browser still. */
  readonly begin: (asked: {
    readonly again: boolean
  }) => Promise<{ readonly address: string; readonly expected: Expected }>
  readonly finish: (returnedTo: URL, expected: Expected) => Promise<Answer>
  /** Where the browser ends its session at the provider (OpenID Connect RP-Initiated Logout 1.0); null where that is not offered. */
  readonly leave: (idToken: string | null) => Promise<string | null>
}

/** Five seconds: somebody is waiting at a desk. */
const timeoutSeconds = 5

/** A provider is told where to send people back: `<address>/sign-in/return`, and signed out `<address>/sign-in/ended`. */
export function openIdProvider(settings: ProviderSettings, address: string): Provider {
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
    begin: async ({ again }) => {
      const expected = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      }
      const prompt = again ? 'login' : settings.prompt
      const asking = client.buildAuthorizationUrl(await configuration(), {
        redirect_uri: `${address}/sign-in/return`,
        scope: 'openid email profile',
        state: expected.state,
        nonce: expected.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(expected.verifier),
        code_challenge_method: 'S256',
        ...(prompt === undefined ? {} : { prompt }),
      })
      return { address: asking.href, expected }
    },
    finish: async (returnedTo, expected) => {
      const answered = await configuration()
      try {
        const { idToken, ...claims } = await exchange(answered, returnedTo, expected)
        const found = knownBy(settings, claims)
        return found.kind === 'known' ? { ...found, idToken } : { ...found, code: null }
      } catch (error) {
        const answer = refusalOf(error)
        if (answer === null) throw new ProviderAway(error)
        return answer
      }
    },
    leave: async (idToken) => {
      const answered = await configuration()
      if (answered.serverMetadata().end_session_endpoint === undefined) return null
      return client.buildEndSessionUrl(answered, {
        post_logout_redirect_uri: `${address}/sign-in/ended`,
        ...(idToken === null ? {} : { id_token_hint: idToken }),
      }).href
    },
  }
}

async function discover(settings: ProviderSettings): Promise<client.Configuration> {
  return await client.discovery(new URL(settings.issuer), settings.clientId, {}, secretAsTaken(settings.clientSecret), {
    timeout: timeoutSeconds,
    execute: [
      // Who somebody is must be signed by the provider's key, and not only have come from its address: what lies between may be a proxy.
      client.enableNonRepudiationChecks,
      // Plain http is refused at the start but to this machine itself.
      ...(settings.issuer.startsWith('http:') ? [client.allowInsecureRequests] : []),
    ],
    ...(settings.inside ? { [client.customFetch]: settings.inside } : {}),
  })
}

/** In the body, or where the provider does not take it there, in a header: what it leaves unsaid means a header (RFC 8414, section 2). */
function secretAsTaken(secret: string): client.ClientAuth {
  const [inBody, inHeader] = [client.ClientSecretPost(secret), client.ClientSecretBasic(secret)]
  return (server, ...request) => {
    const taken = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
    return (taken.includes('client_secret_post') ? inBody : inHeader)(server, ...request)
  }
}

async function exchange(configuration: client.Configuration, returnedTo: URL, expected: Expected) {
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
    idToken: tokens.id_token ?? null,
  }
}

type Claims = {
  readonly issuer: string
  readonly subject: string
  readonly email: unknown
  readonly verified: unknown
}

/** Left out, null, or said as anything but true (OpenID Connect Core 1.0, section 5.1) vouches for nothing: anybody might have typed the address. */
export function knownBy(
  { addressesTrusted }: Pick<ProviderSettings, 'addressesTrusted'>,
  claims: Claims,
): Known | Refused {
  const { issuer, subject, email, verified } = claims
  if (typeof email !== 'string' || !isWord(email, 254)) return { kind: 'refused', because: 'no address' }
  if (verified !== true && addressesTrusted !== true) return { kind: 'refused', because: 'address not verified' }
  // OpenID Connect Core 1.0, section 2: at most 255 characters.
  if (!isWord(subject, 255)) return { kind: 'refused', because: 'by the provider' }
  return { kind: 'known', email, issuer, subject }
}

/** The database keeps no NUL, and nobody reads what is longer. */
const isWord = (text: string, most: number): boolean => text !== '' && text.length <= most && !/\p{Cc}/u.test(text)
