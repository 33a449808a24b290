// What a command's form offers, for programs: the choices that are known only when it is made, and what its fields hold at first.
import type { FastifyInstance } from 'fastify'
import { isId, newId } from '../kernel/identity.ts'
import type { Chassis } from './chassis.ts'
import { problem } from './errors.ts'
import { findName, withoutMore } from './find.ts'
import { initially } from './forms.ts'
import { texts } from './page.ts'
import { notFound, notYours, signInFirst } from './said.ts'
import type { BoundCommand } from './slice.ts'

/** At the address to which the command is sent, for whoever may carry it out. `_find.<field>` in the query looks for part of a name. */
export function serveChoosing(server: FastifyInstance, chassis: Chassis, command: BoundCommand, path: string): void {
  server.get(path, { config: { permission: command.permission } }, async (request, reply) => {
    const signedIn = await chassis.find(request)
    if (signedIn === null) return problem(reply, signInFirst)
    if (!chassis.may(signedIn.person, command.permission)) return problem(reply, notYours(command.permission))
    const world = await chassis.world(request, signedIn.person)
    const recordId = command.opens ? newId(world.now) : String(texts(request.params)['record'])
    const position = command.opens || !isId(recordId) ? null : await command.head(world, recordId)
    if (!command.opens && position === null) return problem(reply, notFound)
    const query = texts(request.query)
    const initial = (await command.initial?.(world, recordId, query)) ?? {}
    const sought = Object.entries(query).filter(([name]) => name.startsWith(findName('')))
    const typed = { ...initially(command.body, initial, world.now), ...Object.fromEntries(sought) }
    const choices = Object.entries((await command.choices?.(world, recordId, typed)) ?? {})
    // As on the form: that it named whose it is, is logged.
    const caption = (await command.caption?.(world, recordId)) ?? null
    if (position !== null) void reply.header('etag', `"${position}"`)
    return reply.header('cache-control', 'no-store').send({
      about: caption?.text ?? null,
      initial,
      choices: Object.fromEntries(choices.map(([field, all]) => [field, withoutMore(all)])),
      more: choices.flatMap(([field, all]) => (withoutMore(all).length < all.length ? [field] : [])),
    })
  })
}
