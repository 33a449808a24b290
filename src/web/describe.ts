// The API described by itself: every page that is also JSON, and every command with the schema of its body.
import type { FastifyInstance } from 'fastify'
import type { Chassis } from './chassis.ts'
import { problem } from './errors.ts'
import { signInFirst } from './said.ts'
import type { Slice } from './slice.ts'

export function describe(
  server: FastifyInstance,
  chassis: Chassis,
  slices: readonly Pick<Slice, 'name' | 'pages' | 'commands'>[],
): void {
  const reads = slices.flatMap((slice) =>
    slice.pages.flatMap((page) =>
      page.api === null ? [] : [{ method: 'GET', path: page.api, permission: page.permission, query: page.query }],
    ),
  )
  const commands = slices.flatMap((slice) =>
    slice.commands.map((command) => ({
      method: 'POST',
      path: `/api/${command.record}/${command.opens ? '' : ':record/'}${command.path}`,
      title: command.title,
      permission: command.permission,
      headers: command.opens ? ['Idempotency-Key'] : ['Idempotency-Key', 'If-Match'],
      body: command.body,
    })),
  )
  server.get('/api', { config: { permission: 'signed in' } }, async (request, reply) => {
    if ((await chassis.find(request)) === null) return problem(reply, signInFirst)
    return reply.header('cache-control', 'no-store').send({ reads, commands })
  })
}
