// Help, for everybody and whether signed in or not: whom to ring, what to do while Vigil is away, and how far its pages can be used by everyone.
import type { FastifyInstance } from 'fastify'
import { type Chassis, sendPage } from './chassis.ts'

/** `desk`: how the force's help desk is reached; null where nobody has entered it. */
export const help =
  (desk: string | null) =>
  (server: FastifyInstance, chassis: Chassis): void => {
    server.get('/help', { config: { permission: 'anyone' } }, async (request, reply) => {
      // Whoever asks for help while the database is away gets it all the same.
      const signedIn = await chassis.find(request).catch(() => null)
      return sendPage(chassis, request, reply, signedIn, {
        template: 'help.njk',
        title: 'Help and accessibility',
        values: { desk },
      })
    })
  }
