// A public question: what the procedure is made of, and the rows that the lists and the public site read.
import { sql } from '../../kernel/sql.ts'
import type { Procedure } from '../../practice/procedure.ts'
import { escalating } from '../../registers/escalated.ts'
import { leftOf } from '../../registers/words-erased.ts'
import { rules } from './duties.ts'
import { type QuestionFact, read } from './facts.ts'
import { followedOf, publicOf } from './shown-in-public.ts'
import { evolve, type QuestionState } from './state.ts'

export const question: Procedure<QuestionState, QuestionFact> = {
  record: 'question',
  begin: {
    received: null,
    asker: { name: null, email: null },
    toBeForgotten: false,
    stage: 'received',
    admitted: null,
    rejected: null,
    allocated: null,
    answers: [],
    supplementary: [],
    consents: [],
    followUps: [],
    publishedAt: null,
    escalated: [],
  },
  evolve,
  rules,
  read,
  left: leftOf(read),
  project: ({ forceId, recordId, state, duties, policyAt }) => [
    ...(state.received === null
      ? []
      : [
          sql`
          insert into question (force_id, record_id, forum, received_at, stage, meeting_on, in_time, owner_id, due_on, published_at, ticket, figures)
          values (${forceId}, ${recordId}, ${state.received.forum}, ${state.received.receivedAt}, ${state.stage}, ${state.admitted?.meetingOn ?? null},
            ${state.admitted?.inTime ?? null}, ${state.allocated?.staffId ?? null}, ${state.allocated?.dueOn ?? null}, ${state.publishedAt}, ${state.received.ticket ?? null}, ${JSON.stringify(figuresGiven(state))}::jsonb)
          on conflict (force_id, record_id) do update
          set stage = excluded.stage, meeting_on = excluded.meeting_on, in_time = excluded.in_time, owner_id = excluded.owner_id,
            due_on = excluded.due_on, published_at = excluded.published_at, figures = excluded.figures`,
        ]),
    ...(state.publishedAt === null || state.received === null
      ? []
      : [
          sql`
          insert into published.answer (force_id, question_id, published_at, body)
          values (${forceId}, ${recordId}, ${state.publishedAt}, ${JSON.stringify(publicOf(state))}::jsonb)
          on conflict (question_id) do nothing`,
          ...state.followUps.map(
            (one, at) => sql`
          insert into published.follow_up (force_id, question_id, number, at, body)
          values (${forceId}, ${recordId}, ${at + 1}, ${one.at}, ${JSON.stringify({ words: one.words })}::jsonb)
          on conflict (question_id, number) do nothing`,
          ),
        ]),
    ...(state.received?.ticket == null
      ? []
      : [
          sql`
          insert into published.question_followed (ticket, force_id, question_id, body)
          values (${state.received.ticket}, ${forceId}, ${recordId}, ${JSON.stringify(followedOf(state, duties, policyAt))}::jsonb)
          on conflict (ticket) do update set body = excluded.body`,
        ]),
  ],
  tables: ['question'],
  ...escalating('question.escalated/1'),
  words: (kind) => words[kind] ?? kind,
}

/** For what is published later of the same months. Those from before the whole was kept hold nothing. */
const figuresGiven = ({ answers }: QuestionState) =>
  answers.flatMap(({ at, figure }) => (figure?.whole === undefined ? [] : [{ at, figure }]))

const words: Readonly<Record<string, string>> = {
  'question.received/1': 'received the question',
  'question.asker-named/1': 'named who asked',
  'question.to-be-forgotten/1': 'asked for name and address to be removed',
  'question.admitted/1': 'admitted it',
  'question.rejected/1': 'refused it',
  'question.allocated/1': 'gave the question to somebody to answer',
  'question.answered/1': 'answered it',
  'question.supplementary-asked/1': 'asked a supplementary question',
  'question.published/1': 'published the question with its answer',
  'question.followed-up/1': 'added a follow-up',
  'question.escalated/1': 'told somebody that the answer is overdue',
  'question.words-erased/1': 'erased what was written',
  'question.erased': 'wrote something that has since been erased',
}
