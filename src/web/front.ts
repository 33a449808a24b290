// The front door: whoever comes to `/` goes to where their work begins, or to the first page that is theirs, or signs in.
import type { FastifyInstance } from 'fastify'
import type { Person, Role } from '../registers/permissions.ts'
import { type Chassis, isFor, type NavigationItem } from './chassis.ts'

/** Jobs whose work begins at a page of their own. */
export type Landing = Readonly<Partial<Record<Role, string>>>

export function front(
  navigation: readonly NavigationItem[],
  landing: Landing = {},
): (server: FastifyInstance, chassis: Chassis) => void {
  return (server, chassis) => {
    server.get('/', { config: { permission: 'anyone' } }, async (request, reply) => {
      const signedIn = await chassis.find(request)
      const next = signedIn === null ? '/sign-in' : firstOf(signedIn.person, navigation, landing, chassis)
      return reply.header('cache-control', 'no-store').redirect(next, 303)
    })
  }
}

/** By the first of their jobs; somebody with work of another kind too begins where that kind does. */
function firstOf(person: Person, navigation: readonly NavigationItem[], landing: Landing, chassis: Chassis): string {
  const [job] = person.roles
  const own = job === undefined ? undefined : landing[job]
  return own ?? navigation.find((item) => isFor(chassis, person, item))?.href ?? '/api'
}
