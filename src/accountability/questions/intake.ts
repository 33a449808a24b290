// From the public site's box into the register: checked again, once each, so many a day; then what was typed is cleared from the box.
import { Compile } from 'typebox/compile'
import type { Database } from '../../kernel/database.ts'
import { newId } from '../../kernel/identity.ts'
import { sql } from '../../kernel/sql.ts'
import { type Instant, instant, localDate, startOfLocalDay } from '../../kernel/time.ts'
import { systemPerson } from '../../registers/alarms.ts'
import type { Policies } from '../../registers/policies.ts'
import { appendTo } from '../../registers/records.ts'
import { type Reaction, SYSTEM, type Writing } from '../../registers/world.ts'
import { kinds } from './facts.ts'
import { forumOf } from './forums.ts'
import { question } from './procedure.ts'
import { byTicket, claimed, inbox, takenSince } from './queries.ts'

export const mostADay = 200

const sound = Compile(kinds['question.received/1'])
const soundAsker = Compile(kinds['question.asker-named/1'])
const nobodyNamed: { name?: unknown; email?: unknown } = {}

type Taking = {
  readonly db: Database
  readonly policies: Pick<Policies, 'of'>
  readonly reactions: readonly Reaction[]
}

/** Answers how many became questions. One that is not sound, or beyond the day's number, is cleared and not taken in. */
export async function takeIn({ db, policies, reactions }: Taking, now: Instant): Promise<number> {
  const waiting = await db.read(
    { force: '', who: SYSTEM, now },
    async (reader) => await inbox.all(reader, { limit: 50 }),
  )
  let taken = 0
  for (const row of waiting) {
    const policyAt = await policies.of(row.force_id, now)
    const world = { db, now, who: systemPerson(row.force_id), policyAt, reactions }
    const done = await db.write({ force: row.force_id, who: SYSTEM, now }, async (writer) => {
      if ((await claimed.one(writer, { inbox: row.inbox_id })) === null) return false
      const given = typeof row.body === 'object' && row.body !== null ? row.body : {}
      if ('forget' in given) {
        await forget({ writer, world, commandId: newId(now) }, row.inbox_id, given.forget)
        return false
      }
      const { name = null, email = null, ...rest } = { ...nobodyNamed, ...given }
      const body: unknown = { ...rest, name: null, email: null, receivedAt: instant(row.received_at) }
      const asker: unknown = { name, email }
      const today = startOfLocalDay(localDate(now))
      const many = (await takenSince.one(writer, { force: row.force_id, since: today }))?.n ?? 0
      const isSound =
        sound.Check(body) && soundAsker.Check(asker) && forumOf(body.forum) !== undefined && many < mostADay
      if (isSound)
        await appendTo({ writer, world, commandId: newId(now) }, question, row.inbox_id, ({ facts }) =>
          facts.length > 0
            ? []
            : [
                { kind: 'question.received/1', happenedAt: now, body },
                ...(name === null && email === null
                  ? []
                  : [{ kind: 'question.asker-named/1', happenedAt: now, body: asker }]),
              ],
        )
      writer.send(tick(row.inbox_id, now))
      return isSound
    })
    if (done) taken++
  }
  return taken
}

const tick = (inbox: string, now: Instant) =>
  sql`update published.question_inbox set taken_at = ${now}, body = '{}'::jsonb where inbox_id = ${inbox}`

/** Whoever holds the ticket asks that their name and address go: recorded once; who may erase decides, within its time. */
async function forget(writing: Writing, inbox: string, ticket: unknown): Promise<void> {
  const { writer, world } = writing
  const found = typeof ticket === 'string' ? await byTicket.one(writer, { force: world.who.forceId, ticket }) : null
  if (found !== null)
    await appendTo(writing, question, found.record_id, ({ facts, state }) => {
      const positions = facts.filter((fact) => fact.kind === 'question.asker-named/1').map((fact) => fact.position)
      return state.toBeForgotten || positions.length === 0
        ? []
        : [{ kind: 'question.to-be-forgotten/1', happenedAt: world.now, body: { positions } }]
    })
  writer.send(tick(inbox, world.now))
}
