// SQL of whether what was erased stays erased: after a restore, and where nobody approved it.
import Type from 'typebox'
import { statement } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'

type Place = { readonly force: string; readonly record: string; readonly position: number; readonly hash: string }
const noFacts: readonly Place[] = []

/** The same fact, not another that took its place since. */
export const readable = statement({
  name: 'erasures: facts that were erased and can be read again',
  row: Type.Object({ force_id: Type.String(), record_id: Type.String(), position: Type.Integer() }),
  example: { facts: noFacts },
  sql: (p: { facts: readonly Place[] }) => sql`
    select f.force_id, f.record_id, f.position
    from jsonb_to_recordset(${JSON.stringify(p.facts)}::jsonb) as e (force text, record uuid, position integer, hash text)
    join fact f on f.force_id = e.force and f.record_id = e.record and f.position = e.position
    where f.body is not null
      and encode(f.body_hash, 'hex') = e.hash
    order by f.force_id, f.record_id, f.position
    limit 1000`,
})

export const orderedAgain = statement({
  name: 'erasures: what was ordered again after a restore',
  row: Type.Object({
    order_id: Type.String(),
    of_record: Type.String(),
    position: Type.Integer(),
    hash: Type.String(),
  }),
  example: {},
  sql: (_: object) => sql`
    select f.record_id as order_id, f.body ->> 'ofRecord' as of_record, (one ->> 'position')::integer as position, one ->> 'hash' as hash
    from fact f
    cross join jsonb_array_elements(f.body -> 'erased') one
    where f.kind = 'erasure.ordered-again/1'
      and f.body is not null
    order by f.record_id, position
    limit 10000`,
})

/** Facts that are empty although no erasure of them was approved: somebody went past every command. For `vigil verify`, of every force. */
export const erasuresWithoutOrder = statement({
  name: 'erasures: facts emptied without an approved order',
  row: Type.Object({ force_id: Type.String(), record_id: Type.String(), position: Type.Integer() }),
  example: {},
  sql: () => sql`
    select f.force_id, f.record_id, f.position
    from fact f
    where f.body is null
      and not exists (
        select from erasure e
        join fact asked on asked.force_id = e.force_id and asked.record_id = e.record_id and asked.kind = 'erasure.asked/1'
        join fact approved on approved.force_id = e.force_id and approved.record_id = e.record_id and approved.kind = 'erasure.approved/1'
        where e.force_id = f.force_id
          and e.of_record = f.record_id
          and asked.body ->> 'ofRecord' = f.record_id::text
          and asked.body -> 'positions' @> to_jsonb(f.position)
          and approved.recorded_by <> asked.recorded_by
      )
      -- Ordered again after a restore: whether that stands in the file outside the database is looked at there.
      and not exists (
        select from erasure e
        join fact again on again.force_id = e.force_id and again.record_id = e.record_id and again.kind = 'erasure.ordered-again/1'
        where e.force_id = f.force_id
          and e.of_record = f.record_id
          and again.body ->> 'ofRecord' = f.record_id::text
          and again.body -> 'erased' @> jsonb_build_array(jsonb_build_object('position', f.position, 'hash', encode(f.body_hash, 'hex')))
      )
    order by f.force_id, f.record_id, f.position
    limit 100`,
})
