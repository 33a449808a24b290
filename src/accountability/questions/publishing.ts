// A question is published with its answer, and followed up.
import Type from 'typebox'
import { when } from '../../registers/deciding.ts'
import { may } from '../../registers/permissions.ts'
import { none } from '../../registers/records.ts'
import { text } from '../../web/fields.ts'
import { command, notTheirs, unless } from './question-command.ts'

export const publish = command({
  name: 'publish',
  title: 'Publish it with its answer',
  path: 'publication',
  permission: 'see public questions and figures',
  body: Type.Object({}),
  evidence: none,
  decide: ({ state, by, policy, now }) =>
    unless(
      [
        ...notTheirs(state, by, policy),
        ...when(state.stage !== 'answered', '', 'It is not answered, or is published already.'),
      ],
      { kind: 'question.published/1', happenedAt: now, body: {} },
    ),
})

export const followUp = command({
  name: 'follow-up',
  title: 'Follow it up',
  path: 'follow-ups',
  permission: 'see public questions and figures',
  body: Type.Object({ words: text('What was done since', 'Enter what was done since', { most: 2000 }) }),
  evidence: none,
  decide: ({ body, state, by, now }) =>
    unless(
      [
        ...when(
          !may(by, 'answer questions') && !may(by, 'decide on questions'),
          '',
          'This is for those who answer or decide.',
        ),
        ...when(state.publishedAt === null, '', 'It is not published yet.'),
      ],
      { kind: 'question.followed-up/1', happenedAt: now, body },
    ),
})
