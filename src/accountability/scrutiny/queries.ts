// Every SQL statement about the local policing body's scrutiny.
import Type from 'typebox'
import { statement } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import { Maybe } from '../../registers/schemas.ts'

export const register = statement({
  name: 'scrutiny: recommendations with the last assurance given',
  row: Type.Object({
    record_id: Type.String(),
    reference: Type.String(),
    theme: Type.String(),
    stage: Type.String(),
    standing: Maybe(Type.String()),
    stops: Maybe(Type.Array(Type.String())),
    due_on: Maybe(Type.String()),
    date_changes: Type.Integer(),
    loosenings: Type.Array(Type.Unknown()),
    assurance: Maybe(Type.String()),
    decided_on: Maybe(Type.String()),
    standing_then: Maybe(Type.String()),
  }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select r.record_id, r.reference, r.theme, r.stage, r.standing, r.stops, r.due_on, r.date_changes, r.loosenings, d.assurance, d.decided_on, d.standing_then
    from recommendation_now r
    left join lateral (
      select assurance, decided_on, standing_then
      from scrutiny_decision
      where scrutiny_decision.force_id = r.force_id
        and scrutiny_decision.recommendation_id = r.record_id
      order by decided_on desc, scrutiny_decision.record_id desc
      limit 1
    ) d on true
    where r.force_id = ${p.force}
    order by r.test is null, r.published desc nulls last, r.reference
    limit 500`,
})

export const decisions = statement({
  name: 'scrutiny: decisions, newest first',
  row: Type.Object({
    record_id: Type.String(),
    decided_on: Type.String(),
    forum: Type.String(),
    topic: Type.String(),
    recommendation_id: Maybe(Type.String()),
    assurance: Type.String(),
    because: Type.String(),
    standing_then: Maybe(Type.String()),
    next_review_on: Type.String(),
  }),
  example: { force: 'demonstration', limit: 100 },
  sql: (p: { force: string; limit: number }) => sql`
    select record_id, decided_on, forum, topic, recommendation_id, assurance, because, standing_then, next_review_on
    from scrutiny_decision
    where force_id = ${p.force}
    order by decided_on desc, record_id desc
    limit ${p.limit}`,
})

export const ownActions = statement({
  name: 'scrutiny: own actions, the first due first',
  row: Type.Object({
    record_id: Type.String(),
    words: Type.String(),
    owner: Type.String(),
    due_on: Type.String(),
    date_changes: Type.Integer(),
    done_at: Maybe(Type.String()),
  }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select record_id, words, owner, due_on, date_changes, done_at
    from commissioner_action
    where force_id = ${p.force}
    order by done_at is not null, due_on, record_id
    limit 200`,
})

export const checks = statement({
  name: 'scrutiny: the last look at each thing to be published',
  row: Type.Object({
    item: Type.String(),
    address: Type.String(),
    prominent: Type.Boolean(),
    refreshed_on: Type.String(),
    checked_at: Type.String(),
  }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select distinct on (item) item, address, prominent, refreshed_on, checked_at
    from publication_check
    where force_id = ${p.force}
    order by item, checked_at desc
    limit 50`,
})

export const performanceMeetings = statement({
  name: 'scrutiny: public performance meetings since a day',
  row: Type.Object({
    record_id: Type.String(),
    held_on: Type.String(),
    place: Type.String(),
    stream: Maybe(Type.String()),
    questions_by: Maybe(Type.String()),
  }),
  example: { force: 'demonstration', since: '2026-01-01' },
  sql: (p: { force: string; since: string }) => sql`
    select record_id, held_on, place, stream, questions_by
    from performance_meeting
    where force_id = ${p.force}
      and held_on >= ${p.since}::date
    order by held_on desc
    limit 50`,
})

export const section55s = statement({
  name: 'scrutiny: comments under section 55 and their dates',
  row: Type.Object({
    record_id: Type.String(),
    report: Type.String(),
    due_on: Type.String(),
    comments_published_at: Maybe(Type.String()),
    gap: Type.Array(Type.String()),
  }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select record_id, report, due_on, comments_published_at, gap
    from section_55_now
    where force_id = ${p.force}
    order by due_on desc
    limit 50`,
})
