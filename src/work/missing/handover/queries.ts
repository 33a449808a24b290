// Every SQL statement of the handover.

import Type from 'typebox'
import { statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import { FactRow } from '../../../registers/records.ts'
import { Maybe } from '../../../registers/schemas.ts'
import { AgeRow } from '../age.ts'
import { ofUnit } from './live.ts'

const nobody = '00000000-0000-7000-8000-000000000000'
const someTime = '2026-01-01T00:00:00.000Z'

export const unitNamed = statement({
  name: 'handover: the name of a unit',
  row: Type.Object({ name: Type.String() }),
  example: { force: 'demonstration', unit: 'control-room' },
  sql: (p: { force: string; unit: string }) => sql`
    select name
    from unit
    where force_id = ${p.force}
      and unit_id = ${p.unit}
    limit 1`,
})

export const unownedNow = statement({
  name: 'handover: nobody owns',
  row: Type.Object({
    record_id: Type.String(),
    name: Type.String(),
    ...AgeRow,
    level: Maybe(Type.String()),
    area: Type.String(),
  }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select record_id, name, age, born, level, reported_at, area
    from episode
    where force_id = ${p.force}
      and phase in ('reported', 'open')
      and owner_id is null
    order by case level when 'HIGH' then 0 when 'MEDIUM' then 2 when 'LOW' then 3 when 'VERY_LOW' then 3 else 1 end, reported_at, record_id
    limit 100`,
})

/** When somebody last signed one of these handovers, as either officer. */
export const lastSigned = statement({
  name: 'handover: when somebody last signed one',
  row: Type.Object({ happened_at: Type.String() }),
  example: { force: 'demonstration', staff: nobody, handovers: [nobody] },
  sql: (p: { force: string; staff: string; handovers: readonly string[] }) => sql`
    select happened_at
    from fact
    where force_id = ${p.force}
      and record_id = any (${[...p.handovers]}::uuid[])
      and recorded_by = ${p.staff}
    order by happened_at desc, record_id, position
    limit 1`,
})

/** Of other handovers what their incoming officers asked of somebody since then: the shift has changed meanwhile, or it was another unit's. */
export const askedOf = statement({
  name: 'handover: what was asked of somebody at others',
  row: Type.Object({
    record_id: Type.String(),
    by: Type.String(),
    unit: Type.String(),
    shift_start: Type.String(),
    note: Type.String(),
  }),
  example: { force: 'demonstration', staff: nobody, besides: nobody, since: someTime },
  sql: (p: { force: string; staff: string; besides: string; since: string }) => sql`
    select f.record_id, f.body ->> 'name' as by, coalesce(u.name, f.body ->> 'unit') as unit, f.body ->> 'shiftStart' as shift_start, f.body ->> 'note' as note
    from outbox o
    join fact f on f.force_id = o.force_id and f.record_id = o.record_id
    left join unit u on u.force_id = f.force_id and u.unit_id = f.body ->> 'unit'
    where o.force_id = ${p.force}
      and o.recipient = ${p.staff}
      and o.queued_at > ${p.since}
      and o.record_id <> ${p.besides}
      and f.kind = 'handover.incoming-signed/1'
      and f.body ->> 'note' is not null
    order by f.happened_at desc, f.record_id
    limit 20`,
})

/** The newest entries of each child whom the unit had since then, and how many there are; those found or gone since too. */
export const changedSince = statement({
  name: 'handover: what changed in a unit’s episodes',
  row: Type.Object({
    ...FactRow.properties,
    name: Type.String(),
    ...AgeRow,
    level: Maybe(Type.String()),
    phase: Type.String(),
    path: Type.String(),
    by: Maybe(Type.String()),
    entries: Type.Integer(),
  }),
  example: { force: 'demonstration', unit: 'control-room', since: someTime, each: 5 },
  sql: (p: { force: string; unit: string; since: string; each: number }) => sql`
    select r.force_id, r.record_id, r.position, r.kind, r.happened_at, r.recorded_at, r.recorded_by, r.policy_version, r.corrects, r.body,
      r.name, r.age, r.born, r.reported_at, r.level, r.phase, r.path, s.name as by, r.entries
    from (
      select f.force_id, f.record_id, f.position, f.kind, f.happened_at, f.recorded_at, f.recorded_by, f.policy_version, f.corrects, f.body,
        e.name, e.age, e.born, e.level, e.phase, e.path, e.reported_at,
        count(*) over (partition by f.record_id)::integer as entries,
        row_number() over (partition by f.record_id order by f.recorded_at desc, f.position desc) as newest
      from episode e
      join fact f on f.force_id = e.force_id and f.record_id = e.record_id
      where e.force_id = ${p.force}
        and ${ofUnit(p.unit)}
        and (e.phase in ('known', 'reported', 'open', 'located') or e.protected_since is not null or e.located_at > ${p.since} or e.closed_at > ${p.since})
        and f.recorded_at > ${p.since}
        -- What Vigil wrote by itself is owed or known elsewhere on this page; whose each child became at the last handover stands with the child.
        and f.kind not in ('missing.history-found/1', 'missing.escalated/1', 'missing.handed-over/1')
    ) r
    left join staff s on s.force_id = r.force_id and s.staff_id = r.recorded_by
    where r.newest <= ${p.each}
    order by case when r.phase in ('reported', 'open') then 0 else 1 end,
      case r.level when 'HIGH' then 0 when 'MEDIUM' then 2 when 'LOW' then 3 when 'VERY_LOW' then 3 else 1 end,
      r.reported_at, r.record_id, r.newest
    limit 1000`,
})
