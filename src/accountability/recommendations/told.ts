// Overdue improvement work that was sent up to the reader: owner, senior responsible officer, board, local policing body. Never of a case.
import Type from 'typebox'
import { statement } from '../../kernel/database.ts'
import { done } from '../../kernel/outcome.ts'
import { sql } from '../../kernel/sql.ts'
import { hours, localDate, plus } from '../../kernel/time.ts'
import { recipientsOf } from '../../registers/outbox.ts'
import { Maybe } from '../../registers/schemas.ts'
import { contextOf } from '../../registers/world.ts'
import { page } from '../../web/slice.ts'
import { bodiesKnown, bodyBehind } from '../bodies-known.ts'
import { ladderSaid } from '../ladder-said.ts'
import { toldAnswer } from './told-answer.ts'

/** Told a quarter ago and done or not: the board meets three times in it. */
const shownFor = hours(24 * 92)

/** `kinds` are the records of the loop, handed in by whoever knows them all. */
export const toldPage = (kinds: readonly string[]) =>
  page({
    path: '/told',
    permission: 'see public questions and figures',
    template: 'accountability/recommendations/views/told.njk',
    title: 'Overdue improvement work, sent up to you',
    area: '/recommendations',
    answer: toldAnswer,
    load: async (world) => {
      const asked = {
        force: world.who.forceId,
        recipients: recipientsOf(world.who),
        kinds,
        since: plus(world.now, { minutes: -shownFor.minutes }),
      }
      const [rows, bodies] = await world.db.read(
        contextOf(world),
        async (reader) =>
          await Promise.all([toldOf.all(reader, asked), bodiesKnown.all(reader, { force: asked.force })]),
      )
      const behind = (job: string) => bodyBehind(bodies, job, localDate(world.now))
      return done({ ...eachOnce(rows), ladder: ladderSaid(world.policyAt(world.now), behind) })
    },
  })

type Told = { readonly record_id: string; readonly words: string; readonly settled: boolean }

/** Each thing in one place: among the settled only where nothing of it waits. What was said twice is said once, by the latest. */
export function eachOnce<Row extends Told>(rows: readonly Row[]) {
  const latest = [...Map.groupBy(rows, (row) => `${row.record_id}\n${row.words}\n${row.settled}`).values()].flatMap(
    (same) => same.slice(0, 1),
  )
  const waiting = latest.filter((row) => !row.settled)
  const open = new Set(waiting.map((row) => row.record_id))
  return { waiting, settled: latest.filter((row) => row.settled && !open.has(row.record_id)) }
}

type Asked = {
  readonly force: string
  readonly recipients: readonly string[]
  readonly kinds: readonly string[]
  readonly since: string
}
const example: Asked = {
  force: 'demonstration',
  recipients: ['chief officer'],
  kinds: ['recommendation'],
  since: '2026-01-01T00:00:00.000Z',
}

const toldOf = statement({
  name: 'recommendations: what was escalated to somebody',
  row: Type.Object({
    record_id: Type.String(),
    kind: Type.String(),
    words: Type.String(),
    reference: Maybe(Type.String()),
    queued_at: Type.String(),
    due_at: Maybe(Type.String()),
    settled: Type.Boolean(),
  }),
  example,
  sql: (p: Asked) => sql`
    select o.record_id, split_part(f.kind, '.', 1) as kind, o.words, coalesce(r.reference, i.reference, 'Action ' || a.number) as reference,
      o.queued_at, d.due_at,
      coalesce(d.met_at is not null or d.not_done_at is not null or d.ended_at is not null, o.acted_at is not null) as settled
    from outbox o
    join fact f on f.force_id = o.force_id and f.record_id = o.record_id and f.position = 1
    left join duty d on d.force_id = o.force_id and d.record_id = o.record_id and d.name = o.duty
      and d.starting_position = o.starting_position and d.occurrence = o.occurrence
    left join recommendation_now r on r.force_id = o.force_id and r.record_id = o.record_id
    left join inspection_now i on i.force_id = o.force_id and i.record_id = o.record_id
    left join action_now a on a.force_id = o.force_id and a.record_id = o.record_id
    where o.force_id = ${p.force}
      and o.recipient = any (${[...p.recipients]}::text[])
      and split_part(f.kind, '.', 1) = any (${[...p.kinds]}::text[])
      and o.queued_at > ${p.since}
    order by o.queued_at desc, o.message_id
    limit 200`,
})
