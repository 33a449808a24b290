// A question is answered with the figures of the day, and one more may be asked.
import Type from 'typebox'
import { localDate } from '../../kernel/time.ts'
import { when } from '../../registers/deciding.ts'
import { type Person, rolesThatMay } from '../../registers/permissions.ts'
import { none } from '../../registers/records.ts'
import { Line, Maybe } from '../../registers/schemas.ts'
import { day, optionalLine, text } from '../../web/fields.ts'
import type { FigureThen, ReadFigure } from '../figure-then.ts'
import { figureWords } from '../figure-words.ts'
import { forumOf, needsChair } from './forums.ts'
import { command, notTheirs, unless } from './question-command.ts'

export const answer = (readFigure: ReadFigure) =>
  command({
    name: 'answer',
    title: 'Answer the question',
    path: 'answers',
    permission: 'answer questions',
    body: Type.Object({
      answer: text('Answer', 'Enter the answer, which will be published'),
      measure: {
        ...Maybe(Line(60)),
        title: 'Which measure shows it?',
        description: 'Today’s figure is published beside the answer, rounded like all public figures',
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
            'Nobody has been given this question to answer, or it has already been published.',
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
    question: text('What else is being asked?', 'Enter what else is being asked', { most: 2000 }),
    dueOn: day(
      'When must it be answered by?',
      'Enter the day. The person who gave the first answer must answer this too',
    ),
    consentedBy: Type.Optional(
      optionalLine('Who in the chair consented?', {
        description: 'Only needed if the forum’s rule asks for the chair’s consent',
        most: 120,
      }),
    ),
  }),
  evidence: none,
  decide: ({ body, state, by, policy, now }) =>
    unless(
      [
        ...notTheirs(state, by, policy),
        ...when(
          state.stage === 'published',
          '',
          'This question has been published with its answer and cannot be changed. Anything else must be asked as a new question on the public site. Record what was done since as a follow-up.',
        ),
        ...when(
          state.stage !== 'answered' && state.stage !== 'published',
          '',
          'A supplementary question can only be asked after an answer.',
        ),
        ...when(body.dueOn < localDate(now), 'dueOn', 'This date has passed. Enter a later day.'),
        ...when(
          state.supplementary.length > 0,
          '',
          'A supplementary question has already been asked. Only one is allowed.',
        ),
        ...when(
          needsChair(forumOf(policy, state.received?.forum ?? '')) && body.consentedBy == null,
          'consentedBy',
          'This forum takes a supplementary question only if the chair consents. Enter who was in the chair and consented.',
        ),
      ],
      { kind: 'question.supplementary-asked/1', happenedAt: now, body },
    ),
})
