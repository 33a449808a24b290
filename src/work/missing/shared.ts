// Pages for people outside the force: the local authority reports its return interview, a carer sends the child form. A signed, expiring link each.
import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { isId, newId } from '../../kernel/identity.ts'
import { type Refusal, refusal } from '../../kernel/outcome.ts'
import { systemPerson } from '../../registers/alarms.ts'
import { load } from '../../registers/records.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { type Chassis, sendPage } from '../../web/chassis.ts'
import { errorSummary, formFields } from '../../web/forms.ts'
import { texts } from '../../web/page.ts'
import type { Link, Links } from '../../web/signed-links.ts'
import { first, readForm, type Typed } from '../../web/typed.ts'
import { missing } from './procedure.ts'
import { type Shared, shared } from './sent-by-link.ts'
import type { EpisodeState } from './state.ts'

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
          : form(chassis, asked(one, link), request, reply, {}, [], 200)
      })
      server.post(`/shared/${one.purpose}/:token`, open, async (request, reply) => {
        const link = await linkOf(links, one, request, worldOf)
        if (link === null) return gone(chassis, request, reply)
        const world = await worldOf(systemPerson(link.force))
        const typed = texts(request.body)
        const drawn = asked(one, link)
        const read = readForm(drawn.schema, typed, world.now)
        if (read.refusals.length > 0) return form(chassis, drawn, request, reply, typed, read.refusals, 422)
        const key = first(typed, '_key')
        const outcome = await one.send(world, link.record, read.body, `link/${isId(key) ? key : newId(world.now)}`)
        if (outcome.kind === 'refused') return form(chassis, drawn, request, reply, typed, outcome.refusals, 422)
        if (outcome.kind === 'key reused')
          return form(chassis, drawn, request, reply, withoutKey(typed), [refusal('', changedSince)], 422)
        if (outcome.kind === 'conflict')
          return form(chassis, drawn, request, reply, withoutKey(typed), [refusal('', atOnce)], 409)
        if (outcome.kind !== 'done') return gone(chassis, request, reply)
        return sendPage(chassis, request, reply, null, {
          template: 'work/missing/views/shared-received.njk',
          title: 'Received',
          values: { at: world.now },
        })
      })
    }
  }
}

type Opened = Link & { readonly state: EpisodeState }

type Drawn = Pick<Shared, 'heading' | 'about'> & { readonly schema: Type.TSchema }

const asked = ({ heading, about, schema }: Shared, { state }: Opened): Drawn => ({
  heading,
  about,
  schema: schema(state),
})

/** Nothing that somebody typed for a child is thrown away because they pressed twice. */
const changedSince =
  'You sent this form before with other words, and the police have those. What you changed is below: send it again, and they have both.'
const atOnce = 'This was not received: others were writing at the same moment. Send it again.'

/** The form is shown with a new key. */
const withoutKey = (typed: Typed): Typed => ({ ...typed, _key: '' })

async function linkOf(
  links: Links,
  one: Shared,
  request: FastifyRequest,
  worldOf: (person: World['who']) => Promise<World>,
): Promise<Opened | null> {
  const token = String(new Map(Object.entries(texts(request.params))).get('token') ?? '')
  const { now } = await worldOf(systemPerson('nobody'))
  const link = links.read(token, one.purpose, now)
  if (link === null) return null
  const state = await given(link, await worldOf(systemPerson(link.force)))
  return state === null ? null : { ...link, state }
}

/** Signed by us is not enough: it must stand in the episode, and not be revoked. */
async function given(link: Link, world: World): Promise<EpisodeState | null> {
  const { state } = await world.db.read(
    contextOf(world),
    async (reader) => await load(reader, world, missing, link.record),
  )
  const stands = state.links.some((one) => one.purpose === link.purpose && one.until === link.until && !one.revoked)
  return stands ? state : null
}

const gone = (chassis: Chassis, request: FastifyRequest, reply: FastifyReply) =>
  sendPage(chassis, request, reply, null, {
    template: 'work/missing/views/shared-gone.njk',
    title: 'This link does not work',
    status: 404,
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
      // The same form sent twice is kept once.
      form: { action: request.url, key, fields, errors: errorSummary(refusals, fields) },
    },
  })
}
