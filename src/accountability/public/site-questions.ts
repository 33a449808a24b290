// Asking on the public site: what is typed goes into a box that this process can write to and cannot read.
import type { FastifyInstance, FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { Database } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import type { Clock } from '../../kernel/time.ts'
import { Line, Maybe, Text } from '../../registers/schemas.ts'
import { SYSTEM } from '../../registers/world.ts'
import { explain } from '../../web/explain.ts'

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
  http.get('/:force/question', async (request, reply) => {
    const force = await known(request)
    return force === null
      ? reply
          .code(404)
          .type(html)
          .send(given.draw('accountability/public/views/missing.njk', { title: 'There is no such page' }))
      : reply.type(html).header('cache-control', 'public, max-age=60').send(shown(force))
  })
  http.get('/:force/question/received', async (request, reply) => {
    const force = await known(request)
    return reply.type(html).send(
      given.draw('accountability/public/views/received.njk', {
        title: 'Received',
        path: '',
        root: `/${force ?? ''}`,
      }),
    )
  })
  http.post(
    '/:force/question',
    {
      config: {
        rateLimit: { max: 5, timeWindow: 3_600_000, keyGenerator: (request: FastifyRequest) => request.ip },
      },
    },
    async (request, reply) => {
      const force = await known(request)
      if (force === null) return reply.code(404).type(html).send('There is no such page.')
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
      if ((typed['website'] ?? '') === '')
        await given.database.write({ force, who: SYSTEM, now: given.clock() }, async (writer) => {
          writer.send(
            sql`insert into published.question_inbox (force_id, body) values (${force}, ${JSON.stringify(body)}::jsonb)`,
          )
          await Promise.resolve()
        })
      return reply.redirect(`/${force}/question/received`, 303)
    },
  )
}

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
