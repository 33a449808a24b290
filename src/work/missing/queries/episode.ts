// SQL of the episode page and of the lists around it: restrictions, trigger plans, known whereabouts, repeat children, homes.
import Type from 'typebox'
import { statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import { FactRow } from '../../../registers/records.ts'
import { Maybe, When } from '../../../registers/schemas.ts'

const nobody = '00000000-0000-7000-8000-000000000000'
const someTime = '2026-01-01T00:00:00.000Z'

/** Named by its force even to those who may not open it, so that they know whom to ask. */
export const restrictionOf = statement({
  name: 'missing: whether a record is restricted',
  row: Type.Object({ record_id: Type.String() }),
  example: { force: 'demonstration', record: nobody },
  sql: (p: { force: string; record: string }) => sql`
    select record_id
    from restriction
    where force_id = ${p.force}
      and record_id = ${p.record}
    limit 1`,
})

/** The latest plan recorded for a child in any of their episodes; a correction stands after what it corrects. */
export const triggerPlanOf = statement({
  name: 'missing: the trigger plan of a child',
  row: Type.Object({
    record_id: Type.String(),
    happened_at: Type.String(),
    plan: Maybe(Type.String()),
    review_by: Maybe(Type.String()),
  }),
  example: { force: 'demonstration', person: nobody },
  sql: (p: { force: string; person: string }) => sql`
    select f.record_id, f.happened_at, f.body ->> 'plan' as plan, f.body ->> 'reviewBy' as review_by
    from episode e
    join fact f on f.force_id = e.force_id and f.record_id = e.record_id
    where e.force_id = ${p.force}
      and e.person_id = ${p.person}
      and e.phase <> 'voided'
      and f.kind = 'missing.trigger-plan-recorded/1'
      and f.body is not null
    order by f.recorded_at desc, f.position desc
    limit 1`,
})

/** A plan recorded since the child was heard, with any episode of the child. */
export const planSince = statement({
  name: 'missing: a trigger plan recorded since',
  row: Type.Object({ record_id: Type.String(), happened_at: When, recorded_at: When, plan: Type.String() }),
  example: { force: 'demonstration', person: nobody, since: someTime },
  sql: (p: { force: string; person: string; since: string }) => sql`
    select f.record_id, f.happened_at, f.recorded_at, f.body ->> 'plan' as plan
    from episode e
    join fact f on f.force_id = e.force_id and f.record_id = e.record_id
    where e.force_id = ${p.force}
      and e.person_id = any (records_of_person(${p.force}, ${p.person}))
      and e.phase <> 'voided'
      and f.kind = 'missing.trigger-plan-recorded/1'
      and f.body is not null
      and f.happened_at >= ${p.since}
    order by f.recorded_at desc, f.position desc
    limit 1`,
})

/** The facts of a page of records at once, so that each can be folded. */
export const factsOfSeveral = statement({
  name: 'missing: facts of several episodes',
  row: FactRow,
  example: { force: 'demonstration', records: [nobody] },
  sql: (p: { force: string; records: readonly string[] }) => sql`
    select force_id, record_id, position, kind, happened_at, recorded_at, recorded_by, policy_version, corrects, body
    from fact
    where force_id = ${p.force}
      and record_id = any (${[...p.records]}::uuid[])
    order by record_id, position
    limit 50000`,
})

/** Known whereabouts and concerns, the soonest look first: none leaves this list but by being seen, ended or missing. */
export const knownWhereabouts = statement({
  name: 'missing: known whereabouts and concerns',
  row: Type.Object({
    record_id: Type.String(),
    name: Type.String(),
    age: Maybe(Type.Integer()),
    path: Type.String(),
    reported_at: Type.String(),
    last_seen_place: Type.String(),
    known_place: Maybe(Type.String()),
    next_review_at: Maybe(Type.String()),
    owner_name: Maybe(Type.String()),
    acknowledged: Type.Boolean(),
  }),
  example: { force: 'demonstration', limit: 50 },
  sql: (p: { force: string; limit: number }) => sql`
    select e.record_id, e.name, e.age, e.path, e.reported_at, e.last_seen_place, k.place as known_place, e.next_review_at, e.owner_name,
      e.acknowledged_at is not null as acknowledged
    from episode e
    left join lateral (
      select f.body ->> 'where' as place
      from fact f
      where f.force_id = e.force_id
        and f.record_id = e.record_id
        and f.kind = 'missing.known-to-be/1'
      order by f.position desc
      limit 1
    ) k on true
    where e.force_id = ${p.force}
      and e.phase = 'known'
    order by e.next_review_at nulls first, e.record_id
    limit ${p.limit}`,
})

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
    reports: Type.Integer(),
    latest_at: Type.String(),
    record_ids: Type.Array(Type.String()),
    looked_after: Type.Boolean(),
    exploited: Type.Boolean(),
    missing_now: Type.Boolean(),
    trigger_plan_at: Maybe(Type.String()),
    referral_at: Maybe(Type.String()),
  }),
  example: repeatExample,
  sql: (p: RepeatAsked) => sql`
    select g.person_id, g.name, g.age, g.reports, g.latest_at, g.record_ids, g.looked_after, g.exploited, g.missing_now, plan.trigger_plan_at,
      g.referral_at
    from (
      select stands_for(e.force_id, e.person_id, who.canonical_id) as person_id, (array_agg(e.name order by e.reported_at desc))[1] as name,
        (array_agg(e.age order by e.reported_at desc))[1] as age, count(*)::integer as reports, max(e.reported_at) as latest_at,
        (array_agg(e.record_id::text order by e.reported_at desc))[1:12] as record_ids, bool_or(e.looked_after) as looked_after,
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
      having count(*) >= ${p.least}
    ) g
    left join lateral (
      select max(a.trigger_plan_at) as trigger_plan_at
      from episode a
      where a.force_id = ${p.force}
        and a.person_id = any (records_of_person(${p.force}, g.person_id))
    ) plan on true
    where ${p.after?.reports ?? null}::integer is null
      or g.reports < ${p.after?.reports ?? null}
      or (g.reports = ${p.after?.reports ?? null} and g.latest_at < ${p.after?.latest ?? null}::timestamptz)
      or (g.reports = ${p.after?.reports ?? null} and g.latest_at = ${p.after?.latest ?? null}::timestamptz and g.person_id > ${p.after?.person ?? null}::uuid)
    order by g.reports desc, g.latest_at desc, g.person_id
    limit ${p.limit}`,
})

