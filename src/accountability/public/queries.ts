// SQL statements over the force’s records and its ledger, for publishing from them: the public site runs none of these.
import Type, { type Static } from 'typebox'
import { statement } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import { Maybe } from '../../registers/schemas.ts'
import { inReferenceOrderOfR } from '../in-reference-order.ts'

const RecommendationRowShape = Type.Object({
  record_id: Type.String(),
  reference: Type.String(),
  source: Type.String(),
  inspection: Type.String(),
  published: Maybe(Type.String()),
  theme: Type.String(),
  words: Maybe(Type.String()),
  time_scale: Type.String(),
  base_on: Maybe(Type.String()),
  due_on: Maybe(Type.String()),
  date_changes: Type.Integer(),
  dates_moved: Type.Array(Type.Object({ on: Type.String(), from: Maybe(Type.String()), to: Type.String() })),
  found_again: Type.Integer(),
  stage: Type.String(),
  standing: Maybe(Type.String()),
  since: Maybe(Type.String()),
  judged_at: Maybe(Type.String()),
  loosenings: Type.Array(
    Type.Object({ at: Type.String(), sentences: Type.Array(Type.String()), because: Type.String() }),
  ),
  superseded_by: Maybe(Type.String()),
  superseded_by_reference: Maybe(Type.String()),
  superseded_because: Maybe(Type.String()),
  supersedes: Type.Array(Type.Object({ recordId: Type.String(), reference: Type.String() })),
  reopenings: Type.Array(Type.Object({ at: Type.String(), by: Type.String() })),
  scope_changes: Type.Array(
    Type.Object({
      at: Type.String(),
      from: Maybe(Type.String()),
      to: Maybe(Type.String()),
      because: Type.String(),
    }),
  ),
  test: Maybe(
    Type.Object({
      scope: Type.Optional(Maybe(Type.String())),
      criteria: Type.Array(
        Type.Object({
          measure: Type.String(),
          part: Maybe(Type.String()),
          better: Type.Union([Type.Literal('higher'), Type.Literal('lower')]),
          threshold: Type.Number(),
        }),
      ),
    }),
  ),
})
export type RecommendationRow = Static<typeof RecommendationRowShape>

