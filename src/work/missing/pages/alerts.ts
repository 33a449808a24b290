// For you now: the few things that interrupt, for the jobs of who is signed in, until they act or it is done. And what their phone was sent.
import Type from 'typebox'
import { type Reader, statement } from '../../../kernel/database.ts'
import { done } from '../../../kernel/outcome.ts'
import { sql } from '../../../kernel/sql.ts'
import { hours, plus } from '../../../kernel/time.ts'
import { interruptionWords } from '../../../registers/interruptions.ts'
import { recipientsOf } from '../../../registers/outbox.ts'
import { Maybe } from '../../../registers/schemas.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import { page } from '../../../web/slice.ts'
import { consulted } from '../queries.ts'
import { givenByPhone } from '../reactions/tell-the-owner.ts'
import { forYouNow, toldDays } from '../told-waiting.ts'
import { alertsAnswer, messagesAnswer } from './answers/alerts.ts'
import { givenTo, spokenTo } from './spoken.ts'

export const alertsPage = page({
  path: '/alerts',
  permission: 'see the board',
  template: 'work/missing/views/alerts.njk',
  title: 'For you now',
  answer: alertsAnswer,
  query: Type.Object({
    aloud: {
      ...Maybe(Type.Literal('yes')),
      title:
        'Only what an open page says aloud: what somebody was told is read on this page, and by nothing that asks in the background',
      input: 'text',
    },
  }),
  load: async (world, { query: { aloud } }) => {
    const { forceId, staffId } = world.who
    return await world.db.write(contextOf(world), async (writer) => {
      const [given, alerts, told, interruptions] = await Promise.all([
        givenTo(writer, world),
        alertsFor(writer, world, true),
        aloud === null ? alertsFor(writer, world, false) : [],
        interruptionWords(writer, forceId, world.now),
      ])
      const spoken = await spokenTo(writer, world, alerts, given)
      const named = spoken.map((one) => one.key.split(' ')[1] ?? '')
      const ids = [...[...alerts, ...told].map((one) => one.recordId), ...named]
      const what = aloud === null ? forYouNow : 'said aloud'
      writer.send(consulted(forceId, staffId, world.now, what, [...new Set(ids)], null))
      return done({ given, alerts, told: told.filter(isNotSaidAbove), interruptions, spoken })
    })
  },
})

/** That a child was given to them stands above until they acknowledge it: what their phone was sent of it stands among its messages. */
const isNotSaidAbove = ({ words }: { readonly words: string }): boolean => !words.startsWith(givenByPhone)

/** Newest first. `interrupts`: those that interrupt; otherwise what one was only told. What is owed, of the last day: older ones stand on the board as late. */
export async function alertsFor(reader: Reader, world: World, interrupts: boolean, most = 200) {
  const { forceId } = world.who
  const rows = await openAlerts.all(reader, {
    force: forceId,
    recipients: recipientsOf(world.who),
    since: plus(world.now, hours(-24)),
    toldSince: plus(world.now, hours(-24 * toldDays)),
    interrupts,
    most,
  })
  return rows.map((row) => ({
    recordId: row.record_id,
    href: (places[row.record] ?? ((id) => `/${row.record}s/${id}`))(row.record_id),
    words: row.words,
    child: row.name,
    at: row.since,
  }))
}

/** Where a record's page is not under the plural of its name. */
const places: Readonly<Record<string, (id: string) => string>> = {
  missing: (id) => `/missing/${id}`,
  person: (id) => `/person/${id}`,
  staff: (id) => `/staff/${id}/changes`,
  handover: () => '/handover',
}

type OpenAsked = {
  readonly force: string
  readonly recipients: readonly string[]
  readonly since: string
  readonly toldSince: string
  readonly interrupts: boolean
  readonly most: number
}
const openExample: OpenAsked = {
  force: 'demonstration',
  recipients: ['force incident manager'],
  since: '2026-01-02T00:00:00.000Z',
  toldSince: '2026-01-01T00:00:00.000Z',
  interrupts: true,
  most: 20,
}

const openAlerts = statement({
  name: 'alerts: open for these jobs',
  row: Type.Object({
    record_id: Type.String(),
    record: Type.String(),
    words: Type.String(),
    name: Maybe(Type.String()),
    since: Type.String(),
  }),
  example: openExample,
  sql: (p: OpenAsked) => sql`
    -- Rung late, after hours in which Vigil was down, it is since it fell due and not since it rang.
    select o.record_id, split_part(f.kind, '.', 1) as record, o.words, e.name, least(o.queued_at, d.due_at) as since
    from outbox o
    join fact f on f.force_id = o.force_id and f.record_id = o.record_id and f.position = 1
    left join episode e on e.force_id = o.force_id and e.record_id = o.record_id
    left join duty d on d.force_id = o.force_id and d.record_id = o.record_id and d.name = o.duty
      and d.starting_position = o.starting_position and d.occurrence = o.occurrence
    where o.force_id = ${p.force}
      and o.recipient = any (${[...p.recipients]}::text[])
      and o.queued_at > ${p.toldSince}
      and (o.queued_at > ${p.since} or (o.duty is null and not o.interrupts))
      and o.acted_at is null
      and o.interrupts = ${p.interrupts}
      and split_part(f.kind, '.', 1) in ('missing', 'opening', 'transfer', 'person', 'staff', 'handover')
      -- Done by somebody else: no longer anybody's alert.
      and (o.duty is null or (d.due_at is not null and d.met_at is null and d.not_done_at is null and d.ended_at is null))
    order by o.queued_at desc, o.message_id
    limit ${p.most}`,
})

/** In the demonstration, and where a force has no telephone network yet, a phone's messages are read here. */
export const messagesPage = page({
  path: '/messages',
  permission: 'see the board',
  template: 'work/missing/views/messages.njk',
  title: 'Phone messages',
  answer: messagesAnswer,
  load: async (world) => {
    const asked = { force: world.who.forceId, recipients: recipientsOf(world.who) }
    const rows = await world.db.read(contextOf(world), async (reader) => await phoneMessages.all(reader, asked))
    return done({ messages: rows.map((row) => ({ ...row, href: `/missing/${row.record_id}` })) })
  },
})

type PhoneAsked = { readonly force: string; readonly recipients: readonly string[] }
const phoneExample: PhoneAsked = { force: 'demonstration', recipients: ['duty superintendent'] }

const phoneMessages = statement({
  name: 'messages: sent to the phone of these jobs',
  row: Type.Object({
    record_id: Type.String(),
    words: Type.String(),
    recipient: Type.String(),
    queued_at: Type.String(),
    sent_at: Maybe(Type.String()),
    acted_at: Maybe(Type.String()),
  }),
  example: phoneExample,
  sql: (p: PhoneAsked) => sql`
    select record_id, words, recipient, queued_at, sent_at, acted_at
    from outbox
    where force_id = ${p.force}
      and recipient = any (${[...p.recipients]}::text[])
      and channel = 'phone'
    order by queued_at desc
    limit 50`,
})
