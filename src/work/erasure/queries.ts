// SQL of erasures: what was asked and approved, and emptying it.
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

/** What goes with another is decided with that. */
export const undecidedErasures = statement({
  name: 'erasures: those that wait for a decision',
  row: Type.Object({
    record_id: Type.String(),
    of_kind: Type.String(),
    asked_by: Type.String(),
    asked_at: Type.String(),
  }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select e.record_id, e.of_kind, f.recorded_by as asked_by, e.asked_at
    from erasure e
    join fact f on f.force_id = e.force_id and f.record_id = e.record_id and f.position = 1
    where e.force_id = ${p.force}
      and e.stage = 'asked'
      and f.body ->> 'with' is null
    order by e.asked_at, e.record_id
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
