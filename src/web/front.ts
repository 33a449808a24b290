// The front door: whoever comes to `/` goes to the first page that is theirs, or signs in.
import type { FastifyInstance } from 'fastify'
import type { Chassis, NavigationItem } from './chassis.ts'

export function front(navigation: readonly NavigationItem[]): (server: FastifyInstance, chassis: Chassis) => void {
  return (server, chassis) => {
    server.get('/', { config: { permission: 'anyone' } }, async (request, reply) => {
      const signedIn = await chassis.find(request)
      const first = signedIn === null ? null : navigation.find((item) => chassis.may(signedIn.person, item.permission))
      const next = signedIn === null ? chassis.signInPath : (first?.href ?? '/api')
      return reply.header('cache-control', 'no-store').redirect(next, 303)
    })
  }
}
