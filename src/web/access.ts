// Who is asking, and may they: by a browser's cookie or a program's token, for every address that is not open to anyone.
import type { FastifyRequest, preHandlerAsyncHookHandler } from 'fastify'
import type { Permission } from '../registers/permissions.ts'
import { comesFromHere } from './began-at.ts'
import { type Chassis, type FindSignedIn, isApi, type SignedIn } from './chassis.ts'
import { say } from './errors.ts'
import { texts, toSignIn } from './page.ts'
import { notYours, type Said } from './said.ts'
import { draftKeyOf, sameSecret } from './secrets.ts'
import type { Sessions } from './session.ts'
import type { Tokens } from './tokens.ts'
import { first, type Typed } from './typed.ts'

type Cookie = 'vigil_session' | 'vigil_sign_in' | 'vigil_signed_out' | 'vigil_browser'

/** `__Host-`: no other address of the domain can set it. Browsers accept that prefix over https only. */
export const cookieName = (name: Cookie, secure: boolean): string => (secure ? `__Host-${name}` : name)

type Given = { readonly sessions: Sessions; readonly tokens: Tokens; readonly secure: boolean }

/** A token counts under /api only, a cookie everywhere. Where both are sent, the token alone counts. */
export function findSignedIn(given: Given): FindSignedIn {
  return async (request) => {
    const token = bearer(request)
    if (token !== null) return isApi(request) ? await byToken(given.tokens, token) : null
    return await byCookie(given, request)
  }
}

/** As `findSignedIn`, for a page that stays open: a session that is asked about so is not used by it. */
export function stillSignedIn({ sessions, tokens, secure }: Given): (request: FastifyRequest) => Promise<boolean> {
  return async (request) => {
    const token = bearer(request)
    if (token !== null) return isApi(request) && (await tokens.find(token)) !== null
    return await sessions.stands(request.cookies[cookieName('vigil_session', secure)] ?? '')
  }
}

async function byToken(tokens: Tokens, token: string): Promise<SignedIn | null> {
  const caller = await tokens.find(token)
  // No form is ever sent with a token, so there is nothing for one to carry.
  return caller === null ? null : { person: caller.person, csrf: '', session: caller.tokenHash.slice(0, 32) }
}

async function byCookie({ sessions, secure }: Given, request: FastifyRequest): Promise<SignedIn | null> {
  const cookie = request.cookies[cookieName('vigil_session', secure)]
  const session = cookie === undefined ? null : await sessions.find(cookie, isByItself(request))
  if (cookie === undefined || session === null) return null
  const { person, csrf, idHash } = session
  return { person, csrf, session: idHash.slice(0, 32), draftKey: draftKeyOf(cookie) }
}

/**
 * An open page that keeps itself as the server has it (live.js), with nobody at it: a machine left so must sign its person out. Not the board:
 * a control room reads it from a wall that nobody touches, and at three in the morning it must still be there.
 */
const isByItself = ({ headers, routeOptions: { url } }: FastifyRequest): boolean =>
  url === '/live' || (headers['x-vigil-by-itself'] !== undefined && url !== '/board')

/** What a program carries in the place of a cookie. */
export function bearer(request: FastifyRequest): string | null {
  return /^bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null
}

/**
 * For addresses that are neither a slice's page nor a command: answers those who may not before the handler runs.
 * What changes anything must come from a form of the same session.
 */
export function require(chassis: Chassis, permission: Permission | 'signed in'): preHandlerAsyncHookHandler {
  return async (request, reply) => {
    const signedIn = await chassis.find(request)
    if (signedIn === null) return toSignIn(request, reply)
    if (permission !== 'signed in' && !chassis.may(signedIn.person, permission))
      return say(chassis, request, reply, signedIn, notYours(permission))
    if (changes(request) && !isOwnForm(request, signedIn)) return say(chassis, request, reply, signedIn, notOurForm)
    asking.set(request, signedIn)
    return
  }
}

const asking = new WeakMap<FastifyRequest, SignedIn>()

/** Inside a handler behind `require`. */
export function signedInOf(request: FastifyRequest): SignedIn {
  const signedIn = asking.get(request)
  if (signedIn === undefined) throw new Error('this address does not require anybody to be signed in')
  return signedIn
}

const changes = (request: FastifyRequest): boolean => !['GET', 'OPTIONS'].includes(request.method)

/** A program with a token has no forms; everyone else sends the session's secret in the form, or in a header from a script of ours. */
export function isOwnForm(request: FastifyRequest, signedIn: SignedIn, typed: Typed = texts(request.body)): boolean {
  if (bearer(request) !== null && isApi(request)) return true
  const header = request.headers['x-csrf-token']
  const sent = typeof header === 'string' ? header : first(typed, '_csrf')
  return comesFromHere(request) && signedIn.csrf !== '' && sameSecret(sent, signedIn.csrf)
}

/** The API takes no secret of the session: a browser's request must come from a page of ours. A program with a token is no browser. */
export const isOwnRequest = (request: FastifyRequest): boolean => bearer(request) !== null || comesFromHere(request)

const notOurForm: Said = {
  status: 403,
  problem: 'from-elsewhere',
  title: 'This was not sent from one of your pages',
  sentences: [
    'Nothing was changed. The page was opened before you last signed in, or belongs to another site.',
    'Go back, load the page again and send it once more.',
  ],
}
