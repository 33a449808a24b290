// Asking on the public site: what is typed goes into a box that this process can write to and cannot read.
import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Database } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import { type Clock, localDate } from '../../kernel/time.ts'
import { SYSTEM } from '../../registers/world.ts'
import { anHour } from './an-hour.ts'
import { followedBy } from './answer-queries.ts'
import type { PublicForum } from './facts.ts'
import { networkOf } from './network.ts'
import { forceIn, hashOf, read, ticketIn } from './question-sent.ts'
import { type Draw, views } from './site-pages.ts'

type Given = {
  readonly database: Database
  readonly clock: Clock
  readonly draw: Draw
  /** Where a question may be put, by force: of those that published anything. */
  readonly forums: () => Promise<ReadonlyMap<string, readonly PublicForum[]>>
  readonly nameOf: (force: string) => Promise<string>
  /** As people reach the site. */
  readonly address: string
}

/** What was sent a moment ago, shown to its sender until it is taken in: in memory alone, and of the last few. */
type JustSent = { readonly question: string; readonly forum: string }
const mostJustSent = 200

/** A flood is turned away at the door, in words and with what was typed, and not thrown away behind it. */
const mostADay = 2_000

const html = 'text/html; charset=utf-8'

export function serveQuestions(http: FastifyInstance, given: Given): void {
  const counted = { day: '', questions: 0 }
  const justSent = new Map<string, JustSent>()
  const [asked, forgotten] = [anHour(fiveAnHour, given.clock), anHour(fiveAnHour, given.clock)]
  const shown = async (force: string, more: Readonly<Record<string, unknown>> = {}) => {
    const forceName = await given.nameOf(force)
    return given.draw(`${views}/ask.njk`, {
      title: `Ask a question about ${forceName}`,
      release: { forceName },
      path: `/${force}/question`,
      root: `/${force}`,
      forums: (await given.forums()).get(force) ?? [],
      typed: {},
      errors: [],
      ...more,
    })
  }
  const known = async (request: FastifyRequest): Promise<string | null> => {
    const force = forceIn(request)
    return (await given.forums()).has(force) ? force : null
  }
  const missing = (reply: FastifyReply) =>
    reply
      .code(404)
      .type(html)
      .send(given.draw(`${views}/missing.njk`, { title: 'There is no such page' }))
  const put = async (force: string, body: unknown): Promise<void> => {
    await given.database.write({ force, who: SYSTEM, now: given.clock() }, async (writer) => {
      writer.send(
        sql`insert into published.question_inbox (force_id, body) values (${force}, ${JSON.stringify(body)}::jsonb)`,
      )
      await Promise.resolve()
    })
  }
  http.get('/:force/question', async (request, reply) => {
    const force = await known(request)
    return force === null
      ? missing(reply)
      : reply
          .type(html)
          .header('cache-control', 'public, max-age=60')
          .send(await shown(force))
  })
  // What became of it, for whoever holds the ticket. One that is not known yet may only just have been sent.
  const received = async (
    reply: FastifyReply,
    force: string,
    ticket: string,
    more: Readonly<Record<string, unknown>>,
  ) => {
    const row = await given.database.read(
      { force, who: SYSTEM, now: given.clock() },
      async (reader) => await followedBy.one(reader, { force, ticket: hashOf(ticket) }),
    )
    const followed = row?.body ?? null
    if (followed !== null) justSent.delete(ticket)
    const sent = justSent.get(ticket) ?? null
    const forums = (await given.forums()).get(force) ?? []
    const forum =
      forums.find((one) => (sent === null ? one.words === followed?.['forum'] : one.id === sent.forum)) ?? null
    const forceName = await given.nameOf(force)
    return reply
      .type(html)
      .header('cache-control', 'private, no-store')
      .header('referrer-policy', 'no-referrer')
      .header('x-robots-tag', 'noindex')
      .send(
        given.draw(`${views}/received.njk`, {
          title: `Your question about ${forceName}`,
          release: { forceName },
          path: '',
          root: `/${force}`,
          keep: `${given.address}/${force}/question/${ticket}`,
          followed,
          sent,
          forum,
          forgetting: `/${force}/question/${ticket}/forgetting`,
          ...more,
        }),
      )
  }
  http.get('/:force/question/:ticket', async (request, reply) => {
    const force = await known(request)
    const ticket = ticketIn(request)
    if (force === null || ticket === null) return missing(reply)
    const asked = new URLSearchParams(request.url.split('?')[1] ?? '').has('asked')
    return await received(reply, force, ticket, { asked })
  })
  http.post('/:force/question/:ticket/forgetting', { config: { rateLimit: attempts } }, async (request, reply) => {
    const force = await known(request)
    const ticket = ticketIn(request)
    if (force === null || ticket === null) return missing(reply)
    const whose = networkOf(request.ip)
    if (forgotten.full(whose)) return await received(tooMany(reply), force, ticket, { tooMany: true })
    await put(force, { forget: hashOf(ticket) })
    forgotten.done(whose)
    return reply.redirect(`/${force}/question/${ticket}?asked`, 303)
  })
  http.post('/:force/question', { config: { rateLimit: attempts } }, async (request, reply) => {
    const force = await known(request)
    if (force === null) return missing(reply)
    const { typed, body, errors } = read(request.body, (await given.forums()).get(force) ?? [])
    if (errors.length > 0)
      return reply
        .code(422)
        .type(html)
        .send(await shown(force, { typed, errors }))
    const whose = networkOf(request.ip)
    // Nothing typed is lost: the form comes back with it, and says why it was not kept.
    const notKept = async (answer: FastifyReply, sentence: string) =>
      await answer.type(html).send(await shown(force, { typed, errors: [{ field: 'question', sentence }] }))
    if (asked.full(whose))
      return await notKept(
        tooMany(reply),
        'Five questions an hour came from this connection. This one was not kept: what you typed stands below, send it in an hour',
      )
    const today = localDate(given.clock())
    if (counted.day !== today) Object.assign(counted, { day: today, questions: 0 })
    if (counted.questions >= mostADay)
      return await notKept(
        reply.code(503).header('retry-after', '86400'),
        'So many questions came today that no more are taken. Yours was not kept: what you typed stands below, send it tomorrow',
      )
    counted.questions++
    const ticket = randomBytes(18).toString('base64url')
    await put(force, { ...body, ticket: hashOf(ticket) })
    asked.done(whose)
    const [oldest] = justSent.keys()
    if (justSent.size >= mostJustSent && oldest !== undefined) justSent.delete(oldest)
    justSent.set(ticket, { question: body.question, forum: body.forum })
    return reply.redirect(`/${force}/question/${ticket}`, 303)
  })
}

/** Of questions that are taken: whoever is told what is wrong with one has not asked it yet. */
const fiveAnHour = 5
/** Of all that is sent, before it is read: far more than anybody needs to get a question right. */
const attempts = { max: 100, timeWindow: 3_600_000, keyGenerator: ({ ip }: FastifyRequest) => networkOf(ip) }
const tooMany = (reply: FastifyReply): FastifyReply => reply.code(429).header('retry-after', '3600')
