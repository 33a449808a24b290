// The reports of a year, one row each, without a name: read by the measure's role, restricted records too.
import Type from 'typebox'
import { statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'

const Text = Type.Union([Type.String(), Type.Null()])

export const reportsOfYear = statement({
  name: 'missing: reports between two times, for the annual return',
  row: Type.Object({
    child_id: Type.String(),
    reported_at: Type.String(),
    located_at: Text,
    missing: Type.Boolean(),
    phase: Type.String(),
    age: Type.Union([Type.Integer(), Type.Null()]),
    sex: Text,
    grade: Text,
    ethnicity_code: Text,
    found_by: Text,
    harm: Text,
    dead: Type.Boolean(),
    exploitation: Type.String(),
    looked_after: Type.Boolean(),
  }),
  example: { force: 'demonstration', from: '2026-04-01T00:00:00.000Z', until: '2027-04-01T00:00:00.000Z' },
  sql: (p: { force: string; from: string; until: string }) => sql`
    select stands_for(e.force_id, e.person_id, p.canonical_id) as child_id, e.reported_at, e.located_at,
      e.missing_from is not null as missing,
      e.phase, e.age, e.sex, e.level as grade, said.ethnicity_code, said.found_by, e.harm, coalesce(said.dead, false) as dead,
      e.exploitation, e.looked_after
    from episode e
    left join person p on p.force_id = e.force_id and p.person_id = e.person_id
    cross join lateral (
      select
        bool_or(f.body ->> 'outcome' = 'found dead') filter (where f.kind = 'missing.grave-outcome/1') as dead,
        (array_agg(f.body ->> 'how' order by f.position desc) filter (where f.kind = 'missing.located/1'))[1] as found_by,
        (array_agg(f.body ->> 'code' order by f.position desc) filter (where f.kind = 'missing.ethnicity-recorded/1'))[1] as ethnicity_code
      from fact f
      where f.force_id = e.force_id
        and f.record_id = e.record_id
        and f.kind in ('missing.grave-outcome/1', 'missing.located/1', 'missing.ethnicity-recorded/1')
    ) said
    where e.force_id = ${p.force}
      and e.child
      and e.reported_at >= ${p.from}
      and e.reported_at < ${p.until}
    order by e.reported_at, e.record_id
    limit 50000`,
})
