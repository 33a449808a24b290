// Every command as a form for people: shown, sent, refused with everything kept, and done once.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { DatabaseAway } from '../kernel/database/failures.ts'
import { isId, newId } from '../kernel/identity.ts'
import { type Outcome, type Refusal, refusal } from '../kernel/outcome.ts'
import { systemNow } from '../kernel/time.ts'
import type { Done } from '../registers/records.ts'
import type { World } from '../registers/world.ts'
import { isOwnForm } from './access.ts'
import { serveApi } from './api.ts'
import { type Chassis, pathOf, type SignedIn, sendPage } from './chassis.ts'
import { notFound, notYours, say } from './errors.ts'
import { type Choices, errorSummary, formFields, initially } from './forms.ts'
import { texts, toSignIn } from './page.ts'
import type { BoundCommand, Caption, Values } from './slice.ts'
import { first, readForm, type Typed } from './typed.ts'
import { mostBytesWithPicture, picturesIn, textsWithPictures } from './uploads.ts'

export function serveCommand(server: FastifyInstance, chassis: Chassis, command: BoundCommand): void {
  const path = command.opens ? `/${command.record}/${command.path}` : `/${command.record}/:record/${command.path}`
  const takes = picturesIn(command.body).length > 0 ? { bodyLimit: mostBytesWithPicture } : {}
  const options = { config: { permission: command.permission }, ...takes }
  chassis.said.set(nameOf(command), command.says ?? `Recorded: ${command.title}`)
  server.get(path, options, async (request, reply) => await show(chassis, command, request, reply))
  server.post(path, options, async (request, reply) => await send(chassis, command, request, reply))
  serveApi(server, chassis, command, `/api${path}`)
}

/** It holds the command's name, no more. */
const ownCookie = { httpOnly: true, sameSite: 'strict', secure: 'auto' } as const

const nameOf = (command: BoundCommand) => `${command.record}.${command.name}`

async function show(chassis: Chassis, command: BoundCommand, request: FastifyRequest, reply: FastifyReply) {
  const signedIn = await chassis.find(request)
  if (signedIn === null) return toSignIn(chassis, request, reply)
  if (!chassis.may(signedIn.person, command.permission))
    return say(chassis, request, reply, signedIn, notYours(command.permission))
  const world = await chassis.world(request, signedIn.person)
  const recordId = command.opens ? newId(world.now) : (recordOf(request) ?? '')
  const basedOn = command.opens ? null : isId(recordId) ? await command.head(world, recordId) : null
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
      const seen = command.looked?.(typed, world.now) ?? typed
      return await form(chassis, command, request, reply, { ...nothingWrong, signedIn, world, typed: seen, hidden })
    }
    return await carryOut(chassis, command, request, reply, { signedIn, world, typed, hidden })
  } catch (error) {
    if (!(error instanceof DatabaseAway)) throw error
    return await form(chassis, command, request, reply, { ...awayNow, signedIn, typed, hidden })
  }
}

type Sent = { readonly signedIn: SignedIn; readonly world: World; readonly typed: Typed; readonly hidden: Hidden }

async function carryOut(
  chassis: Chassis,
  command: BoundCommand,
  request: FastifyRequest,
  reply: FastifyReply,
  sent: Sent,
) {
  const { world, hidden } = sent
  const head = command.opens ? 0 : await command.head(world, hidden.recordId)
  if (head === null) return say(chassis, request, reply, sent.signedIn, notFound)
  const read = readForm(command.body, sent.typed, world.now)
  const outcome: Outcome<Done> =
    read.refusals.length > 0
      ? { kind: 'refused', refusals: [...read.refusals, ...(command.alsoWrong?.(read.body, world.now) ?? [])] }
      : await command.run(world, {
          recordId: hidden.recordId,
          body: read.body,
          key: hidden.key,
          basedOn: command.opens ? null : hidden.basedOn,
        })
  if (outcome.kind === 'done') {
    void reply.setCookie('vigil_said', nameOf(command), { path: '/', maxAge: 60, ...ownCookie })
    const next = command.after?.(outcome.value) ?? `/${command.record}/${outcome.value.recordId}`
    return reply.header('cache-control', 'no-store').redirect(next, 303)
  }
  if (outcome.kind === 'not found') return say(chassis, request, reply, sent.signedIn, notFound)
  return await form(chassis, command, request, reply, { ...sent, ...(await again(command, sent, outcome)) })
}

