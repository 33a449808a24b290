// Whether comments under section 55 are owed on an inspection, where it is not as its programme has it.
import Type from 'typebox'
import { none } from '../../../registers/records.ts'
import { text, yesNo } from '../../../web/fields.ts'
import { command, known, unless } from './command.ts'

export const setComments = command({
  name: 'set-comments',
  title: 'Say whether section 55 applies',
  path: 'comments-owed',
  // Its duty, and so its decision: not the force's.
  permission: 'scrutinise',
  body: Type.Object({
    owed: yesNo(
      'Does section 55 require the local policing body to comment on it?',
      'Say whether it does',
      'Nothing published says whether a letter, or an accelerated cause of concern, is a report within the meaning of the Act',
    ),
    note: text('Why', 'Enter why', { most: 1000 }),
  }),
  evidence: none,
  decide: ({ body, state, now }) => unless(known(state), { kind: 'inspection.comments-set/1', happenedAt: now, body }),
})
