// SQL of the live board and of the strip above it; and the parts of it that every list of a room shares.

import Type from 'typebox'
import { statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import { Maybe } from '../../../registers/schemas.ts'
import { AgeRow } from '../age.ts'

type BoardAsked = {
  readonly force: string
  readonly limit: number
  readonly unit: string | null
}

const boardExample: BoardAsked = { force: 'demonstration', limit: 25, unit: null }

/** How the owner is reached, read with the row: a board is asked for often, and a second question would wait for the first. */
export const ReachRow = {
  owner_phone: Maybe(Type.String()),
  owner_call_sign: Maybe(Type.String()),
  owner_unit_name: Maybe(Type.String()),
}

export const reachColumns = sql`
      coalesce(os.phone, ou.phone) as owner_phone, os.call_sign as owner_call_sign, ou.name as owner_unit_name`

export const reachJoin = sql`
    left join staff os on os.force_id = e.force_id and os.staff_id = e.owner_id
    left join unit ou on ou.force_id = os.force_id and ou.unit_id = os.unit_id`

/** Whose record an episode `e` is, with `w`: of two records that turned out to be one child, that child. Not told of a record that is closed to the reader. */
export const whose = sql`stands_for(e.force_id, e.person_id, w.canonical_id)`

export const whoseJoin = sql`
    left join person w on w.force_id = e.force_id and w.person_id = e.person_id`

/** The next duty of the police, beside an episode `e`: after the location the authority's own are listed apart. */
export const nextDuty = sql`
    left join lateral (
      select duty.name, duty.due_at, count(*) over () - 1 as more
      from duty
      where duty.force_id = e.force_id
        and duty.record_id = e.record_id
        and duty.owner <> 'local authority'
        and duty.met_at is null
        and duty.not_done_at is null
        and duty.ended_at is null
      order by duty.due_at
      limit 1
    ) d on true`

const BoardRow = Type.Object({
  record_id: Type.String(),
  child_id: Type.String(),
  phase: Type.String(),
  path: Type.String(),
  name: Type.String(),
  ...AgeRow,
  child: Type.Boolean(),
  level: Maybe(Type.String()),
  unmet_minimum: Maybe(Type.String()),
  endorsed: Type.Boolean(),
  last_seen_at: Type.String(),
  owner_id: Maybe(Type.String()),
  owner_name: Maybe(Type.String()),
  owner_unit: Maybe(Type.String()),
  acknowledged_at: Maybe(Type.String()),
  last_real_at: Maybe(Type.String()),
  last_real: Maybe(Type.String()),
  lowering_proposed: Type.Boolean(),
  transfer_to: Maybe(Type.String()),
  area: Type.String(),
  unit: Type.String(),
  next_duty: Maybe(Type.String()),
  next_due_at: Maybe(Type.String()),
  more_duties: Type.Integer(),
  ...ReachRow,
})

/**
 * The minimum of what is known, where an episode `e` has no grade yet, or one that stands below it: the running duty to raise it says so, and its
 * occurrence is the place of that minimum among the grades. A grade that a second person lowered owes nothing until something new is known.
 */
export const unmetMinimum = sql`
    left join lateral (
      select coalesce((array['VERY_LOW', 'LOW', 'MEDIUM', 'HIGH'])[max(duty.occurrence) + 1], e.minimum) as unmet_minimum
      from duty
      where duty.force_id = e.force_id
        and duty.record_id = e.record_id
        and duty.name = 'raise the grade to the minimum'
        and duty.met_at is null
        and duty.not_done_at is null
        and duty.ended_at is null
    ) m on true`

/** By the higher of grade and minimum, HIGH first; of those not graded yet, the others come before MEDIUM. The order of the board and of every list of a room, of episodes `e` with `m`. */
export const urgency = sql`case
      when e.level = 'HIGH' or m.unmet_minimum = 'HIGH' then 0
      when e.level is null then 1
      when e.level = 'MEDIUM' or m.unmet_minimum = 'MEDIUM' then 2
      else 3 end`

/** The live board: children still missing and concerns under review; the most urgent first, then who was last seen longest ago, as the board counts. */
export const board = statement({
  name: 'missing: the live board',
  row: BoardRow,
  example: boardExample,
  sql: (p: BoardAsked) => sql`
    select e.record_id, ${whose} as child_id, e.phase, e.path, e.name, e.age, e.born, e.child, e.level, m.unmet_minimum, e.endorsed, e.reported_at, e.last_seen_at,
      e.owner_id, e.owner_name, e.owner_unit, e.acknowledged_at, e.last_real_at, e.last_real, e.lowering_proposed,
      (select f.name from force f where f.force_id = e.transfer_to) as transfer_to, e.area, e.unit, d.name as next_duty, d.due_at as next_due_at, coalesce(d.more, 0)::integer as more_duties,${reachColumns}
    from (
      -- The few that are shown are chosen first: what is due next is looked up for those alone.
      select e.force_id, e.record_id, e.person_id, e.phase, e.path, e.name, e.age, e.born, e.child, e.level, m.unmet_minimum, e.endorsed, e.reported_at, e.last_seen_at, e.owner_id, e.owner_name,
        e.owner_unit, e.acknowledged_at, e.last_real_at, e.last_real, e.lowering_proposed, e.transfer_to, e.area, e.unit
      from episode e${unmetMinimum}
      where e.force_id = ${p.force}
        and e.phase in ('known', 'reported', 'open')
        and (${p.unit}::text is null or e.owner_unit = ${p.unit} or e.unit = ${p.unit})
      order by ${urgency}, e.last_seen_at, e.record_id
      limit ${p.limit}
    ) e
    cross join lateral (select e.unmet_minimum) m${nextDuty}${reachJoin}${whoseJoin}
    order by ${urgency}, e.last_seen_at, e.record_id
    limit ${p.limit}`,
})

/** What the strip above the board says. A child of two live records is one child: `…_records` differ from the children only then. */
export const boardStrip = statement({
  name: 'missing: the strip above the board',
  row: Type.Object({
    missing: Type.Integer(),
    missing_records: Type.Integer(),
    high: Type.Integer(),
    below_minimum: Type.Integer(),
    unowned: Type.Integer(),
    unacknowledged: Type.Integer(),
    known: Type.Integer(),
    known_records: Type.Integer(),
  }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select
      (count(distinct child_id) filter (where phase in ('reported', 'open')))::integer as missing,
      (count(*) filter (where phase in ('reported', 'open')))::integer as missing_records,
      (count(distinct child_id) filter (where phase in ('reported', 'open') and level = 'HIGH'))::integer as high,
      (count(distinct child_id) filter (where phase in ('reported', 'open') and level is not null and unmet_minimum is not null))::integer as below_minimum,
      (count(distinct child_id) filter (where phase in ('reported', 'open') and owner_id is null))::integer as unowned,
      (count(distinct child_id) filter (where phase in ('reported', 'open') and owner_id is not null and acknowledged_at is null))::integer as unacknowledged,
      (count(distinct child_id) filter (where phase = 'known'))::integer as known,
      (count(*) filter (where phase = 'known'))::integer as known_records
    from (
      select ${whose} as child_id, e.phase, e.level, e.owner_id, e.acknowledged_at, m.unmet_minimum
      from episode e${unmetMinimum}${whoseJoin}
      where e.force_id = ${p.force}
        and e.phase in ('known', 'reported', 'open')
    ) live
    limit 1`,
})
