// Pages for people outside the force: the local authority reports its return interview, a carer sends the child form. A signed, expiring link each.
import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { isId, newId } from '../../../kernel/identity.ts'
import { type Refusal, refusal } from '../../../kernel/outcome.ts'
import type { Instant } from '../../../kernel/time.ts'
import { systemPerson } from '../../../registers/alarms.ts'
import { load } from '../../../registers/records.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import { type Chassis, sendPage } from '../../../web/chassis.ts'
import { errorSummary, formFields } from '../../../web/forms.ts'
import { texts } from '../../../web/page.ts'
import type { Link, Links } from '../../../web/signed-links.ts'
import { first, readForm, type Typed } from '../../../web/typed.ts'
import { type OtherReturn, returnsToTick } from '../commands/several-returns.ts'
import { missing } from '../procedure.ts'
import { type EpisodeState, hasDied, isElsewhere } from '../state.ts'
import { heldSince } from './held-form.ts'
import { type Shared, shared } from './sent.ts'
import { tokenOf, type Unsent, unsent } from './unsent.ts'

/** `/shared/authority/<token>` and `/shared/carer/<token>`, for anyone who has the link. */
export function sharedPages(
  links: Links,
  worldOf: (person: World['who']) => Promise<World>,
): (server: FastifyInstance, chassis: Chassis) => void {
  return (server, chassis) => {
    for (const one of shared) {
      const open = { config: { permission: 'anyone' as const, rateLimit: { max: 30, timeWindow: 60_000 } } }
      server.get(`/shared/${one.purpose}/:token`, open, async (request, reply) => {
        const link = await linkOf(links, one, request, worldOf)
        return link === null
          ? gone(chassis, request, reply)
          : form(chassis, asked(one, link, chassis, {}), request, reply, {}, [], 200)
      })
      server.post(`/shared/${one.purpose}/:token`, open, async (request, reply) => {
        const link = await linkOf(links, one, request, worldOf)
        if (link === null) return gone(chassis, request, reply, unsent(links, one, request))
        const world = await worldOf(systemPerson(link.force))
        const typed = texts(request.body)
        const drawn = asked(one, link, chassis, typed)
        const read = readForm(drawn.reads, typed, world.now)
        if (read.refusals.length > 0) return form(chassis, drawn, request, reply, typed, read.refusals, 422)
        const key = first(typed, '_key')
        const outcome = await one.send(world, link.record, {
          body: read.body,
          key: `link/${isId(key) ? key : newId(world.now)}`,
          madeAtPosition: link.madeAtPosition,
        })
        if (outcome.kind === 'refused') return form(chassis, drawn, request, reply, typed, outcome.refusals, 422)
        if (outcome.kind === 'key reused')
          return form(chassis, drawn, request, reply, withoutKey(typed), [refusal('', changedSince)], 422)
        if (outcome.kind === 'conflict')
          return form(chassis, drawn, request, reply, withoutKey(typed), [refusal('', atOnce)], 409)
        if (outcome.kind !== 'done') return gone(chassis, request, reply, unsent(links, one, request))
        return sendPage(chassis, request, reply, null, {
          template: 'work/missing/views/shared-received.njk',
          title: 'Sent',
          // A carer may have more to say, and an interview that was offered is held or declined later.
          values: { at: world.now, force: drawn.force, until: link.until },
        })
      })
    }
  }
}

type Given = {
  readonly state: EpisodeState
  readonly held: Instant | null
  readonly others: readonly OtherReturn[]
  /** Its entry on the timeline. */
  readonly madeAtPosition: number
}
type Opened = Link & Given

type Drawn = {
  readonly heading: string
  readonly force: string
  readonly about: readonly string[]
  readonly schema: Type.TSchema
  readonly reads: Type.TSchema
}

function asked({ heading, about, schema, reads }: Shared, link: Opened, chassis: Chassis, typed: Typed): Drawn {
  const { state, held, others, madeAtPosition, record: recordId } = link
  const force = chassis.forceName(systemPerson(link.force))
  const drawn = schema({ state, held, others, typed })
  return {
    heading,
    force,
    about: about({ recordId, state, force, madeAtPosition }),
    schema: drawn,
    reads: reads?.() ?? drawn,
  }
}

/** Nothing that somebody typed for a child is thrown away because they pressed twice. */
const changedSince =
  'You sent this form before with different words, and the police have those. What you changed is below: send it again, and they will have both.'
const atOnce = 'This was not received because somebody else was making a change at the same moment. Send it again.'

/** The form is shown with a new key. */
const withoutKey = (typed: Typed): Typed => ({ ...typed, _key: '' })

async function linkOf(
  links: Links,
  one: Shared,
  request: FastifyRequest,
  worldOf: (person: World['who']) => Promise<World>,
): Promise<Opened | null> {
  const { now } = await worldOf(systemPerson('nobody'))
  const link = links.read(tokenOf(request), one.purpose, now)
  if (link === null) return null
  const stands = await given(link, await worldOf(systemPerson(link.force)))
  return stands === null ? null : { ...link, ...stands }
}

/**
 * Signed by us is not enough: it must stand in the episode, not be revoked, and the episode go on here. Void or taken over by another force,
 * it would take a form in full and then refuse it, saying what became of the child's record. Of a dead child nobody outside is asked anything.
 */
async function given(link: Link, world: World): Promise<Given | null> {
  return await world.db.read(contextOf(world), async (reader) => {
    const { state } = await load(reader, world, missing, link.record)
    const stands = state.links.find((one) => one.purpose === link.purpose && one.until === link.until && !one.revoked)
    if (stands === undefined || isElsewhere(state) || hasDied(state)) return null
    const held = link.purpose === 'carer' ? await heldSince(reader, link.force, link.record, state) : null
    const others = link.purpose === 'authority' ? await returnsToTick(reader, link.force, link.record, true) : []
    return { state, held, others, madeAtPosition: stands.position }
  })
}

const gone = (chassis: Chassis, request: FastifyRequest, reply: FastifyReply, typed: Unsent | null = null) =>
  sendPage(chassis, request, reply, null, {
    template: 'work/missing/views/shared-gone.njk',
    title: typed === null ? 'This link does not work' : 'Not sent: the link has stopped working',
    status: 404,
    values: typed === null ? {} : { force: chassis.forceName(systemPerson(typed.force)), unsent: typed.said },
  })

function form(
  chassis: Chassis,
  one: Drawn,
  request: FastifyRequest,
  reply: FastifyReply,
  typed: Typed,
  refusals: readonly Refusal[],
  status: number,
) {
  const fields = formFields(one.schema, typed, refusals)
  const sent = first(typed, '_key')
  const key = isId(sent) ? sent : randomUUID()
  return sendPage(chassis, request, reply, null, {
    template: 'work/missing/views/shared.njk',
    title: refusals.length > 0 ? `Error: ${one.heading}` : one.heading,
    status,
    values: {
      heading: one.heading,
      about: one.about,
      force: one.force,
      // The same form sent twice is kept once.
      form: { action: request.url, key, fields, errors: errorSummary(refusals, fields) },
    },
  })
}
