// SQL of the missing person coordinator's list: who came back, and what is owed or waited for after the search, closed or not.

import Type from 'typebox'
import { statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import { Maybe } from '../../../registers/schemas.ts'
import { AgeRow } from '../age.ts'
import { nextDuty } from './board.ts'

const nobody = '00000000-0000-7000-8000-000000000000'
const someTime = '2026-01-01T00:00:00.000Z'

/** Came back since then, the latest first. */
export const returnedSince = statement({
  name: 'coordinator: returned since',
  row: Type.Object({
    record_id: Type.String(),
    name: Type.String(),
    ...AgeRow,
    level: Maybe(Type.String()),
    phase: Type.String(),
    returned_at: Type.String(),
    return_interview: Maybe(Type.String()),
    next_duty: Maybe(Type.String()),
    next_due_at: Maybe(Type.String()),
  }),
  example: { force: 'demonstration', since: someTime, limit: 50 },
  sql: (p: { force: string; since: string; limit: number }) => sql`
    select e.record_id, e.name, e.age, e.born, e.reported_at, e.level, e.phase, e.returned_at, e.return_interview, d.name as next_duty, d.due_at as next_due_at
    from episode e${nextDuty}
    where e.force_id = ${p.force}
      and e.returned_at >= ${p.since}
      and e.phase in ('returned', 'closed')
    order by e.returned_at desc, e.record_id
    limit ${p.limit}`,
})

type OwedAsked = {
  readonly force: string
  readonly now: string
  /** Names of duties, and 'plan lapsed', 'offered since', 'missed'. */
  readonly items: readonly string[]
  readonly authority: string | null
  /** Due since then; and due before then. */
  readonly from: string | null
  readonly until: string | null
  /** The last of the page before. */
  readonly after: { readonly due: string; readonly record: string; readonly item: string } | null
  readonly limit: number
}
const owedExample: OwedAsked = {
  force: 'demonstration',
  now: someTime,
  items: ['offer a return interview', 'plan lapsed', 'missed'],
  authority: null,
  from: someTime,
  until: null,
  after: { due: someTime, record: nobody, item: 'missed' },
  limit: 25,
}

/** What is owed or waited for, the soonest first. Whose interview was neither offered nor held stands here once, as not offered. */
export const owedAfterwards = statement({
  name: 'coordinator: what is owed or waited for after the search',
  row: Type.Object({
    record_id: Type.String(),
    item: Type.String(),
    due_at: Type.String(),
    name: Type.String(),
    ...AgeRow,
    phase: Type.String(),
    returned_at: Maybe(Type.String()),
    authority: Maybe(Type.String()),
    missing_now: Type.Boolean(),
  }),
  example: owedExample,
  sql: (p: OwedAsked) => sql`
    select o.record_id, o.item, o.due_at, e.name, e.age, e.born, e.reported_at, e.phase, e.returned_at, coalesce(p.looked_after_by, told.authority) as authority,
      exists (
        select from (select records_of_person(e.force_id, e.person_id) as ids offset 0) same
        join episode again on again.force_id = e.force_id and again.person_id = any (same.ids)
        where again.phase in ('reported', 'open')) as missing_now
    from (
      select duty.record_id, duty.name as item, min(duty.due_at) as due_at
      from duty
      where duty.force_id = ${p.force}
        and duty.name = any (${[...p.items]}::text[])
        and duty.met_at is null
        and duty.not_done_at is null
        and duty.ended_at is null
        and not (duty.name = 'hold a return interview' and exists (
          select from duty offer
          where offer.force_id = duty.force_id
            and offer.record_id = duty.record_id
            and offer.name = 'offer a return interview'
            and offer.met_at is null
            and offer.not_done_at is null
            and offer.ended_at is null))
      group by duty.record_id, duty.name
      union all
      -- Called missed, nothing runs any more; that it was not held after all is still so.
      select missed.record_id, case missed.return_interview when 'offered' then 'offered since' else 'missed' end, max(duty.due_at)
      from episode missed
      join duty on duty.force_id = missed.force_id and duty.record_id = missed.record_id
        and duty.name = 'hold a return interview' and duty.not_done_at is not null
      where missed.force_id = ${p.force}
        and missed.return_interview in ('offered', 'missed')
        and case missed.return_interview when 'offered' then 'offered since' else 'missed' end = any (${[...p.items]}::text[])
      group by missed.record_id, missed.return_interview
      union all
      -- Of each child the plan recorded last, whatever records of theirs were merged.
      select plan.record_id, 'plan lapsed', plan.review_by
      from (
        select distinct on (stands_for(a.force_id, a.person_id, who.canonical_id)) a.record_id, a.person_id, who.date_of_birth,
          a.trigger_plan_review_by as review_by
        from episode a
        left join person who on who.force_id = a.force_id and who.person_id = a.person_id
        where a.force_id = ${p.force}
          and a.trigger_plan_at is not null
          and a.phase not in ('voided', 'transferred')
          and 'plan lapsed' = any (${[...p.items]}::text[])
        order by stands_for(a.force_id, a.person_id, who.canonical_id), a.trigger_plan_at desc, a.record_id
      ) plan
      -- Asked once of each plan, and not of each plan with each duty that is owed: that took seconds for a year of one force.
      cross join lateral (select records_of_person(${p.force}, plan.person_id) as ids offset 0) same
      where plan.review_by < ${p.now}::timestamptz
        and (plan.date_of_birth is null or plan.date_of_birth > ${p.now}::timestamptz - interval '18 years')
        -- The plan that is owed stands here already.
        and not exists (
          select from episode later
          join duty on duty.force_id = later.force_id and duty.record_id = later.record_id
          where later.force_id = ${p.force}
            and later.person_id = any (same.ids)
            and duty.name = 'make or renew the trigger plan'
            and duty.met_at is null
            and duty.not_done_at is null
            and duty.ended_at is null)
    ) o
    join episode e on e.force_id = ${p.force} and e.record_id = o.record_id
    left join person p on p.force_id = e.force_id and p.person_id = e.person_id
    left join lateral (
      select f.body ->> 'authority' as authority
      from fact f
      where f.force_id = e.force_id
        and f.record_id = e.record_id
        and f.kind = 'missing.authority-told/1'
        and f.body is not null
      order by f.position desc
      limit 1
    ) told on true
    where e.phase not in ('voided', 'transferred')
      and (${p.authority}::text is null or lower(trim(coalesce(p.looked_after_by, told.authority))) = lower(trim(${p.authority}::text)))
      and (${p.from}::timestamptz is null or o.due_at >= ${p.from}::timestamptz)
      and (${p.until}::timestamptz is null or o.due_at < ${p.until}::timestamptz)
      and (${p.after?.due ?? null}::timestamptz is null
        or (o.due_at, o.record_id, o.item) > (${p.after?.due ?? null}::timestamptz, ${p.after?.record ?? null}::uuid, ${p.after?.item ?? null}::text))
    order by o.due_at, o.record_id, o.item
    limit ${p.limit}`,
})
