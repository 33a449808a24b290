// What became of a question, for whoever holds its ticket: how it is followed, and how somebody asks that their name be forgotten.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { SYSTEM } from '../../registers/world.ts'
import { networkOf } from '../../web/network.ts'
import { followedBy } from './answer-queries.ts'
import { type Box, html, knownForce, noSuchPage, orGivenBack, put, takeSent, tooMany } from './question-box.ts'
import { hashOf, ticketIn } from './question-sent.ts'
import { views } from './site-pages.ts'

export async function follow(box: Box, request: FastifyRequest, reply: FastifyReply) {
  const force = await knownForce(box, request)
  const ticket = ticketIn(request)
  if (force === null || ticket === null) return noSuchPage(box, reply)
  const asked = new URLSearchParams(request.url.split('?')[1] ?? '').has('asked')
  return await received(box, reply, { force, ticket }, { asked })
}

export async function forget(box: Box, request: FastifyRequest, reply: FastifyReply) {
  const force = await knownForce(box, request)
  const ticket = ticketIn(request)
  if (force === null || ticket === null) return noSuchPage(box, reply)
  const whose = networkOf(request.ip)
  const giveBack = box.forgotten.take(whose)
  if (giveBack === null) return await received(box, tooMany(reply), { force, ticket }, { tooMany: true })
  await orGivenBack(giveBack, put(box, force, { forget: hashOf(ticket) }))
  return reply.redirect(`/${force}/question/${ticket}?asked`, 303)
}

type Followed = { readonly force: string; readonly ticket: string }

/** One that is not known yet may only just have been sent. */
async function received(
  box: Box,
  reply: FastifyReply,
  { force, ticket }: Followed,
  more: Readonly<Record<string, unknown>>,
) {
  const row = await box.database.read(
    { force, who: SYSTEM, now: box.clock() },
    async (reader) => await followedBy.one(reader, { force, ticket: hashOf(ticket) }),
  )
  const followed = row?.body ?? null
  const sent = takeSent(box, ticket, followed !== null)
  const forums = (await box.forums()).get(force) ?? []
  const forum =
    forums.find((one) => (sent === null ? one.words === followed?.['forum'] : one.id === sent.forum)) ?? null
  const forceName = await box.nameOf(force)
  return reply
    .type(html)
    .header('cache-control', 'private, no-store')
    .header('referrer-policy', 'no-referrer')
    .header('x-robots-tag', 'noindex')
    .send(
      box.draw(`${views}/received.njk`, {
        title: `Your question about ${forceName}`,
        release: { forceName },
        path: '',
        root: `/${force}`,
        keep: `${box.address}/${force}/question/${ticket}`,
        followed,
        questionId: row?.question_id ?? null,
        sent,
        forum,
        /** Where nothing of the area is asked, for whoever has said that they do not belong to it. */
        anybodys: forums.filter(({ tie = 'not asked' }) => tie === 'not asked').map(({ words }) => words),
        meetingCancelled: forum?.cancelled?.includes(String(followed?.['meetingOn'])) ?? false,
        forgetting: `/${force}/question/${ticket}/forgetting`,
        ...more,
      }),
    )
}
