// SQL of the plans that reports are owed: answered or not, and those of reports of which nothing is open any more.
import Type from 'typebox'
import { statement } from '../../../../kernel/database.ts'
import { sql } from '../../../../kernel/sql.ts'
import { endedStages } from '../../../../practice/stages.ts'
import { Maybe } from '../../../../registers/schemas.ts'
import { planDuty } from '../duties.ts'

const nobody = '00000000-0000-7000-8000-000000000000'

export const planAnswered = statement({
  name: 'inspections: when the plan answered a report',
  row: Type.Object({ plan_answered_on: Maybe(Type.String()) }),
  example: { force: 'demonstration', record: nobody },
  sql: (p: { force: string; record: string }) => sql`
    select plan_answered_on
    from inspection
    where force_id = ${p.force}
      and record_id = ${p.record}
    limit 1`,
})

/** Its plan is owed, everything in the register that it asked for has ended, and the register has as many as it makes. */
export const plansOfNothing = statement({
  name: 'inspections: reports that owe a plan of which nothing is open',
  row: Type.Object({ record_id: Type.String() }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select d.record_id
    from duty as d
    join inspection as i on i.force_id = d.force_id and i.record_id = d.record_id
    join recommendation_now as r on r.force_id = d.force_id and r.inspection_id = d.record_id
    where d.force_id = ${p.force}
      and d.name = ${planDuty}
      and d.met_at is null
      and d.not_done_at is null
      and d.ended_at is null
    group by d.record_id, i.asked_in_report
    having bool_and(r.stage = any (${[...endedStages]}::text[]) or not (r.asked_of = '{}' or 'chief constable' = any (r.asked_of)))
      and bool_or(r.asked_of = '{}' or 'chief constable' = any (r.asked_of))
      and count(*) >= coalesce(i.asked_in_report, 0)
    order by d.record_id
    limit 100`,
})
