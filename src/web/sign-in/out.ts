// Signing out: the session ends here and, where the provider offers it, there as well.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { cookieName, isOwnForm } from '../access.ts'
import { fault } from '../logged.ts'
import { cookieOptions } from './cookies.ts'
import { type Desk, show } from './desk.ts'
import { ProviderAway } from './provider.ts'
import { pages } from './words.ts'

export async function signOut(desk: Desk, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const signedIn = await desk.chassis.find(request)
  if (signedIn !== null && !isOwnForm(request, signedIn)) return show(desk, request, reply, pages.notOurForm)
  const name = cookieName('vigil_session', desk.secure)
  const idToken = await desk.given.sessions.end(request.cookies[name] ?? '')
  // Drafts are kept in the browser's storage; control-room machines are shared (house.md section 3, Drafts).
  void reply
    .clearCookie(name, cookieOptions(desk))
    .setCookie(cookieName('vigil_signed_out', desk.secure), 'yes', {
      ...cookieOptions(desk),
      maxAge: askedAgainSeconds,
    })
    .header('clear-site-data', '"storage"')
    .header('cache-control', 'no-store')
  const onwards = await endAtProvider(desk, request, idToken)
  // Not a redirect: browsers let a form lead to no other site (form-action of the content security policy), however it gets there.
  return onwards === null
    ? reply.redirect('/sign-in/ended?here', 303)
    : show(desk, request, reply, pages.ending(onwards))
}

/** Ninety days, Vigil's default: longer than a provider knows a browser that nobody uses. */
const askedAgainSeconds = 90 * 86_400

/** A provider that is away keeps nobody signed in here. */
async function endAtProvider(desk: Desk, request: FastifyRequest, idToken: string | null): Promise<string | null> {
  try {
    return await desk.provider.leave(idToken)
  } catch (error) {
    if (!(error instanceof ProviderAway)) throw error
    request.log.error(fault(error), 'the sign-in provider cannot be reached')
    return null
  }
}
