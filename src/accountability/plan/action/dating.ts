// Another date for an action: asked with a reason, agreed by another person, counted. The second change needs a chief officer (R13).
import Type from 'typebox'
import { when } from '../../../registers/deciding.ts'
import { may, type Person } from '../../../registers/permissions.ts'
import { none } from '../../../registers/records.ts'
import { byAnotherHuman } from '../../../registers/same-human.ts'
import { day, text } from '../../../web/fields.ts'
import { type BoundCommand, bind } from '../../../web/slice.ts'
import { command, finishedSentence, isFinished, unless } from './command.ts'
import { dateAsked } from './decided-on.ts'
import { action } from './procedure.ts'
import { loadAction } from './read.ts'
import { newDateRefusals } from './rules.ts'
import type { ActionState } from './state.ts'

const ask = command({
  name: 'ask-date',
  title: 'Ask for another date',
  path: 'date-request',
  permission: 'own actions',
  body: Type.Object({
    dueOn: day('New due date', 'Enter the new due date'),
    effectOn: day('When will improvement now be seen?', 'Enter when improvement is now expected to be seen'),
    because: text('Why', 'Enter why: the change is counted and shown everywhere', { most: 1000 }),
  }),
  evidence: none,
  decide: ({ body, state, by, now }) =>
    unless(
      [
        ...when(isFinished(state), '', finishedSentence),
        ...when(
          state.stage === 'claimed done',
          '',
          'This action is claimed done. It must be checked or returned first.',
        ),
        ...when(state.dates === null, '', 'This action has no dates yet. Set them first.'),
        ...when(
          state.asked !== null,
          '',
          'Somebody has already asked for another date. That must be agreed or refused first.',
        ),
        ...when(
          state.owner?.staffId !== by.staffId && !may(by, 'keep the plan'),
          '',
          'Only the action’s owner, or somebody who keeps the plan, can ask.',
        ),
        ...when(state.dates?.dueOn === body.dueOn, 'dueOn', 'The action already has this date.'),
        ...(state.dates === null ? [] : newDateRefusals({ ...state.dates, ...body }, now)),
      ],
      { kind: 'action.date-asked/1', happenedAt: now, body },
    ),
})

/** Whoever asks never agrees; the first change is for whoever keeps or approves the plan, every later one for a chief officer. */
export const mayNotAgree = ({ asked, dateChanges }: ActionState, by: Person) => [
  ...when(asked === null, '', 'Nobody has asked for another date.'),
  ...byAnotherHuman(by, asked?.by, 'You asked for this date. Another person must agree to it.'),
  ...when(
    dateChanges.length > 0 && !may(by, 'approve the plan'),
    '',
    'The date has been moved before. Only a chief officer may agree to move it again.',
  ),
  ...when(
    dateChanges.length === 0 && !may(by, 'keep the plan') && !may(by, 'approve the plan'),
    '',
    'Only somebody who keeps the plan, or a chief officer, can agree.',
  ),
]

/** Done or claimed meanwhile: another date would make what was late look as if it had been in time. */
const noDateOwed = (state: ActionState) => [
  ...when(isFinished(state), '', 'This action is finished, so no date is owed any more. Refuse the new date.'),
  ...when(state.stage === 'claimed done', '', 'This action is claimed done. It must be checked or returned first.'),
]

const agree = command({
  name: 'agree-date',
  title: 'Agree the new date',
  path: 'date-agreement',
  permission: 'check actions',
  body: Type.Object({}),
  evidence: none,
  decide: ({ state, by, now }) =>
    unless([...noDateOwed(state), ...mayNotAgree(state, by)], {
      kind: 'action.date-agreed/1',
      happenedAt: now,
      body: { askedAtPosition: state.asked?.position ?? 0 },
    }),
})

const refuse = command({
  name: 'refuse-date',
  title: 'Refuse the new date',
  path: 'date-refusal',
  permission: 'check actions',
  body: Type.Object({ because: text('Why not?', 'Enter why it is refused', { most: 1000 }) }),
  evidence: none,
  decide: ({ body, state, by, now }) =>
    unless(mayNotAgree(state, by), {
      kind: 'action.date-refused/1',
      happenedAt: now,
      body: { ...body, askedAtPosition: state.asked?.position ?? 0 },
    }),
})

export const datingCommands: readonly BoundCommand[] = [
  bind(action, ask, {
    says: 'Asked. The date stays as it is until another person agrees',
    initial: async (world, recordId) => {
      const { dates } = (await loadAction(world, recordId)).state
      return dates === null ? {} : { dueOn: dates.dueOn, effectOn: dates.effectOn }
    },
  }),
  bind(action, agree, { says: 'Agreed: the change is counted and shown', load: dateAsked }),
  bind(action, refuse, { says: 'Refused: the date has not changed', load: dateAsked }),
]
