// What somebody was told and has not read: said where work begins. “Found safe” is no news to a handler who must look for it. It interrupts nobody.
import Type from 'typebox'
import { type Reader, statement } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import { hours, plus } from '../../kernel/time.ts'
import { recipientsOf } from '../../registers/outbox.ts'
import type { World } from '../../registers/world.ts'
import type { Waiting } from '../../web/slice.ts'
import { givenByPhone } from './reactions/tell-the-owner.ts'

/** What the log of readings calls the page on which it is read. */
export const forYouNow = 'for you now'

/** Who was told may be off for some days. Vigil default. */
export const toldDays = 8

export async function toldWaiting(world: World, reader: Reader): Promise<readonly Waiting[]> {
  const { forceId: force, staffId: who } = world.who
  const asked = { force, who, recipients: recipientsOf(world.who), since: plus(world.now, hours(-24 * toldDays)) }
  // Mostly nothing was: that is known by the index alone, and every look at the board asks.
  if ((await anything.one(reader, asked)) === null) return []
  const told = (await unread.one(reader, asked))?.told ?? 0
  if (told === 0) return []
  return [
    { href: '/alerts', words: `You were told ${told === 1 ? 'something: read it' : `${told} things: read them`}` },
  ]
}

type Asked = {
  readonly force: string
  readonly who: string
  readonly recipients: readonly string[]
  readonly since: string
}
const example: Asked = {
  force: 'demonstration',
  who: '00000000-0000-7000-8000-000000000000',
  recipients: ['call handler'],
  since: '2026-01-01T00:00:00.000Z',
}

const anything = statement({
  name: 'told: whether anything was said to somebody of late',
  row: Type.Object({ queued_at: Type.String() }),
  example,
  sql: (p: Asked) => sql`
    select queued_at
    from outbox
    where force_id = ${p.force}
      and recipient = any (${[...p.recipients]}::text[])
      and queued_at > ${p.since}
      and acted_at is null
    limit 1`,
})

const unread = statement({
  name: 'told: what somebody was told and has not read since',
  row: Type.Object({ told: Type.Integer() }),
  example,
  sql: (p: Asked) => sql`
    select count(*)::integer as told
    from outbox o
    -- As the page lists it: of a record that is closed to this person it says nothing.
    join fact f on f.force_id = o.force_id and f.record_id = o.record_id and f.position = 1
    where o.force_id = ${p.force}
      and o.recipient = any (${[...p.recipients]}::text[])
      and o.queued_at > ${p.since}
      and o.acted_at is null
      and not o.interrupts
      -- What is owed stands on the board as such, and a child who was given to them above it.
      and o.duty is null
      and split_part(f.kind, '.', 1) in ('missing', 'opening', 'transfer', 'person', 'staff', 'handover')
      and not starts_with(o.words, ${givenByPhone})
      and not exists (
        select from consultation c
        where c.force_id = o.force_id
          and c.record_ids @> array[o.record_id]
          and c.who = ${p.who}
          and c.what in (${forYouNow}, 'episode')
          and c.at >= o.queued_at)
    limit 1`,
})
