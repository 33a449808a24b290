// A form that was sent, carried out: on to the next page, or once more with what was said and everything kept.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { newId } from '../../kernel/identity.ts'
import { type Outcome, refusal } from '../../kernel/outcome.ts'
import { type Done, recordedWith } from '../../registers/records.ts'
import type { World } from '../../registers/world.ts'
import type { Chassis, SignedIn } from '../chassis.ts'
import { say } from '../errors.ts'
import { notFound } from '../said.ts'
import type { BoundCommand } from '../slice.ts'
import { readForm, type Typed } from '../typed.ts'
import { type Form, form, type Hidden } from './form.ts'

export async function carryOut(
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
  if (outcome.kind === 'done')
    return goOn(command, reply, outcome.value, { key: hidden.key, said: saidOf(command, read.body, outcome.value) })
  if (outcome.kind === 'not found') return say(chassis, request, reply, sent.signedIn, notFound)
  return await form(chassis, command, request, reply, { ...sent, ...(await again(command, sent, outcome)) })
}

/** To the next page, which says what was done. The browser lets go of what it kept of this form, and of no other. */
function goOn(command: BoundCommand, reply: FastifyReply, done: Done, { key, said }: { key: string; said: string }) {
  const next = command.after?.(done) ?? `/${command.record}/${done.recordId}`
  return reply
    .setCookie('vigil_said', said, { path: '/', maxAge: 60, ...ownCookie })
    .setCookie('vigil_taken', key, { path: '/', maxAge: keptSeconds, ...ownCookie })
    .header('cache-control', 'no-store')
    .redirect(next, 303)
}

/** What a browser kept, put back: where it had arrived and only the answer was lost, on to what it recorded; null where it had not. */
export async function goneOn(command: BoundCommand, world: World, reply: FastifyReply, { key }: Hidden) {
  const earlier = await recordedWith(world, key)
  return earlier === null ? null : goOn(command, reply, earlier, { key, said: saidBefore.name })
}

type Sent = { readonly signedIn: SignedIn; readonly world: World; readonly typed: Typed; readonly hidden: Hidden }

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
        'You sent this form before with different contents, and those were recorded. If you want to record this as well, send it again.'
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

/** As long as a browser keeps what was typed (drafts.js). */
const keptSeconds = 12 * 3_600

/** They hold the command's name and the form's key, no more. */
const ownCookie = { httpOnly: true, sameSite: 'strict', secure: 'auto' } as const

function saidOf(command: BoundCommand, body: unknown, done: Done): string {
  if (done.before === true) return saidBefore.name
  return command.saysElse?.when(body) === true ? elseOf(command) : nameOf(command)
}

/** A second act that was meant must not be taken for recorded. */
export const saidBefore = {
  name: 'recorded.before',
  words:
    'You had already recorded this from the same form, so it was not recorded again. If it happened again, open a new form',
}

export const nameOf = (command: BoundCommand) => `${command.record}.${command.name}`
export const elseOf = (command: BoundCommand) => `${nameOf(command)}.else`
