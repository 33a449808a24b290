// SQL about restricted records: who has it open by breaking the glass, and who asked that it be lifted.
import Type from 'typebox'
import { statement } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import { Maybe } from '../../registers/schemas.ts'

const nobody = '00000000-0000-7000-8000-000000000000'

/** The child whose restriction it is, of their own record or of a closed episode. */
export const restrictedChild = statement({
  name: 'access: whose restriction a record has',
  row: Type.Object({ record_id: Type.String(), since: Type.String() }),
  example: { force: 'demonstration', record: nobody },
  sql: (p: { force: string; record: string }) => sql`
    select coalesce(person_id, record_id) as record_id, since
    from restriction
    where force_id = ${p.force}
      and record_id = ${p.record}
    limit 1`,
})

/** On the child's own record, on any of their episodes, or on the record asked about. */
export const glassOpenTo = statement({
  name: 'access: whether somebody has the glass broken on a child’s records',
  row: Type.Object({ record_id: Type.String() }),
  example: { force: 'demonstration', record: nobody, staff: [nobody], now: '2026-01-01T00:00:00.000Z' },
  sql: (p: { force: string; record: string; staff: readonly string[]; now: string }) => sql`
    select o.record_id
    from opening o
    join restriction r on r.force_id = o.force_id and r.record_id = o.record_id
    where o.force_id = ${p.force}
      and o.staff_id = any(${[...p.staff]}::uuid[])
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

/** One day’s openings of one record by one person, as somebody else found them. */
export const reviewOf = statement({
  name: 'access: what was found of an opening',
  row: Type.Object({
    about: Type.String(),
    staff_id: Type.String(),
    name: Maybe(Type.String()),
    day: Type.String(),
    finding: Type.String(),
    note: Maybe(Type.String()),
    reviewer: Maybe(Type.String()),
    reviewed_at: Type.String(),
  }),
  example: { force: 'demonstration', record: nobody },
  sql: (p: { force: string; record: string }) => sql`
    select r.about, r.staff_id, s.name, r.day::text as day, r.finding, r.note, v.name as reviewer, r.reviewed_at
    from opening_review r
    left join staff s on s.force_id = r.force_id and s.staff_id = r.staff_id
    left join staff v on v.force_id = r.force_id and v.staff_id = r.reviewed_by
    where r.force_id = ${p.force}
      and r.record_id = ${p.record}
    limit 1`,
})
