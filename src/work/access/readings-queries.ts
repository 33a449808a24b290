// SQL of the log of readings: what the inspectors read, and who read one record.
import Type from 'typebox'
import { statement } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import { Maybe } from '../../registers/schemas.ts'
import { SYSTEM } from '../../registers/world.ts'

/** One day of one person on one kind of page. */
const row = Type.Object({
  day: Type.String(),
  staff_id: Type.String(),
  name: Maybe(Type.String()),
  roles: Type.Array(Type.String()),
  what: Type.String(),
  records: Type.Integer(),
  readings: Type.Integer(),
  first_at: Type.String(),
  last_at: Type.String(),
  vias: Type.Array(Type.String()),
})

type Since = { readonly force: string; readonly since: string }

/** By whoever is an inspector now. */
export const readByInspectors = statement({
  name: 'access: what inspectors read',
  row,
  example: { force: 'demonstration', since: '2026-01-01T00:00:00.000Z' },
  sql: (p: Since) => sql`
    select (c.at at time zone 'Europe/London')::date::text as day, s.staff_id, s.name, s.roles, c.what,
      count(distinct r.record_id)::integer as records, count(distinct c.consultation_id)::integer as readings,
      min(c.at) as first_at, max(c.at) as last_at,
      coalesce(array_agg(distinct c.via) filter (where c.via is not null), '{}') as vias
    from staff s
    join consultation c on c.force_id = s.force_id and c.who = s.staff_id
    cross join unnest(c.record_ids) r (record_id)
    where s.force_id = ${p.force}
      and s.roles @> array['inspector']
      and c.at >= ${p.since}
    group by day, s.staff_id, s.name, s.roles, c.what
    order by day desc, last_at desc, s.staff_id, c.what
    limit 200`,
})

type OfRecord = { readonly force: string; readonly record: string }

/** Whoever is of another force, or was never of this one, has no name here. */
export const readersOf = statement({
  name: 'access: who read one record',
  row,
  example: { force: 'demonstration', record: '00000000-0000-7000-8000-000000000000' },
  sql: (p: OfRecord) => sql`
    select (c.at at time zone 'Europe/London')::date::text as day, c.who as staff_id, s.name, coalesce(s.roles, '{}') as roles, c.what,
      1 as records, count(*)::integer as readings, min(c.at) as first_at, max(c.at) as last_at,
      coalesce(array_agg(distinct c.via) filter (where c.via is not null), '{}') as vias
    from consultation c
    left join staff s on s.force_id = c.force_id and s.staff_id = c.who
    where c.force_id = ${p.force}
      and c.record_ids @> array[${p.record}::uuid]
      and c.who <> ${SYSTEM}
    group by day, c.who, s.name, s.roles, c.what
    order by day desc, last_at desc, c.who, c.what
    limit 200`,
})
