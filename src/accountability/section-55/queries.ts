// SQL of comments under section 55 and of what stands beside each recommendation.
import Type from 'typebox'
import { statement } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import { Maybe } from '../../registers/schemas.ts'
import { AskedOf } from '../asked-of.ts'

const nobody = '00000000-0000-7000-8000-000000000000'

type OnReport = {
  readonly force: string
  readonly inspection: string
  readonly title: string
  readonly publishedOn: string
}
const onReport: OnReport = {
  force: 'demonstration',
  inspection: nobody,
  title: 'A report',
  publishedOn: '2022-04-07',
}

/** Those on one inspection; of old ones, which name none, those of its title, on its day first. */
export const commentsOn = statement({
  name: 'section 55: the comments on one inspection',
  row: Type.Object({ record_id: Type.String(), comments_published_at: Maybe(Type.String()) }),
  example: onReport,
  sql: (p: OnReport) => sql`
    select record_id, comments_published_at
    from section_55
    where force_id = ${p.force}
      and (inspection_id = ${p.inspection}::uuid or (inspection_id is null and report = ${p.title}))
    order by inspection_id nulls last, published_on <> ${p.publishedOn}::date
    limit 1`,
})

export const statusOf = statement({
  name: 'section 55: what the figures, the register and the plan say of recommendations',
  row: Type.Object({
    record_id: Type.String(),
    standing: Maybe(Type.String()),
    tested: Type.Boolean(),
    untestable: Type.Boolean(),
    asked_of: AskedOf,
    stage: Type.String(),
    rejected_because: Maybe(Type.String()),
    words: Maybe(Type.String()),
    due_on: Maybe(Type.String()),
    date_changes: Type.Integer(),
    actions: Type.Array(Type.String()),
  }),
  example: { force: 'demonstration', records: [nobody] },
  sql: (p: { force: string; records: readonly string[] }) => sql`
    select r.record_id, r.standing, r.test is not null as tested, r.untestable is not null as untestable, r.asked_of, r.stage, r.rejected_because, r.words, r.due_on, r.date_changes,
      coalesce(a.actions, '{}') as actions
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

/** Comments published before the public site showed any. */
export const unsaid = statement({
  name: 'section 55: published comments that the public site does not have',
  row: Type.Object({ record_id: Type.String() }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select record_id
    from section_55
    where force_id = ${p.force}
      and comments_published_at is not null
      and not exists (
        select from published.commissioner
        where published.commissioner.record_id = section_55.record_id
      )
    order by record_id
    limit 500`,
})

/** As many recommendations as the register has of the report now: those confirmed since the comments were opened count as unanswered. */
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
    left_out: Type.Array(Type.String()),
    copies: Type.Integer(),
    addenda: Type.Integer(),
    covered_by: Maybe(Type.String()),
    not_owed: Maybe(Type.String()),
    /** By when somebody says whether they were published before the report was entered; null where it is known. */
    say_by: Maybe(Type.String()),
  }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select s.record_id, s.report, s.published_on, s.due_on, greatest(s.recommendations, asked.recommendations) as recommendations, s.answered,
      s.completed_at, s.comments_published_at, s.address, s.gap, s.left_out, s.copies, s.addenda, s.covered_by, s.not_owed, s.say_by
    from section_55 s
    cross join lateral (
      select count(*)::integer as recommendations
      from recommendation_now r
      where r.force_id = s.force_id
        and (r.inspection_id = s.inspection_id or (s.inspection_id is null and r.inspection = s.report and r.published = s.published_on))
    ) asked
    where s.force_id = ${p.force}
    order by s.published_on desc, s.record_id
    limit 100`,
})
