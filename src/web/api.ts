// Every command for programs: JSON in, the new position or problem details (RFC 9457) out.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isId, newId } from '../kernel/identity.ts'
import { isOwnRequest } from './access.ts'
import type { Chassis } from './chassis.ts'
import { problem } from './errors.ts'
import { saidOf, texts } from './page.ts'
import { fromElsewhere, notFound, notYours, type Said, signInFirst } from './said.ts'
import type { BoundCommand } from './slice.ts'
import { mostBytesWithPicture, picturesIn } from './uploads.ts'

/** `Idempotency-Key` names the command, `If-Match` (or `basedOn` in the body) the position its sender had seen. */
export function serveApi(server: FastifyInstance, chassis: Chassis, command: BoundCommand, path: string): void {
  const takes = picturesIn(command.body).length > 0 ? { bodyLimit: mostBytesWithPicture } : {}
  server.post(path, { config: { permission: command.permission }, ...takes }, async (request, reply) => {
    const signedIn = await chassis.find(request)
    if (signedIn === null) return problem(reply, signInFirst)
    if (!isOwnRequest(request)) return problem(reply, fromElsewhere)
    if (!chassis.may(signedIn.person, command.permission)) return problem(reply, notYours(command.permission))
    if (!String(request.headers['content-type'] ?? '').startsWith('application/json')) return problem(reply, notJson)
    const world = await chassis.world(request, signedIn.person)
    const recordId = command.opens ? newId(world.now) : String(texts(request.params)['record'])
    if (!isId(recordId)) return problem(reply, notFound)
    if (!command.opens && (await command.head(world, recordId)) === null) return problem(reply, notFound)
    if (isNestedDeeperThan(request.body, deepest)) return problem(reply, tooDeep)
    const key = keyOf(request)
    if (key === 'unusable') return problem(reply, unusableKey)
    const { body, basedOn } = split(command, request)
    if (basedOn === 'unreadable') return problem(reply, unreadablePosition)
    const outcome = await command.run(world, {
      recordId,
      body,
      key: key ?? newId(world.now),
      basedOn: command.opens ? null : basedOn,
      strictly: true,
    })
    if (outcome.kind !== 'done') return problem(reply, saidOf(outcome))
    return answer(reply, command, outcome.value)
  })
}

const longestKey = 200

/** By which the same command sent twice is done once. */
export const isKey = (key: string): boolean => /^[\x21-\x7e]+$/.test(key) && key.length <= longestKey

const notJson: Said = {
  status: 415,
  problem: 'not-json',
  title: 'Send JSON',
  sentences: ['The content type must be application/json. Nothing was recorded.'],
}

function answer(reply: FastifyReply, command: BoundCommand, done: { recordId: string; position: number }) {
  if (command.opens) void reply.code(201).header('location', `/api/${command.record}/${done.recordId}`)
  return reply.header('cache-control', 'no-store').header('etag', `"${done.position}"`).send(done)
}

const unusableKey: Said = {
  status: 400,
  problem: 'unreadable',
  title: 'This Idempotency-Key cannot be used',
  sentences: [
    `A key has 1 to ${longestKey} letters, digits and signs, and no spaces. Nothing was recorded: send it again with a key like that, and use the same key each time you try.`,
  ],
}

const unreadablePosition: Said = {
  status: 400,
  problem: 'unreadable',
  title: 'The position you had seen cannot be read',
  sentences: [
    'If-Match is the etag of an earlier answer, such as "4", and basedOn the same as a whole number. Nothing was recorded: send it again with the position, or without one.',
  ],
}

/** Fields in fields, and lists in lists. */
const deepest = 32

const tooDeep: Said = {
  status: 400,
  problem: 'unreadable',
  title: 'What was sent could not be read',
  sentences: [`It is nested more than ${deepest} deep. Nothing was recorded.`],
}

/** Goes down one level at a time: a value nested a hundred thousand deep takes no more of the stack than a flat one. */
function isNestedDeeperThan(value: unknown, most: number): boolean {
  let level: readonly unknown[] = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > most) return true
    level = level.flatMap((one) =>
      typeof one === 'object' && one !== null
        ? Object.values(one).filter((inner) => typeof inner === 'object' && inner !== null)
        : [],
    )
  }
  return false
}

function keyOf(request: FastifyRequest): string | 'unusable' | null {
  const sent = request.headers['idempotency-key']
  if (sent === undefined) return null
  const key = String(sent).replace(/^"(.*)"$/, '$1')
  return isKey(key) ? key : 'unusable'
}

function split(
  command: BoundCommand,
  request: FastifyRequest,
): { readonly body: unknown; readonly basedOn: number | 'unreadable' | null } {
  const sent = request.body
  const matched = positionIn(request.headers['if-match'])
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) return { body: sent ?? {}, basedOn: matched }
  const isOwn = 'basedOn' in propertiesOf(command)
  const named = isOwn || !('basedOn' in sent) ? null : seen(sent.basedOn)
  const body = Object.fromEntries(Object.entries(sent).filter(([name]) => name !== 'basedOn' || isOwn))
  return { body, basedOn: named === 'unreadable' ? named : (matched ?? named) }
}

/** `*` is whatever stands now. */
function positionIn(header: string | undefined): number | 'unreadable' | null {
  if (header === undefined || header.trim() === '*') return null
  const matched = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header.trim())
  return matched === null ? 'unreadable' : Number(matched[1])
}

const seen = (sent: unknown): number | 'unreadable' | null =>
  sent === null || (typeof sent === 'number' && Number.isInteger(sent) && sent >= 0) ? sent : 'unreadable'

const propertiesOf = (command: BoundCommand): object =>
  'properties' in command.body && typeof command.body.properties === 'object' && command.body.properties !== null
    ? command.body.properties
    : {}
