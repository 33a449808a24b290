// Signing in and out: off to the provider, back with a name, matched to a member of staff, and a session begun.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import Type, { type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import type { Database } from '../kernel/database.ts'
import type { Clock } from '../kernel/time.ts'
import { bindAccount } from '../registers/account.ts'
import { systemPerson } from '../registers/alarms.ts'
import type { Person } from '../registers/permissions.ts'
import { personOfRow, signInPerson } from '../registers/staff.ts'
import { SYSTEM, type World } from '../registers/world.ts'
import { cookieName, isOwnForm } from './access.ts'
import { type Chassis, ownPath, sendPage } from './chassis.ts'
import { fault } from './errors.ts'
import { texts } from './page.ts'
import { sameSecret } from './secrets.ts'
import type { Sessions } from './session.ts'
import { type Answer, openIdProvider, type Provider, ProviderAway, type ProviderSettings } from './sign-in/provider.ts'
import { type Page, pages } from './sign-in/words.ts'
import { first } from './typed.ts'

type Given = {
  readonly database: Database
  readonly clock: Clock
  readonly sessions: Sessions
  readonly provider: ProviderSettings
  readonly world: (person: Person) => Promise<World>
  /** Where people reach Vigil, without a slash at its end; the provider sends them back there. */
  readonly address: string
}

/** `/sign-in`, `/sign-in/return`, `/sign-in/ended` and `POST /sign-out`. */
export function signIn(given: Given): (server: FastifyInstance, chassis: Chassis) => void {
  return (server, chassis) => {
    const desk: Desk = {
      given,
      chassis,
      provider: openIdProvider(given.provider, given.address),
      secure: given.address.startsWith('https:'),
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

type Desk = { readonly given: Given; readonly chassis: Chassis; readonly provider: Provider; readonly secure: boolean }

// ——— off to the provider ———

/** What the browser keeps while its person is at the provider. */
const Waiting = Type.Object({
  state: Type.String(),
  nonce: Type.String(),
  verifier: Type.String(),
  next: Type.String(),
})
const waiting = Compile(Waiting)

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
  try {
    const answer = await desk.provider.finish(new URL(request.url, desk.given.address), kept)
    if (answer.kind === 'not let in') {
      request.log.error({ code: answer.code }, 'the sign-in provider does not let Vigil in')
      return show(desk, request, reply, pages.notLetIn(answer.code))
    }
    if (answer.kind === 'refused') {
      request.log.info({ code: answer.code }, `the sign-in provider’s answer let nobody in: ${answer.because}`)
      return show(desk, request, reply, pages.refused(answer.because))
    }
    const found = await memberOfStaff(desk.given, answer)
    if (found === null) return show(desk, request, reply, pages.unknown(answer.email))
    if (found.account === 'of somebody else') return show(desk, request, reply, pages.ofSomebodyElse)
    if (found.account !== 'theirs') return show(desk, request, reply, pages.otherAccount)
    return await begin(desk, request, reply, { person: found.person, idToken: answer.idToken, next: kept.next })
  } catch (error) {
    return providerAway(desk, request, reply, error)
  }
}

function readWaiting(cookie: string | undefined): Static<typeof Waiting> | null {
  try {
    const read: unknown = JSON.parse(Buffer.from(cookie ?? '', 'base64url').toString('utf8'))
    return waiting.Check(read) ? read : null
  } catch {
    return null
  }
}

type Known = Extract<Answer, { kind: 'known' }>

/** Of whichever force: an address leads to one person, or to nobody; and from the first sign-in on only with the same account. */
async function memberOfStaff(given: Given, answer: Known) {
  const found = await whoIs(given, answer)
  if (found?.account !== 'none yet') return found
  const { issuer, subject } = answer
  await bindAccount(await given.world(systemPerson(found.person.forceId)), found.person.staffId, { issuer, subject })
  return await whoIs(given, answer)
}

async function whoIs({ database, clock }: Given, { email, issuer, subject }: Known) {
  const row = await database.read({ force: '', who: SYSTEM, now: clock() }, async (reader) => {
    return await signInPerson.one(reader, { email, issuer, subject })
  })
  return row === null ? null : { person: personOfRow(row), account: row.account }
}

async function begin(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  { person, idToken, next }: { readonly person: Person; readonly idToken: string | null; readonly next: string },
): Promise<FastifyReply> {
  const name = cookieName('vigil_session', desk.secure)
  const cookie = await desk.given.sessions.begin(person, request.cookies[name] ?? null, idToken)
  // Lax, not strict: the browser comes back from the provider's site and must already be known on the page it is sent to.
  return reply
    .setCookie(name, cookie, cookieOptions(desk))
    .clearCookie(cookieName('vigil_signed_out', desk.secure), cookieOptions(desk))
    .header('cache-control', 'no-store')
    .redirect(whereTo(next), 303)
}

/** No age: the browser forgets it when closed, the server after its own limits. */
const cookieOptions = (desk: Desk) => ({ path: '/', httpOnly: true, sameSite: 'lax' as const, secure: desk.secure })

// ——— out ———

async function signOut(desk: Desk, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
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

// ——— what is said ———

function providerAway(desk: Desk, request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply {
  if (!(error instanceof ProviderAway)) throw error
  request.log.error(fault(error), 'the sign-in provider cannot be reached')
  return show(desk, request, reply, pages.away)
}

function show(desk: Desk, request: FastifyRequest, reply: FastifyReply, said: Page): FastifyReply {
  const { status, title, ...values } = said
  return sendPage(desk.chassis, request, reply, null, { template: 'sign-in/said.njk', title, status, values })
}
