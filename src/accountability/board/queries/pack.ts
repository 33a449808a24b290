// SQL of what a pack holds: recommendations, actions, dates moved, challenges and pages away.
import Type from 'typebox'
import { statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import { Maybe } from '../../../registers/schemas.ts'
import { AskedOf } from '../../asked-of.ts'
import { inReferenceOrder } from '../../in-reference-order.ts'

const Test = Type.Object({
  criteria: Type.Array(Type.Object({ measure: Type.String(), part: Maybe(Type.String()), kind: Type.String() })),
})

export const recommendationsNow = statement({
  name: 'board: recommendations with their status',
  row: Type.Object({
    record_id: Type.String(),
    reference: Type.String(),
    theme: Type.String(),
    stage: Type.String(),
    standing: Maybe(Type.String()),
    since: Maybe(Type.String()),
    judged_at: Maybe(Type.String()),
    stops: Maybe(Type.Array(Type.String())),
    due_on: Maybe(Type.String()),
    date_changes: Type.Integer(),
    finding_id: Maybe(Type.String()),
    test: Maybe(Test),
    untestable: Type.Boolean(),
    asked_of: AskedOf,
  }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select record_id, reference, theme, stage, standing, since, judged_at, stops, due_on, date_changes, finding_id, test, untestable is not null as untestable, asked_of
    from recommendation_now
    where force_id = ${p.force}
    order by test is null, published desc nulls last, ${inReferenceOrder}
    limit 1000`,
})

export const actionsNow = statement({
  name: 'board: actions of the plan',
  row: Type.Object({
    record_id: Type.String(),
    number: Type.Integer(),
    text: Type.String(),
    owner: Maybe(Type.String()),
    due_on: Maybe(Type.String()),
    state: Type.String(),
    date_changes: Type.Integer(),
    recommendations: Type.Array(Type.String()),
  }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select record_id, number, text, owner, due_on, state, date_changes, recommendations::text[] as recommendations
    from action_now
    where force_id = ${p.force}
    order by number
    limit 2000`,
})

export const dateChanges = statement({
  name: 'board: every move of a date',
  row: Type.Object({
    record_id: Type.String(),
    changed_at: Type.String(),
    due_on: Maybe(Type.String()),
    because: Type.String(),
  }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select record_id, changed_at, due_on, because
    from date_change_now
    where force_id = ${p.force}
    order by changed_at desc, record_id, position
    limit 2000`,
})

export const openChallenges = statement({
  name: 'board: challenges that nobody has answered',
  row: Type.Object({
    record_id: Type.String(),
    meeting: Type.String(),
    challenge: Type.String(),
    answer_owed: Type.String(),
    answer_by: Type.String(),
  }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select c.record_id, m.title as meeting, c.challenge, c.answer_owed, c.answer_by
    from meeting_challenge c
    join meeting m on m.force_id = c.force_id and m.record_id = c.record_id
    where c.force_id = ${p.force}
      and c.answered_at is null
    order by c.answer_by, c.record_id, c.position
    limit 500`,
})

export const pagesAway = statement({
  name: 'board: what must be published and cannot be opened',
  row: Type.Object({ item: Type.String(), address: Type.String(), unavailable_since: Type.String() }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select item, address, unavailable_since
    from publication_now
    where force_id = ${p.force}
      and unavailable_since is not null
    order by unavailable_since
    limit 20`,
})

/** The test and the month it counts from by which each status was computed last. */
export const judgedBy = statement({
  name: 'board: by what each status was computed',
  row: Type.Object({ record_id: Type.String(), test: Type.Unknown(), counts_from: Maybe(Type.String()) }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select record_id, test, counts_from
    from standing_now
    where force_id = ${p.force}
      and judged_at is not null
    limit 1000`,
})
