// What the verifier reads: leaves, the facts they stand for, and facts that may have no leaf.
import Type, { type Static } from 'typebox'
import { statement } from '../database.ts'
import { bytes, envelopeColumns, selectEnvelope } from '../ledger-rows.ts'
import { sql } from '../sql.ts'

export const rowsAtOnce = 5_000

type Range = { readonly from: number; readonly below: number }

const leafRow = Type.Object({
  leaf_index: Type.Integer(),
  force_id: Type.String(),
  record_id: Type.String(),
  position: Type.Integer(),
  leaf_hash: bytes,
  version: Type.Integer(),
})
export type LeafRow = Static<typeof leafRow>

export const leavesIn = statement({
  name: 'leaves of a range',
  row: leafRow,
  example: { from: 0, below: 10 },
  sql: ({ from, below }: Range) => sql`
    select leaf_index, force_id, record_id, position, leaf_hash, version
    from ledger_leaf
    where leaf_index >= ${from} and leaf_index < ${below}
    order by leaf_index
    limit ${rowsAtOnce}`,
})

export const leavesPastTheLastCheckpoint = statement({
  name: 'leaves past the last checkpoint',
  row: leafRow,
  example: null,
  sql: () => sql`
    select leaf_index, force_id, record_id, position, leaf_hash, version
    from ledger_leaf
    where leaf_index < 0
      or leaf_index >= (select coalesce(max(checkpoint.tree_size), 0) from checkpoint)
    order by leaf_index
    limit ${rowsAtOnce}`,
})

export const lastLeaf = statement({
  name: 'the last leaf',
  row: Type.Object({ leaf_index: Type.Integer() }),
  example: null,
  sql: () => sql`select leaf_index from ledger_leaf order by leaf_index desc limit 1`,
})

export const firstNotBegun = statement({
  name: 'the first transaction that has not begun',
  row: Type.Object({ xmax: Type.String() }),
  example: null,
  sql: () => sql`select pg_snapshot_xmax(pg_current_snapshot())::text as xmax`,
})

const factRow = Type.Object({
  ...envelopeColumns,
  body: Type.Unknown(),
  salt: Type.Union([bytes, Type.Null()]),
  erased: Type.Boolean(),
})
export type FactRow = Static<typeof factRow>

export const factsOfLeaves = statement({
  name: 'facts of a range of leaves',
  row: factRow,
  example: { from: 0, below: 10 },
  sql: ({ from, below }: Range) => sql`
    select ${selectEnvelope}, fact.body, fact.salt, fact.erased_at is not null as erased
    from ledger_leaf leaf
    join fact on fact.force_id = leaf.force_id and fact.record_id = leaf.record_id and fact.position = leaf.position
    where leaf.leaf_index >= ${from} and leaf.leaf_index < ${below}
    limit ${rowsAtOnce}`,
})

const placeRow = Type.Object({
  force_id: Type.String(),
  record_id: Type.String(),
  position: Type.Integer(),
  sequenced: Type.Boolean(),
})
export type Place = Pick<Static<typeof placeRow>, 'force_id' | 'record_id' | 'position'>

/** In the order of the primary key, from after one place on. */
export const placesAfter = statement({
  name: 'places of facts',
  row: placeRow,
  example: { force_id: '', record_id: '00000000-0000-0000-0000-000000000000', position: 0 },
  sql: (after: Place) => sql`
    select fact.force_id, fact.record_id, fact.position, leaf.leaf_index is not null as sequenced
    from fact
    left join lateral (
      select ledger_leaf.leaf_index
      from ledger_leaf
      where ledger_leaf.force_id = fact.force_id
        and ledger_leaf.record_id = fact.record_id
        and ledger_leaf.position = fact.position
      limit 1
    ) leaf on true
    where (fact.force_id, fact.record_id, fact.position) > (${after.force_id}, ${after.record_id}::uuid, ${after.position}::integer)
    order by fact.force_id, fact.record_id, fact.position
    limit ${rowsAtOnce}`,
})

export const factAt = statement({
  name: 'the fact at a place',
  row: factRow,
  example: { force_id: 'demonstration', record_id: '00000000-0000-7000-8000-000000000000', position: 1 },
  sql: (place: Place) => sql`
    select ${selectEnvelope}, fact.body, fact.salt, fact.erased_at is not null as erased
    from fact
    where fact.force_id = ${place.force_id} and fact.record_id = ${place.record_id} and fact.position = ${place.position}
    limit 1`,
})

export const checkpointsBetween = statement({
  name: 'how many checkpoints there are between two sizes',
  row: Type.Object({ checkpoints: Type.Integer() }),
  example: { from: 1, to: 10 },
  sql: ({ from, to }: { readonly from: number; readonly to: number }) => sql`
    select count(checkpoint.tree_size) as checkpoints
    from checkpoint
    where checkpoint.tree_size between ${from} and ${to}
    limit 1`,
})
