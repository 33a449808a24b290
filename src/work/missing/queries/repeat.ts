// SQL of the children who go missing again and again, and of first episodes, whose watch runs.

import Type from 'typebox'
import { statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import { Maybe } from '../../../registers/schemas.ts'
import { AgeRow } from '../age.ts'

const nobody = '00000000-0000-7000-8000-000000000000'
const someTime = '2026-01-01T00:00:00.000Z'

/** `after` is the last of the page before. */
type RepeatAsked = {
  readonly force: string
  readonly since: string
  readonly least: number
  readonly after: { readonly reports: number; readonly latest: string; readonly person: string } | null
  readonly limit: number
}
const repeatExample: RepeatAsked = {
  force: 'demonstration',
  since: someTime,
  least: 2,
  after: { reports: 3, latest: someTime, person: nobody },
  limit: 50,
}

/** Children reported missing at least so often since then; most often first. */
export const repeatChildren = statement({
  name: 'missing: children reported again and again',
  row: Type.Object({
    person_id: Type.String(),
    name: Type.String(),
    age: Maybe(Type.Integer()),
    born: Maybe(Type.String()),
    reports: Type.Integer(),
    latest_at: Type.String(),
    record_ids: Type.Array(Type.String()),
    looked_after: Type.Boolean(),
    exploited: Type.Boolean(),
    missing_now: Type.Boolean(),
    trigger_plan_at: Maybe(Type.String()),
    trigger_plan_until: Maybe(Type.String()),
    referral_at: Maybe(Type.String()),
    /** The episode that owes it: the latest may have gone to another force, where nothing is recorded any more. */
    referral_owed_on: Maybe(Type.String()),
  }),
  example: repeatExample,
  sql: (p: RepeatAsked) => sql`
    select g.person_id, g.name, g.age, g.born, g.reports, g.latest_at, g.record_ids, g.looked_after, g.exploited, g.missing_now,
      plan.trigger_plan_at, plan.trigger_plan_review_by as trigger_plan_until, g.referral_at,
      (
        select d.record_id from duty d
        where d.force_id = ${p.force}
          and d.record_id = any (g.record_ids::uuid[])
          and d.name = 'refer a child missing repeatedly'
          and d.met_at is null
          and d.ended_at is null
        order by d.due_at desc, d.record_id
        limit 1
      ) as referral_owed_on
    from (
      select stands_for(e.force_id, e.person_id, who.canonical_id) as person_id, (array_agg(e.name order by e.reported_at desc))[1] as name,
        (array_agg(e.age order by e.reported_at desc))[1] as age, (array_agg(e.born order by e.reported_at desc))[1] as born,
        count(distinct e.reported_at)::integer as reports, max(e.reported_at) as latest_at,
        (array_agg(e.record_id::text order by e.reported_at desc, e.phase = 'transferred', e.record_id))[1:12] as record_ids, bool_or(e.looked_after) as looked_after,
        bool_or(e.exploitation <> 'none') as exploited, bool_or(e.phase in ('reported', 'open')) as missing_now,
        max(e.repeat_referral_at) as referral_at
      from episode e
      left join person who on who.force_id = e.force_id and who.person_id = e.person_id
      where e.force_id = ${p.force}
        and e.reported_at > ${p.since}
        and e.missing_from is not null
        and e.phase <> 'voided'
        and e.child
      group by stands_for(e.force_id, e.person_id, who.canonical_id)
      having count(distinct e.reported_at) >= ${p.least}
    ) g
    left join lateral (
      select a.trigger_plan_at, a.trigger_plan_review_by
      from episode a
      where a.force_id = ${p.force}
        and a.person_id = any (records_of_person(${p.force}, g.person_id))
        and a.trigger_plan_at is not null
        and a.phase <> 'voided'
      order by a.trigger_plan_at desc, a.record_id
      limit 1
    ) plan on true
    where ${p.after?.reports ?? null}::integer is null
      or g.reports < ${p.after?.reports ?? null}
      or (g.reports = ${p.after?.reports ?? null} and g.latest_at < ${p.after?.latest ?? null}::timestamptz)
      or (g.reports = ${p.after?.reports ?? null} and g.latest_at = ${p.after?.latest ?? null}::timestamptz and g.person_id > ${p.after?.person ?? null}::uuid)
    order by g.reports desc, g.latest_at desc, g.person_id
    limit ${p.limit}`,
})

/** First episodes (none in the year before) since a day, and whether the child was missing again. */
export const firstEpisodes = statement({
  name: 'missing: first episodes under watch',
  row: Type.Object({
    record_id: Type.String(),
    name: Type.String(),
    ...AgeRow,
    phase: Type.String(),
    located_at: Maybe(Type.String()),
    return_interview: Maybe(Type.String()),
    again: Type.Integer(),
    due_at: Maybe(Type.String()),
    kept_at: Maybe(Type.String()),
  }),
  example: { force: 'demonstration', since: someTime, limit: 100 },
  sql: (p: { force: string; since: string; limit: number }) => sql`
    select e.record_id, e.name, e.age, e.born, e.phase, e.reported_at, e.located_at, e.return_interview,
      (select count(distinct later.reported_at)::integer
        from episode later
        where later.force_id = e.force_id and later.person_id = any (own.records) and later.reported_at > e.reported_at
          and later.missing_from is not null and later.phase <> 'voided') as again,
      watch.due_at, watch.met_at as kept_at
    from episode e
    -- Of every record of the child: who was merged since is one child, and their first episode the first of all.
    cross join lateral (select records_of_person(e.force_id, e.person_id) as records offset 0) as own
    -- The last: it begins anew where the report that ended it was void or another child's, or the child came back once more.
    left join lateral (
      select d.due_at, d.met_at
      from duty d
      where d.force_id = e.force_id
        and d.record_id = e.record_id
        and d.name = 'keep the four-week watch'
      order by d.starting_position desc
      limit 1
    ) watch on true
    where e.force_id = ${p.force}
      and e.reported_at > ${p.since}
      and e.missing_from is not null
      and e.phase <> 'voided'
      and e.child
      and not exists (
        select from episode earlier
        where earlier.force_id = e.force_id
          and earlier.person_id = any (own.records)
          and earlier.missing_from is not null
          and earlier.phase <> 'voided'
          and earlier.reported_at < e.reported_at
          and earlier.reported_at > e.reported_at - interval '365 days')
      -- Nobody watches over a child who has died, whichever of their episodes says so.
      and not exists (
        select from episode dead
        where dead.force_id = e.force_id
          and dead.person_id = any (own.records)
          and dead.grave = 'found dead')
      -- Passed on and taken back: the record that stayed here stands for both.
      and not (e.phase = 'transferred' and exists (
        select from episode back
        where back.force_id = e.force_id
          and back.person_id = any (own.records)
          and back.reported_at = e.reported_at
          and back.missing_from is not null
          and back.phase not in ('transferred', 'voided')))
    order by e.reported_at
    limit ${p.limit}`,
})
