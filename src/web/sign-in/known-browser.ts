// A browser in which somebody was let in before, told from strangers at its address: what fails there is counted apart (OWASP, device cookies).
import { createHmac } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Clock, Instant } from '../../kernel/time.ts'
import { cookieName } from '../access.ts'
import { isSecret, newSecret, sameSecret } from '../secrets.ts'
import { cookieOptions } from './cookies.ts'

export type Known = { readonly key: string; readonly secure: boolean; readonly now: Clock }

/** Ninety days, Vigil's default: longer than anybody is away from the machines of a shift. */
const knownDays = 90
const daySeconds = 86_400

const dayOf = (now: Instant): number => Math.floor(Date.parse(now) / 1000 / daySeconds)

const markOf = (key: string, id: string, day: number): string =>
  createHmac('sha256', key).update(`vigil browser ${id} of day ${day}`).digest('base64url')

/** Whose it is nobody can tell from it: random, and signed with the day it was given, so that nobody makes one up or keeps one beyond its days. Null for a stranger. */
export function knownBrowser({ key, secure, now }: Known, request: FastifyRequest): string | null {
  const [id = '', given = '', mark = ''] = (request.cookies[cookieName('vigil_browser', secure)] ?? '').split('.')
  const day = /^\d{1,6}$/.test(given) ? Number(given) : Number.NaN
  const age = dayOf(now()) - day
  return isSecret(id) && age >= 0 && age < knownDays && sameSecret(mark, markOf(key, id, day)) ? id : null
}

export function makeKnown(known: Known, request: FastifyRequest, reply: FastifyReply): void {
  const id = knownBrowser(known, request) ?? newSecret()
  const day = dayOf(known.now())
  void reply.setCookie(cookieName('vigil_browser', known.secure), `${id}.${day}.${markOf(known.key, id, day)}`, {
    ...cookieOptions(known),
    maxAge: knownDays * daySeconds,
  })
}
