// A browser in which somebody was let in before, told from strangers at its address: what fails there is counted apart (OWASP, device cookies).
import { createHmac } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { cookieName } from '../access.ts'
import { isSecret, newSecret, sameSecret } from '../secrets.ts'
import { cookieOptions } from './cookies.ts'

export type Known = { readonly key: string; readonly secure: boolean }

const markOf = (key: string, id: string): string =>
  createHmac('sha256', key).update(`vigil browser ${id}`).digest('base64url')

/** Whose it is nobody can tell from it: random, and signed so that nobody makes one up. Null for a stranger. */
export function knownBrowser({ key, secure }: Known, request: FastifyRequest): string | null {
  const [id = '', mark = ''] = (request.cookies[cookieName('vigil_browser', secure)] ?? '').split('.')
  return isSecret(id) && sameSecret(mark, markOf(key, id)) ? id : null
}

/** Ninety days, Vigil's default: longer than anybody is away from the machines of a shift. */
const knownSeconds = 90 * 86_400

export function makeKnown(known: Known, request: FastifyRequest, reply: FastifyReply): void {
  const id = knownBrowser(known, request) ?? newSecret()
  void reply.setCookie(cookieName('vigil_browser', known.secure), `${id}.${markOf(known.key, id)}`, {
    ...cookieOptions(known),
    maxAge: knownSeconds,
  })
}
