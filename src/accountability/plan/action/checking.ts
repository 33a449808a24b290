// A second person checks the claim that an action is done, or returns it. Owner and checker are never one.
import Type from 'typebox'
import { when } from '../../../registers/deciding.ts'
import type { Person } from '../../../registers/permissions.ts'
import { none } from '../../../registers/records.ts'
import { byAnotherHuman } from '../../../registers/same-human.ts'
import { text } from '../../../web/fields.ts'
import { command, unless } from './command.ts'
import { earlyBody, earlyField, earlyRefusals, waitedNow } from './early.ts'
import type { ActionState } from './state.ts'

/** Owner ≠ checker, whoever the owner was when, and whoever claimed it (R43). */
const notSecond = (state: ActionState, by: Person) => [
  ...when(state.stage !== 'claimed done', '', `There is no claim to check: the action is ${state.stage}.`),
  ...byAnotherHuman(
    by,
    [...state.owners, state.claim?.by],
    'You own or have owned this action. A second person must check it.',
  ),
]

export const check = command({
  name: 'check',
  title: 'Checked: it is done',
  path: 'check',
  permission: 'check actions',
  body: Type.Object({
    found: text('What did you look at, and what did you find?', 'Enter what you looked at and found', { most: 2000 }),
    early: earlyField,
  }),
  evidence: waitedNow,
  decide: ({ body: { early, ...said }, state, evidence, by, now }) =>
    unless([...notSecond(state, by), ...earlyRefusals(evidence, early)], {
      kind: 'action.checked/1',
      happenedAt: now,
      body: { ...said, ...earlyBody(evidence, early) },
    }),
})

export const giveBack = command({
  name: 'return',
  title: 'Return it to its owner',
  path: 'return',
  permission: 'check actions',
  body: Type.Object({
    because: text('What is missing?', 'Enter what is missing', { most: 2000 }),
  }),
  evidence: none,
  decide: ({ body, state, by, now }) =>
    unless(notSecond(state, by), { kind: 'action.returned/1', happenedAt: now, body }),
})
