// What was asked for at once is reported with the letter.
import Type from 'typebox'
import { localDate } from '../../../kernel/time.ts'
import { when } from '../../../registers/deciding.ts'
import { none } from '../../../registers/records.ts'
import { day, line, text } from '../../../web/fields.ts'
import { command, unless } from '../command.ts'
import { notCome, permission } from './in-writing.ts'

export const giveUpdate = command({
  name: 'give-update',
  title: 'Record what was reported as done at once',
  path: 'updates',
  permission,
  body: Type.Object({
    on: day('Reported on', 'Enter when it was reported'),
    to: line('To whom?', 'Enter who it was reported to'),
    says: text('What was said', 'Enter what was said'),
  }),
  evidence: none,
  decide: ({ body, state, now }) =>
    unless(
      [
        ...when(
          state.timeScale !== 'immediately',
          '',
          'This recommendation was not asked for at once, so nothing is reported with the letter.',
        ),
        ...notCome(body.on, localDate(now)),
      ],
      { kind: 'recommendation.update-given/1', happenedAt: now, body },
    ),
})
