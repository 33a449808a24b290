// Every SQL statement about comments under section 55.
import Type from 'typebox'
import { statement } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import { Maybe } from '../../registers/schemas.ts'

export const inspectionById = statement({
  name: 'section 55: one inspection of the register',
  row: Type.Object({ title: Type.String(), programme: Type.String(), published_on: Maybe(Type.String()) }),
  example: { force: 'demonstration', record: '00000000-0000-7000-8000-000000000000' },
  sql: (p: { force: string; record: string }) => sql`
    select title, programme, published_on
    from inspection_now
    where force_id = ${p.force}
      and record_id = ${p.record}
    limit 1`,
})

/** Published reports on which nobody opened comments. */
export const unopened = statement({
  name: 'section 55: published reports without comments',
  row: Type.Object({ title: Type.String(), programme: Type.String(), published_on: Type.String() }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select i.title, i.programme, i.published_on
    from inspection_now i
    where i.force_id = ${p.force}
      and i.published_on is not null
      and not exists (select from section_55 s where s.force_id = i.force_id and s.report = i.title)
    order by i.published_on desc, i.title
    limit 100`,
})

/** Reports whose recommendations are in the register, by what they call themselves. */
export const reports = statement({
  name: 'section 55: reports in the register',
  row: Type.Object({ inspection: Type.String(), published: Maybe(Type.String()), recommendations: Type.Integer() }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select inspection, published, count(*)::integer as recommendations
    from recommendation_now
    where force_id = ${p.force}
      and published is not null
    group by inspection, published
    order by published desc, inspection
    limit 100`,
})

export const recommendationsOf = statement({
  name: 'section 55: recommendations of one report',
  row: Type.Object({ record_id: Type.String(), reference: Type.String(), theme: Type.String() }),
  example: { force: 'demonstration', report: 'A report' },
  sql: (p: { force: string; report: string }) => sql`
    select record_id, reference, theme
    from recommendation_now
    where force_id = ${p.force}
      and inspection = ${p.report}
    order by reference
    limit 200`,
})

export const statusOf = statement({
  name: 'section 55: what the figures, the register and the plan say of recommendations',
  row: Type.Object({
    record_id: Type.String(),
    standing: Maybe(Type.String()),
    stage: Type.String(),
    rejected_because: Maybe(Type.String()),
    actions: Type.Array(Type.String()),
  }),
  example: { force: 'demonstration', records: ['00000000-0000-7000-8000-000000000000'] },
  sql: (p: { force: string; records: readonly string[] }) => sql`
    select r.record_id, r.standing, r.stage, r.rejected_because, coalesce(a.actions, '{}') as actions
    from recommendation_now r
    left join lateral (
      select array_agg(action_now.text order by action_now.number) as actions
      from action_now
      where action_now.force_id = r.force_id
        and r.record_id = any (action_now.recommendations)
    ) a on true
    where r.force_id = ${p.force}
      and r.record_id = any (${[...p.records]}::uuid[])
    limit 200`,
})

export const all = statement({
  name: 'section 55: all comments of a force',
  row: Type.Object({
    record_id: Type.String(),
    report: Type.String(),
    published_on: Type.String(),
    due_on: Type.String(),
    recommendations: Type.Integer(),
    answered: Type.Integer(),
    completed_at: Maybe(Type.String()),
    comments_published_at: Maybe(Type.String()),
    address: Maybe(Type.String()),
    gap: Type.Array(Type.String()),
    copies: Type.Integer(),
    addenda: Type.Integer(),
    covered_by: Maybe(Type.String()),
  }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select record_id, report, published_on, due_on, recommendations, answered, completed_at, comments_published_at, address, gap, copies, addenda, covered_by
    from section_55
    where force_id = ${p.force}
    order by published_on desc, record_id
    limit 100`,
})
