// Answering in writing: the period of the IOPC, a coroner, a joint inspection or a panel, more time applied for inside it, and that the answer is published. And what was done at once.
import Type from 'typebox'
import { localDate } from '../../kernel/time.ts'
import { when } from '../../registers/deciding.ts'
import { none } from '../../registers/records.ts'
import { LocalDate, Maybe } from '../../registers/schemas.ts'
import { line, optionalLine, text } from '../../web/fields.ts'
import { type BoundCommand, bind } from '../../web/slice.ts'
import { command, day, unless } from './command.ts'
import { recommendation } from './procedure.ts'
import type { RecommendationState } from './state.ts'

const permission = 'answer in writing'

const asksForNone = ({ answerBy }: RecommendationState) =>
  when(answerBy === null, '', 'No written answer is owed: its time scale is one by which it is met.')
const notCome = (on: string, today: string) => when(on > today, 'on', 'This day has not come yet.')

const answer = command({
  name: 'answer',
  title: 'Record the written answer',
  path: 'answers',
  permission,
  body: Type.Object({
    on: day('Sent on', 'Enter when it was sent'),
    to: line('To whom?', 'Enter to whom it was sent'),
    document: line('Which letter or statement?', 'Enter the title of the letter or statement', { most: 300 }),
    address: optionalLine('Where it is kept or published', { most: 500 }),
  }),
  evidence: none,
  decide: ({ body, state, now }) =>
    unless(
      [
        ...asksForNone(state),
        ...when(state.answered !== null, '', 'It is answered already.'),
        ...notCome(body.on, localDate(now)),
        ...when(body.on < (state.received?.published ?? ''), 'on', 'This is before the recommendation was published.'),
      ],
      { kind: 'recommendation.answered/1', happenedAt: now, body },
    ),
})

const publishAnswer = command({
  name: 'publish-answer',
  title: 'Record that the answer is published',
  path: 'answer-publications',
  permission,
  body: Type.Object({
    on: day('Published on', 'Enter when it was published'),
    by: line('By whom?', 'Enter who published it'),
    address: line('Where?', 'Enter where it is published', { most: 500 }),
  }),
  evidence: none,
  decide: ({ body, state, now }) =>
    unless(
      [
        ...when(state.answered === null, '', 'It is not answered yet.'),
        ...when(state.answerPublished !== null, '', 'That is recorded already.'),
        ...notCome(body.on, localDate(now)),
      ],
      { kind: 'recommendation.answer-published/1', happenedAt: now, body },
    ),
})

/** More time can be had only where it is applied for before the period is over. */
const applyForTime = command({
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

const answerForTime = command({
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
        ...when(extension?.appliedBy === by.staffId, '', 'You recorded the application: another person records this.'),
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

const giveUpdate = command({
  name: 'give-update',
  title: 'Record what was reported as done at once',
  path: 'updates',
  permission,
  body: Type.Object({
    on: day('Reported on', 'Enter when it was reported'),
    to: line('To whom?', 'Enter to whom'),
    says: text('What was said', 'Enter what was said'),
  }),
  evidence: none,
  decide: ({ body, state, now }) =>
    unless(
      [
        ...when(state.timeScale !== 'immediately', '', 'Only what was asked for at once is reported with the letter.'),
        ...notCome(body.on, localDate(now)),
      ],
      { kind: 'recommendation.update-given/1', happenedAt: now, body },
    ),
})

export const answeringCommands: readonly BoundCommand[] = [
  bind(recommendation, answer, { says: 'Recorded: it is answered, and says nothing of whether it is met' }),
  bind(recommendation, publishAnswer),
  bind(recommendation, applyForTime, { says: 'Recorded: the day stands until time is given' }),
  bind(recommendation, answerForTime),
  bind(recommendation, giveUpdate),
]