export const recommendationsToPublish = statement({
  name: 'public: recommendations as they stand',
  row: RecommendationRowShape,
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select r.record_id, r.reference, r.source, r.inspection, r.published, r.theme, r.words, r.time_scale, r.base_on, r.due_on, r.date_changes,
      coalesce(moved.dates, '[]'::jsonb) as dates_moved, r.found_again, r.stage, r.standing, r.since, r.judged_at, r.loosenings, r.test,
      r.superseded_by, successor.reference as superseded_by_reference, r.superseded_because, r.supersedes, r.reopenings, r.scope_changes
    from recommendation_now r
    left join recommendation_in_register successor on successor.force_id = r.force_id and successor.record_id = r.superseded_by
    left join lateral (
      select jsonb_agg(jsonb_build_object('on', to_char(at at time zone 'Europe/London', 'YYYY-MM-DD'), 'from', due_before, 'to', due_on) order by position) as dates
      from (
        select position, happened_at as at, body ->> 'dueOn' as due_on, kind, lag(body ->> 'dueOn') over (order by position) as due_before
        from fact
        where force_id = r.force_id
          and record_id = r.record_id
          and kind in ('recommendation.received/1', 'recommendation.received/2', 'recommendation.base-changed/1', 'recommendation.date-changed/1')
        limit 500
      ) as dated
      where kind = 'recommendation.date-changed/1'
    ) moved on r.date_changes > 0
    where r.force_id = ${p.force}
    order by r.stage = 'superseded', r.test is null, r.published desc nulls last, ${inReferenceOrderOfR}
    limit 1000`,
})

export const ledgerSizeNow = statement({
  name: 'public: the size of the ledger',
  row: Type.Object({ size: Type.Integer() }),
  example: {},
  sql: (_: object) => sql`
    select coalesce(max(tree_size), 0)::bigint as size
    from checkpoint
    limit 1`,
})

const ofRelease = {
  force_id: Type.String(),
  release_id: Type.String(),
  leaf_index: Type.Integer(),
  body: Type.Unknown(),
  salt: Type.Unsafe<Buffer>({}),
  position: Type.Integer(),
  kind: Type.String(),
  happened_at: Type.String(),
  recorded_at: Type.String(),
  written_at: Type.String(),
  version: Type.Integer(),
  recorded_by: Type.String(),
  command_id: Type.String(),
  policy_version: Type.String(),
  corrects: Maybe(Type.Integer()),
}

/** Releases that are in the signed ledger and have no proof yet. */
export const unproven = statement({
  name: 'public: releases without a proof',
  row: Type.Object({
    ...ofRelease,
    tree_size: Type.Integer(),
    note: Type.String(),
  }),
  example: {},
  sql: (_: object) => sql`
    select r.force_id, r.release_id, l.leaf_index, c.tree_size, c.note, f.body, f.salt, f.position, f.kind, f.happened_at, f.recorded_at, f.written_at, l.version,
      f.recorded_by, f.command_id, f.policy_version, f.corrects
    from published.release r
    join fact f on f.force_id = r.force_id and f.record_id = r.release_id and f.position = 1
    join ledger_leaf l on l.force_id = f.force_id and l.record_id = f.record_id and l.position = f.position
    cross join lateral (select tree_size, note from checkpoint where tree_size > l.leaf_index order by tree_size limit 1) c
    where not exists (select from published.proof p where p.release_id = r.release_id)
    limit 5`,
})

/** Each proof that is published, with the release's fact and leaf as they stand now. */
export const proofsAfter = statement({
  name: 'public: proofs with what they prove',
  row: Type.Object({ ...ofRelease, leaf_hash: Type.Unsafe<Buffer>({}), proof: Type.Unknown() }),
  example: { after: '00000000-0000-0000-0000-000000000000' },
  sql: (p: { after: string }) => sql`
    select p.force_id, p.release_id, l.leaf_index, l.leaf_hash, f.body, f.salt, f.position, f.kind, f.happened_at, f.recorded_at, f.written_at, l.version,
      f.recorded_by, f.command_id, f.policy_version, f.corrects, p.proof
    from published.proof p
    join fact f on f.force_id = p.force_id and f.record_id = p.release_id and f.position = 1 and f.kind = 'published-figures.frozen/1'
    join ledger_leaf l on l.force_id = f.force_id and l.record_id = f.record_id and l.position = f.position
    where p.release_id > ${p.after}::uuid
      and f.body is not null
    order by p.release_id
    limit 20`,
})

/** What is published of releases that no fact gives, or otherwise than the fact: 'put in', 'gone', 'changed', 'proof put in'. */
export const releasesOtherwise = statement({
  name: 'public: releases that are not as their fact says',
  row: Type.Object({ force_id: Type.String(), release_id: Type.String(), how: Type.String() }),
  example: {},
  sql: (_: object) => sql`
    with frozen as materialized (
      select force_id, record_id as release_id, body
      from fact
      where kind = 'published-figures.frozen/1'
        and position = 1
    )
    select coalesce(r.force_id, f.force_id) as force_id, release_id,
      case when f.force_id is null then 'put in' when r.force_id is null then 'gone' else 'changed' end as how
    from published.release r
    full join frozen f using (release_id)
    where f.force_id is null
      or r.force_id is null
      or r.force_id <> f.force_id
      or r.body <> f.body
      or r.frozen_at <> (f.body ->> 'frozenAt')::timestamptz
      or r.ledger_size <> (f.body ->> 'ledgerSize')::bigint
    union all
    select p.force_id, p.release_id, 'proof put in'
    from published.proof p
    where not exists (select from frozen f where f.release_id = p.release_id and f.force_id = p.force_id)
    order by release_id
    limit 100`,
})

export const verifiersShown = statement({
  name: 'public: the keys that are published',
  row: Type.Object({ key: Type.String() }),
  example: {},
  sql: (_: object) => sql`
    select key
    from published.verifier
    order by since, key
    limit 100`,
})

export const leavesUpTo = statement({
  name: 'public: the leaves of the ledger up to a size',
  row: Type.Object({ leaf_hash: Type.Unsafe<Buffer>({}) }),
  example: { size: 10 },
  sql: (p: { size: number }) => sql`
    select leaf_hash
    from ledger_leaf
    where leaf_index < ${p.size}
    order by leaf_index
    limit ${p.size}`,
})
