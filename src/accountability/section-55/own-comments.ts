// The local policing body writes its comments, and answers for each recommendation.
import Type from 'typebox'
import { when } from '../../registers/deciding.ts'
import { none } from '../../registers/records.ts'
import { Id } from '../../registers/schemas.ts'
import { optionalText, text } from '../../web/fields.ts'
import { answered, command, current, notAfter, notOfThese } from './command.ts'
import { taken } from './register.ts'
import { addedSince, withAdded } from './state.ts'

export const comment = command({
  name: 'comment',
  title: 'Write the local policing body’s comments',
  path: 'own-comments',
  permission: 'scrutinise',
  body: Type.Object({
    comments: text('Comments on the report', 'Enter the comments', { most: 20_000 }),
    reply: optionalText('Response to the chief officer’s comments', { most: 20_000 }),
  }),
  evidence: none,
  decide: ({ body, state, now }) =>
    answered(
      [
        ...notAfter(state),
        ...when(
          state.chief === null && state.replyBy === null,
          '',
          'Invite the chief officer first. The Act requires that before comments are prepared.',
        ),
      ],
      { kind: 'section-55.commented/1', happenedAt: now, body },
    ),
})

export const answerFor = command({
  name: 'answer',
  title: 'Answer for one recommendation',
  path: 'answers',
  permission: 'scrutinise',
  body: Type.Object({
    recordId: { ...Id, title: 'Which recommendation', missing: 'Choose the recommendation', input: 'select' },
    action: optionalText('Action taken or proposed'),
    whyNone: optionalText('Or why no action is taken'),
  }),
  evidence: current,
  decide: ({ body, state, evidence, now }) => {
    const both = body.action !== null && body.whyNone !== null
    const neither = body.action === null && body.whyNone === null
    return answered(
      [
        ...(state.published === null ? notAfter(state) : notOfThese(state, body.recordId)),
        ...when(
          !withAdded(state, addedSince(state, evidence)).recommendations.some((one) => one.recordId === body.recordId),
          'recordId',
          'This recommendation is not in the report.',
        ),
        ...when(neither, 'action', 'Enter the action taken or proposed, or say below why there is none.'),
        ...when(both, 'whyNone', 'Enter either an action or why there is none, not both.'),
      ],
      ...taken(state, evidence, now),
      { kind: 'section-55.answered/1', happenedAt: now, body },
    )
  },
})
