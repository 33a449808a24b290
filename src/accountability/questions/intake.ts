// From the public site's box into the register: checked again, once each, so many a day; then what was typed is cleared from the box.
import { Compile } from 'typebox/compile'
import { DatabaseAway } from '../../kernel/database/failures.ts'
import type { Database } from '../../kernel/database.ts'
import { newId } from '../../kernel/identity.ts'
import { sql } from '../../kernel/sql.ts'
import { type Instant, instant, localDate, startOfLocalDay } from '../../kernel/time.ts'
import { systemPerson } from '../../registers/alarms.ts'
import type { Policies } from '../../registers/policies.ts'
import { appendTo } from '../../registers/records.ts'
import { type Reaction, SYSTEM, type Writing } from '../../registers/world.ts'
import { kinds } from './facts.ts'
import { question } from './procedure.ts'
import { byTicket, claimed, inbox, takenSince } from './queries.ts'

/** More than people can look at in a day stay in the box, in the order in which they came, and are taken in on the days after. */
export const mostADay = 200

const sound = Compile(kinds['question.received/1'])
const soundAsker = Compile(kinds['question.asker-named/1'])
const nobodyNamed: { name?: unknown; email?: unknown } = {}

type Taking = {
  readonly db: Database
  readonly policies: Pick<Policies, 'of'>
  readonly reactions: readonly Reaction[]
}
type Row = Awaited<ReturnType<typeof inbox.all>>[number]

/**
 * Answers how many became questions. What cannot be read as a question is cleared: the site itself never puts such a thing in. One that
 * cannot be taken in stays, does not hold up those behind it, and is tried again at the next turn.
 */
export async function takeIn(taking: Taking, now: Instant, most = mostADay): Promise<number> {
  const nowhere = { force: '', who: SYSTEM, now }
  const today = startOfLocalDay(localDate(now))
  const waiting = await taking.db.read(nowhere, async (reader) => {
    const full = (await takenSince.all(reader, { since: today })).filter(({ n }) => n >= most)
    return await inbox.all(reader, { limit: 50, full: full.map(({ force_id }) => force_id) })
  })
  const failed = new Map<string, unknown>()
  let taken = 0
  for (const row of waiting) {
    try {
      if (await takeOne(taking, row, now, most)) taken++
    } catch (error) {
      if (error instanceof DatabaseAway) throw error
      failed.set(row.inbox_id, error)
    }
  }
  if (failed.size > 0)
    throw new AggregateError(
      failed.values(),
      `${failed.size} public questions could not be taken in: ${[...failed.keys()].join(', ')}`,
    )
  return taken
}

async function takeOne({ db, policies, reactions }: Taking, row: Row, now: Instant, most: number): Promise<boolean> {
  const policyAt = await policies.of(row.force_id, now)
  const world = { db, now, who: systemPerson(row.force_id), policyAt, reactions }
  return await db.write({ force: row.force_id, who: SYSTEM, now }, async (writer) => {
    if ((await claimed.one(writer, { inbox: row.inbox_id })) === null) return false
    const writing = { writer, world, commandId: newId(now) }
    if (typeof row.body === 'object' && row.body !== null && 'forget' in row.body) {
      await forget(writing, row.body.forget)
      writer.send(tick(row.inbox_id, now))
      return false
    }
    const since = startOfLocalDay(localDate(now))
    const soFar = (await takenSince.all(writer, { since })).find(({ force_id }) => force_id === row.force_id)
    if ((soFar?.n ?? 0) >= most) return false
    const isQuestion = await receive(writing, row)
    writer.send(tick(row.inbox_id, now))
    return isQuestion
  })
}

/** Answers whether it is a question. */
export async function receive(writing: Writing, row: Pick<Row, 'inbox_id' | 'received_at' | 'body'>): Promise<boolean> {
  const { now } = writing.world
  const given = typeof row.body === 'object' && row.body !== null ? row.body : {}
  const { name = null, email = null, ...rest } = { ...nobodyNamed, ...given }
  const body: unknown = { ...rest, name: null, email: null, receivedAt: instant(row.received_at) }
  const asker: unknown = { name, email }
  if (!sound.Check(body) || !soundAsker.Check(asker)) return false
  await appendTo(writing, question, row.inbox_id, ({ facts }) =>
    facts.length > 0
      ? []
      : [
          { kind: 'question.received/1', happenedAt: now, body },
          ...(name === null && email === null
            ? []
            : [{ kind: 'question.asker-named/1', happenedAt: now, body: asker }]),
        ],
  )
  return true
}

const tick = (inboxId: string, now: Instant) =>
  sql`update published.question_inbox set taken_at = ${now}, body = '{}'::jsonb where inbox_id = ${inboxId}`

/** Whoever holds the ticket asks that their name and address go: recorded once; who may erase decides, within its time. */
async function forget(writing: Writing, ticket: unknown): Promise<void> {
  const { writer, world } = writing
  const found = typeof ticket === 'string' ? await byTicket.one(writer, { force: world.who.forceId, ticket }) : null
  if (found === null) return
  await appendTo(writing, question, found.record_id, ({ facts, state }) => {
    const positions = facts.filter((fact) => fact.kind === 'question.asker-named/1').map((fact) => fact.position)
    return state.toBeForgotten || positions.length === 0
      ? []
      : [{ kind: 'question.to-be-forgotten/1', happenedAt: world.now, body: { positions } }]
  })
}
