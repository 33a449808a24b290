// Every SQL statement of this slice.
import Type from 'typebox'
import { statement } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import { Maybe } from '../../registers/schemas.ts'

const nobody = '00000000-0000-7000-8000-000000000000'

export const erasures = statement({
  name: 'erasures: those that wait first',
  row: Type.Object({
    record_id: Type.String(),
    of_record: Type.String(),
    of_kind: Type.String(),
    authority: Type.String(),
    stage: Type.String(),
    facts: Type.Integer(),
    asked_at: Type.String(),
    carried_out_at: Maybe(Type.String()),
    due_at: Maybe(Type.String()),
  }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select e.record_id, e.of_record, e.of_kind, e.authority, e.stage, cardinality(e.positions) as facts, e.asked_at, e.carried_out_at,
      (select d.due_at from duty d where d.force_id = e.force_id and d.record_id = e.record_id and d.met_at is null and d.ended_at is null limit 1) as due_at
    from erasure e
    where e.force_id = ${p.force}
    order by e.stage in ('carried out', 'refused'), e.asked_at desc
    limit 200`,
})

/** Approved and not carried out, of every force: for the clock. */
export const approved = statement({
  name: 'erasures: approved and not carried out',
  row: Type.Object({
    force_id: Type.String(),
    record_id: Type.String(),
    of_record: Type.String(),
    of_kind: Type.String(),
    positions: Type.Array(Type.Integer()),
  }),
  example: { limit: 10 },
  sql: (p: { limit: number }) => sql`
    select force_id, record_id, of_record, of_kind, positions
    from erasure
    where stage = 'approved'
    order by decided_at
    limit ${p.limit}`,
})

/** What others wrote of the record that this order is about. */
export const askedWith = statement({
  name: 'erasures: those that go with another',
  row: Type.Object({ record_id: Type.String(), of_kind: Type.String(), facts: Type.Integer() }),
  example: { force: 'demonstration', order: nobody },
  sql: (p: { force: string; order: string }) => sql`
    select e.record_id, e.of_kind, cardinality(e.positions) as facts
    from erasure e
    join fact f on f.force_id = e.force_id and f.record_id = e.record_id and f.position = 1
    where e.force_id = ${p.force}
      and f.kind = 'erasure.asked/1'
      and f.body ->> 'with' = ${p.order}
    order by e.record_id
    limit 1000`,
})

/** The first fact of a record says what kind it is; its length says what has been recorded. */
export const headOf = statement({
  name: 'erasures: how many facts a record has, and how many are gone',
  row: Type.Object({ facts: Type.Integer(), gone: Type.Integer() }),
  example: { force: 'demonstration', record: nobody },
  sql: (p: { force: string; record: string }) => sql`
    select count(*)::integer as facts, count(*) filter (where body is null)::integer as gone
    from fact
    where force_id = ${p.force}
      and record_id = ${p.record}
    limit 1`,
})

export const emptied = statement({
  name: 'erasures: facts of a record that are empty, with the hash of what they said',
  row: Type.Object({ position: Type.Integer(), hash: Type.String() }),
  example: { force: 'demonstration', record: nobody, positions: [1] },
  sql: (p: { force: string; record: string; positions: readonly number[] }) => sql`
    select position, encode(body_hash, 'hex') as hash
    from fact
    where force_id = ${p.force}
      and record_id = ${p.record}
      and position = any (${[...p.positions]}::integer[])
      and body is null
    order by position
    limit 5000`,
})

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
