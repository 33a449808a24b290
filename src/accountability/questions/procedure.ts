// A public question folded from its facts, with the clocks that run: decided in time, answered in time, a panel's own period.
import { sql } from '../../kernel/sql.ts'
import { addDays, dayOf, endOfLocalDay, type Instant, localDate } from '../../kernel/time.ts'
import { deadline } from '../../practice/deadline.ts'
import { type Duty, type DutyRule, isOpen, onScreen } from '../../practice/duty.ts'
import type { PolicyAt } from '../../practice/policy.ts'
import type { Procedure } from '../../practice/procedure.ts'
import { escalationOf, keyOfEscalated } from '../../registers/escalated.ts'
import { type Bodies, type Followed, type QuestionFact, read } from './facts.ts'
import { forumOf, gateOf } from './forums.ts'
import { isCorrected, wordsOf } from './names-somebody.ts'

export type QuestionState = {
  readonly received: Bodies['question.received/1'] | null
  readonly asker: Bodies['question.asker-named/1']
  readonly toBeForgotten: boolean
  readonly stage: 'received' | 'admitted' | 'rejected' | 'allocated' | 'answered' | 'published'
  readonly admitted: Bodies['question.admitted/1'] | null
  readonly rejected: string | null
  readonly allocated: Bodies['question.allocated/1'] | null
  readonly answers: readonly (Bodies['question.answered/1'] & {
    readonly at: Instant
    /** Which question it answers: 0 for the first, 1 for the supplementary one. */
    readonly to: number
  })[]
  readonly supplementary: readonly string[]
  readonly followUps: readonly { readonly words: string; readonly at: Instant }[]
  readonly publishedAt: Instant | null
  readonly escalated: readonly string[]
}

type Rule = DutyRule<QuestionState, QuestionFact>
const decideRule = 'decide on the question'

