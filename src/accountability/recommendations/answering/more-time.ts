// More time to answer can be had only where it is applied for before the period is over; another person records what was said to it.
import Type from 'typebox'
import { localDate } from '../../../kernel/time.ts'
import { when } from '../../../registers/deciding.ts'
import { none } from '../../../registers/records.ts'
import { byAnotherHuman } from '../../../registers/same-human.ts'
import { LocalDate, Maybe } from '../../../registers/schemas.ts'
import { day, line, text } from '../../../web/fields.ts'
import { command, unless } from '../command.ts'
import { asksForNone, notCome, permission } from './in-writing.ts'

/** More time can be had only where it is applied for before the period is over. */
export const applyForTime = command({
  name: 'apply-for-time',
  title: 'Record that more time was applied for',
  path: 'time-applications',
  permission,
  body: Type.Object({
    on: day('Applied on', 'Enter when it was applied for'),
    until: day('Until when?', 'Enter the new date asked for'),
    because: text('Why', 'Enter why', { most: 1000 }),
  }),
  evidence: none,
  decide: ({ body, state, now }) =>
    unless(
      [
        ...asksForNone(state),
        ...when(state.answered !== null, '', 'This recommendation has already been answered.'),
        ...when(
          state.extension !== null && state.extension.answered === null,
          '',
          'An earlier application has not been answered yet.',
        ),
        ...notCome(body.on, localDate(now)),
        ...when(
          state.answerBy !== null && (body.on > state.answerBy || localDate(now) > state.answerBy),
          'on',
          'The period has ended. More time can only be applied for before it ends.',
        ),
        ...when(
          body.until <= (state.answerBy ?? ''),
          'until',
          'This is not later than the day it is already due. Enter a later day.',
        ),
      ],
      { kind: 'recommendation.extension-applied/1', happenedAt: now, body },
    ),
})

export const answerForTime = command({
  name: 'record-more-time',
  title: 'Record the reply to the application',
  path: 'time-answers',
  permission,
  body: Type.Object({
    until: {
      ...Maybe(LocalDate),
      title: 'What is the new date?',
      description: 'Leave this empty if the application was refused',
      input: 'date',
    },
    document: line('Which letter says so?', 'Enter the title of the letter', { most: 300 }),
  }),
  evidence: none,
  decide: ({ body, state, by, now }) => {
    const { extension } = state
    return unless(
      [
        ...when(extension === null || extension.answered !== null, '', 'No application is waiting for a reply.'),
        ...byAnotherHuman(
          by,
          extension?.appliedBy,
          'You recorded the application. Another person must record the reply.',
        ),
        ...when(
          (body.until ?? '') > (extension?.applied.until ?? '9999'),
          'until',
          'This is more time than was applied for. Check the letter.',
        ),
        ...when(
          body.until !== null && body.until <= (state.answerBy ?? ''),
          'until',
          'This is not later than the day it is already due. Enter a later day.',
        ),
      ],
      { kind: 'recommendation.extension-answered/1', happenedAt: now, body },
    )
  },
})
