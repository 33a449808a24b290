// SQL of what the public schema holds of questions, in the parts by which it is held against the facts.
import Type, { type Static } from 'typebox'
import { statement } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import { Maybe } from '../../registers/schemas.ts'

const Row = Type.Object({
  question_id: Type.String(),
  force_id: Type.String(),
  part: Type.String(),
  number: Type.Integer(),
  at: Maybe(Type.String()),
  ticket: Maybe(Type.String()),
  body: Type.Unknown(),
})

export type Shown = Static<typeof Row>

export const [whatIsAnswered, whatFollowed, whatIsFollowed] = [
  'the answer',
  'what followed the answer',
  'what became',
] as const

export const shownOf = statement({
  name: 'questions: what the public schema holds of them',
  row: Row,
  example: { questions: ['00000000-0000-7000-8000-000000000000'] },
  sql: (p: { questions: readonly string[] }) => sql`
    select question_id, force_id, ${whatIsAnswered}::text as part, 0 as number, published_at as at, null::text as ticket, body
    from published.answer
    where question_id = any (${[...p.questions]}::uuid[])
    union all
    select question_id, force_id, ${whatFollowed}::text, number, at, null::text, body
    from published.follow_up
    where question_id = any (${[...p.questions]}::uuid[])
    union all
    select question_id, force_id, ${whatIsFollowed}::text, 0, null::timestamptz, ticket, body
    from published.question_followed
    where question_id = any (${[...p.questions]}::uuid[])
    order by question_id, part, number
    limit 50000`,
})

export const forcesAsked = statement({
  name: 'questions: the forces that have any',
  row: Type.Object({ force_id: Type.String() }),
  example: {},
  sql: (_: object) => sql`
    select distinct force_id
    from fact
    where kind = 'question.received/1'
    order by force_id
    limit 100`,
})

export const withoutQuestion = statement({
  name: 'questions: what the public schema holds of none',
  row: Type.Object({ question_id: Type.String(), part: Type.String() }),
  example: {},
  sql: (_: object) => sql`
    select shown.question_id, shown.part
    from (
      select question_id, force_id, ${whatIsAnswered}::text as part
      from published.answer
      union all
      select question_id, force_id, ${whatFollowed}::text
      from published.follow_up
      union all
      select question_id, force_id, ${whatIsFollowed}::text
      from published.question_followed
    ) shown
    where not exists (
      select
      from fact
      where fact.force_id = shown.force_id
        and fact.record_id = shown.question_id
        and fact.kind = 'question.received/1'
    )
    order by shown.question_id
    limit 100`,
})
