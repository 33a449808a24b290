// What somebody sent to the public site as a question: read as it was typed, with all that is wrong with it at once.
import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { Line, Maybe, Text } from '../../registers/schemas.ts'
import { explain } from '../../web/explain.ts'
import type { PublicForum } from './facts.ts'

/** As typed; the register checks it again when it takes it in. */
const QuestionSent = Type.Object({
  forum: { ...Line(40), title: 'Who it is for', missing: 'Choose who the question is for' },
  question: { ...Text(2000), title: 'Your question', missing: 'Enter your question' },
  name: { ...Maybe(Line(120)), title: 'Your name' },
  email: { ...Maybe(Line(254)), title: 'Your email address' },
  tie: Maybe(Line(10)),
})

export function read(sent: unknown, forums: readonly PublicForum[]) {
  const typed = fieldsOf(sent)
  const body = {
    forum: typed['forum'] ?? '',
    question: (typed['question'] ?? '').replaceAll('\r\n', '\n').trim(),
    name: blank(typed['name']),
    email: blank(typed['email']),
    tie: asksTie(forums, typed['forum']) ? (tieIn(typed['tie']) ?? null) : null,
  }
  const errors = [
    ...explain(QuestionSent, body),
    ...wrongFor(forums, body),
    // A field that people do not see and programs fill in, browsers now and then too: shown again, and kept nowhere.
    ...((typed['website'] ?? '') === ''
      ? []
      : [
          { field: 'question', sentence: 'Send the question again. A hidden field that must stay empty was filled in' },
        ]),
    ...(body.email !== null && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(body.email)
      ? [{ field: 'email', sentence: 'Enter an email address, like name@example.org, or leave it empty' }]
      : []),
  ].filter((one, index, all) => all.findIndex((other) => other.field === one.field) === index)
  return { typed, body, errors }
}

/** What the forum itself asks: that it is one, and how long a question to it may be. */
function wrongFor(
  forums: readonly PublicForum[],
  body: { readonly forum: string; readonly question: string; readonly tie: string | null },
) {
  const forum = forums.find((one) => one.id === body.forum)
  if (forum === undefined) return [{ field: 'forum', sentence: 'Choose who the question is for' }]
  return [
    ...(asksTie(forums, body.forum) && body.tie === null
      ? [{ field: 'tie', sentence: `Say whether you live or work in the area. ${forum.words} asks for this` }]
      : []),
    ...(body.question.length <= forum.most
      ? []
      : [{ field: 'question', sentence: `A question to this forum must be ${forum.most} characters or fewer` }]),
  ]
}

/** Only where the forum's rule asks it is anything of the area asked, or kept. */
const asksTie = (forums: readonly PublicForum[], id: string | undefined): boolean =>
  (forums.find((one) => one.id === id)?.tie ?? 'not asked') !== 'not asked'

const tieIn = (value: string | undefined): string | undefined =>
  ['live', 'work', 'study', 'none'].find((one) => one === value)

/** 144 bits: nobody guesses one. */
export const ticketIn = ({ params }: FastifyRequest): string | null =>
  typeof params === 'object' && params !== null && 'ticket' in params && typeof params.ticket === 'string'
    ? (/^[A-Za-z0-9_-]{24}$/.exec(params.ticket)?.[0] ?? null)
    : null
export const hashOf = (ticket: string): string => createHash('sha256').update(ticket).digest('hex')

export const forceIn = ({ params }: FastifyRequest): string =>
  typeof params === 'object' && params !== null && 'force' in params && typeof params.force === 'string'
    ? params.force
    : ''

function fieldsOf(body: unknown): Readonly<Record<string, string>> {
  const found = Object.entries(typeof body === 'object' && body !== null ? body : {})
  return Object.fromEntries(found.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
}

const blank = (value: string | undefined): string | null =>
  value === undefined || value.trim() === '' ? null : value.trim()
