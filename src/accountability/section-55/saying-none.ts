// Saying that no comments were published before the report was entered here: from then on they are overdue.
import Type from 'typebox'
import { when } from '../../registers/deciding.ts'
import { none } from '../../registers/records.ts'
import { text } from '../../web/fields.ts'
import { type BoundCommand, bind } from '../../web/slice.ts'
import { answered, command, notAfter } from './command.ts'
import { enteredLate } from './entered-late.ts'
import { section55 } from './procedure.ts'

const sayNone = command({
  name: 'say-none-published',
  title: 'None were published before the report was entered here',
  path: 'none-published',
  permission: 'scrutinise',
  body: Type.Object({
    because: text('Where did you look, and who did you ask?', 'Enter where you looked', { most: 1000 }),
  }),
  evidence: none,
  decide: ({ body, state, now }) =>
    answered(
      [
        ...notAfter(state),
        ...when(
          state.published === null && !enteredLate(state),
          '',
          'The report was entered in time, so it is already known what was published.',
        ),
        ...when(state.saidNone !== null, '', 'This has already been recorded.'),
        ...when(
          state.earlierOffered !== null,
          '',
          'A document has been offered. It must be confirmed or refused first.',
        ),
      ],
      { kind: 'section-55.none-published/1', happenedAt: now, body },
    ),
})

export const sayingNone: readonly BoundCommand[] = [
  bind(section55, sayNone, { says: 'Recorded: the comments are overdue and can still be published' }),
]
