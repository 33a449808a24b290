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
    until: day('Until when?', 'Enter until when time is asked for'),
    because: text('Why', 'Enter why', { most: 1000 }),
  }),
  evidence: none,
  decide: ({ body, state, now }) =>
    unless(
      [
        ...asksForNone(state),
        ...when(state.answered !== null, '', 'It is answered already.'),
        ...when(state.extension !== null && state.extension.answered === null, '', 'An application waits already.'),
        ...notCome(body.on, localDate(now)),
        ...when(
          state.answerBy !== null && (body.on > state.answerBy || localDate(now) > state.answerBy),
          'on',
          'The period is over: more time is had only where it is applied for inside it.',
        ),
        ...when(body.until <= (state.answerBy ?? ''), 'until', 'This is no later than the day it is due already.'),
      ],
      { kind: 'recommendation.extension-applied/1', happenedAt: now, body },
    ),
})

export const answerForTime = command({
  name: 'record-more-time',
  title: 'Record what was said to the application',
  path: 'time-answers',
  permission,
  body: Type.Object({
    until: {
      ...Maybe(LocalDate),
      title: 'Until when is time given?',
      description: 'Leave empty where it was refused',
      input: 'date',
    },
    document: line('In which letter?', 'Enter the letter that says so', { most: 300 }),
  }),
  evidence: none,
  decide: ({ body, state, by, now }) => {
    const { extension } = state
    return unless(
      [
        ...when(extension === null || extension.answered !== null, '', 'No application waits.'),
        ...byAnotherHuman(by, extension?.appliedBy, 'You recorded the application: another person records this.'),
        ...when(
          (body.until ?? '') > (extension?.applied.until ?? '9999'),
          'until',
          'More is given than was applied for: check the letter.',
        ),
        ...when(
          body.until !== null && body.until <= (state.answerBy ?? ''),
          'until',
          'This is no later than the day it is due already.',
        ),
      ],
      { kind: 'recommendation.extension-answered/1', happenedAt: now, body },
    )
  },
})
