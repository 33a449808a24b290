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
      answer: text('Answer', 'Enter the answer: it is published'),
      measure: {
        ...Maybe(Line(60)),
        title: 'Which measure shows it?',
        description: 'What it says today is published beside the answer, rounded as everything public is',
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
            'It is not given to anybody to answer, or is published already.',
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
    question: text('What is asked further?', 'Enter what is asked further', { most: 2000 }),
    dueOn: day('By when is it answered?', 'Enter by when: whoever answered is to answer this too'),
  }),
  evidence: none,
  decide: ({ body, state, by, policy, now }) =>
    unless(
      [
        ...notTheirs(state, by, policy),
        ...when(
          state.stage === 'published',
          '',
          'It is published with its answer, and stands so. What is asked further is a question of its own, asked on the public site; what was done since is a follow-up.',
        ),
        ...when(
          state.stage !== 'answered' && state.stage !== 'published',
          '',
          'A supplementary question follows an answer.',
        ),
        ...when(body.dueOn < localDate(now), 'dueOn', 'This day has passed.'),
        ...when(state.supplementary.length > 0, '', 'One supplementary question was asked already.'),
      ],
      { kind: 'question.supplementary-asked/1', happenedAt: now, body },
    ),
})
