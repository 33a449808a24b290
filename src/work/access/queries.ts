// Every SQL statement about openings of restricted records.
import Type from 'typebox'
import { statement } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import { Maybe } from '../../registers/schemas.ts'
import { SYSTEM } from '../../registers/world.ts'

const nobody = '00000000-0000-7000-8000-000000000000'

/** An unknown record, another force's and one that is not restricted answer alike. */
export const restricted = statement({
  name: 'access: whether a record is restricted',
  row: Type.Object({ record_id: Type.String() }),
  example: { force: 'demonstration', record: nobody },
  sql: (p: { force: string; record: string }) => sql`
    select record_id
    from restriction
    where force_id = ${p.force}
      and record_id = ${p.record}
    limit 1`,
})

/** The child whose restriction it is, of their own record or of a closed episode. */
export const restrictedChild = statement({
  name: 'access: whose restriction a record has',
  row: Type.Object({ record_id: Type.String() }),
  example: { force: 'demonstration', record: nobody },
  sql: (p: { force: string; record: string }) => sql`
    select coalesce(person_id, record_id) as record_id
    from restriction
    where force_id = ${p.force}
      and record_id = ${p.record}
    limit 1`,
})

/** On the child's own record, on any of their episodes, or on the record asked about. */
export const glassOpenTo = statement({
  name: 'access: whether somebody has the glass broken on a child’s records',
  row: Type.Object({ record_id: Type.String() }),
  example: { force: 'demonstration', record: nobody, staff: nobody, now: '2026-01-01T00:00:00.000Z' },
  sql: (p: { force: string; record: string; staff: string; now: string }) => sql`
    select o.record_id
    from opening o
    join restriction r on r.force_id = o.force_id and r.record_id = o.record_id
    where o.force_id = ${p.force}
      and o.staff_id = ${p.staff}
      and o.basis = 'break glass'
      and o.until > ${p.now}
      and coalesce(r.person_id, r.record_id) in (
        select coalesce(person_id, record_id)
        from restriction
        where force_id = ${p.force} and record_id = ${p.record})
    limit 1`,
})

const LiftRow = Type.Object({
  record_id: Type.String(),
  about: Type.String(),
  reason: Type.String(),
  asked_by: Type.String(),
  asker: Maybe(Type.String()),
  asked_at: Type.String(),
  told: Type.String(),
  decider: Maybe(Type.String()),
  decided_at: Maybe(Type.String()),
  lifted: Maybe(Type.Boolean()),
  because: Maybe(Type.String()),
})

const liftColumns = sql`l.record_id, l.about, l.reason, l.asked_by, s.name as asker, l.asked_at, l.told, d.name as decider, l.decided_at, l.lifted, l.because`

export const liftsAsked = statement({
  name: 'access: restrictions that somebody asks to lift',
  row: LiftRow,
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select ${liftColumns}
    from restriction_lift l
    left join staff s on s.force_id = l.force_id and s.staff_id = l.asked_by
    left join staff d on d.force_id = l.force_id and d.staff_id = l.decided_by
    where l.force_id = ${p.force}
      and l.decided_at is null
    order by l.asked_at, l.record_id
    limit 100`,
})

export const liftOf = statement({
  name: 'access: one request that a restriction be lifted',
  row: LiftRow,
  example: { force: 'demonstration', record: nobody },
  sql: (p: { force: string; record: string }) => sql`
    select ${liftColumns}
    from restriction_lift l
    left join staff s on s.force_id = l.force_id and s.staff_id = l.asked_by
    left join staff d on d.force_id = l.force_id and d.staff_id = l.decided_by
    where l.force_id = ${p.force}
      and l.record_id = ${p.record}
    limit 1`,
})

/** One opening by breaking the glass, with the names of who and whom. */
export const glassOf = statement({
  name: 'access: one breaking of the glass',
  row: Type.Object({
    record_id: Type.String(),
    about: Type.String(),
    staff_id: Type.String(),
    name: Maybe(Type.String()),
    reason: Type.String(),
    at: Type.String(),
    until: Type.String(),
    told: Type.String(),
    told_name: Maybe(Type.String()),
  }),
  example: { force: 'demonstration', record: nobody },
  sql: (p: { force: string; record: string }) => sql`
    select g.record_id, g.about, g.staff_id, s.name, g.reason, g.at, g.until, g.told, t.name as told_name
    from glass g
    left join staff s on s.force_id = g.force_id and s.staff_id = g.staff_id
    left join staff t on t.force_id = g.force_id and t.staff_id::text = g.told
    where g.force_id = ${p.force}
      and g.record_id = ${p.record}
    limit 1`,
})

/** Pages that show that there is a restricted record and nothing of it. */
const notOpened = ['openings', 'restricted: not opened', 'search for earlier episodes']

type DayAsked = { readonly force: string; readonly from: string; readonly until: string; readonly day: string }
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
    reviewer: Maybe(Type.String()),
    reviewed_at: Maybe(Type.String()),
  }),
  example: dayExample,
  sql: (p: DayAsked) => sql`
    with used as (
      select r.record_id as about, c.who as staff_id, min(c.at) as first_at, max(c.at) as last_at, count(*)::integer as readings,
        array_agg(distinct c.what) as pages, coalesce(array_agg(distinct c.via) filter (where c.via is not null), '{}') as vias
      from consultation c
      cross join unnest(c.restricted_ids) r (record_id)
      where c.force_id = ${p.force}
        and c.restricted_ids <> '{}'
        and c.at >= ${p.from}
        and c.at < ${p.until}
        and c.what <> all (${notOpened}::text[])
        and c.who <> ${SYSTEM}
      group by r.record_id, c.who
    ), broken as (
      select about, staff_id, min(at) as broken_at, array_agg(reason order by at) as reasons
      from glass
      where force_id = ${p.force}
        and at >= ${p.from}
        and at < ${p.until}
      group by about, staff_id
    )
    select o.about, o.staff_id, s.name, o.first_at, o.last_at, o.readings, o.pages, o.vias, o.broken_at, o.reasons, v.finding, w.name as reviewer, v.reviewed_at
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
