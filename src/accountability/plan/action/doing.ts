// Doing an action: its owner says that it has started and claims that it is done.
import Type from 'typebox'
import { when } from '../../../registers/deciding.ts'
import type { Person } from '../../../registers/permissions.ts'
import { lines, text } from '../../../web/fields.ts'
import { type BoundCommand, bind } from '../../../web/slice.ts'
import { allocate, owners } from './allocating.ts'
import { check, giveBack } from './checking.ts'
import { command, unless } from './command.ts'
import { aboutWaiting, earlyBody, earlyField, earlyRefusals, waitedNow } from './early.ts'
import { action } from './procedure.ts'
import type { ActionState } from './state.ts'

export const notOwner = (state: ActionState, by: Person) =>
  when(
    state.owner?.staffId !== by.staffId,
    '',
    state.owner === null ? 'Nobody owns it: it is allocated first.' : 'Only its owner can say so.',
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
        ...when(!['allocated', 'returned'].includes(state.stage), '', `It cannot start: it is ${state.stage}.`),
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
      description: 'A second person checks it against this. No names of children',
    }),
    links: lines(
      'Where the evidence is',
      'One a line: an address or a file reference. May be left empty. A file is attached on the page of the action',
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
          `It cannot be claimed: it is ${state.stage}.`,
        ),
        ...earlyRefusals(evidence, early),
      ],
      { kind: 'action.claimed/1', happenedAt: now, body: { ...said, ...earlyBody(evidence, early) } },
    ),
})

export const doingCommands: readonly BoundCommand[] = [
  bind(action, allocate, { says: 'Allocated', choices: async (world, _, typed) => await owners(world, typed) }),
  bind(action, start, { load: aboutWaiting }),
  bind(action, claim, { says: 'Claimed: a second person checks it', load: aboutWaiting }),
  bind(action, check, {
    says: 'Checked. No recommendation has moved: its status is computed from the figures',
    load: aboutWaiting,
  }),
  bind(action, giveBack, { says: 'Returned to its owner' }),
]
