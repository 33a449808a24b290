// The written answer that is owed, and that it is published.
import Type from 'typebox'
import { localDate } from '../../../kernel/time.ts'
import { when } from '../../../registers/deciding.ts'
import { none } from '../../../registers/records.ts'
import { day, line, optionalLine } from '../../../web/fields.ts'
import { command, unless } from '../command.ts'
import type { RecommendationState } from '../state.ts'
import { answersBeside } from '../with-others.ts'

export const permission = 'answer in writing'

export const asksForNone = ({ answerBy }: RecommendationState) =>
  when(answerBy === null, '', 'No written answer is owed. Its time limit is for meeting the recommendation.')
export const notCome = (on: string, today: string) =>
  when(on > today, 'on', 'This date is in the future. Enter today or an earlier day.')

export const answer = command({
  name: 'answer',
  title: 'Record the written answer',
  path: 'answers',
  permission,
  body: Type.Object({
    on: day('Sent on', 'Enter when it was sent'),
    to: line('To whom?', 'Enter who it was sent to'),
    document: line('Which letter or statement?', 'Enter the title of the letter or statement', { most: 300 }),
    address: optionalLine('Where it is kept or published', { most: 500 }),
  }),
  evidence: none,
  decide: ({ body, state, by, now }) => {
    const beside = answersBeside(state, by)
    return unless(
      [
        ...asksForNone(state),
        ...when(
          (beside ? state.answeredBeside : state.answered) !== null,
          '',
          'This recommendation has already been answered.',
        ),
        ...notCome(body.on, localDate(now)),
        ...when(
          body.on < (state.received?.published ?? ''),
          'on',
          'This is before the recommendation was published. Enter a later day.',
        ),
      ],
      {
        kind: 'recommendation.answered/1',
        happenedAt: now,
        body: beside ? { ...body, as: 'local policing body' } : body,
      },
    )
  },
})

export const publishAnswer = command({
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
        ...when(state.answered === null, '', 'This recommendation has not been answered yet.'),
        ...when(state.answerPublished !== null, '', 'This has already been recorded.'),
        ...notCome(body.on, localDate(now)),
      ],
      { kind: 'recommendation.answer-published/1', happenedAt: now, body },
    ),
})
