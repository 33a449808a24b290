// Where a request began, as browsers say it: in Sec-Fetch-Site, the old ones by Origin alone.
import type { FastifyRequest } from 'fastify'

/** Said to be another's: turned away at the door, whatever it asks. What says nothing goes on, to be asked for a secret or a token. */
export function comesFromElsewhere(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site']
  return site === 'cross-site' || site === 'same-site'
}

/** Of a browser that says only its origin, and not that it has none: `hosts` are ours. */
export function saysAnotherOrigin({ headers }: FastifyRequest, hosts: readonly string[]): boolean {
  const { origin } = headers
  if (headers['sec-fetch-site'] !== undefined || origin === undefined || origin === 'null') return false
  return !hosts.includes(URL.parse(origin)?.host ?? '')
}

/** Said to be ours, which a form that changes something asks for beside its secret. What says neither is left to the secret. */
export function comesFromHere(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  const { origin } = request.headers
  return origin === undefined || URL.parse(origin)?.host === request.host
}
