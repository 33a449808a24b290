// Every SQL statement about what is public. The public site uses only those of the schema `published`.
import Type, { type Static } from 'typebox'
import { statement } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import { Maybe } from '../../registers/schemas.ts'
import { Release } from './facts.ts'

const nobody = '00000000-0000-7000-8000-000000000000'

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
  found_again: Type.Integer(),
  stage: Type.String(),
  standing: Maybe(Type.String()),
  since: Maybe(Type.String()),
  loosenings: Type.Array(
    Type.Object({ at: Type.String(), sentences: Type.Array(Type.String()), because: Type.String() }),
  ),
  test: Maybe(
    Type.Object({
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
    select record_id, reference, source, inspection, published, theme, words, time_scale, base_on, due_on, date_changes, found_again, stage,
      standing, since, loosenings, test
    from recommendation_now
    where force_id = ${p.force}
      and stage <> 'superseded'
    order by test is null, published desc nulls last, reference
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

const ReleaseRow = Type.Object({
  force_id: Type.String(),
  release_id: Type.String(),
  frozen_at: Type.String(),
  body: Release,
})

/** The newest of each force. */
export const newestReleases = statement({
  name: 'public: the newest release of each force',
  row: ReleaseRow,
  example: {},
  sql: (_: object) => sql`
    select distinct on (force_id) force_id, release_id, frozen_at, body
    from published.release
    order by force_id, frozen_at desc
    limit 100`,
})

export const releasesOf = statement({
  name: 'public: releases of a force',
  row: Type.Object({
    release_id: Type.String(),
    frozen_at: Type.String(),
    ledger_size: Type.Integer(),
    proven: Type.Boolean(),
  }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select r.release_id, r.frozen_at, r.ledger_size, p.release_id is not null as proven
    from published.release r
    left join published.proof p on p.release_id = r.release_id
    where r.force_id = ${p.force}
    order by r.frozen_at desc
    limit 60`,
})

/** What tells whether anything is new: releases, proofs and answers. */
export const publishedMark = statement({
  name: 'public: what is newest',
  row: Type.Object({ mark: Type.String() }),
  example: {},
  sql: (_: object) => sql`
    select concat_ws('/', (select count(*) from published.release), (select max(frozen_at) from published.release),
      (select count(*) from published.proof), (select count(*) from published.answer)) as mark
    limit 1`,
})

export const proofOf = statement({
  name: 'public: the proof of a release',
  row: Type.Object({ proof: Type.Unknown() }),
  example: { release: nobody },
  sql: (p: { release: string }) => sql`
    select proof
    from published.proof
    where release_id = ${p.release}
    limit 1`,
})

export const answersPublished = statement({
  name: 'public: questions with their answers',
  row: Type.Object({
    force_id: Type.String(),
    question_id: Type.String(),
    published_at: Type.String(),
    body: Type.Object({
      question: Type.String(),
      forum: Type.String(),
      answer: Type.String(),
      by: Type.String(),
      figures: Maybe(Type.String()),
    }),
  }),
  example: {},
  sql: (_: object) => sql`
    select force_id, question_id, published_at, body
    from published.answer
    order by published_at desc
    limit 500`,
})

/** Releases that are in the signed ledger and have no proof yet. */
export const unproven = statement({
  name: 'public: releases without a proof',
  row: Type.Object({
    force_id: Type.String(),
    release_id: Type.String(),
    leaf_index: Type.Integer(),
    tree_size: Type.Integer(),
    note: Type.String(),
    body: Type.Unknown(),
    salt: Type.Unsafe<Buffer>({}),
    position: Type.Integer(),
    kind: Type.String(),
    happened_at: Type.String(),
    recorded_at: Type.String(),
    recorded_by: Type.String(),
    command_id: Type.String(),
    policy_version: Type.String(),
    corrects: Maybe(Type.Integer()),
  }),
  example: {},
  sql: (_: object) => sql`
    select r.force_id, r.release_id, l.leaf_index, c.tree_size, c.note, f.body, f.salt, f.position, f.kind, f.happened_at, f.recorded_at,
      f.recorded_by, f.command_id, f.policy_version, f.corrects
    from published.release r
    join fact f on f.force_id = r.force_id and f.record_id = r.release_id and f.position = 1
    join ledger_leaf l on l.force_id = f.force_id and l.record_id = f.record_id and l.position = f.position
    cross join lateral (select tree_size, note from checkpoint where tree_size > l.leaf_index order by tree_size limit 1) c
    where not exists (select from published.proof p where p.release_id = r.release_id)
    limit 5`,
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

/** What became of a question, by the SHA-256 of its asker's ticket. */
export const followedBy = statement({
  name: 'public: what became of a question',
  row: Type.Object({ body: Type.Record(Type.String(), Type.Unknown()) }),
  example: { force: 'demonstration', ticket: '' },
  sql: (p: { force: string; ticket: string }) => sql`
    select body
    from published.question_followed
    where force_id = ${p.force}
      and ticket = ${p.ticket}
    limit 1`,
})