/** The standing part of the child form that a carer sent last, with any episode of the child: it is shown at the next report. */
export const childForm = statement({
  name: 'missing: the child form prepared by a carer',
  row: Type.Object({ record_id: Type.String(), by: Type.String(), standing: Type.String(), sent_at: Type.String() }),
  example: { force: 'demonstration', person: nobody, but: nobody },
  sql: (p: { force: string; person: string; but: string }) => sql`
    select f.record_id, f.body ->> 'by' as by, f.body ->> 'standing' as standing, f.recorded_at as sent_at
    from episode e
    join fact f on f.force_id = e.force_id and f.record_id = e.record_id and f.kind = 'missing.carer-form-received/1'
    where e.force_id = ${p.force}
      and e.record_id <> ${p.but}
      and f.body is not null
      and e.person_id = any (records_of_person(${p.force}, ${p.person}))
    order by f.recorded_at desc
    limit 1`,
})

/** First episodes (none in the year before) since a day, and whether the child was missing again. */
export const firstEpisodes = statement({
  name: 'missing: first episodes under watch',
  row: Type.Object({
    record_id: Type.String(),
    name: Type.String(),
    age: Maybe(Type.Integer()),
    phase: Type.String(),
    reported_at: Type.String(),
    located_at: Maybe(Type.String()),
    return_interview: Maybe(Type.String()),
    again: Type.Integer(),
    due_at: Maybe(Type.String()),
    kept_at: Maybe(Type.String()),
  }),
  example: { force: 'demonstration', since: someTime, limit: 100 },
  sql: (p: { force: string; since: string; limit: number }) => sql`
    select e.record_id, e.name, e.age, e.phase, e.reported_at, e.located_at, e.return_interview,
      (select count(*)::integer
        from episode later
        where later.force_id = e.force_id and later.person_id = e.person_id and later.reported_at > e.reported_at
          and later.missing_from is not null and later.phase <> 'voided') as again,
      watch.due_at, watch.met_at as kept_at
    from episode e
    left join duty watch on watch.force_id = e.force_id and watch.record_id = e.record_id and watch.name = 'keep the four-week watch'
    where e.force_id = ${p.force}
      and e.reported_at > ${p.since}
      and e.missing_from is not null
      and e.phase <> 'voided'
      and e.child
      and not exists (
        select from episode earlier
        where earlier.force_id = e.force_id
          and earlier.person_id = e.person_id
          and earlier.missing_from is not null
          and earlier.phase <> 'voided'
          and earlier.reported_at < e.reported_at
          and earlier.reported_at > e.reported_at - interval '365 days')
    order by e.reported_at
    limit ${p.limit}`,
})

