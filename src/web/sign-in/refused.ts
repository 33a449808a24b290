// What a failed sign-in means: a person refused, Vigil itself refused, or neither.
import * as client from 'openid-client'
import type { Answer } from './answer.ts'

/** It answered, and the answer was no; or what came back was not what this browser had asked for. Null for anything else: it is away. */
export function refusalOf(error: unknown): Extract<Answer, { readonly kind: 'refused' | 'not let in' }> | null {
  const code = codeOf(error)
  if (code === null || code === 'server_error' || code === 'temporarily_unavailable') return null
  return ofThePerson.has(code) ? { kind: 'refused', because: 'by the provider', code } : { kind: 'not let in', code }
}

/** The provider's own word, or the library's for an answer that does not hold. */
function codeOf(error: unknown): string | null {
  if (error instanceof client.AuthorizationResponseError || error instanceof client.ResponseBodyError)
    return error.error.replace(/[^\w ]/g, '').slice(0, 60)
  if (error instanceof client.WWWAuthenticateChallengeError) return error.code
  return error instanceof client.ClientError && error.code !== undefined && answers.has(error.code) ? error.code : null
}

/** Its clock and ours differ, or its statement is not for us. */
export const clocksDiffer = 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED'

const notAsAsked = [
  'OAUTH_INVALID_RESPONSE',
  'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
  /** The address that it answered is of another account than its statement. */
  'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED',
]

/** Its statement is signed by nobody, or with the secret that we hold too. */
const notSigned = 'OAUTH_UNSUPPORTED_OPERATION'

const answers = new Set([...notAsAsked, clocksDiffer, notSigned])

/** They, or what their browser brought back, were refused (RFC 6749, sections 4.1.2.1 and 5.2; OpenID Connect Core 1.0, section 3.1.2.6). */
const ofThePerson = new Set([
  'access_denied',
  'login_required',
  'interaction_required',
  'consent_required',
  'account_selection_required',
  'invalid_grant',
  ...notAsAsked,
])
