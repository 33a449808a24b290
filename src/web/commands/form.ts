// The form of a command as it is sent to a person, with everything that was typed and what goes with it unseen.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { DatabaseAway } from '../../kernel/database/failures.ts'
import { isId, newId } from '../../kernel/identity.ts'
import { type Refusal, refusal } from '../../kernel/outcome.ts'
import { systemNow } from '../../kernel/time.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { type Chassis, pathOf, type SignedIn, sendPage } from '../chassis.ts'
import { type Choices, errorSummary, formFields } from '../forms.ts'
import { leavesWithTheGlass, openByGlass } from '../glass-ends.ts'
import { texts } from '../page.ts'
import { notItsTurn } from '../said.ts'
import type { BoundCommand, Caption, Values } from '../slice.ts'
import { first, type Typed } from '../typed.ts'
import { picturesIn } from '../uploads.ts'

export async function form(
  chassis: Chassis,
  command: BoundCommand,
  request: FastifyRequest,
  reply: FastifyReply,
  given: Form,
): Promise<FastifyReply> {
  const { world, hidden } = given
  const typed = await keptOf(command, given)
  const [choices, loaded, caption, closesIn] =
    world === null ? nothingLoaded : await around(command, world, reply, { recordId: hidden.recordId, typed })
  const fields = formFields(command.body, typed, given.refusals, choices)
  return sendPage(chassis, request, reply, given.signedIn, {
    template: command.template ?? 'form.njk',
    title: `${given.refusals.length > 0 ? 'Error: ' : ''}${command.title}${caption === null ? '' : `: ${caption.inTitle}`}`,
    status: given.status,
    values: {
      ...loaded,
      ...(caption?.instead === undefined ? {} : { instead: caption.instead }),
      now: world?.now ?? null,
      form: {
        action: pathOf(request),
        /** What stands in it came from the browser just now. */
        sent: request.method === 'POST',
        title: command.title,
        caption: caption?.text ?? null,
        button: command.button ?? command.title,
        back: backOf(chassis, command, given.signedIn, hidden.recordId),
        hidden,
        fields,
        field: Object.fromEntries(fields.map((field) => [field.name, field])),
        typed,
        pictures: picturesIn(command.body).length > 0,
        /** Seconds until something of another record that it may list closes to its reader; null where nothing will. */
        closesIn,
        errors: errorSummary(given.refusals, fields, (other) => otherForm(chassis, command, given, other)),
      },
    },
  })
}

export type Form = {
  readonly status: number
  readonly signedIn: SignedIn | null
  readonly world: World | null
  readonly typed: Typed
  readonly refusals: readonly Refusal[]
  readonly hidden: Hidden
}

export type Hidden = {
  readonly key: string
  readonly basedOn: number | null
  readonly csrf: string
  readonly recordId: string
}

export const nothingWrong = { status: 200, refusals: [] }

export const signedOut = {
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

export const awayNow = {
  status: 503,
  world: null,
  refusals: [
    refusal(
      '',
      'The database cannot be reached just now, so this may not have been recorded. What you typed is kept below: send it again in a moment. It will not be recorded twice.',
    ),
  ],
}

/** Something long is done in turn, and the turns are taken. */
export const notNow = {
  status: notItsTurn.status,
  refusals: [refusal('', `${notItsTurn.sentences.join(' ')} What you typed is kept below.`)],
}

/** Pictures go back small, and only to somebody who is signed in: nobody else makes the server read one. */
async function keptOf(command: BoundCommand, { signedIn, typed }: Form): Promise<Typed> {
  const sent = picturesIn(command.body).filter((name) => first(typed, name) !== '')
  if (sent.length === 0) return typed
  const kept = signedIn === null ? null : ((await command.keeps?.(typed)) ?? null)
  return kept ?? { ...typed, ...Object.fromEntries(sent.map((name) => [name, ''])) }
}

/** The record itself where it has a page, else where one comes to when it is done; nowhere that would refuse, nor to a record that is not there yet. */
function backOf(chassis: Chassis, command: BoundCommand, signedIn: SignedIn | null, recordId: string): string | null {
  if (signedIn === null) return null
  const done = command.after?.({ recordId, position: 0 })
  const places = command.opens
    ? [done ?? []].flat().filter((place) => !place.includes(recordId))
    : [`/${command.record}/${recordId}`, done ?? '/']
  return places.find((place) => chassis.opens(signedIn.person, place)) ?? null
}

/** Another form of the same record, where this person may open it. */
function otherForm({ opens }: Chassis, { record }: BoundCommand, { signedIn, hidden }: Form, form: string) {
  const address = `/${record}/${hidden.recordId}/${form}`
  return signedIn !== null && opens(signedIn.person, address) ? address : null
}

type Around = readonly [Choices, Values, Caption | null, number | null]

const nothingLoaded: Around = [{}, {}, null, null]

/** What stands around the fields. If the database goes away here, the form is still shown. */
async function around(
  command: BoundCommand,
  world: World,
  reply: FastifyReply,
  { recordId, typed }: { readonly recordId: string; readonly typed: Typed },
): Promise<Around> {
  try {
    const open = await world.db.read(contextOf(world), async (reader) => await openByGlass(world, reader))
    const closesIn = leavesWithTheGlass(open, world.now, reply, { about: command.opens ? null : recordId })
    return await Promise.all([
      command.choices?.(world, recordId, typed) ?? {},
      command.load?.(world, recordId, typed) ?? {},
      command.caption?.(world, recordId) ?? null,
      closesIn,
    ])
  } catch (error) {
    if (error instanceof DatabaseAway) return nothingLoaded
    throw error
  }
}

/** A new record's identity is never the browser's to give: it is made here, and the key alone says that it is the same form again. */
export function hiddenOf(command: BoundCommand, request: FastifyRequest, typed: Typed): Hidden | null {
  const recordId = command.opens ? newId(systemNow()) : (recordOf(request) ?? '')
  if (!isId(recordId)) return null
  const key = first(typed, '_key')
  const basedOn = first(typed, '_based_on')
  return {
    key: /^[\w-]{1,200}$/.test(key) ? key : newId(systemNow()),
    basedOn: /^\d{1,9}$/.test(basedOn) ? Number(basedOn) : null,
    csrf: first(typed, '_csrf'),
    recordId,
  }
}

export function recordOf(request: FastifyRequest): string | null {
  const record = texts(request.params)['record']
  return typeof record === 'string' ? record : null
}
