// SQL of the episode page: trigger plans, known whereabouts, the form of whoever cares for the child.

import Type from 'typebox'
import { statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import { FactRow } from '../../../registers/records.ts'
import { Maybe, When } from '../../../registers/schemas.ts'
import { AgeRow } from '../age.ts'

const nobody = '00000000-0000-7000-8000-000000000000'
const someTime = '2026-01-01T00:00:00.000Z'

/** The latest plan recorded for a child in any of their episodes, merged records included; a correction stands in the place of what it corrects. */
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
      and e.person_id = any (records_of_person(${p.force}, ${p.person}))
      and e.trigger_plan_at is not null
      and e.phase <> 'voided'
      and f.kind = 'missing.trigger-plan-recorded/1'
      and f.body is not null
    order by e.trigger_plan_at desc, f.record_id, coalesce(f.corrects, f.position) desc, f.position desc
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

/** Two searches for one child at one time, of which this or the other goes on: two reports that turned out to be of the same child. */
export const searchedTwice = statement({
  name: 'missing: other searches for one child at the same time',
  row: Type.Object({
    record_id: Type.String(),
    name: Type.String(),
    level: Maybe(Type.String()),
    reported_at: Type.String(),
    located_at: Maybe(Type.String()),
    found_at: Maybe(Type.String()),
    owner_name: Maybe(Type.String()),
  }),
  example: { force: 'demonstration', record: nobody, person: nobody },
  sql: (p: { force: string; record: string; person: string }) => sql`
    select o.record_id, o.name, o.level, o.reported_at, o.located_at, o.found_at, o.owner_name
    from episode e
    join episode o on o.force_id = e.force_id
      and o.record_id <> e.record_id
      and o.person_id = any (records_of_person(${p.force}, ${p.person}))
      -- Found before the other report, and missing again: one search after the other.
      and (o.phase in ('reported', 'open') or (o.phase in ('located', 'returned', 'closed') and o.located_at > e.reported_at))
    where e.force_id = ${p.force}
      and e.record_id = ${p.record}
      and (e.phase in ('reported', 'open') or (e.phase in ('located', 'returned', 'closed') and e.located_at > o.reported_at))
      and (e.phase in ('reported', 'open') or o.phase in ('reported', 'open'))
    order by o.reported_at, o.record_id
    limit 5`,
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
    ...AgeRow,
    path: Type.String(),
    last_seen_place: Type.String(),
    known_place: Maybe(Type.String()),
    next_review_at: Maybe(Type.String()),
    owner_name: Maybe(Type.String()),
    acknowledged: Type.Boolean(),
  }),
  example: { force: 'demonstration', limit: 50 },
  sql: (p: { force: string; limit: number }) => sql`
    select e.record_id, e.name, e.age, e.born, e.path, e.reported_at, e.last_seen_place, k.place as known_place, e.next_review_at, e.owner_name,
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
      and f.body ->> 'standing' is not null
      and e.person_id = any (records_of_person(${p.force}, ${p.person}))
    order by f.recorded_at desc
    limit 1`,
})
