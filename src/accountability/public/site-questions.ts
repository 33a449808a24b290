// Asking on the public site: what is typed goes into a box that this process can write to and cannot read.
import { createHash, randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { Database } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import { type Clock, localDate } from '../../kernel/time.ts'
import { Line, Maybe, Text } from '../../registers/schemas.ts'
import { SYSTEM } from '../../registers/world.ts'
import { explain } from '../../web/explain.ts'
import { followedBy } from './answer-queries.ts'
import type { PublicForum } from './facts.ts'
import { networkOf } from './network.ts'
import { type Draw, views } from './site-pages.ts'

/** As typed; the register checks it again when it takes it in. */
export const QuestionSent = Type.Object({
  forum: { ...Line(40), title: 'For whom', missing: 'Choose for whom the question is' },
  question: { ...Text(2000), title: 'Your question', missing: 'Enter your question' },
  name: { ...Maybe(Line(120)), title: 'Your name' },
  email: { ...Maybe(Line(254)), title: 'Your email address' },
})

type Given = {
  readonly database: Database
  readonly clock: Clock
  readonly draw: Draw
  /** Where a question may be put, by force: of those that published anything. */
  readonly forums: () => Promise<ReadonlyMap<string, readonly PublicForum[]>>
}

/** A flood is turned away at the door, in words and with what was typed, and not thrown away behind it. */
const mostADay = 2_000

const html = 'text/html; charset=utf-8'

export function serveQuestions(http: FastifyInstance, given: Given): void {
  const counted = { day: '', questions: 0 }
  const shown = async (force: string, more: Readonly<Record<string, unknown>> = {}) =>
    given.draw(`${views}/ask.njk`, {
      title: 'Ask a question',
      path: `/${force}/question`,
      root: `/${force}`,
      forums: (await given.forums()).get(force) ?? [],
      typed: {},
      errors: [],
      ...more,
    })
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
  http.get('/:force/question/:ticket', async (request, reply) => {
    const force = await known(request)
    const ticket = ticketIn(request)
    if (force === null || ticket === null) return missing(reply)
    const row = await given.database.read(
      { force, who: SYSTEM, now: given.clock() },
      async (reader) => await followedBy.one(reader, { force, ticket: hashOf(ticket) }),
    )
    return reply
      .type(html)
      .header('cache-control', 'private, no-store')
      .header('referrer-policy', 'no-referrer')
      .header('x-robots-tag', 'noindex')
      .send(
        given.draw(`${views}/received.njk`, {
          title: 'Your question',
          path: '',
          root: `/${force}`,
          followed: row?.body ?? null,
          forgetting: `/${force}/question/${ticket}/forgetting`,
          asked: new URLSearchParams(request.url.split('?')[1] ?? '').has('asked'),
        }),
      )
  })
  http.post('/:force/question/:ticket/forgetting', { config: { rateLimit: fiveAnHour } }, async (request, reply) => {
    const force = await known(request)
    const ticket = ticketIn(request)
    if (force === null || ticket === null) return missing(reply)
    await put(force, { forget: hashOf(ticket) })
    return reply.redirect(`/${force}/question/${ticket}?asked`, 303)
  })
  http.post('/:force/question', { config: { rateLimit: fiveAnHour } }, async (request, reply) => {
    const force = await known(request)
    if (force === null) return missing(reply)
    const typed = fieldsOf(request.body)
    const body = {
      forum: typed['forum'] ?? '',
      question: (typed['question'] ?? '').replaceAll('\r\n', '\n').trim(),
      name: blank(typed['name']),
      email: blank(typed['email']),
    }
    const errors = [
      ...explain(QuestionSent, body),
      ...wrongFor((await given.forums()).get(force) ?? [], body),
      // A field that people do not see and programs fill in, browsers now and then too: shown again, and kept nowhere.
      ...((typed['website'] ?? '') === ''
        ? []
        : [{ field: 'question', sentence: 'Send the question again: a field that is to stay empty was filled in' }]),
      ...(body.email !== null && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(body.email)
        ? [{ field: 'email', sentence: 'Enter an email address, like name@example.org, or leave it empty' }]
        : []),
    ].filter((one, index, all) => all.findIndex((other) => other.field === one.field) === index)
    if (errors.length > 0)
      return reply
        .code(422)
        .type(html)
        .send(await shown(force, { typed, errors }))
    const today = localDate(given.clock())
    if (counted.day !== today) Object.assign(counted, { day: today, questions: 0 })
    if (counted.questions >= mostADay)
      return reply
        .code(503)
        .header('retry-after', '86400')
        .type(html)
        .send(
          await shown(force, {
            typed,
            errors: [
              {
                field: 'question',
                sentence:
                  'So many questions came today that no more are taken. Yours was not kept: what you typed stands below, send it tomorrow',
              },
            ],
          }),
        )
    counted.questions++
    const ticket = randomBytes(18).toString('base64url')
    await put(force, { ...body, ticket: hashOf(ticket) })
    return reply.redirect(`/${force}/question/${ticket}`, 303)
  })
}

const fiveAnHour = { max: 5, timeWindow: 3_600_000, keyGenerator: ({ ip }: FastifyRequest) => networkOf(ip) }

/** What the forum itself asks: that it is one, and how long a question to it may be. */
function wrongFor(forums: readonly PublicForum[], body: { readonly forum: string; readonly question: string }) {
  const forum = forums.find((one) => one.id === body.forum)
  if (forum === undefined) return [{ field: 'forum', sentence: 'Choose for whom the question is' }]
  return body.question.length <= forum.most
    ? []
    : [{ field: 'question', sentence: `A question to this forum has at most ${forum.most} characters` }]
}

/** 144 bits: nobody guesses one. */
const ticketIn = ({ params }: FastifyRequest): string | null =>
  typeof params === 'object' && params !== null && 'ticket' in params && typeof params.ticket === 'string'
    ? (/^[A-Za-z0-9_-]{24}$/.exec(params.ticket)?.[0] ?? null)
    : null
const hashOf = (ticket: string): string => createHash('sha256').update(ticket).digest('hex')

const forceIn = ({ params }: FastifyRequest): string =>
  typeof params === 'object' && params !== null && 'force' in params && typeof params.force === 'string'
    ? params.force
    : ''

function fieldsOf(body: unknown): Readonly<Record<string, string>> {
  const found = Object.entries(typeof body === 'object' && body !== null ? body : {})
  return Object.fromEntries(found.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
}

const blank = (value: string | undefined): string | null =>
  value === undefined || value.trim() === '' ? null : value.trim()
