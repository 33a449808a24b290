// SQL of the homes and places that looked-after children go missing from; each figure with the number it is out of.
import Type from 'typebox'
import { statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import { goesBy } from '../homes/queries.ts'

const someTime = '2026-01-01T00:00:00.000Z'

/** Looked-after children's episodes by where they are placed, or were last seen where nobody said; each figure with the number it is out of. */
export const homes = statement({
  name: 'missing: reports by home',
  row: Type.Object({
    home: Type.String(),
    also_written: Type.Array(Type.String()),
    kinds: Type.Array(Type.String()),
    by_last_seen: Type.Integer(),
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
    with ${goesBy(p.force)}
    select coalesce(min(g.name), min(btrim(coalesce(e.placement, e.last_seen_place)))) as home,
      coalesce(array_agg(distinct btrim(coalesce(e.placement, e.last_seen_place))) filter (where g.home is not null), '{}') as also_written,
      coalesce(array_agg(distinct e.placement_kind order by e.placement_kind) filter (where e.placement_kind is not null), '{}') as kinds,
      (count(*) filter (where e.placement is null))::integer as by_last_seen,
      coalesce(array_agg(distinct p.looked_after_by order by p.looked_after_by) filter (where p.looked_after_by is not null), '{}') as looked_after_by,
      -- A search passed on and taken back has two records, and is one report.
      count(distinct (stands_for(e.force_id, e.person_id, p.canonical_id), e.reported_at))::integer as reports,
      count(distinct stands_for(e.force_id, e.person_id, p.canonical_id))::integer as children,
      (count(*) filter (where e.returned_at is not null))::integer as returned,
      (count(*) filter (where e.returned_at is not null and i.held))::integer as interviewed,
      (count(*) filter (where e.returned_at is not null and e.return_interview in ('offered', 'done', 'declined')))::integer as offered,
      (count(*) filter (where e.returned_at is not null and e.return_interview = 'done'))::integer as held,
      sum(n.notices)::integer as notices,
      max(e.reported_at) as latest_at, (array_agg(e.record_id::text order by e.reported_at desc))[1:12] as record_ids
    from episode e
    left join goes_by g on g.written = home_key(coalesce(e.placement, e.last_seen_place))
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
      -- By the child's record where it said so before they were back: who came into care since was not missing from it then.
      and (e.looked_after
        or (p.looked_after_by is not null and (e.returned_at is null or p.looked_after_at is null or p.looked_after_at < e.returned_at)))
    group by coalesce(g.home, home_key(coalesce(e.placement, e.last_seen_place)))
    order by reports desc, max(e.reported_at) desc, coalesce(g.home, home_key(coalesce(e.placement, e.last_seen_place)))
    limit ${p.limit}`,
})
