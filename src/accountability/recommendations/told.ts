// Overdue improvement work that was sent up to the reader: owner, senior responsible officer, board, local policing body. Never of a case.
import Type, { type Static } from 'typebox'
import { statement } from '../../kernel/database.ts'
import { done } from '../../kernel/outcome.ts'
import { sql } from '../../kernel/sql.ts'
import { hours, localDate, plus } from '../../kernel/time.ts'
import { capital } from '../../kernel/words.ts'
import type { Policy } from '../../practice/policy.ts'
import { recipientsOf } from '../../registers/outbox.ts'
import { Maybe } from '../../registers/schemas.ts'
import { contextOf } from '../../registers/world.ts'
import { page } from '../../web/slice.ts'
import { bodiesKnown, bodyBehind } from '../bodies-known.ts'
import { kindInWords } from '../kind-in-words.ts'
import { ladderSaid } from '../ladder-said.ts'
import { placeOf, subjectOf } from '../running-clock.ts'
import { toldAnswer } from './told-answer.ts'

/** What is done stands so long: the board meets three times in it. What is open stands until it is done. */
const shownFor = hours(24 * 92)

/** `kinds` are the records of the loop, `thing` the words of a page that must be published: handed in by whoever knows them all. */
export type ToldOf = { readonly kinds: readonly string[]; readonly thing: (item: string) => string | undefined }

export const toldPage = ({ kinds, thing }: ToldOf) =>
  page({
    path: '/told',
    permission: 'see public questions and figures',
    template: 'accountability/recommendations/views/told.njk',
    title: 'Overdue work reported to you',
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
      const policy = world.policyAt(world.now)
      const said = rows.map((row) => ({ ...row, about: named(row, thing, policy), path: placeOf(row) }))
      const { waiting, settled } = eachOnce(said)
      const open = byKind(waiting)
      return done({
        waiting,
        settled,
        open,
        openThings: open.flatMap(({ things }) => things).length,
        past: byKind(settled),
        ladder: ladderSaid(policy, behind),
      })
    },
  })

const named = (row: Static<typeof toldOf.row>, thing: ToldOf['thing'], policy: Policy): string | null => {
  const about = row.reference ?? subjectOf(row, thing, policy)
  return about === null ? null : capital(about)
}

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

type Thing = { readonly record_id: string; readonly kind: string }

/** What it is about: by kind, and of each thing all that was said of it, as it stood: the newest first. `at`: places in the list. */
export function byKind(rows: readonly Thing[]) {
  const kinds = Map.groupBy(rows.entries(), ([, { kind }]) => kindInWords(kind))
  return [...kinds].map(([words, those]) => {
    const things = [...Map.groupBy(those, ([, { record_id }]) => record_id).values()]
    return { words, things: things.map((said) => said.map(([at]) => at)) }
  })
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
    subject: Maybe(Type.String()),
    subject_on: Maybe(Type.String()),
    item: Maybe(Type.String()),
    year: Maybe(Type.Integer()),
    queued_at: Type.String(),
    due_at: Maybe(Type.String()),
    date_changes: Maybe(Type.Integer()),
    settled: Type.Boolean(),
  }),
  example,
  sql: (p: Asked) => sql`
    select o.record_id, f.kind, o.words, f.reference, f.subject, f.subject_on, f.item, f.year, o.queued_at, d.due_at, coalesce(r.date_changes, a.date_changes, w.date_changes) as date_changes,
      coalesce(d.met_at is not null or d.not_done_at is not null or d.ended_at is not null, o.acted_at is not null) as settled
    from outbox o
    join loop_subject f on f.force_id = o.force_id and f.record_id = o.record_id
    left join duty d on d.force_id = o.force_id and d.record_id = o.record_id and d.name = o.duty
      and d.starting_position = o.starting_position and d.occurrence = o.occurrence
    left join recommendation_now r on r.force_id = o.force_id and r.record_id = o.record_id and d.name = 'meet the recommendation'
    left join action_now a on a.force_id = o.force_id and a.record_id = o.record_id and d.name = 'do the action'
    left join commissioner_action w on w.force_id = o.force_id and w.record_id = o.record_id
    where o.force_id = ${p.force}
      and o.recipient = any (${[...p.recipients]}::text[])
      and f.kind = any (${[...p.kinds]}::text[])
      and (o.queued_at > ${p.since}
        or (d.due_at is not null and d.met_at is null and d.not_done_at is null and d.ended_at is null))
    order by settled, o.queued_at desc, o.message_id
    limit 200`,
})
