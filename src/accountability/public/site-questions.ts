// Asking on the public site: the form, what is typed into it, and what of it goes into the box.
import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { localDate } from '../../kernel/time.ts'
import { networkOf } from '../../web/network.ts'
import type { PublicForum } from './facts.ts'
import {
  type Box,
  type BoxGiven,
  boxOf,
  html,
  knownForce,
  noSuchPage,
  orGivenBack,
  put,
  rememberSent,
  takePlace,
  tooMany,
} from './question-box.ts'
import { forceIn, hashOf, read } from './question-sent.ts'
import { views } from './site-pages.ts'
import { follow, forget } from './site-ticket.ts'

/** A flood is turned away at the door, in words and with what was typed, and not thrown away behind it. */
const mostADay = 2_000

/** Of all that is sent, before it is read: far more than anybody needs to get a question right. */
const attempts = { max: 100, timeWindow: 3_600_000, keyGenerator: ({ ip }: FastifyRequest) => networkOf(ip) }

export function serveQuestions(http: FastifyInstance, given: BoxGiven): void {
  const box = boxOf(given)
  http.get('/:force/question', async (request, reply) => await form(box, request, reply))
  http.post(
    '/:force/question',
    { config: { rateLimit: attempts } },
    async (request, reply) => await ask(box, request, reply),
  )
  http.get('/:force/question/:ticket', async (request, reply) => await follow(box, request, reply))
  http.post(
    '/:force/question/:ticket/forgetting',
    { config: { rateLimit: attempts } },
    async (request, reply) => await forget(box, request, reply),
  )
}

async function form(box: Box, request: FastifyRequest, reply: FastifyReply) {
  const force = await knownForce(box, request)
  return force === null
    ? await notAskedYet(box, request, reply)
    : reply
        .type(html)
        .header('cache-control', 'public, max-age=60')
        .send(await shown(box, force))
}

/** The office opens the box with the first figures that it publishes. */
async function notAskedYet(box: Box, request: FastifyRequest, reply: FastifyReply) {
  const force = forceIn(request)
  const forceName = await box.notYet(force)
  if (forceName === null) return noSuchPage(box, reply)
  const values = { title: 'Ask a question', release: { forceName }, root: `/${force}`, path: `/${force}/question` }
  return reply
    .type(html)
    .header('cache-control', 'public, max-age=60')
    .send(box.draw(`${views}/not-asked-yet.njk`, values))
}

async function ask(box: Box, request: FastifyRequest, reply: FastifyReply) {
  const force = await knownForce(box, request)
  if (force === null) return noSuchPage(box, reply)
  const { typed, body, errors } = read(request.body, (await box.forums()).get(force) ?? [])
  const again = async (answer: FastifyReply, wrong: typeof errors) =>
    answer.type(html).send(await shown(box, force, { typed, errors: wrong }))
  if (errors.length > 0) return await again(reply.code(422), errors)
  // Nothing typed is lost: the form comes back with it, and says why it was not kept.
  const notKept = async (answer: FastifyReply, sentence: string) =>
    await again(answer, [{ field: 'question', sentence }])
  // Nobody waits at a button that was pressed: on a bad line it is pressed again.
  const what = hashOf(JSON.stringify([networkOf(request.ip), force, body]))
  const before = box.twice.before(what)
  if (before !== null) return reply.redirect(`/${force}/question/${await before}`, 303)
  const giveBack = takePlace(box, request.ip)
  if (giveBack === null)
    return await notKept(
      tooMany(reply),
      'Your question was not kept, because this connection has sent five questions in an hour, or your home or firm has sent twenty. What you typed is below. Send it again in an hour',
    )
  if (!countedToday(box, force)) {
    giveBack()
    return await notKept(
      reply.code(503).header('retry-after', '86400'),
      'Your question was not kept, because no more questions can be taken today. What you typed is below. Send it again tomorrow',
    )
  }
  const ticket = randomBytes(18).toString('base64url')
  const kept = orGivenBack(giveBack, put(box, force, { ...body, ticket: hashOf(ticket) })).then(() => ticket)
  box.twice.remember(what, kept)
  await kept
  rememberSent(box, ticket, body)
  return reply.redirect(`/${force}/question/${ticket}`, 303)
}

/** Whether one more is taken today; then it counts. */
function countedToday({ counted, clock }: Box, force: string): boolean {
  const day = localDate(clock())
  const before = counted.get(force)
  const questions = before?.day === day ? before.questions : 0
  if (questions >= mostADay) return false
  counted.set(force, { day, questions: questions + 1 })
  return true
}

type Asking = { readonly errors?: readonly unknown[]; readonly [name: string]: unknown }

async function shown(box: Box, force: string, more: Asking = {}): Promise<string> {
  const forceName = await box.nameOf(force)
  const forums = (await box.forums()).get(force) ?? []
  return box.draw(`${views}/ask.njk`, {
    title: `${more.errors?.length ? 'Error: ' : ''}Ask a question about ${forceName}`,
    release: { forceName },
    path: `/${force}/question`,
    root: `/${force}`,
    forums,
    ...tiesOf(forums),
    typed: {},
    errors: [],
    ...more,
  })
}

/** Which forums ask how somebody belongs to the area, and what may be answered. */
function tiesOf(forums: readonly PublicForum[]) {
  const asking = forums.filter(({ tie = 'not asked' }) => tie !== 'not asked')
  const studying = asking.some(({ tie }) => tie === 'lives, works or studies there')
  return {
    tieAsked: studying ? 'Do you live, work or study in the area?' : 'Do you live or work in the area?',
    tieForums: asking.map(({ words }) => lower(words)),
    ties: [
      { value: 'live', words: 'I live in the area' },
      { value: 'work', words: 'I work in the area' },
      ...(studying ? [{ value: 'study', words: 'I study in the area' }] : []),
      { value: 'none', words: 'None of these' },
    ],
  }
}

const lower = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1)
