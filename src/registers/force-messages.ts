// Messages between forces, as if each had a database of its own: sent in the transaction of what caused them, carried once by the clock's role.
import Type, { type Static } from 'typebox'
import { type Database, statement } from '../kernel/database.ts'
import { newId } from '../kernel/identity.ts'
import { type Sql, sql } from '../kernel/sql.ts'
import type { Instant } from '../kernel/time.ts'
import { systemPerson } from './alarms.ts'
import type { Policies } from './policies.ts'
import type { Also } from './records.ts'
import { type Reaction, SYSTEM, type Writing } from './world.ts'

const messageKinds = [
  'transfer offer',
  'transfer answer',
  'transfer withdrawal',
  'transfer addition',
  'transfer photograph',
  'transfer photograph withdrawn',
  'audit file',
  'audit grading',
  'audit recall',
  'audit concern',
] as const

export type ForceMessage = {
  readonly messageId: string
  readonly fromForce: string
  readonly toForce: string
  readonly kind: (typeof messageKinds)[number]
  readonly body: unknown
}

const send = (message: ForceMessage, now: Instant): Sql => sql`
  insert into force_message (message_id, from_force, to_force, kind, body, sent_at)
  values (${message.messageId}, ${message.fromForce}, ${message.toForce}, ${message.kind}, ${JSON.stringify(message.body)}::jsonb, ${now})`

/** Sent in the transaction of what caused it: recorded here and not sent there cannot be. */
export const alsoSending = (
  recordId: string,
  { messageId, ...message }: Omit<ForceMessage, 'messageId'> & { readonly messageId?: string },
  now: Instant,
): Also => ({
  recordId,
  append: async ({ writer }) => {
    writer.send(send({ messageId: messageId ?? newId(now), ...message }, now))
    await Promise.resolve()
  },
})

/** In answer to a message that was just received, by the force it was for. */
export const sendIn = ({ writer }: Writing, message: Omit<ForceMessage, 'messageId'>, now: Instant): void =>
  writer.send(send({ messageId: newId(now), ...message }, now))

/** Makes a message a record of the force it is for. Called again with the same message it changes nothing. */
export type Receive = (writing: Writing, message: ForceMessage) => Promise<void>

type Carrying = {
  readonly db: Database
  readonly policies: Pick<Policies, 'of'>
  readonly reactions: readonly Reaction[]
  readonly receive: Receive
}

const mostATurn = 100

/** One transaction a message, in the context of the force it is for. Answers how many; one that fails is tried again at the next turn. */
export async function carryBetweenForces(carrying: Carrying, now: Instant): Promise<number> {
  const { db } = carrying
  const waiting = await db.read(
    { force: '', who: SYSTEM, now },
    async (reader) => await undelivered.all(reader, { now, limit: mostATurn }),
  )
  const failed: unknown[] = []
  let carried = 0
  for (const row of waiting) {
    try {
      if (await carryOne(carrying, row, now)) carried++
    } catch (error) {
      failed.push(error)
    }
  }
  if (failed.length > 0)
    throw new AggregateError(failed, `${failed.length} messages between forces could not be delivered`)
  return carried
}

async function carryOne({ db, policies, reactions, receive }: Carrying, row: Row, now: Instant): Promise<boolean> {
  const who = systemPerson(row.to_force)
  const policyAt = await policies.of(row.to_force, now)
  return await db.write({ force: row.to_force, who: SYSTEM, now }, async (writer) => {
    const claimed = await claim.one(writer, { message: row.message_id })
    if (claimed === null) return false
    const world = { db, now, who, policyAt, reactions }
    await receive({ writer, world, commandId: newId(now) }, messageOf(claimed))
    writer.send(
      sql`update force_message set delivered_at = ${now}, body = '{}'::jsonb where message_id = ${row.message_id}`,
    )
    return true
  })
}

const RowSchema = Type.Object({
  message_id: Type.String(),
  from_force: Type.String(),
  to_force: Type.String(),
  kind: Type.Unsafe<ForceMessage['kind']>({ type: 'string', enum: [...messageKinds] }),
  body: Type.Unknown(),
})
type Row = Static<typeof RowSchema>

const messageOf = (row: Row): ForceMessage => ({
  messageId: row.message_id,
  fromForce: row.from_force,
  toForce: row.to_force,
  kind: row.kind,
  body: row.body,
})

const undelivered = statement({
  name: 'messages between forces: waiting',
  row: RowSchema,
  example: { now: '2026-01-01T00:00:00.000Z', limit: 10 },
  sql: (p: { now: string; limit: number }) => sql`
    select message_id, from_force, to_force, kind, body
    from force_message
    where delivered_at is null
      and sent_at <= ${p.now}
    order by sent_at
    limit ${p.limit}`,
})

const claim = statement({
  name: 'messages between forces: one, claimed',
  row: RowSchema,
  example: { message: '00000000-0000-7000-8000-000000000000' },
  sql: (p: { message: string }) => sql`
    select message_id, from_force, to_force, kind, body
    from force_message
    where message_id = ${p.message}
      and delivered_at is null
    limit 1
    for update skip locked`,
})
