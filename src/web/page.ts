// A page's two faces: HTML for people and the same values as JSON for programs.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { isId } from '../kernel/identity.ts'
import type { Outcome, Refusal } from '../kernel/outcome.ts'
import { contextOf, type World } from '../registers/world.ts'
import { type Chassis, isApi, pathOf, type SignedIn, sendPage } from './chassis.ts'
import { problem, say } from './errors.ts'
import { leavesWithTheGlass, openByGlass } from './glass-ends.ts'
import { forbidden, notFound, notYours, type Said, signInFirst } from './said.ts'
import { type Page, positionOf, type Values } from './slice.ts'
import { readForm, type Typed } from './typed.ts'

export function servePage(server: FastifyInstance, chassis: Chassis, page: Page): void {
  server.get(page.path, { config: { permission: page.permission } }, async (request, reply) => {
    const signedIn = await chassis.find(request)
    if (signedIn === null) return toSignIn(request, reply)
    const loaded = await load(chassis, page, request, signedIn)
    if (loaded.said) return say(chassis, request, reply, signedIn, loaded.said)
    const { values, world } = loaded
    if (page.file) {
      const file = page.file(values)
      return reply
        .header('cache-control', 'no-store')
        .header(
          'content-disposition',
          `${file.inline ? 'inline' : 'attachment'}; filename="${file.name.replace(/[^\w.-]+/g, '-')}"`,
        )
        .type(file.type)
        .send(file.content)
    }
    const { waits, open } = await beside(chassis, page, world)
    leavesWithTheGlass(open, world.now, reply)
    const title = typeof page.title === 'string' ? page.title : page.title(values)
    return sendPage(chassis, request, reply, signedIn, {
      template: page.template,
      title,
      status: loaded.status,
      area: page.area,
      values: {
        now: world.now,
        who: world.who,
        waits,
        ...values,
      },
    })
  })
  if (page.api === null) return
  server.get(page.api, { config: { permission: page.permission } }, async (request, reply) => {
    const signedIn = await chassis.find(request)
    if (signedIn === null) return problem(reply, signInFirst)
    // Before what is shown is read: at worst it is older than that, and never newer.
    const seen = await positionIn(chassis, page, request, signedIn)
    const loaded = await load(chassis, page, request, signedIn)
    if (loaded.said) return problem(reply, loaded.said)
    if (seen !== null) void reply.header('etag', `"${seen}"`)
    return reply.header('cache-control', 'no-store').send({ now: loaded.world.now, ...loaded.values })
  })
}

/** What is asked for its reader beside what a page itself shows. */
const beside = async (chassis: Chassis, page: Page, world: World) =>
  await world.db.read(contextOf(world), async (reader) => {
    const waits = page.saysWhatWaits ? chassis.waits(world, reader) : []
    const open = openByGlass(world, reader)
    return { waits: await waits, open: await open }
  })

/** Where the record stands that the address is about, as a command is told by If-Match; null where it is about none. */
async function positionIn(chassis: Chassis, page: Page, request: FastifyRequest, { person }: SignedIn) {
  const record = texts(request.params)['record']
  if (typeof record !== 'string' || !isId(record) || !chassis.may(person, page.permission)) return null
  return await positionOf(await chassis.world(request, person), record)
}

/** After signing in, the person comes back to where they wanted to be. */
export function toSignIn(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (request.url.startsWith('/api/')) return problem(reply, signInFirst)
  const next = pathOf(request) === '/' ? '' : `?next=${encodeURIComponent(request.url)}`
  return reply.header('cache-control', 'no-store').redirect(`/sign-in${next}`, 303)
}

/** What a page that asks again shows: what was typed, and what is wrong with it. */
type Misread = { readonly typed: Typed; readonly errors: readonly Refusal[] }

type Loaded =
  | { readonly said: Said }
  | { readonly said: null; readonly status: number; readonly values: Values; readonly world: World }

async function load(chassis: Chassis, page: Page, request: FastifyRequest, signedIn: SignedIn): Promise<Loaded> {
  if (!chassis.may(signedIn.person, page.permission)) return { said: notYours(page.permission) }
  const world = await chassis.world(request, signedIn.person)
  const typed = texts(request.query)
  const schema = page.query ?? Type.Object({})
  const read = readForm(schema, typed, world.now)
  const wrong = read.refusals.length > 0
  if (wrong && (!page.asksAgain || isApi(request))) return { said: misread(read.refusals) }
  const params = Object.fromEntries(
    Object.entries(texts(request.params)).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  )
  const query = wrong ? readForm(schema, {}, world.now).body : read.body
  const outcome = await page.load(world, { params, query })
  if (outcome.kind !== 'done') return { said: saidOf(outcome) }
  const asked: Misread = { typed, errors: read.refusals }
  return wrong
    ? { said: null, status: 422, values: { ...outcome.value, misread: asked }, world }
    : { said: null, status: 200, values: outcome.value, world }
}

/** What a form or an address brought, as names and texts and nothing else. */
export function texts(sent: unknown): Typed {
  const found: [string, string | string[]][] = []
  for (const [name, value] of Object.entries(typeof sent === 'object' && sent !== null ? sent : {})) {
    if (typeof value === 'string') found.push([name, value])
    else if (Array.isArray(value)) found.push([name, value.filter((one) => typeof one === 'string')])
  }
  return Object.fromEntries(found)
}

const misread = (errors: readonly Refusal[]): Said => ({
  status: 422,
  problem: 'cannot-be-shown',
  title: 'This address asks for something that cannot be shown',
  sentences: errors.map((one) => one.sentence.replace(/\.?$/, '.')),
  errors,
})

/** An outcome that is not done, as it is said above no form. */
export function saidOf(outcome: Exclude<Outcome<unknown>, { kind: 'done' }>): Said {
  switch (outcome.kind) {
    case 'not found':
      return notFound
    case 'forbidden':
      return forbidden(outcome.sentence)
    case 'conflict':
      return {
        status: 409,
        problem: 'conflict',
        title: 'Somebody changed this first',
        sentences: [outcome.toPrograms ?? outcome.sentence],
      }
    case 'key reused':
      return {
        status: 422,
        problem: 'key-used',
        title: 'This was sent before with other contents',
        sentences: [outcome.sentence],
      }
    case 'refused':
      return {
        status: 422,
        problem: 'refused',
        title: 'Some answers need another look',
        sentences: outcome.refusals.map((one) => one.sentence),
        errors: outcome.refusals,
      }
  }
}