/** The form once more: with what was said, and with a new key or position where the old one cannot serve again. */
async function again(
  command: BoundCommand,
  { world, hidden }: Sent,
  outcome: Exclude<Outcome<Done>, { kind: 'done' } | { kind: 'not found' }>,
): Promise<Pick<Form, 'status' | 'refusals' | 'hidden'>> {
  switch (outcome.kind) {
    case 'refused':
      return { status: 422, refusals: outcome.refusals, hidden }
    case 'forbidden':
      return { status: 403, refusals: [refusal('', outcome.sentence)], hidden }
    case 'conflict': {
      const basedOn = command.opens ? null : await command.head(world, hidden.recordId)
      return { status: 409, refusals: [refusal('', outcome.sentence)], hidden: { ...hidden, basedOn } }
    }
    case 'key reused': {
      const sentence =
        'This form was sent before with other contents, and those were recorded. If you mean to record this as well, send it again.'
      const recordId = command.opens ? newId(world.now) : hidden.recordId
      const basedOn = command.opens ? null : await command.head(world, recordId)
      return {
        status: 422,
        refusals: [refusal('', sentence)],
        hidden: { ...hidden, key: newId(world.now), recordId, basedOn },
      }
    }
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

// ——— the form itself ———

type Hidden = {
  readonly key: string
  readonly basedOn: number | null
  readonly csrf: string
  readonly recordId: string
}

type Form = {
  readonly status: number
  readonly signedIn: SignedIn | null
  readonly world: World | null
  readonly typed: Typed
  readonly refusals: readonly Refusal[]
  readonly hidden: Hidden
}

const nothingWrong = { status: 200, refusals: [] }

const signedOut = {
  status: 401,
  signedIn: null,
  world: null,
  refusals: [
    refusal(
      '',
      'You are signed out, so nothing was recorded. What you typed is kept below. Sign in in another tab, then send this again.',
    ),
  ],
}

const awayNow = {
  status: 503,
  world: null,
  refusals: [
    refusal(
      '',
      'The database cannot be reached just now, so this may not have been recorded. What you typed is kept below: send it again in a moment. It will not be recorded twice.',
    ),
  ],
}

async function form(
  chassis: Chassis,
  command: BoundCommand,
  request: FastifyRequest,
  reply: FastifyReply,
  given: Form,
): Promise<FastifyReply> {
  const { world, hidden } = given
  const typed = await keptOf(command, given)
  const [choices, loaded, caption] =
    world === null ? nothingLoaded : await around(command, world, hidden.recordId, typed)
  const fields = formFields(command.body, typed, given.refusals, choices)
  return sendPage(chassis, request, reply, given.signedIn, {
    template: command.template ?? 'form.njk',
    title: `${given.refusals.length > 0 ? 'Error: ' : ''}${command.title}${caption === null ? '' : `: ${caption.inTitle}`}`,
    status: given.status,
    values: {
      ...loaded,
      now: world?.now ?? null,
      form: {
        action: pathOf(request),
        title: command.title,
        caption: caption?.text ?? null,
        button: command.button ?? command.title,
        back: backOf(chassis, command, given.signedIn, hidden.recordId),
        hidden,
        fields,
        field: Object.fromEntries(fields.map((field) => [field.name, field])),
        typed,
        pictures: picturesIn(command.body).length > 0,
        errors: errorSummary(given.refusals, fields),
      },
    },
  })
}

/** Pictures go back small, and only to somebody who is signed in: nobody else makes the server read one. */
async function keptOf(command: BoundCommand, { signedIn, typed }: Form): Promise<Typed> {
  const sent = picturesIn(command.body).filter((name) => first(typed, name) !== '')
  if (sent.length === 0) return typed
  const kept = signedIn === null ? null : ((await command.keeps?.(typed)) ?? null)
  return kept ?? { ...typed, ...Object.fromEntries(sent.map((name) => [name, ''])) }
}

/** The record itself where it has a page, else where one comes to when it is done; nowhere that would refuse. */
function backOf(chassis: Chassis, command: BoundCommand, signedIn: SignedIn | null, recordId: string): string | null {
  if (command.opens || signedIn === null) return null
  const places = [`/${command.record}/${recordId}`, command.after?.({ recordId, position: 0 }) ?? '/']
  return places.find((place) => chassis.opens(signedIn.person, place)) ?? null
}

type Around = readonly [Choices, Values, Caption | null]

const nothingLoaded: Around = [{}, {}, null]

/** What stands around the fields. If the database goes away here, the form is still shown. */
async function around(command: BoundCommand, world: World, recordId: string, typed: Typed): Promise<Around> {
  try {
    return await Promise.all([
      command.choices?.(world, recordId) ?? {},
      command.load?.(world, recordId, typed) ?? {},
      command.caption?.(world, recordId) ?? null,
    ])
  } catch (error) {
    if (error instanceof DatabaseAway) return nothingLoaded
    throw error
  }
}

function hiddenOf(command: BoundCommand, request: FastifyRequest, typed: Typed): Hidden | null {
  const recordId = command.opens ? first(typed, '_record') : (recordOf(request) ?? '')
  if (!isId(recordId) && !command.opens) return null
  const key = first(typed, '_key')
  const basedOn = first(typed, '_based_on')
  return {
    key: /^[\w-]{1,200}$/.test(key) ? key : newId(systemNow()),
    basedOn: /^\d{1,9}$/.test(basedOn) ? Number(basedOn) : null,
    csrf: first(typed, '_csrf'),
    recordId: isId(recordId) ? recordId : newId(systemNow()),
  }
}

export function recordOf(request: FastifyRequest): string | null {
  const record = texts(request.params)['record']
  return typeof record === 'string' ? record : null
}
