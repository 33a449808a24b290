// SQL of the decisions that wait for a supervisor.
import Type from 'typebox'
import { statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import { Maybe } from '../../../registers/schemas.ts'
import { unmetMinimum } from './board.ts'
import { Child, child, order } from './supervisor.ts'

const someTime = '2026-01-01T00:00:00.000Z'

/** Wherever the episode stands: what was proposed on one that is closed waits too. */
export const decisionsNow = statement({
  name: 'supervisor: decisions needed now',
  row: Type.Object({ ...Child, decision: Type.String(), since: Maybe(Type.String()), due_at: Maybe(Type.String()) }),
  example: { force: 'demonstration', now: someTime },
  sql: (p: { force: string; now: string }) => sql`
    select ${child}, w.decision, w.since, case w.decision when 'endorsement' then endorse.due_at end as due_at
    from (
      select record_id, 'endorsement' as decision, null::timestamptz as since
      from episode
      where force_id = ${p.force}
        and (phase = 'open' or at_risk)
        and level is not null
        and not endorsed
      union all
      select record_id, 'lowering', null
      from episode
      where force_id = ${p.force}
        and phase = 'open'
        and lowering_proposed
      union all
      select record_id, case when grave is null then 'void' else 'frozen void' end, null
      from episode
      where force_id = ${p.force}
        and void_proposed
      union all
      -- Until somebody looks again, or says where the child is.
      select e.record_id, 'end of a concern', null
      from episode e
      where e.force_id = ${p.force}
        and e.phase = 'known'
        and (
          select f.kind
          from fact f
          where f.force_id = e.force_id
            and f.record_id = e.record_id
            and f.kind in ('missing.concern-end-proposed/1', 'missing.reviewed/1', 'missing.known-to-be/1')
          order by f.position desc
          limit 1) = 'missing.concern-end-proposed/1'
      union all
      select record_id, 'exception', min(due_at)
      from duty
      where force_id = ${p.force}
        and name = 'hold a prevention interview'
        and due_at < ${p.now}
        and met_at is null
        and not_done_at is null
        and ended_at is null
      group by record_id
      union all
      select record_id,
        case name
          when 'answer the auditor’s safeguarding concern' then 'concern'
          when 'raise the grade to the minimum' then 'below minimum'
          when 'say whether it is a death or serious injury' then 'whether grave'
          when 'refer to the Independent Office for Police Conduct' then 'conduct referral'
          else 'police protection'
        end,
        min(started_at)
      from duty
      where force_id = ${p.force}
        and name in ('answer the auditor’s safeguarding concern', 'look at police protection as designated officer', 'raise the grade to the minimum',
          'say whether it is a death or serious injury', 'refer to the Independent Office for Police Conduct')
        and met_at is null
        and not_done_at is null
        and ended_at is null
      group by record_id, name
      union all
      select proposed.record_id, case when corrected.grave is null then 'correction' else 'frozen correction' end,
        min(proposed.recorded_at)
      from fact proposed
      join episode corrected on corrected.force_id = proposed.force_id and corrected.record_id = proposed.record_id
      where proposed.force_id = ${p.force}
        and proposed.kind = 'missing.correction-proposed/1'
        and not exists (
          select from fact decided
          where decided.force_id = proposed.force_id
            and decided.record_id = proposed.record_id
            and decided.kind in ('missing.correction-confirmed/1', 'missing.correction-refused/1')
            and decided.body ->> 'proposedAtPosition' = proposed.position::text)
      group by proposed.record_id, corrected.grave
    ) w
    join episode e on e.force_id = ${p.force} and e.record_id = w.record_id${unmetMinimum}
    left join lateral (
      select min(d.due_at) as due_at
      from duty d
      where d.force_id = e.force_id
        and d.record_id = e.record_id
        and d.name = 'endorse the grade'
        and d.met_at is null
        and d.not_done_at is null
        and d.ended_at is null) endorse on true
    -- Nothing more is decided there.
    where e.phase not in ('voided', 'transferred')
    -- A child who may be in danger now stands before every other decision.
    order by case w.decision when 'below minimum' then 0 when 'concern' then 1 else 2 end, ${order}, w.decision
    limit 500`,
})
