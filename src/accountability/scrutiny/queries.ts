// SQL of the register with the assurance given last, and of the local policing body’s decisions.
import Type from 'typebox'
import { statement } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import { Maybe } from '../../registers/schemas.ts'
import { inReferenceOrderOfR } from '../in-reference-order.ts'

export const register = statement({
  name: 'scrutiny: recommendations with the last assurance given',
  row: Type.Object({
    record_id: Type.String(),
    reference: Type.String(),
    theme: Type.String(),
    words: Maybe(Type.String()),
    stage: Type.String(),
    standing: Maybe(Type.String()),
    stops: Maybe(Type.Array(Type.String())),
    due_on: Maybe(Type.String()),
    date_changes: Type.Integer(),
    loosenings: Type.Array(Type.Unknown()),
    tested: Type.Boolean(),
    untestable: Maybe(Type.String()),
    assurance: Maybe(Type.String()),
    decided_on: Maybe(Type.String()),
    standing_then: Maybe(Type.String()),
    /** Asked of the local policing body itself. */
    ours: Type.Boolean(),
  }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select r.record_id, r.reference, r.theme, r.words, r.stage, r.standing, r.stops, r.due_on, r.date_changes, r.loosenings, r.test is not null as tested, r.untestable, d.assurance, d.decided_on, d.standing_then,
      coalesce(r.asked_of[1] = 'local policing body', false) as ours
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
    order by r.test is null, r.published desc nulls last, ${inReferenceOrderOfR}
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
    reviewed_on: Maybe(Type.String()),
    published_at: Maybe(Type.String()),
  }),
  example: { force: 'demonstration', limit: 100 },
  sql: (p: { force: string; limit: number }) => sql`
    select record_id, decided_on, forum, topic, recommendation_id, assurance, because, standing_then, next_review_on, reviewed_on, published_at
    from scrutiny_decision
    where force_id = ${p.force}
    order by decided_on desc, record_id desc
    limit ${p.limit}`,
})

/** Those to which no later decision has come back, the first due first. */
export const notLookedAtAgain = statement({
  name: 'scrutiny: decisions not looked at again',
  row: Type.Object({
    record_id: Type.String(),
    decided_on: Type.String(),
    topic: Type.String(),
    recommendation_id: Maybe(Type.String()),
    assurance: Type.String(),
    next_review_on: Type.String(),
  }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select record_id, decided_on, topic, recommendation_id, assurance, next_review_on
    from scrutiny_decision
    where force_id = ${p.force}
      and reviewed_on is null
    order by next_review_on, record_id
    limit 200`,
})
