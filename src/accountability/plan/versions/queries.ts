// Every SQL statement about plans and their versions.
import Type from 'typebox'
import { statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import { Maybe } from '../../../registers/schemas.ts'

export const plans = statement({
  name: 'plan: the plans of a force with their latest version',
  row: Type.Object({
    record_id: Type.String(),
    title: Type.String(),
    sent_to: Type.String(),
    /** Asked of the force; and what other bodies are asked. */
    recommendations: Type.Integer(),
    of_others: Type.Integer(),
    answers: Type.Array(Type.String()),
    number: Maybe(Type.Integer()),
    state: Maybe(Type.String()),
    drafted_at: Maybe(Type.String()),
    submitted_at: Maybe(Type.String()),
  }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select p.record_id, p.title, p.sent_to, ours.n as recommendations, cardinality(p.recommendations) - ours.n as of_others, p.recommendations::text[] as answers, v.number, v.state, v.drafted_at,
      v.submitted_at
    from plan p
    left join lateral (
      select number, state, drafted_at, submitted_at
      from plan_version
      where plan_version.force_id = p.force_id
        and plan_version.record_id = p.record_id
      order by number desc
      limit 1
    ) v on true
    cross join lateral (
      select count(*)::integer as n
      from recommendation_in_register r
      where r.force_id = p.force_id
        and r.record_id = any (p.recommendations)
        and (r.asked_of = '{}' or 'chief constable' = any (r.asked_of))
    ) ours
    where p.force_id = ${p.force}
    order by v.drafted_at desc nulls first, p.title, p.record_id
    limit 100`,
})

/** The address of another kind of record is an address of nothing. */
export const isPlan = statement({
  name: 'plan: whether there is such a plan',
  row: Type.Object({ record_id: Type.String() }),
  example: { force: 'demonstration', record: '00000000-0000-7000-8000-000000000000' },
  sql: (p: { force: string; record: string }) => sql`
    select record_id
    from plan
    where force_id = ${p.force}
      and record_id = ${p.record}
    limit 1`,
})
