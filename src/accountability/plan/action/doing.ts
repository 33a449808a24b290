// Doing an action: its owner says that it has started and claims that it is done.
import Type from 'typebox'
import { when } from '../../../registers/deciding.ts'
import type { Person } from '../../../registers/permissions.ts'
import { lines, text } from '../../../web/fields.ts'
import { type BoundCommand, bind } from '../../../web/slice.ts'
import { allocate, owners } from './allocating.ts'
import { check, giveBack } from './checking.ts'
import { command, unless } from './command.ts'
import { claimed } from './decided-on.ts'
import { aboutWaiting, earlyBody, earlyField, earlyRefusals, waitedNow } from './early.ts'
import { action } from './procedure.ts'
import type { ActionState } from './state.ts'

export const notOwner = (state: ActionState, by: Person) =>
  when(
    state.owner?.staffId !== by.staffId,
    '',
    state.owner === null
      ? 'Nobody owns this action. It must be given an owner first.'
      : 'Only the action’s owner can say so.',
  )

const start = command({
  name: 'start',
  title: 'Say that it has started',
  path: 'start',
  permission: 'own actions',
  body: Type.Object({ early: earlyField }),
  evidence: waitedNow,
  decide: ({ body: { early }, state, evidence, by, now }) =>
    unless(
      [
        ...notOwner(state, by),
        ...when(
          !['allocated', 'returned'].includes(state.stage),
          '',
          `This action cannot start: it is ${state.stage}.`,
        ),
        ...earlyRefusals(evidence, early),
      ],
      { kind: 'action.started/1', happenedAt: now, body: earlyBody(evidence, early) },
    ),
})

const claim = command({
  name: 'claim',
  title: 'Claim that it is done',
  path: 'claim',
  permission: 'own actions',
  body: Type.Object({
    evidence: text('What shows that it is done?', 'Enter what shows that it is done', {
      description: 'A second person will check it against this. No names of children',
    }),
    links: lines(
      'Where the evidence is',
      'An address or a file reference, one on each line. You may leave this empty. To attach a file, use the action’s page',
    ),
    early: earlyField,
  }),
  evidence: waitedNow,
  decide: ({ body: { early, ...said }, state, evidence, by, now }) =>
    unless(
      [
        ...notOwner(state, by),
        ...when(
          !['allocated', 'in progress', 'returned'].includes(state.stage),
          '',
          `This action cannot be claimed done: it is ${state.stage}.`,
        ),
        ...earlyRefusals(evidence, early),
      ],
      { kind: 'action.claimed/1', happenedAt: now, body: { ...said, ...earlyBody(evidence, early) } },
    ),
})

export const doingCommands: readonly BoundCommand[] = [
  bind(action, allocate, { says: 'Allocated', choices: async (world, _, typed) => await owners(world, typed) }),
  bind(action, start, { load: aboutWaiting }),
  bind(action, claim, { says: 'Claimed. A second person must check it', load: aboutWaiting }),
  bind(action, check, {
    says: 'Checked. This changes no recommendation: its status is computed from the figures',
    load: async (world, recordId) => ({
      about: [...(await claimed(world, recordId)).about, ...(await aboutWaiting(world, recordId)).about],
    }),
  }),
  bind(action, giveBack, { says: 'Returned to its owner', load: claimed }),
]
