// A question is answered with the figures of the day, and one more may be asked.
import Type from 'typebox'
import { localDate } from '../../kernel/time.ts'
import { when } from '../../registers/deciding.ts'
import { type Person, rolesThatMay } from '../../registers/permissions.ts'
import { none } from '../../registers/records.ts'
import { Line, Maybe } from '../../registers/schemas.ts'
import { day, text } from '../../web/fields.ts'
import type { FigureThen, ReadFigure } from '../figure-then.ts'
import { figureWords } from '../figure-words.ts'
import { command, notTheirs, unless } from './question-command.ts'

export const answer = (readFigure: ReadFigure) =>
  command({
    name: 'answer',
    title: 'Answer the question',
    path: 'answers',
    permission: 'answer questions',
    body: Type.Object({
      answer: text('Answer', 'Enter the answer. It will be published'),
      measure: {
        ...Maybe(Line(60)),
        title: 'Which measure shows it?',
        description: 'Today’s figure is published beside the answer, rounded like every public figure',
        input: 'select',
      },
    }),
    evidence: async (reader, { body, world }) =>
      body.measure === null ? null : await readFigure(reader, world.who.forceId, body.measure, world.now),
    decide: ({ body, state, evidence, by, now }) =>
      unless(
        [
          ...when(
            state.stage !== 'allocated' && state.stage !== 'answered',
            '',
            'It has not been given to anybody to answer, or is already published.',
          ),
          ...when(
            state.allocated !== null && state.allocated.staffId !== by.staffId,
            '',
            `It was given to ${state.allocated?.name ?? 'somebody else'} to answer.`,
          ),
          ...when(body.measure !== null && evidence === null, 'measure', 'There is no such measure.'),
        ],
        {
          kind: 'question.answered/1',
          happenedAt: now,
          body: { ...body, ...figuresOf(evidence), by: by.name, role: officeOf(by) },
        },
      ),
  })

const figuresOf = (figure: FigureThen | null) => ({ figures: figure === null ? null : figureWords(figure), figure })

/** In which job somebody answers, of those that may. */
const officeOf = (by: Person): string | null =>
  rolesThatMay('answer questions').find((role) => by.roles.includes(role)) ?? null

export const supplementary = command({
  name: 'ask-supplementary',
  title: 'Ask a supplementary question',
  path: 'supplementary',
  permission: 'see public questions and figures',
  body: Type.Object({
    question: text('What is the supplementary question?', 'Enter the supplementary question', { most: 2000 }),
    dueOn: day('When is the answer due?', 'Enter when the answer is due. The person who answered will answer this too'),
  }),
  evidence: none,
  decide: ({ body, state, by, policy, now }) =>
    unless(
      [
        ...notTheirs(state, by, policy),
        ...when(
          state.stage === 'published',
          '',
          'It is published with its answer, and that cannot change. Ask anything more as a new question on the public site, and record what has been done since as a follow-up.',
        ),
        ...when(
          state.stage !== 'answered' && state.stage !== 'published',
          '',
          'A supplementary question can only be asked after an answer.',
        ),
        ...when(body.dueOn < localDate(now), 'dueOn', 'This day has passed.'),
        ...when(state.supplementary.length > 0, '', 'A supplementary question has already been asked.'),
      ],
      { kind: 'question.supplementary-asked/1', happenedAt: now, body },
    ),
})
