// SQL of who opened which restricted record on one day, as the log of readings says it; and of which days nobody has looked at all of it.
import Type from 'typebox'
import { statement } from '../../kernel/database.ts'
import { type Sql, sql } from '../../kernel/sql.ts'
import { LocalDate, Maybe } from '../../registers/schemas.ts'
import { SYSTEM } from '../../registers/world.ts'

/** Pages that show that there is a restricted record and nothing of it. */
const notOpened = ['openings', 'restricted: not opened', 'search for earlier episodes']

type Between = { readonly force: string; readonly from: string; readonly until: string }

/** Each restricted record `r` that was opened, by each reading `c`. */
const readRestricted = ({ force, from, until }: Between): Sql => sql`from consultation c
      cross join unnest(c.restricted_ids) r (record_id)
      where c.force_id = ${force}
        and c.restricted_ids <> '{}'
        and c.at >= ${from}
        and c.at < ${until}
        and c.what <> all (${notOpened}::text[])
        and c.who <> ${SYSTEM}`

type DayAsked = Between & { readonly day: string }
const dayExample: DayAsked = {
  force: 'demonstration',
  from: '2026-01-01T00:00:00.000Z',
  until: '2026-01-02T00:00:00.000Z',
  day: '2026-01-01',
}

/** Who opened which record that was restricted when they read it, on one day: what the log says, whatever was lifted since, and what was broken even if nothing was then read. */
export const openingsOfDay = statement({
  name: 'access: openings of one day',
  row: Type.Object({
    about: Type.String(),
    staff_id: Type.String(),
    name: Maybe(Type.String()),
    first_at: Type.String(),
    last_at: Type.String(),
    readings: Type.Integer(),
    pages: Type.Array(Type.String()),
    vias: Type.Array(Type.String()),
    broken_at: Maybe(Type.String()),
    reasons: Type.Array(Type.String()),
    finding: Maybe(Type.String()),
    note: Maybe(Type.String()),
    reviewer: Maybe(Type.String()),
    reviewed_at: Maybe(Type.String()),
  }),
  example: dayExample,
  sql: (p: DayAsked) => sql`
    with used as (
      select r.record_id as about, c.who as staff_id, min(c.at) as first_at, max(c.at) as last_at, count(*)::integer as readings,
        array_agg(distinct c.what) as pages, coalesce(array_agg(distinct c.via) filter (where c.via is not null), '{}') as vias
      ${readRestricted(p)}
      group by r.record_id, c.who
    ), broken as (
      select about, staff_id, min(at) as broken_at, array_agg(reason order by at) as reasons
      from glass
      where force_id = ${p.force}
        and at >= ${p.from}
        and at < ${p.until}
      group by about, staff_id
    )
    select o.about, o.staff_id, s.name, o.first_at, o.last_at, o.readings, o.pages, o.vias, o.broken_at, o.reasons, v.finding, v.note, w.name as reviewer, v.reviewed_at
    from (
      select about, staff_id, coalesce(u.first_at, b.broken_at) as first_at, coalesce(u.last_at, b.broken_at) as last_at,
        coalesce(u.readings, 0) as readings, coalesce(u.pages, '{}') as pages, coalesce(u.vias, '{}') as vias, b.broken_at, coalesce(b.reasons, '{}') as reasons
      from used u
      full join broken b using (about, staff_id)
    ) o
    left join staff s on s.force_id = ${p.force} and s.staff_id = o.staff_id
    left join opening_review v on v.force_id = ${p.force} and v.about = o.about and v.staff_id = o.staff_id and v.day = ${p.day}::date
    left join staff w on w.force_id = ${p.force} and w.staff_id = v.reviewed_by
    order by v.reviewed_at nulls first, o.broken_at nulls last, o.first_at, o.about
    limit 200`,
})

/** `not`: whose openings are left out, for a reader who may not review their own. */
type DaysAsked = Between & { readonly not: readonly string[] }
const daysExample: DaysAsked = {
  force: 'demonstration',
  from: '2026-01-01T00:00:00.000Z',
  until: '2026-03-02T00:00:00.000Z',
  not: [],
}

/** Days that are over with openings that nobody has reviewed, the oldest first: what was not looked at the next day is looked at late, and not never. */
export const daysToReview = statement({
  name: 'access: days with openings to review',
  row: Type.Object({ day: LocalDate, openings: Type.Integer() }),
  example: daysExample,
  sql: (p: DaysAsked) => sql`
    select o.day::text as day, count(*)::integer as openings
    from (
      select r.record_id as about, c.who as staff_id, (c.at at time zone 'Europe/London')::date as day
      ${readRestricted(p)}
      union
      select about, staff_id, (at at time zone 'Europe/London')::date
      from glass
      where force_id = ${p.force}
        and at >= ${p.from}
        and at < ${p.until}
    ) o
    where o.staff_id <> all (${[...p.not]}::uuid[])
      and not exists (
        select from opening_review v
        where v.force_id = ${p.force}
          and v.about = o.about
          and v.staff_id = o.staff_id
          and v.day = o.day)
    group by o.day
    order by o.day
    limit 100`,
})
