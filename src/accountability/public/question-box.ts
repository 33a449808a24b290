// The box of questions, as the public site knows it: it can write to it and cannot read it, and remembers in memory alone what was just sent.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Database } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import type { Clock } from '../../kernel/time.ts'
import { SYSTEM } from '../../registers/world.ts'
import { networkOf, siteOf } from '../../web/network.ts'
import type { PublicForum } from './facts.ts'
import { type HourlyLimit, hourlyLimit } from './hourly-limit.ts'
import { forceIn } from './question-sent.ts'
import { type SentTwice, sentTwice } from './sent-twice.ts'
import { type Draw, views } from './site-pages.ts'

export type BoxGiven = {
  readonly database: Database
  readonly clock: Clock
  readonly draw: Draw
  /** Where a question may be put, by force: of those that published anything. */
  readonly forums: () => Promise<ReadonlyMap<string, readonly PublicForum[]>>
  readonly nameOf: (force: string) => Promise<string>
  /** What a force is called that published no figures yet; null of every other. */
  readonly notYet: (force: string) => Promise<string | null>
  /** As people reach the site. */
  readonly address: string
}

/** What was sent a moment ago, shown to its sender until it is taken in: in memory alone, and of the last few. */
type JustSent = {
  readonly question: string
  readonly forum: string
  readonly tie: string | null
  readonly shown: boolean
}
const mostJustSent = 200

/** Of questions that are taken: whoever is told what is wrong with one has not asked it yet. */
const fiveAnHour = 5

/** Of all networks that one home or firm may have: by five each it would fill a force's box for everybody. */
const twentyAnHour = 20

export type Box = BoxGiven & {
  /** Of each force by itself: a flood of one closes no other's. */
  readonly counted: Map<string, { readonly day: string; readonly questions: number }>
  readonly justSent: Map<string, JustSent>
  readonly asked: HourlyLimit
  readonly askedOfSite: HourlyLimit
  readonly forgotten: HourlyLimit
  readonly twice: SentTwice
}

export const boxOf = (given: BoxGiven): Box => ({
  ...given,
  counted: new Map(),
  justSent: new Map(),
  asked: hourlyLimit(fiveAnHour, given.clock),
  askedOfSite: hourlyLimit(twentyAnHour, given.clock),
  forgotten: hourlyLimit(fiveAnHour, given.clock),
  twice: sentTwice(given.clock),
})

/** Takes a place among those of the connection and of its site, or none. */
export function takePlace({ asked, askedOfSite }: Box, ip: string): (() => void) | null {
  const back = asked.take(networkOf(ip))
  if (back === null) return null
  const backOfSite = askedOfSite.take(siteOf(ip))
  if (backOfSite === null) {
    back()
    return null
  }
  return () => {
    back()
    backOfSite()
  }
}

export async function put(box: Box, force: string, body: unknown): Promise<void> {
  await box.database.write({ force, who: SYSTEM, now: box.clock() }, async (writer) => {
    writer.send(
      sql`insert into published.question_inbox (force_id, body) values (${force}, ${JSON.stringify(body)}::jsonb)`,
    )
    await Promise.resolve()
  })
}

/** What could not be kept does not count among the five. */
export async function orGivenBack(giveBack: () => void, kept: Promise<void>): Promise<void> {
  try {
    await kept
  } catch (error) {
    giveBack()
    throw error
  }
}

export function rememberSent(
  { justSent }: Box,
  ticket: string,
  { question, forum, tie }: Omit<JustSent, 'shown'>,
): void {
  const [oldest] = justSent.keys()
  if (justSent.size >= mostJustSent && oldest !== undefined) justSent.delete(oldest)
  justSent.set(ticket, { question, forum, tie, shown: false })
}

/** Until it is taken in; once after that too, where it was taken in before its sender had seen it. */
export function takeSent({ justSent }: Box, ticket: string, isTakenIn: boolean): JustSent | null {
  const sent = justSent.get(ticket) ?? null
  if (isTakenIn) justSent.delete(ticket)
  else if (sent !== null) justSent.set(ticket, { ...sent, shown: true })
  return isTakenIn && sent?.shown ? null : sent
}

export async function knownForce(box: Box, request: FastifyRequest): Promise<string | null> {
  const force = forceIn(request)
  return (await box.forums()).has(force) ? force : null
}

export const html = 'text/html; charset=utf-8'

export const noSuchPage = (box: Box, reply: FastifyReply) =>
  reply
    .code(404)
    .type(html)
    .send(box.draw(`${views}/missing.njk`, { title: 'There is no such page' }))

export const tooMany = (reply: FastifyReply): FastifyReply => reply.code(429).header('retry-after', '3600')
