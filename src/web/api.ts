// Every command for programs: JSON in, the new position or problem details (RFC 9457) out.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isId, newId } from '../kernel/identity.ts'
import type { Chassis } from './chassis.ts'
import { notFound, notYours, problem, signInFirst } from './errors.ts'
import { saidOf, texts } from './page.ts'
import type { BoundCommand } from './slice.ts'
import { mostBytesWithPicture, picturesIn } from './uploads.ts'

/** `Idempotency-Key` names the command, `If-Match` (or `basedOn` in the body) the position its sender had seen. */
export function serveApi(server: FastifyInstance, chassis: Chassis, command: BoundCommand, path: string): void {
  const takes = picturesIn(command.body).length > 0 ? { bodyLimit: mostBytesWithPicture } : {}
  server.post(path, { config: { permission: command.permission }, ...takes }, async (request, reply) => {
    const signedIn = await chassis.find(request)
    if (signedIn === null) return problem(reply, signInFirst)
    if (!chassis.may(signedIn.person, command.permission)) return problem(reply, notYours(command.permission))
    if (!String(request.headers['content-type'] ?? '').startsWith('application/json')) return problem(reply, notJson)
    const world = await chassis.world(request, signedIn.person)
    const recordId = command.opens ? newId(world.now) : String(texts(request.params)['record'])
    if (!isId(recordId)) return problem(reply, notFound)
    if (!command.opens && (await command.head(world, recordId)) === null) return problem(reply, notFound)
    const { body, basedOn } = split(command, request)
    const key = keyOf(request) ?? newId(world.now)
    const outcome = await command.run(world, { recordId, body, key, basedOn: command.opens ? null : basedOn })
    if (outcome.kind !== 'done') return problem(reply, saidOf(outcome))
    return answer(reply, command, outcome.value)
  })
}

const notJson = {
  status: 415,
  title: 'Send JSON',
  sentences: ['The content type must be application/json. Nothing was recorded.'],
}

function answer(reply: FastifyReply, command: BoundCommand, done: { recordId: string; position: number }) {
  if (command.opens) void reply.code(201).header('location', `/api/${command.record}/${done.recordId}`)
  return reply.header('cache-control', 'no-store').header('etag', `"${done.position}"`).send(done)
}

function keyOf(request: FastifyRequest): string | null {
  const sent = request.headers['idempotency-key']
  const key = (typeof sent === 'string' ? sent : '').replace(/^"(.*)"$/, '$1')
  return /^[\x21-\x7e]{1,200}$/.test(key) ? key : null
}

function split(command: BoundCommand, request: FastifyRequest): { body: unknown; basedOn: number | null } {
  const matched = /^(?:W\/)?"?(\d{1,9})"?$/.exec(String(request.headers['if-match'] ?? ''))
  const sent = request.body
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) {
    return { body: sent ?? {}, basedOn: matched ? Number(matched[1]) : null }
  }
  const members = Object.entries(sent).filter(([name]) => name !== 'basedOn' || 'basedOn' in propertiesOf(command))
  const named = 'basedOn' in sent && typeof sent.basedOn === 'number' ? sent.basedOn : null
  return { body: Object.fromEntries(members), basedOn: matched ? Number(matched[1]) : named }
}

const propertiesOf = (command: BoundCommand): object =>
  'properties' in command.body && typeof command.body.properties === 'object' && command.body.properties !== null
    ? command.body.properties
    : {}
