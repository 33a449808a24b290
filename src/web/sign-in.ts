// Signing in and out: off to the provider, back with a name, matched to a member of staff, and a session begun.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Person } from '../registers/permissions.ts'
import { cookieName } from './access.ts'
import { type Chassis, ownPath } from './chassis.ts'
import { texts } from './page.ts'
import { sameSecret } from './secrets.ts'
import { boundSignIns } from './sign-in/bounded.ts'
import { cookieOptions } from './sign-in/cookies.ts'
import { type Desk, type Given, providerAway, show } from './sign-in/desk.ts'
import { makeKnown } from './sign-in/known-browser.ts'
import { memberOfStaff } from './sign-in/member.ts'
import { signOut } from './sign-in/out.ts'
import { type Answer, openIdProvider } from './sign-in/provider.ts'
import { readWaiting } from './sign-in/waiting.ts'
import { type Page, pages } from './sign-in/words.ts'
import { first } from './typed.ts'

/** `/sign-in`, `/sign-in/return`, `/sign-in/ended` and `POST /sign-out`. */
export function signIn(given: Given): (server: FastifyInstance, chassis: Chassis) => void {
  return (server, chassis) => {
    const secure = given.address.startsWith('https:')
    const desk: Desk = {
      given,
      chassis,
      provider: openIdProvider(given.provider, given.address),
      bounded: boundSignIns(server, { key: given.browserKey, secure, now: given.clock }),
      secure,
    }
    const anyone = { config: { permission: 'anyone' as const }, exposeHeadRoute: false }
    server.get('/sign-in', anyone, async (request, reply) => await leave(desk, request, reply))
    server.get('/sign-in/return', anyone, async (request, reply) => await comeBack(desk, request, reply))
    server.get('/sign-in/ended', anyone, async (request, reply) =>
      show(desk, request, reply, 'here' in texts(request.query) ? pages.endedHereOnly : pages.ended),
    )
    server.post('/sign-out', anyone, async (request, reply) => await signOut(desk, request, reply))
  }
}

// ——— off to the provider ———

async function leave(desk: Desk, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const next = whereTo(first(texts(request.query), 'next'))
  try {
    const { address, expected } = await desk.provider.begin({ again: await isAskedAgain(desk, request) })
    const kept = Buffer.from(JSON.stringify({ ...expected, next })).toString('base64url')
    return reply
      .setCookie(cookieName('vigil_sign_in', desk.secure), kept, { ...cookieOptions(desk), maxAge: 600 })
      .header('cache-control', 'no-store')
      .redirect(address, 303)
  } catch (error) {
    return providerAway(desk, request, reply, error)
  }
}

/**
 * After a sign-out, and where a session lay idle or ran out, the provider may know the browser still: it would bring whoever sits
 * there now straight in as the one before (machines of a control room are shared). It is told to ask.
 */
async function isAskedAgain(desk: Desk, request: FastifyRequest): Promise<boolean> {
  if (request.cookies[cookieName('vigil_signed_out', desk.secure)] !== undefined) return true
  const session = request.cookies[cookieName('vigil_session', desk.secure)]
  return session !== undefined && (await desk.chassis.find(request)) === null
}

/** Only an address of our own, and never sign-in itself again. */
export function whereTo(next: string): string {
  const path = next.length > 2_000 ? '/' : ownPath(next)
  return /^\/sign-(in|out)([/?#]|$)/.test(path) ? '/' : path
}

// ——— and back ———

async function comeBack(desk: Desk, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const kept = readWaiting(request.cookies[cookieName('vigil_sign_in', desk.secure)])
  if (kept === null || !sameSecret(first(texts(request.query), 'state'), kept.state)) {
    // Two tabs asked at once and the other was first: there is nothing left to do.
    if ((await desk.chassis.find(request)) !== null) return reply.redirect('/', 303)
    return show(desk, request, reply, pages.otherBrowser(desk.given.address))
  }
  void reply.clearCookie(cookieName('vigil_sign_in', desk.secure), cookieOptions(desk))
  const notNow = await desk.bounded.refusal(request)
  if (notNow !== null) return show(desk, request, reply, notNow)
  try {
    const finish = async () => await desk.provider.finish(new URL(request.url, desk.given.address), kept)
    const answer = await desk.bounded.underWay(request, finish)
    if (answer.kind === 'not let in') {
      request.log.error({ code: answer.code }, 'the sign-in provider does not let Vigil in')
      return show(desk, request, reply, pages.notLetIn(answer.code))
    }
    const found = await whoCame(desk, request, answer)
    if ('person' in found)
      return await begin(desk, request, reply, { person: found.person, idToken: found.idToken, next: kept.next })
    await desk.bounded.failed(request)
    return show(desk, request, reply, found)
  } catch (error) {
    return providerAway(desk, request, reply, error)
  }
}

/** Somebody who works here, or why nobody is let in. */
async function whoCame(
  desk: Desk,
  request: FastifyRequest,
  answer: Exclude<Answer, { kind: 'not let in' }>,
): Promise<Page | { readonly person: Person; readonly idToken: string | null }> {
  if (answer.kind === 'refused') {
    request.log.info({ code: answer.code }, `the sign-in provider’s answer let nobody in: ${answer.because}`)
    return pages.refused(answer.because)
  }
  const found = await memberOfStaff(desk.given, answer)
  if (found === null) return pages.unknown(answer.email)
  if (found.account === 'of somebody else') return pages.ofSomebodyElse
  if (found.account !== 'theirs') return pages.otherAccount
  return { person: found.person, idToken: answer.idToken }
}

async function begin(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  { person, idToken, next }: { readonly person: Person; readonly idToken: string | null; readonly next: string },
): Promise<FastifyReply> {
  const name = cookieName('vigil_session', desk.secure)
  const cookie = await desk.given.sessions.begin(person, request.cookies[name] ?? null, idToken)
  const { browserKey: key, clock: now } = desk.given
  makeKnown({ key, secure: desk.secure, now }, request, reply)
  // Lax, not strict: the browser comes back from the provider's site and must already be known on the page it is sent to.
  return reply
    .setCookie(name, cookie, cookieOptions(desk))
    .clearCookie(cookieName('vigil_signed_out', desk.secure), cookieOptions(desk))
    .header('cache-control', 'no-store')
    .redirect(whereTo(next), 303)
}
