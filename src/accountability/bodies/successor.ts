// Who takes over from a body whose term has ended: of the same kind, and there on the day after.
import Type from 'typebox'
import { addDays, dateWords, dayOf } from '../../kernel/time.ts'
import { when } from '../../registers/deciding.ts'
import { choiceOf } from '../../web/fields.ts'
import { owesOn, standsOn } from '../bodies-known.ts'
import { command, known, permission, unless } from './command.ts'

export const nameSuccessor = command({
  name: 'name-successor',
  title: 'Say who takes over',
  path: 'successors',
  permission,
  body: Type.Object({
    by: choiceOf(
      'Who takes over what it owes?',
      'Choose who takes over',
      'A body of the same kind that is already entered',
    ),
  }),
  evidence: known,
  decide: ({ body: { by }, state, evidence, recordId, now }) => {
    const heir = evidence.find((one) => one.record_id === by)
    const dayAfter = state.ended === null ? null : addDays(dayOf(state.ended.on), 1)
    return unless(
      [
        ...when(state.entered === null, '', 'There is no such body.'),
        ...when(state.entered !== null && dayAfter === null, '', 'This body has no end. First record when it ends.'),
        ...when(state.successor !== null, '', 'It is already recorded who takes over.'),
        ...when(heir === undefined || heir.kind !== state.entered?.kind, 'by', 'Choose a body of the same kind.'),
        ...when(
          by === recordId || (heir !== undefined && owesOn(evidence, heir, '9999-12-31')?.record_id === recordId),
          'by',
          'A body cannot take over from itself. Choose another.',
        ),
        ...when(
          heir !== undefined && dayAfter !== null && !standsOn(heir, dayAfter),
          'by',
          `Its term does not include ${dayAfter === null ? '' : dateWords(dayAfter)}, the day after. Check both terms.`,
        ),
      ],
      { kind: 'body.succeeded/1', happenedAt: now, body: { by } },
    )
  },
})
