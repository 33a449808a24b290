// SQL over the ledger, for proving what was published and that it stands as it was frozen: the public site runs none of it.
import Type from 'typebox'
import { statement } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import { Maybe } from '../../registers/schemas.ts'

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