const rules: readonly Rule[] = [
  {
    name: decideRule,
    words: 'decide whether a question is put',
    owner: 'panel secretariat',
    basis: 'Vigil default',
    source: 'A question that nobody decides on is a question refused without saying so; five working days are ours',
    starts: (fact, _, __, policy) => {
      if (fact.kind !== 'question.received/1') return null
      const due = deadline({ kind: 'working-days', workingDays: 5 }, localDate(fact.happenedAt), policy.holidays)
      // Whose gate it is owes it: the commissioner's office for the commissioner's own forum.
      const owner =
        gateOf(forumOf(policy, fact.body.forum)) === 'scrutinise' ? "commissioner's office" : 'panel secretariat'
      return due.kind === 'due' ? { due: due.due, owner } : null
    },
    met: (fact) => fact.kind === 'question.admitted/1' || fact.kind === 'question.rejected/1',
    escalations: (duty) => onScreen([{ days: 0, to: duty.owner, words: 'Nobody has decided on a public question' }]),
  },
  {
    name: 'answer the question',
    words: 'answer a question in writing',
    owner: "commissioner's office",
    basis: 'statute',
    source: 'Police Reform and Social Responsibility Act 2011 s.29: within the reasonable period that the panel sets',
    starts: (fact) =>
      fact.kind === 'question.allocated/1'
        ? { due: endOfLocalDay(dayOf(fact.body.dueOn)), ownerId: fact.body.staffId }
        : null,
    met: (fact) => fact.kind === 'question.answered/1',
    ends: (fact) => fact.kind === 'question.allocated/1' || fact.kind === 'question.rejected/1',
    // Whoever is to answer, then the office they answer for, then whoever asked on behalf of the panel.
    escalations: (duty) =>
      onScreen([
        { days: 0, to: duty.ownerId ?? duty.owner, words: 'The answer to a public question is overdue' },
        { days: 3, to: duty.owner, words: 'The answer to a public question is overdue' },
        { days: 7, to: 'panel secretariat', words: 'The answer to a public question is a week overdue' },
      ]),
  },
  {
    name: 'publish the answer',
    words: 'publish a question with its answer',
    owner: 'panel secretariat',
    basis: 'Vigil default',
    source: 'An answer that nobody can read answers nobody; seven days are ours',
    starts: (fact) =>
      fact.kind === 'question.answered/1' ? { due: endOfLocalDay(addDays(localDate(fact.happenedAt), 7)) } : null,
    met: (fact) => fact.kind === 'question.published/1',
    escalations: (duty) => onScreen([{ days: 0, to: duty.owner, words: 'An answer waits to be published' }]),
    ends: (fact) => fact.kind === 'question.answered/1',
  },
]

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
    followUps: [],
    publishedAt: null,
    escalated: [],
  },
  evolve,
  rules,
  read,
  observe: () => [],
  project: ({ forceId, recordId, state, duties, policyAt }) => [
    ...(state.received === null
      ? []
      : [
          sql`
          insert into question (force_id, record_id, forum, received_at, stage, meeting_on, in_time, owner_id, due_on, published_at, ticket)
          values (${forceId}, ${recordId}, ${state.received.forum}, ${state.received.receivedAt}, ${state.stage}, ${state.admitted?.meetingOn ?? null},
            ${state.admitted?.inTime ?? null}, ${state.allocated?.staffId ?? null}, ${state.allocated?.dueOn ?? null}, ${state.publishedAt}, ${state.received.ticket ?? null})
          on conflict (force_id, record_id) do update
          set stage = excluded.stage, meeting_on = excluded.meeting_on, in_time = excluded.in_time, owner_id = excluded.owner_id,
            due_on = excluded.due_on, published_at = excluded.published_at`,
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
  escalated: (state) => new Set(state.escalated),
  escalation: escalationOf('question.escalated/1'),
  tells: ['question.escalated/1'],
  words: (kind) => words[kind] ?? kind,
}

/** For whoever holds the ticket. Never who asked. */
export const followedOf = (
  { received, ...state }: QuestionState,
  duties: readonly Duty[],
  policyAt: PolicyAt,
): Followed => ({
  forum: received === null ? '' : (forumOf(policyAt(received.receivedAt), received.forum)?.words ?? received.forum),
  stage: state.stage,
  decidedBy: duties.find((one) => one.name === decideRule && isOpen(one))?.dueAt ?? null,
  because: state.rejected,
  meetingOn: state.admitted?.meetingOn ?? null,
  inTime: state.admitted?.inTime ?? null,
  lateBecause: state.admitted?.lateBecause ?? null,
  dueOn: state.allocated?.dueOn ?? null,
  named: state.asker.name !== null || state.asker.email !== null,
  toBeForgotten: state.toBeForgotten,
})

/** Question and answers in their order, never who asked. Of several answers to one question the last stands; the others stay, marked. */
export const publicOf = ({ received, answers, supplementary }: QuestionState) => ({
  question: received?.question ?? '',
  forum: received?.forum ?? '',
  answer: answers.at(-1)?.answer ?? '',
  by: officeOf(answers.at(-1)),
  figures: answers.at(-1)?.figures ?? null,
  exchanges: [received?.question ?? '', ...supplementary].map((asked, number) => {
    const given = answers.filter(({ to }) => to === number)
    return {
      question: asked,
      answers: given.map((one) => ({
        answer: wordsOf(one, answers),
        by: officeOf(one),
        on: localDate(one.at),
        corrected: isCorrected(one, answers),
        figures: one.figures,
        figure: one.figure ?? null,
      })),
    }
  }),
})

/** The office that answered; of answers from before offices were kept, the name. */
const officeOf = (one: QuestionState['answers'][number] | undefined): string => one?.role ?? one?.by ?? ''

const words: Readonly<Record<string, string>> = {
  'question.received/1': 'received the question',
  'question.asker-named/1': 'named who asked',
  'question.to-be-forgotten/1': 'asked that name and address be taken away',
  'question.admitted/1': 'admitted it',
  'question.rejected/1': 'refused it',
  'question.allocated/1': 'gave it to somebody to answer',
  'question.answered/1': 'answered it',
  'question.supplementary-asked/1': 'asked a supplementary question',
  'question.published/1': 'published it with its answer',
  'question.followed-up/1': 'followed it up',
  'question.escalated/1': 'told somebody that it is overdue',
}

function evolve(state: QuestionState, fact: QuestionFact): QuestionState {
  switch (fact.kind) {
    case 'question.received/1':
      return { ...state, received: fact.body, asker: { name: fact.body.name, email: fact.body.email } }
    case 'question.asker-named/1':
      return { ...state, asker: fact.body }
    case 'question.to-be-forgotten/1':
      return { ...state, toBeForgotten: true }
    case 'question.erased':
      return state
    case 'question.admitted/1':
      return { ...state, stage: 'admitted', admitted: fact.body }
    case 'question.rejected/1':
      return { ...state, stage: 'rejected', rejected: fact.body.because }
    case 'question.allocated/1':
      return { ...state, stage: 'allocated', allocated: fact.body }
    case 'question.answered/1':
      return {
        ...state,
        stage: 'answered',
        answers: [...state.answers, { ...fact.body, at: fact.happenedAt, to: state.supplementary.length }],
      }
    case 'question.supplementary-asked/1':
      return { ...state, stage: 'allocated', supplementary: [...state.supplementary, fact.body.question] }
    case 'question.escalated/1':
      return { ...state, escalated: [...state.escalated, keyOfEscalated(fact.body)] }
    case 'question.published/1':
      return { ...state, stage: 'published', publishedAt: fact.happenedAt }
    case 'question.followed-up/1':
      return { ...state, followUps: [...state.followUps, { words: fact.body.words, at: fact.happenedAt }] }
  }
}
