// A concern ends: no quiet exit. What is asked where nobody saw the child stands in a file of its own.
import Type from 'typebox'
import { refusal } from '../../../kernel/outcome.ts'
import { when } from '../../../registers/deciding.ts'
import { none } from '../../../registers/records.ts'
import { optionalLine, text } from '../../../web/fields.ts'
import { wasEverMissing } from '../state.ts'
import { unseenRefusals } from './concern-unseen.ts'
import { command, onlyWhile, unless } from './deciding.ts'
import { saysNobody } from './seen.ts'

export const endConcern = command({
  name: 'end-concern',
  title: 'The concern has ended',
  path: 'concern-ended',
  permission: 'endorse a grade',
  body: Type.Object({
    because: text('Why it has ended', 'Enter why'),
    seenBy: optionalLine('Who saw the child in person?', {
      description:
        'If you leave this empty, it means that nobody did: a second person must then decide while questions are open',
    }),
  }),
  evidence: none,
  decide: (asked) =>
    unless(
      [
        ...onlyWhile(asked, ['known'], 'This is not a record of known whereabouts or concern.'),
        ...when(
          wasEverMissing(asked.state),
          '',
          'The child was reported missing: record where they were located and that they returned, then close the police search. You cannot end it as known whereabouts.',
        ),
        ...(asked.state.protection === null
          ? []
          : [refusal('', 'Police protection is still in force: first record how it ended and who has the child.')]),
        ...saysNobody('seenBy', asked.body.seenBy),
        ...(asked.body.seenBy === null ? unseenRefusals(asked) : []),
        ...(asked.state.grave === null
          ? []
          : [refusal('', 'A death or serious injury is recorded: close the police search instead.')]),
      ],
      { kind: 'missing.concern-ended/1', happenedAt: asked.now, body: asked.body },
    ),
})
