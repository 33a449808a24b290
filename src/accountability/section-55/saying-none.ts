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
    because: text('Where did you look, and whom did you ask?', 'Enter where you looked', { most: 1000 }),
  }),
  evidence: none,
  decide: ({ body, state, now }) =>
    answered(
      [
        ...notAfter(state),
        ...when(
          state.published === null && !enteredLate(state),
          '',
          'It was entered in time: what was published is known.',
        ),
        ...when(state.saidNone !== null, '', 'It is said already.'),
        ...when(state.earlierOffered !== null, '', 'A document is offered: it is confirmed or refused first.'),
      ],
      { kind: 'section-55.none-published/1', happenedAt: now, body },
    ),
})

export const sayingNone: readonly BoundCommand[] = [
  bind(section55, sayNone, { says: 'Recorded: they are overdue, and may still be published' }),
]
