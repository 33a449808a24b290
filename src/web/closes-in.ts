// What a form lists of a record that was opened in an emergency leaves the screen at its moment in a browser without scripts too, and nothing typed is lost: a style sheet that waits. With scripts, look.js does it.
import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import { Compile } from 'typebox/compile'

const path = '/assets/closes-in.css'
const Asked = Compile(Type.Object({ seconds: Type.String({ pattern: '^[0-9]{1,6}$' }) }))
const said =
  'An emergency opening has ended, so what was found for this form is not shown any more. What you typed is kept: send it, or look again to see what is still open to you.'

export function serveClosesIn(server: FastifyInstance): void {
  server.get(path, { config: { permission: 'anyone', rateLimit: false } }, async ({ query }, reply) =>
    Asked.Check(query)
      ? reply.type('text/css; charset=utf-8').header('cache-control', 'no-store').send(sheet(query.seconds))
      : reply.code(404).send(),
  )
}

const sheet = (seconds: string): string => `
@keyframes vigil-closes { to { visibility: hidden } }
@keyframes vigil-says { to { font-size: 1.1875rem; font-weight: 700 } }
[data-look] { animation: vigil-closes 1ms ${seconds}s forwards }
main::before { content: '${said}'; display: block; font-size: 0; animation: vigil-says 1ms ${seconds}s forwards }
`
