// SQL of what runs: what is owed of inspections, recommendations and actions, the next to fall due first.
import Type from 'typebox'
import { statement } from '../../../../kernel/database.ts'
import { sql } from '../../../../kernel/sql.ts'
import { Maybe } from '../../../../registers/schemas.ts'

/** What runs, of the records of accountability: their kinds of duty are handed in. */
export const runningClocks = statement({
  name: 'clocks: what runs',
  row: Type.Object({
    record_id: Type.String(),
    name: Type.String(),
    owner: Type.String(),
    owner_name: Maybe(Type.String()),
    due_at: Type.String(),
    basis: Type.String(),
    source: Type.String(),
    kind: Type.String(),
    reference: Maybe(Type.String()),
    time_scale: Maybe(Type.String()),
    base_on: Maybe(Type.String()),
    date_changes: Maybe(Type.Integer()),
  }),
  example: { force: 'demonstration', names: ['send the action plan'], limit: 300 },
  sql: (p: { force: string; names: readonly string[]; limit: number }) => sql`
    select d.record_id, d.name, d.owner, s.name as owner_name, d.due_at, d.basis, d.source,
      split_part(f.kind, '.', 1) as kind, coalesce(r.reference, i.reference, 'Action ' || a.number) as reference,
      r.time_scale, r.base_on, r.date_changes
    from duty d
    join fact f on f.force_id = d.force_id and f.record_id = d.record_id and f.position = 1
    left join staff s on s.force_id = d.force_id and s.staff_id = d.owner_id
    left join recommendation_now r on r.force_id = d.force_id and r.record_id = d.record_id
    left join inspection_now i on i.force_id = d.force_id and i.record_id = d.record_id
    left join action_now a on a.force_id = d.force_id and a.record_id = d.record_id
    where d.force_id = ${p.force}
      and d.name = any (${[...p.names]}::text[])
      and d.met_at is null
      and d.not_done_at is null
      and d.ended_at is null
    order by d.due_at
    limit ${p.limit}`,
})
