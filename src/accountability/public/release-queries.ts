// SQL statements about releases and their proofs. They read the schema `published` alone.
import Type from 'typebox'
import { statement } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import { Release } from './facts.ts'

const nobody = '00000000-0000-7000-8000-000000000000'

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
      (select count(*) from published.commissioner), (select count(*) from published.verifier), (select md5(string_agg(concat(name, body::text), '/' order by force_id)) from published.forum),
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
