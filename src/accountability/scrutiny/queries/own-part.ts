// SQL of the office’s own part: its actions, its comments under section 55 and the reports without any.
import Type from 'typebox'
import { statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import { Maybe } from '../../../registers/schemas.ts'

export const ownActions = statement({
  name: 'scrutiny: own actions, the first due first',
  row: Type.Object({
    record_id: Type.String(),
    words: Type.String(),
    owner: Type.String(),
    due_on: Type.String(),
    date_changes: Type.Integer(),
    undertaken_at: Maybe(Type.String()),
    done_at: Maybe(Type.String()),
    measures: Type.Array(Type.String()),
    no_measure: Maybe(Type.String()),
    published_at: Maybe(Type.String()),
  }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select record_id, words, owner, due_on, date_changes, undertaken_at, done_at, measures, no_measure, published_at
    from commissioner_action
    where force_id = ${p.force}
    order by done_at is not null, due_on, record_id
    limit 200`,
})

export const section55s = statement({
  name: 'scrutiny: comments under section 55 and their dates',
  row: Type.Object({
    record_id: Type.String(),
    report: Type.String(),
    due_on: Type.String(),
    comments_published_at: Maybe(Type.String()),
    gap: Type.Array(Type.String()),
    left_out: Type.Array(Type.String()),
    covered_by: Maybe(Type.String()),
    say_by: Maybe(Type.String()),
  }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select record_id, report, due_on, comments_published_at, gap, left_out, covered_by, say_by
    from section_55_now
    where force_id = ${p.force}
      and not_owed is null
    order by due_on desc
    limit 50`,
})

export const unansweredReports = statement({
  name: 'scrutiny: published reports without comments under section 55',
  row: Type.Object({ record_id: Type.String(), title: Type.String(), published_on: Type.String() }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select record_id, title, published_on
    from comments_not_opened
    where force_id = ${p.force}
    order by published_on desc, title
    limit 50`,
})

/** Published before the public site showed what an undertaking should move. */
export const withoutMeasures = statement({
  name: 'scrutiny: published undertakings of which the public site does not say what they should move',
  row: Type.Object({ record_id: Type.String() }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select record_id
    from commissioner_action
    where force_id = ${p.force}
      and published_at is not null
      and not exists (
        select from published.commissioner
        where published.commissioner.record_id = commissioner_action.record_id
          and part = 'measures'
      )
    order by record_id
    limit 500`,
})
