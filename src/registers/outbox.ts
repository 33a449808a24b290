// The outbox: messages to people outside a page. Queued in the transaction that caused them, carried afterwards, each marked sent once.
import Type from 'typebox'
import { type Database, statement } from '../kernel/database.ts'
import { newId } from '../kernel/identity.ts'
import { type Sql, sql } from '../kernel/sql.ts'
import type { Instant } from '../kernel/time.ts'
import type { Duty, Escalation } from '../practice/duty.ts'
import { may, type Person } from './permissions.ts'
import { SYSTEM } from './world.ts'

type Queued = Pick<Escalation, 'to' | 'channel' | 'words' | 'interrupts'> & {
  readonly forceId: string
  readonly recordId: string
  readonly duty: Pick<Duty, 'name' | 'startingPosition' | 'occurrence'> | null
}

/** `words` come from a rule, never from a record: a phone lies on a table, so no message carries a child's name. */
export const queue = (message: Queued, now: Instant): Sql => sql`
  insert into outbox (message_id, force_id, record_id, recipient, channel, words, interrupts, queued_at, duty, starting_position, occurrence)
  values (${newId(now)}, ${message.forceId}, ${message.recordId}, ${message.to}, ${message.channel}, ${message.words}, ${message.interrupts},
    ${now}, ${message.duty?.name ?? null}, ${message.duty?.startingPosition ?? null}, ${message.duty?.occurrence ?? null})`

/** Whom a message reaches: a job, one member of staff, or the monthly board, which is whoever comments beside its figures. */
export const recipientsOf = (person: Person): readonly string[] => [
  person.staffId,
  ...person.roles,
  ...(may(person, 'comment beside a status') ? ['board'] : []),
]

/** Whoever was told about this record has now acted on it. Only the recipient counts: that is the share acted on. */
export const actedOn = (forceId: string, recordId: string, by: Person, now: Instant): Sql => sql`
  update outbox
  set acted_at = ${now}
  where force_id = ${forceId}
    and record_id = ${recordId}
    and acted_at is null
    and queued_at <= ${now}
    and recipient = any (${[...recipientsOf(by)]})`

/** Hands one message to a network outside. It may come twice after a crash: `messageId` tells the carrier. */
type Carry = (message: Message, signal: AbortSignal) => Promise<void>
export type Message = {
  readonly messageId: string
  readonly forceId: string
  readonly recipient: string
  readonly channel: string
  readonly words: string
}

/** The demonstration's telephone network: nothing leaves the machine, and the page /messages shows what the phone would. */
export const standIn: Carry = async () => await Promise.resolve()

const carriedWithinMilliseconds = 5_000

/**
 * Carries what waits, at most `most`; answers how many. What is for the screen is there as soon as it is queued. Two of these at
 * once never carry the same; one that cannot be carried stays, does not hold up the others, and is tried again at the next turn.
 */
export async function deliver(db: Database, carry: Carry, now: Instant, most = 100): Promise<number> {
  const context = { force: '', who: SYSTEM, now }
  const failed = new Map<string, unknown>()
  await db.write(context, async (writer) => await Promise.resolve(writer.send(shownOnScreen(now))))
  let carried = 0
  const one = async () =>
    await db.write(context, async (writer) => {
      const row = await waiting.one(writer, { now, skip: [...failed.keys()] })
      if (row === null) return false
      const message = {
        messageId: row.message_id,
        forceId: row.force_id,
        recipient: row.recipient,
        channel: row.channel,
        words: row.words,
      }
      try {
        await carry(message, AbortSignal.timeout(carriedWithinMilliseconds))
      } catch (error) {
        failed.set(row.message_id, error)
        return true
      }
      writer.send(sql`update outbox set sent_at = ${now} where message_id = ${row.message_id}`)
      carried++
      return true
    })
  while (carried + failed.size < most && (await one()));
  if (failed.size > 0) throw new AggregateError([...failed.values()], `${failed.size} messages could not be carried`)
  return carried
}

const shownOnScreen = (now: Instant): Sql =>
  sql`update outbox set sent_at = queued_at where sent_at is null and channel = 'screen' and queued_at <= ${now}`

const waiting = statement({
  name: 'outbox: the next message to carry, claimed',
  row: Type.Object({
    message_id: Type.String(),
    force_id: Type.String(),
    recipient: Type.String(),
    channel: Type.String(),
    words: Type.String(),
  }),
  example: { now: '2026-01-01T00:00:00.000Z', skip: ['00000000-0000-7000-8000-000000000000'] },
  sql: (p: { now: string; skip: readonly string[] }) => sql`
    select message_id, force_id, recipient, channel, words
    from outbox
    where sent_at is null
      and channel <> 'screen'
      and queued_at <= ${p.now}
      and message_id <> all (${[...p.skip]}::uuid[])
    order by queued_at
    limit 1
    for update skip locked`,
})
