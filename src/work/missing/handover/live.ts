// The children whom a unit hands over: everyone who is still somebody's work tonight, missing or not.

import Type from 'typebox'
import { statement } from '../../../kernel/database.ts'
import { type Sql, sql } from '../../../kernel/sql.ts'
import { Maybe } from '../../../registers/schemas.ts'
import { AgeRow } from '../age.ts'
import { nextDuty, ReachRow, reachColumns, reachJoin, unmetMinimum, urgency } from '../queries/board.ts'
import { type EpisodeState, isDead, isMissing } from '../state.ts'

/** Missing, known to be somewhere, located and not back, or in police protection wherever the record stands: what the statement below reads. */
export const isHandedOver = (state: EpisodeState): boolean =>
  isMissing(state) ||
  state.phase === 'known' ||
  (state.phase === 'located' && !isDead(state)) ||
  state.protection !== null

const Row = Type.Object({
  record_id: Type.String(),
  phase: Type.String(),
  path: Type.String(),
  name: Type.String(),
  ...AgeRow,
  level: Maybe(Type.String()),
  unmet_minimum: Maybe(Type.String()),
  last_seen_at: Type.String(),
  last_seen_place: Type.String(),
  known_place: Maybe(Type.String()),
  located_at: Maybe(Type.String()),
  found_at: Maybe(Type.String()),
  at_risk: Type.Boolean(),
  grave: Maybe(Type.String()),
  protected_since: Maybe(Type.String()),
  protected_place: Maybe(Type.String()),
  owner_id: Maybe(Type.String()),
  owner_name: Maybe(Type.String()),
  acknowledged_at: Maybe(Type.String()),
  next_duty: Maybe(Type.String()),
  next_due_at: Maybe(Type.String()),
  more_duties: Type.Integer(),
  ...ReachRow,
})

export type LiveChild = Type.Static<typeof Row>

/** Of `e`, an episode: whose unit owns the child, or took the report and has given the child to nobody yet. A contact centre hands over none of those it passed on. */
export const ofUnit = (unit: string): Sql => sql`coalesce(e.owner_unit, e.unit) = ${unit}`

/** Of `e`, an episode: still somebody’s work. */
const live = (force: string): Sql => sql`e.force_id = ${force}
      and (e.phase in ('known', 'reported', 'open') or (e.phase = 'located' and e.grave is distinct from 'found dead') or e.protected_since is not null)`

/** Of `e`, an episode. */
const liveOfUnit = (force: string, unit: string): Sql => sql`${live(force)}
      and ${ofUnit(unit)}`

/** Of `e`, an episode: there when the shift changed, and nobody has said since that the child is theirs. Whoever was acknowledged since is signed for (signing.ts). */
export const notTakenOver = (force: string, shiftStart: string): Sql => sql`${live(force)}
      and e.reported_at < ${shiftStart}
      and (e.owner_id is null or e.acknowledged_at is null or e.acknowledged_at < ${shiftStart})`

/** What ends by law first, then by grade. */
export const liveChildren = statement({
  name: 'handover: the live children of a unit',
  row: Row,
  example: { force: 'demonstration', unit: 'control-room' },
  sql: (p: { force: string; unit: string }) => sql`
    select e.record_id, e.phase, e.path, e.name, e.age, e.born, e.level, m.unmet_minimum, e.reported_at, e.last_seen_at, e.last_seen_place, k.place as known_place,
      e.located_at, e.found_at, e.at_risk, e.grave, e.protected_since, e.protected_place, e.owner_id, e.owner_name, e.acknowledged_at,
      d.name as next_duty, d.due_at as next_due_at, coalesce(d.more, 0)::integer as more_duties,${reachColumns}
    from episode e${unmetMinimum}${nextDuty}${reachJoin}
    left join lateral (
      select f.body ->> 'where' as place
      from fact f
      where e.phase = 'known'
        and f.force_id = e.force_id
        and f.record_id = e.record_id
        and f.kind = 'missing.known-to-be/1'
      order by f.position desc
      limit 1
    ) k on true
    where ${liveOfUnit(p.force, p.unit)}
    order by e.protected_since nulls last, ${urgency}, e.last_seen_at, e.record_id
    limit 200`,
})