/** Looked-after children's episodes by the home or place they went from; each figure with the number it is out of. */
export const homes = statement({
  name: 'missing: reports by home',
  row: Type.Object({
    home: Type.String(),
    looked_after_by: Type.Array(Type.String()),
    reports: Type.Integer(),
    children: Type.Integer(),
    returned: Type.Integer(),
    interviewed: Type.Integer(),
    offered: Type.Integer(),
    held: Type.Integer(),
    notices: Type.Integer(),
    latest_at: Type.String(),
    record_ids: Type.Array(Type.String()),
  }),
  example: { force: 'demonstration', since: someTime, limit: 50 },
  sql: (p: { force: string; since: string; limit: number }) => sql`
    select min(e.last_seen_place) as home,
      coalesce(array_agg(distinct p.looked_after_by order by p.looked_after_by) filter (where p.looked_after_by is not null), '{}') as looked_after_by,
      count(*)::integer as reports,
      count(distinct stands_for(e.force_id, e.person_id, p.canonical_id))::integer as children,
      (count(*) filter (where e.returned_at is not null))::integer as returned,
      (count(*) filter (where e.returned_at is not null and i.held))::integer as interviewed,
      (count(*) filter (where e.returned_at is not null and e.return_interview in ('offered', 'done', 'declined')))::integer as offered,
      (count(*) filter (where e.returned_at is not null and e.return_interview = 'done'))::integer as held,
      sum(n.notices)::integer as notices,
      max(e.reported_at) as latest_at, (array_agg(e.record_id::text order by e.reported_at desc))[1:12] as record_ids
    from episode e
    left join person p on p.force_id = e.force_id and p.person_id = e.person_id
    left join lateral (
      select true as held
      from fact f
      where f.force_id = e.force_id
        and f.record_id = e.record_id
        and f.kind = 'missing.interview-held/1'
        and f.body ->> 'faceToFace' = 'true'
      limit 1
    ) i on true
    left join lateral (
      select count(*) as notices
      from fact f
      where f.force_id = e.force_id
        and f.record_id = e.record_id
        and f.kind = 'missing.referred/1'
        and f.body ->> 'to' in ('regulator of the home', 'authority about the home')
    ) n on true
    where e.force_id = ${p.force}
      and e.reported_at > ${p.since}
      and e.missing_from is not null
      and e.phase <> 'voided'
      and e.child
      and (e.looked_after or p.looked_after_by is not null)
    group by lower(trim(e.last_seen_place))
    order by count(*) desc, max(e.reported_at) desc, lower(trim(e.last_seen_place))
    limit ${p.limit}`,
})
