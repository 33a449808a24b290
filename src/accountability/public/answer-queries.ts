// SQL statements about public questions and their answers. They read the schema `published` alone.
import Type from 'typebox'
import { statement } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import { Maybe } from '../../registers/schemas.ts'
import { FigureThen, PublicForum } from './facts.ts'

/** Measures that stand beside published answers, and beside what the commissioner undertook: what they say now stands there too. */
export const measuresBesideAnswers = statement({
  name: 'public: measures beside published answers and undertakings',
  row: Type.Object({ measure: Type.String() }),
  example: { force: 'demonstration', now: '2026-10-31T23:59:59.000Z' },
  sql: (p: { force: string; now: string }) => sql`
    select given ->> 'measure' as measure
    from published.answer a
    cross join lateral jsonb_path_query(a.body, '$.exchanges[*].answers[*].figure') as given
    where a.force_id = ${p.force}
      and a.published_at <= ${p.now}
      and given ->> 'measure' is not null
    union
    select given ->> 'measure' as measure
    from published.commissioner c
    cross join lateral jsonb_path_query(c.body, '$.figures[*]') as given
    where c.force_id = ${p.force}
      and c.at <= ${p.now}
      and c.part = 'measures'
    order by measure
    limit 100`,
})

const Given = Type.Object({
  answer: Type.String(),
  by: Type.String(),
  on: Type.String(),
  /** Another answer to the same question came later and is the one that stands. */
  corrected: Type.Boolean(),
  figures: Maybe(Type.String()),
  figure: Maybe(FigureThen),
})

export const answersPublished = statement({
  name: 'public: questions with their answers',
  row: Type.Object({
    force_id: Type.String(),
    question_id: Type.String(),
    published_at: Type.String(),
    body: Type.Object({
      question: Type.String(),
      forum: Type.String(),
      answer: Type.String(),
      by: Type.String(),
      figures: Maybe(Type.String()),
      exchanges: Type.Optional(Type.Array(Type.Object({ question: Type.String(), answers: Type.Array(Given) }))),
    }),
  }),
  example: {},
  sql: (_: object) => sql`
    select force_id, question_id, published_at, body
    from published.answer
    order by published_at desc
    limit 500`,
})

export const followUpsPublished = statement({
  name: 'public: what followed the answers',
  row: Type.Object({
    question_id: Type.String(),
    at: Type.String(),
    body: Type.Object({ words: Type.String() }),
  }),
  example: {},
  sql: (_: object) => sql`
    select question_id, at, body
    from published.follow_up
    order by question_id, number
    limit 2000`,
})

/** Where each question stands, without its words: those are public with the answer. */
export const questionsInHand = statement({
  name: 'public: questions that are not answered yet',
  row: Type.Object({
    force_id: Type.String(),
    forum: Type.String(),
    stage: Type.String(),
    n: Type.Integer(),
  }),
  example: {},
  sql: (_: object) => sql`
    select force_id, body ->> 'forum' as forum, body ->> 'stage' as stage, count(*)::integer as n
    from published.question_followed
    where body ->> 'stage' <> 'published'
    group by force_id, body ->> 'forum', body ->> 'stage'
    order by force_id, forum, stage
    limit 500`,
})

export const forumsPublished = statement({
  name: 'public: where a question may be put',
  row: Type.Object({ force_id: Type.String(), body: Type.Array(PublicForum), name: Maybe(Type.String()) }),
  example: {},
  sql: (_: object) => sql`
    select force_id, body, name
    from published.forum
    order by force_id
    limit 100`,
})

/** What became of a question, by the SHA-256 of its asker's ticket. */
export const followedBy = statement({
  name: 'public: what became of a question',
  row: Type.Object({ question_id: Type.String(), body: Type.Record(Type.String(), Type.Unknown()) }),
  example: { force: 'demonstration', ticket: '' },
  sql: (p: { force: string; ticket: string }) => sql`
    select question_id, body
    from published.question_followed
    where force_id = ${p.force}
      and ticket = ${p.ticket}
    limit 1`,
})
