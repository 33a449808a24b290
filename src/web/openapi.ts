// The API described by itself, at an address of its own; and a page on how to use it.
import type { FastifyInstance } from 'fastify'
import { type Chassis, sendPage } from './chassis.ts'
import { problem } from './errors.ts'
import { type Described, openapiDocument } from './openapi/document.ts'
import { type OtherAddress, pathOf, titleOf } from './openapi/operations.ts'
import { toSignIn } from './page.ts'
import { kindsOfProblem, problemKinds } from './problem-kinds.ts'
import { signInFirst } from './said.ts'

/** A plug-in of the server, for whoever is signed in: `/api/openapi.json`, and for people the page `/using-the-api`. */
export function openapi(
  slices: Described,
  others: readonly OtherAddress[] = [],
): (server: FastifyInstance, chassis: Chassis) => void {
  // Made when it is first asked for: it takes longer than the rest of a start's routes, and most starts are never asked.
  let document: ReturnType<typeof openapiDocument> | null = null
  return (server, chassis) => {
    const options = { config: { permission: 'signed in' } } as const
    server.get('/api/openapi.json', options, async (request, reply) => {
      if ((await chassis.find(request)) === null) return problem(reply, signInFirst)
      document ??= openapiDocument(slices, others)
      return reply.header('cache-control', 'no-store').send(document)
    })
    server.get('/using-the-api', options, async (request, reply) => {
      const signedIn = await chassis.find(request)
      if (signedIn === null) return toSignIn(request, reply)
      const commands = slices.flatMap((slice) =>
        slice.commands.filter((one) => chassis.may(signedIn.person, one.permission)),
      )
      const pages = slices.flatMap((slice) => slice.pages.filter((one) => chassis.may(signedIn.person, one.permission)))
      return sendPage(chassis, request, reply, signedIn, {
        template: 'api.njk',
        title: 'Using the API',
        values: {
          problems: kindsOfProblem.map((kind) => ({ kind, words: problemKinds[kind] })),
          commands: commands.map((one) => ({ path: pathOf(one), title: one.title })),
          reads: pages.flatMap((one) => (one.api === null ? [] : [{ path: one.api, title: titleOf(one) }])),
        },
      })
    })
  }
}
