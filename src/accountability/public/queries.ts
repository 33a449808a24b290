// Every SQL statement about what is public. The public site uses only those of the schema `published`.
import Type, { type Static } from 'typebox'
import { statement } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import { Maybe } from '../../registers/schemas.ts'
import { FigureThen, PublicForum, Release } from './facts.ts'

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
  dates_moved: Type.Array(Type.Object({ on: Type.String(), from: Maybe(Type.String()), to: Type.String() })),
  found_again: Type.Integer(),
  stage: Type.String(),
  standing: Maybe(Type.String()),
  since: Maybe(Type.String()),
  judged_at: Maybe(Type.String()),
  loosenings: Type.Array(
    Type.Object({ at: Type.String(), sentences: Type.Array(Type.String()), because: Type.String() }),
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
      coalesce(moved.dates, '[]'::jsonb) as dates_moved, r.found_again, r.stage, r.standing, r.since, r.judged_at, r.loosenings, r.test
    from recommendation_now r
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
      and r.stage <> 'superseded'
    order by r.test is null, r.published desc nulls last, r.reference
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

/** What was published last by a force: the figures of a month are counted once. */
export const newestOf = statement({
  name: 'public: the newest release of a force',
  row: ReleaseRow,
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select force_id, release_id, frozen_at, body
    from published.release
    where force_id = ${p.force}
    order by frozen_at desc
    limit 1`,
})

/** Measures that stand beside published answers: what they say now stands there too. */
export const measuresBesideAnswers = statement({
  name: 'public: measures beside published answers',
  row: Type.Object({ measure: Type.String() }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select distinct given ->> 'measure' as measure
    from published.answer a
    cross join lateral jsonb_path_query(a.body, '$.exchanges[*].answers[*].figure') as given
    where a.force_id = ${p.force}
      and given ->> 'measure' is not null
    order by measure
    limit 100`,
})

export const releaseBefore = statement({
  name: 'public: the release before one',
  row: Type.Object({ release_id: Type.String() }),
  example: { force: 'demonstration', release: nobody },
  sql: (p: { force: string; release: string }) => sql`
    select release_id
    from published.release
    where force_id = ${p.force}
      and release_id <> ${p.release}
    order by frozen_at desc
    limit 1`,
})

/** One release, the newest or an older one. */
export const releaseById = statement({
  name: 'public: one release',
  row: ReleaseRow,
  example: { force: 'demonstration', release: nobody },
  sql: (p: { force: string; release: string }) => sql`
    select force_id, release_id, frozen_at, body
    from published.release
    where force_id = ${p.force}
      and release_id = ${p.release}
    limit 1`,
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

/** The newest first: published weekly, a thousand are nineteen years. */
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
    limit 1000`,
})

/** What tells whether anything is new: releases, proofs, answers and what followed, the key, and where questions may be put. */
export const publishedMark = statement({
  name: 'public: what is newest',
  row: Type.Object({ mark: Type.String() }),
  example: {},
  sql: (_: object) => sql`
    select concat_ws('/', (select count(*) from published.release), (select max(frozen_at) from published.release),
      (select count(*) from published.proof), (select count(*) from published.answer), (select count(*) from published.follow_up),
      (select count(*) from published.verifier), (select md5(string_agg(body::text, '/' order by force_id)) from published.forum),
      (select md5(string_agg(question_id || (body ->> 'stage'), '/' order by question_id)) from published.question_followed)) as mark
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

const Given = Type.Object({
  answer: Type.String(),
  by: Type.String(),
  on: Type.String(),
  /** Another answer to the same question came later and is the one that stands. */
  corrected: Type.Boolean(),
  figures: Maybe(Type.String()),
  figure: Maybe(FigureThen),
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
      exchanges: Type.Optional(Type.Array(Type.Object({ question: Type.String(), answers: Type.Array(Given) }))),
    }),
  }),
  example: {},
  sql: (_: object) => sql`
    select force_id, question_id, published_at, body
    from published.answer
    order by published_at desc
    limit 500`,
})

/** What each release said of each recommendation, for telling since when it says what it says. */
export const saidOfEach = statement({
  name: 'public: what each release said',
  row: Type.Object({
    force_id: Type.String(),
    frozen_at: Type.String(),
    id: Type.String(),
    said: Type.String(),
  }),
  example: {},
  sql: (_: object) => sql`
    select r.force_id, r.frozen_at, one ->> 'id' as id, concat_ws('/', one ->> 'better', one ->> 'betterBecause', one ->> 'standing') as said
    from published.release r
    cross join lateral jsonb_array_elements(r.body -> 'recommendations') as one
    order by r.frozen_at desc, one ->> 'id'
    limit 20000`,
})

export const followUpsPublished = statement({
  name: 'public: what followed the answers',
  row: Type.Object({
    question_id: Type.String(),
    at: Type.String(),
    body: Type.Object({ words: Type.String() }),
  }),
  example: {},
  sql: (_: object) => sql`
    select question_id, at, body
    from published.follow_up
    order by question_id, number
    limit 2000`,
})

/** Where each question stands, without its words: those are public with the answer. */
export const questionsInHand = statement({
  name: 'public: questions that are not answered yet',
  row: Type.Object({
    force_id: Type.String(),
    forum: Type.String(),
    stage: Type.String(),
    n: Type.Integer(),
  }),
  example: {},
  sql: (_: object) => sql`
    select force_id, body ->> 'forum' as forum, body ->> 'stage' as stage, count(*)::integer as n
    from published.question_followed
    where body ->> 'stage' <> 'published'
    group by force_id, body ->> 'forum', body ->> 'stage'
    order by force_id, forum, stage
    limit 500`,
})

export const verifiers = statement({
  name: 'public: the keys that check a proof',
  row: Type.Object({ key: Type.String(), since: Type.String() }),
  example: {},
  sql: (_: object) => sql`
    select key, since
    from published.verifier
    order by since
    limit 10`,
})

export const forumsPublished = statement({
  name: 'public: where a question may be put',
  row: Type.Object({ force_id: Type.String(), body: Type.Array(PublicForum) }),
  example: {},
  sql: (_: object) => sql`
    select force_id, body
    from published.forum
    order by force_id
    limit 100`,
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
    written_at: Type.String(),
    version: Type.Integer(),
    recorded_by: Type.String(),
    command_id: Type.String(),
    policy_version: Type.String(),
    corrects: Maybe(Type.Integer()),
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
