// SQL of the supervisor's list: what is late or falls due, and episodes where nothing is being done.

import Type from 'typebox'
import { statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import { Maybe } from '../../../registers/schemas.ts'
import { AgeRow } from '../age.ts'
import { unmetMinimum, urgency } from './board.ts'

const someTime = '2026-01-01T00:00:00.000Z'

/** As each row of the list names a child. */
export const Child = {
  record_id: Type.String(),
  name: Type.String(),
  ...AgeRow,
  level: Maybe(Type.String()),
  unmet_minimum: Maybe(Type.String()),
  path: Type.String(),
  phase: Type.String(),
  at_risk: Type.Boolean(),
  grave: Maybe(Type.String()),
  owner_id: Maybe(Type.String()),
  owner_name: Maybe(Type.String()),
  acknowledged_at: Maybe(Type.String()),
}

export const child = sql`e.record_id, e.name, e.age, e.born, e.reported_at, e.level, m.unmet_minimum, e.path, e.phase, e.at_risk, e.grave, e.owner_id, e.owner_name, e.acknowledged_at`

/** The board's: the missing first, then who is located and still at risk, then the rest. */
export const order = sql`case when e.phase in ('reported', 'open') then 0 when e.at_risk then 1 else 2 end, ${urgency}, e.last_seen_at, e.record_id`

/** At most `each` of a child, the soonest first, with how many there are; late apart from what is still to come. */
export const dueUntil = statement({
  name: 'supervisor: due within the hour or late',
  row: Type.Object({
    ...Child,
    duty: Type.String(),
    owner: Type.String(),
    due_at: Type.String(),
    late: Type.Boolean(),
    all: Type.Integer(),
  }),
  example: { force: 'demonstration', now: someTime, until: someTime, each: 3 },
  sql: (p: { force: string; now: string; until: string; each: number }) => sql`
    select ${child}, d.name as duty, d.owner, d.due_at, d.late, d.all
    from (
      select duty.record_id, duty.name, duty.owner, duty.due_at, duty.due_at < ${p.now} as late,
        (count(*) over (partition by duty.record_id, duty.due_at < ${p.now}))::integer as all,
        row_number() over (partition by duty.record_id, duty.due_at < ${p.now} order by duty.due_at, duty.name) as soonest
      from duty
      join episode on episode.force_id = duty.force_id and episode.record_id = duty.record_id
      where duty.force_id = ${p.force}
        and duty.met_at is null
        and duty.not_done_at is null
        and duty.ended_at is null
        and duty.due_at <= ${p.until}
        and duty.owner not in ('local authority', 'safeguarding partners')
        and (episode.phase in ('known', 'reported', 'open', 'located') or (episode.phase = 'returned' and (duty.name = 'hold a prevention interview' or episode.protected_since is not null))
          or (episode.phase in ('returned', 'closed') and duty.name in ('hold the planned interview', 'joint agency response')))
        -- These stand among the decisions, with when they are due.
        and not (duty.name = 'endorse the grade' and (episode.phase = 'open' or episode.at_risk) and not episode.endorsed)
        -- Late, it stands among the decisions: held, or excepted with a reason.
        and not (duty.name = 'hold a prevention interview' and duty.due_at < ${p.now})
        and duty.name not in ('answer the auditor’s safeguarding concern', 'look at police protection as designated officer', 'raise the grade to the minimum',
          'say whether it is a death or serious injury', 'refer to the Independent Office for Police Conduct')
    ) d
    join episode e on e.force_id = ${p.force} and e.record_id = d.record_id${unmetMinimum}
    where d.soonest <= ${p.each}
    order by ${order}, d.due_at, d.name
    limit 1000`,
})

export const quietSince = statement({
  name: 'supervisor: no real action for longer than the grade allows',
  row: Type.Object({ ...Child, last_real: Maybe(Type.String()), last_real_at: Maybe(Type.String()) }),
  example: { force: 'demonstration', high: someTime, other: someTime },
  sql: (p: { force: string; high: string; other: string }) => sql`
    select ${child}, e.last_real, e.last_real_at
    from episode e${unmetMinimum}
    where e.force_id = ${p.force}
      and e.phase in ('reported', 'open')
      and e.last_real_at < case e.level when 'HIGH' then ${p.high}::timestamptz else ${p.other}::timestamptz end
    order by ${order}
    limit 500`,
})
