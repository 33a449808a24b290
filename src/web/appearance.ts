// Light or dark, kept in a cookie and chosen with a plain button, so that it works without a script.
import type { FastifyInstance } from 'fastify'
import { ownPath } from './chassis.ts'
import { texts } from './page.ts'
import { first } from './typed.ts'

export function serveAppearance(server: FastifyInstance): void {
  server.post('/appearance', { config: { permission: 'anyone' } }, async (request, reply) => {
    const typed = texts(request.body)
    const theme = first(typed, 'theme') === 'dark' ? 'dark' : 'light'
    void reply.setCookie('vigil_theme', theme, {
      path: '/',
      maxAge: 31_536_000,
      sameSite: 'lax',
      httpOnly: true,
      secure: 'auto',
    })
    return reply.redirect(ownPath(first(typed, 'back')), 303)
  })
}
