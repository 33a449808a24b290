// Every command as a form for people: shown, sent, refused with everything kept, and done once.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { DatabaseAway } from '../kernel/database/failures.ts'
import { isId, newId } from '../kernel/identity.ts'
import { TooManyAtOnce } from '../kernel/in-turn.ts'
import { refusal } from '../kernel/outcome.ts'
import { isOwnForm } from './access.ts'
import { serveApi } from './api.ts'
import type { Chassis, SignedIn } from './chassis.ts'
import { serveChoosing } from './choosing.ts'
import { carryOut, elseOf, goneOn, nameOf, saidBefore } from './commands/carry-out.ts'
import { awayNow, form, type Hidden, hiddenOf, nothingWrong, notNow, recordOf, signedOut } from './commands/form.ts'
import { say } from './errors.ts'
import { initially } from './forms.ts'
import { texts, toSignIn } from './page.ts'
import { notFound, notItsTurn, notYours } from './said.ts'
import type { BoundCommand } from './slice.ts'
import { first, type Typed } from './typed.ts'
import { mostBytesWithPicture, picturesIn, textsWithPictures } from './uploads.ts'

export function serveCommand(server: FastifyInstance, chassis: Chassis, command: BoundCommand): void {
  const path = command.opens ? `/${command.record}/${command.path}` : `/${command.record}/:record/${command.path}`
  const takes = picturesIn(command.body).length > 0 ? { bodyLimit: mostBytesWithPicture } : {}
  const options = { config: { permission: command.permission }, ...takes }
  chassis.said.set(nameOf(command), command.says ?? 'Recorded')
  chassis.said.set(saidBefore.name, saidBefore.words)
  if (command.saysElse) chassis.said.set(elseOf(command), command.saysElse.says)
  server.get(path, options, async (request, reply) => await show(chassis, command, request, reply))
  server.post(path, options, async (request, reply) => await send(chassis, command, request, reply))
  serveApi(server, chassis, command, `/api${path}`)
  serveChoosing(server, chassis, command, `/api${path}`)
}

async function show(chassis: Chassis, command: BoundCommand, request: FastifyRequest, reply: FastifyReply) {
  const signedIn = await chassis.find(request)
  if (signedIn === null) return toSignIn(request, reply)
  if (!chassis.may(signedIn.person, command.permission))
    return say(chassis, request, reply, signedIn, notYours(command.permission))
  const world = await chassis.world(request, signedIn.person)
  const recordId = command.opens ? newId(world.now) : (recordOf(request) ?? '')
  const basedOn = !command.opens && isId(recordId) ? await command.head(world, recordId) : null
  if (!command.opens && basedOn === null) return say(chassis, request, reply, signedIn, notFound)
  const values = (await command.initial?.(world, recordId, texts(request.query))) ?? {}
  const typed = initially(command.body, values, world.now)
  return await form(chassis, command, request, reply, {
    ...nothingWrong,
    signedIn,
    world,
    typed,
    hidden: { key: newId(world.now), basedOn, csrf: signedIn.csrf, recordId },
  })
}

async function send(chassis: Chassis, command: BoundCommand, request: FastifyRequest, reply: FastifyReply) {
  const typed = await textsWithPictures(request)
  const hidden = hiddenOf(command, request, typed)
  if (hidden === null) return say(chassis, request, reply, null, notFound)
  let signedIn: SignedIn | null = null
  try {
    signedIn = await chassis.find(request)
    if (signedIn === null) return await form(chassis, command, request, reply, { ...signedOut, typed, hidden })
    if (!chassis.may(signedIn.person, command.permission))
      return say(chassis, request, reply, signedIn, notYours(command.permission))
    if (!isOwnForm(request, signedIn, typed))
      return await stale(chassis, command, request, reply, { signedIn, typed, hidden })
    const world = await chassis.world(request, signedIn.person)
    // A look before sending: the form again with what it found, everything typed kept, nothing recorded.
    if (first(typed, '_look') !== '') {
      const gone = first(typed, '_look') === 'put back' ? await goneOn(command, world, reply, hidden) : null
      if (gone !== null) return gone
      const seen = command.looked?.(typed, world.now) ?? typed
      return await form(chassis, command, request, reply, { ...nothingWrong, signedIn, world, typed: seen, hidden })
    }
    return await carryOut(chassis, command, request, reply, { signedIn, world, typed, hidden })
  } catch (error) {
    if (error instanceof TooManyAtOnce && signedIn !== null) {
      const world = await chassis.world(request, signedIn.person)
      reply.header('retry-after', notItsTurn.retryAfterSeconds)
      return await form(chassis, command, request, reply, { ...notNow, signedIn, world, typed, hidden })
    }
    if (!(error instanceof DatabaseAway)) throw error
    return await form(chassis, command, request, reply, { ...awayNow, signedIn, typed, hidden })
  }
}

/** A token that is not this session's: the page was opened before signing in again, or comes from elsewhere. */
async function stale(
  chassis: Chassis,
  command: BoundCommand,
  request: FastifyRequest,
  reply: FastifyReply,
  sent: { readonly signedIn: SignedIn; readonly typed: Typed; readonly hidden: Hidden },
) {
  const sentence =
    'This form was opened before you last signed in, so nothing was recorded. What you typed is kept below: look at it, then send it again.'
  return await form(chassis, command, request, reply, {
    world: await chassis.world(request, sent.signedIn.person),
    signedIn: sent.signedIn,
    status: 403,
    refusals: [refusal('', sentence)],
    typed: sent.typed,
    hidden: { ...sent.hidden, csrf: sent.signedIn.csrf },
  })
}
