// Asking on the public site: what is typed goes into a box that this process can write to and cannot read.
import { createHash, randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { Database } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import type { Clock } from '../../kernel/time.ts'
import { Line, Maybe, Text } from '../../registers/schemas.ts'
import { SYSTEM } from '../../registers/world.ts'
import { explain } from '../../web/explain.ts'
import { followedBy } from './queries.ts'

export type Forum = { readonly id: string; readonly words: string; readonly rule: string }
export type Asking = { readonly forums: readonly Forum[] }

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
  readonly asking: Asking
  readonly draw: (template: string, values: Readonly<Record<string, unknown>>) => string
  readonly forces: () => Promise<readonly string[]>
}

const html = 'text/html; charset=utf-8'

export function serveQuestions(http: FastifyInstance, given: Given): void {
  const shown = (force: string, more: Readonly<Record<string, unknown>> = {}) =>
    given.draw('accountability/public/views/ask.njk', {
      title: 'Ask a question',
      path: `/${force}/question`,
      root: `/${force}`,
      forums: given.asking.forums,
      typed: {},
      errors: [],
      ...more,
    })
  const known = async (request: FastifyRequest): Promise<string | null> => {
    const force = forceIn(request)
    return (await given.forces()).includes(force) ? force : null
  }
  const missing = (reply: FastifyReply) =>
    reply
      .code(404)
      .type(html)
      .send(given.draw('accountability/public/views/missing.njk', { title: 'There is no such page' }))
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
      : reply.type(html).header('cache-control', 'public, max-age=60').send(shown(force))
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
        given.draw('accountability/public/views/received.njk', {
          title: 'Your question',
          path: '',
          root: `/${force}`,
          followed: row?.body ?? null,
          forgetting: `/${force}/question/${ticket}/forgetting`,
          asked: new URLSearchParams(request.url.split('?')[1] ?? '').has('asked'),
        }),
      )
  })
  http.post(
    '/:force/question/:ticket/forgetting',
    { config: { rateLimit: { max: 5, timeWindow: 3_600_000, keyGenerator: (request: FastifyRequest) => request.ip } } },
    async (request, reply) => {
      const force = await known(request)
      const ticket = ticketIn(request)
      if (force === null || ticket === null) return missing(reply)
      await put(force, { forget: hashOf(ticket) })
      return reply.redirect(`/${force}/question/${ticket}?asked`, 303)
    },
  )
  http.post(
    '/:force/question',
    {
      config: {
        rateLimit: { max: 5, timeWindow: 3_600_000, keyGenerator: (request: FastifyRequest) => request.ip },
      },
    },
    async (request, reply) => {
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
        ...(given.asking.forums.some((one) => one.id === body.forum)
          ? []
          : [{ field: 'forum', sentence: 'Choose for whom the question is' }]),
        ...(body.email !== null && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(body.email)
          ? [{ field: 'email', sentence: 'Enter an email address, like name@example.org, or leave it empty' }]
          : []),
      ].filter((one, index, all) => all.findIndex((other) => other.field === one.field) === index)
      if (errors.length > 0) return reply.code(422).type(html).send(shown(force, { typed, errors }))
      // A field that people do not see and programs fill in: taken for received, and kept nowhere.
      const ticket = randomBytes(18).toString('base64url')
      if ((typed['website'] ?? '') === '') await put(force, { ...body, ticket: hashOf(ticket) })
      return reply.redirect(`/${force}/question/${ticket}`, 303)
    },
  )
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
