// SQL of the lists that a room works from: one's own children, those located and not back, and the list on paper.

import Type from 'typebox'
import { statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import { Maybe } from '../../../registers/schemas.ts'
import { AgeRow } from '../age.ts'
import { nextDuty, ReachRow, reachColumns, reachJoin, unmetMinimum, urgency, whose, whoseJoin } from './board.ts'

const nobody = '00000000-0000-7000-8000-000000000000'

const Due = {
  next_duty: Maybe(Type.String()),
  next_due_at: Maybe(Type.String()),
  more_duties: Type.Integer(),
}

/** What is assigned to somebody, what they have not acknowledged first. */
export const ownNow = statement({
  name: 'missing: one’s own children',
  row: Type.Object({
    record_id: Type.String(),
    name: Type.String(),
    ...AgeRow,
    phase: Type.String(),
    path: Type.String(),
    level: Maybe(Type.String()),
    unmet_minimum: Maybe(Type.String()),
    last_seen_at: Type.String(),
    last_seen_place: Type.String(),
    grave: Maybe(Type.String()),
    assigned_at: Maybe(Type.String()),
    acknowledged_at: Maybe(Type.String()),
    ...Due,
  }),
  example: { force: 'demonstration', staff: nobody, limit: 50 },
  sql: (p: { force: string; staff: string; limit: number }) => sql`
    select e.record_id, e.name, e.age, e.born, e.reported_at, e.phase, e.path, e.level, m.unmet_minimum, e.last_seen_at, e.last_seen_place, e.grave, e.assigned_at, e.acknowledged_at,
      d.name as next_duty, d.due_at as next_due_at, coalesce(d.more, 0)::integer as more_duties
    from episode e${unmetMinimum}${nextDuty}
    where e.force_id = ${p.force}
      and e.phase in ('known', 'reported', 'open', 'located')
      -- One plan for everybody: by a value, the database plans anew for each reader, which takes several times as long as the reading.
      and e.owner_id = (select ${p.staff}::uuid)
    order by e.acknowledged_at is not null, ${urgency}, e.last_seen_at, e.record_id
    limit ${p.limit}`,
})

type LocatedAsked = { readonly force: string; readonly unit: string | null; readonly limit: number }
const locatedExample: LocatedAsked = { force: 'demonstration', unit: null, limit: 50 }

/** Located and not back, or in police protection wherever they are: what ends by law soonest first, then those still at risk. Never the dead. */
export const locatedNow = statement({
  name: 'missing: located and not returned',
  row: Type.Object({
    record_id: Type.String(),
    child_id: Type.String(),
    name: Type.String(),
    ...AgeRow,
    level: Maybe(Type.String()),
    located_at: Maybe(Type.String()),
    found_at: Maybe(Type.String()),
    at_risk: Type.Boolean(),
    grave: Maybe(Type.String()),
    protected_since: Maybe(Type.String()),
    protected_place: Maybe(Type.String()),
    owner_id: Maybe(Type.String()),
    owner_name: Maybe(Type.String()),
    acknowledged_at: Maybe(Type.String()),
    ...Due,
    ...ReachRow,
  }),
  example: locatedExample,
  sql: (p: LocatedAsked) => sql`
    select e.record_id, ${whose} as child_id, e.name, e.age, e.born, e.reported_at, e.level, e.located_at, e.found_at, e.at_risk, e.grave, e.protected_since, e.protected_place, e.owner_id, e.owner_name,
      e.acknowledged_at, d.name as next_duty, d.due_at as next_due_at, coalesce(d.more, 0)::integer as more_duties,${reachColumns}
    from episode e${unmetMinimum}${nextDuty}${reachJoin}${whoseJoin}
    where e.force_id = ${p.force}
      and ((e.phase = 'located' and e.grave is distinct from 'found dead') or e.protected_since is not null)
      and (${p.unit}::text is null or e.owner_unit = ${p.unit} or e.unit = ${p.unit})
    order by e.protected_since nulls last, e.at_risk desc, ${urgency}, e.located_at, e.record_id
    limit ${p.limit}`,
})

/** Everybody who is somebody's work tonight: missing, located and not back, known whereabouts; and how many there are in all. */
export const activeList = statement({
  name: 'missing: the active list',
  row: Type.Object({
    record_id: Type.String(),
    child_id: Type.String(),
    unit: Type.String(),
    area: Type.String(),
    all: Type.Integer(),
  }),
  example: { force: 'demonstration', limit: 200 },
  sql: (p: { force: string; limit: number }) => sql`
    select e.record_id, ${whose} as child_id, e.unit, e.area, (count(*) over ())::integer as all
    from episode e${unmetMinimum}${whoseJoin}
    where e.force_id = ${p.force}
      and ((e.phase in ('known', 'reported', 'open', 'located') and e.grave is distinct from 'found dead') or e.protected_since is not null)
    order by case e.phase when 'known' then 2 when 'located' then 1 else 0 end, ${urgency}, e.last_seen_at, e.record_id
    limit ${p.limit}`,
})

/** How much each has already, before they are given another. */
export const childrenOfOwners = statement({
  name: 'missing: how many children each owns now',
  row: Type.Object({ owner_id: Type.String(), children: Type.Integer() }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select e.owner_id, count(distinct ${whose})::integer as children
    from episode e${whoseJoin}
    where e.force_id = ${p.force}
      and e.phase in ('known', 'reported', 'open', 'located')
      and e.owner_id is not null
    group by e.owner_id
    order by e.owner_id
    limit 500`,
})
