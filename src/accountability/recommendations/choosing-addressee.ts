// Of a recommendation whose addressee was typed in free words once: somebody says, once, which of the three it is, and its answer is theirs from then on.
import Type from 'typebox'
import { when } from '../../registers/deciding.ts'
import { none } from '../../registers/records.ts'
import { type BoundCommand, bind } from '../../web/slice.ts'
import { addresseeField, addresseeNameField, isToBeChosen, panelAsks, panelAsksAnother } from './addressee.ts'
import { command, unless } from './command.ts'
import { correctingAddresseeCommands } from './correcting-addressee.ts'
import { recommendation } from './procedure.ts'
import { withOthersField, withOthersWrong } from './with-others.ts'

const choose = command({
  name: 'choose-addressee',
  title: 'Say who must do it',
  path: 'addressee',
  permission: 'keep the register',
  body: Type.Object({ addressee: addresseeField, addresseeName: addresseeNameField, withOthers: withOthersField }),
  evidence: none,
  decide: ({ body, state, now }) =>
    unless(
      [
        ...when(state.received === null, '', 'There is no such recommendation.'),
        ...when(
          state.received !== null && !isToBeChosen(state),
          '',
          'This has already been recorded. If it is the wrong body, ask for a correction.',
        ),
        ...when(panelAsks(state.timeScale) && body.addressee !== 'local policing body', 'addressee', panelAsksAnother),
        ...withOthersWrong(body, panelAsks(state.timeScale)),
      ],
      { kind: 'recommendation.addressee-chosen/1', happenedAt: now, body },
    ),
})

export const addresseeCommands: readonly BoundCommand[] = [bind(recommendation, choose), ...correctingAddresseeCommands]
