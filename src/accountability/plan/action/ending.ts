// Withdrawing an action, which takes two people and deletes nothing; and saying, when its day has come, whether it had its effect.
import Type from 'typebox'
import { localDate } from '../../../kernel/time.ts'
import { when } from '../../../registers/deciding.ts'
import { may, type Person } from '../../../registers/permissions.ts'
import { none } from '../../../registers/records.ts'
import { byAnotherHuman } from '../../../registers/same-human.ts'
import { choice, text } from '../../../web/fields.ts'
import { type BoundCommand, bind } from '../../../web/slice.ts'
import { command, finishedSentence, isFinished, unless } from './command.ts'
import { withdrawalAsked } from './decided-on.ts'
import { action } from './procedure.ts'
import type { ActionState } from './state.ts'

const withdraw = command({
  name: 'withdraw',
  title: 'Ask to withdraw the action',
  path: 'withdrawal',
  permission: 'keep the plan',
  body: Type.Object({
    because: text('Why is it withdrawn?', 'Enter why it is withdrawn. Another person must agree, and it is counted', {
      most: 1000,
    }),
  }),
  evidence: none,
  decide: ({ body, state, now }) =>
    unless(
      [
        ...when(isFinished(state), '', finishedSentence),
        ...when(state.withdrawalAsked !== null, '', 'Somebody has already asked to withdraw this action.'),
      ],
      { kind: 'action.withdrawal-asked/1', happenedAt: now, body },
    ),
})

const mayNotAgree = ({ withdrawalAsked }: ActionState, by: Person) => [
  ...when(withdrawalAsked === null, '', 'Nobody has asked to withdraw this action.'),
  ...byAnotherHuman(by, withdrawalAsked?.by, 'You asked to withdraw this action. Another person must agree.'),
]

const agree = command({
  name: 'agree-withdrawal',
  title: 'Agree that it is withdrawn',
  path: 'withdrawal-agreement',
  permission: 'check actions',
  body: Type.Object({}),
  evidence: none,
  decide: ({ state, by, now }) =>
    unless(isFinished(state) ? when(true, '', finishedSentence) : mayNotAgree(state, by), {
      kind: 'action.withdrawn/1',
      happenedAt: now,
      body: { because: state.withdrawalAsked?.words ?? '' },
    }),
})

const refuse = command({
  name: 'refuse-withdrawal',
  title: 'Refuse its withdrawal',
  path: 'withdrawal-refusal',
  permission: 'check actions',
  body: Type.Object({ because: text('Why not?', 'Enter why it is not withdrawn', { most: 1000 }) }),
  evidence: none,
  decide: ({ body, state, by, now }) =>
    unless(mayNotAgree(state, by), { kind: 'action.withdrawal-refused/1', happenedAt: now, body }),
})

const showEffect = command({
  name: 'show-effect',
  title: 'Say whether it had the intended effect',
  path: 'effect',
  permission: 'own actions',
  body: Type.Object({
    effect: choice('Is improvement seen?', 'Say whether improvement is seen', ['seen', 'partly seen', 'not seen']),
    shownBy: text('What shows it?', 'Enter what shows it: the figures, files or voices', {
      most: 2000,
      description: 'Shown beside the figures. It changes no status. No names of children',
    }),
  }),
  evidence: none,
  decide: ({ body, state, by, now }) =>
    unless(
      [
        ...when(state.stage === 'withdrawn', '', finishedSentence),
        ...when(
          state.dates === null,
          '',
          'This action has no day by which improvement is to be seen. Set its dates first.',
        ),
        ...when(
          (state.dates?.effectOn ?? '') > localDate(now),
          '',
          'The day by which improvement is to be seen has not come yet.',
        ),
        ...when(
          state.owner?.staffId !== by.staffId && !may(by, 'keep the plan'),
          '',
          'Only the action’s owner, or somebody who keeps the plan, can say so.',
        ),
      ],
      { kind: 'action.effect-shown/1', happenedAt: now, body },
    ),
})

export const endingCommands: readonly BoundCommand[] = [
  bind(action, withdraw, { says: 'Asked. The action stays in the plan until another person agrees' }),
  bind(action, agree, { says: 'Withdrawn: it is counted and shown', after: () => '/plan', load: withdrawalAsked }),
  bind(action, refuse, { says: 'Refused: the action stays in the plan', load: withdrawalAsked }),
  bind(action, showEffect, { says: 'Recorded: no status has changed' }),
]
