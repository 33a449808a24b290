// Owning, doing and claiming an action; and a second person who checks the claim or returns it. Owner and checker are never one.
import Type from 'typebox'
import type { Reader } from '../../../kernel/database.ts'
import { when } from '../../../registers/deciding.ts'
import { type Person, rolesThatMay } from '../../../registers/permissions.ts'
import { none } from '../../../registers/records.ts'
import { personOfRow, staffById } from '../../../registers/staff.ts'
import type { World } from '../../../registers/world.ts'
import { idChoice, line, lines, text } from '../../../web/fields.ts'
import type { Choices } from '../../../web/forms.ts'
import { type BoundCommand, bind } from '../../../web/slice.ts'
import { staffToChoose } from '../../../web/staff-choices.ts'
import type { Typed } from '../../../web/typed.ts'
import { command, finishedSentence, isFinished, unless } from './command.ts'
import { aboutWaiting, earlyBody, earlyField, earlyRefusals, waitedFor } from './early.ts'
import { action } from './procedure.ts'
import type { ActionState } from './state.ts'

const AllocateAsked = Type.Object({
  staffId: idChoice('Who owns it? One person', 'Choose one person who owns it'),
  post: line('In which post?', 'Enter the post in which they own it', {
    most: 120,
    description: 'Whoever leaves this job or unit leaves the action without an owner',
  }),
})

const allocate = command({
  name: 'allocate',
  title: 'Give it an owner',
  path: 'allocation',
  permission: 'keep the plan',
  body: AllocateAsked,
  // Whoever has left is nobody to the register, and so cannot be named.
  evidence: async (reader, { body, world }) => {
    const row = await staffById.one(reader, { force: world.who.forceId, staff: body.staffId })
    return row === null ? null : personOfRow(row)
  },
  decide: ({ body, evidence, state, now }) =>
    unless(
      [
        ...when(isFinished(state), '', finishedSentence),
        ...when(state.stage === 'claimed done', '', 'It is claimed done: it is checked or returned first.'),
        ...when(evidence === null, 'staffId', 'There is nobody of that name in post.'),
        ...when(evidence !== null && !mayOwn(evidence), 'staffId', 'Their job cannot own actions.'),
        ...when(state.owner?.staffId === body.staffId, 'staffId', 'They own it already.'),
      ],
      {
        kind: 'action.allocated/1',
        happenedAt: now,
        body: {
          ...body,
          unit: evidence?.unit ?? null,
          jobs: (evidence?.roles ?? []).filter((role) => mayOwn({ roles: [role] })),
        },
      },
    ),
})

export const mayOwn = ({ roles }: Pick<Person, 'roles'>): boolean =>
  rolesThatMay('own actions').some((role) => roles.includes(role))

const notOwner = (state: ActionState, by: Person) =>
  when(
    state.owner?.staffId !== by.staffId,
    '',
    state.owner === null ? 'Nobody owns it: it is allocated first.' : 'Only its owner can say so.',
  )

const waited = async (reader: Reader, { folded, world }: Asked) =>
  await waitedFor(reader, world.who.forceId, folded.state)
type Asked = { readonly folded: { readonly state: ActionState }; readonly world: World }

const start = command({
  name: 'start',
  title: 'Say that it has started',
  path: 'start',
  permission: 'own actions',
  body: Type.Object({ early: earlyField }),
  evidence: waited,
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
    links: lines('Where the evidence is', 'One a line: an address or a file reference. May be left empty'),
    early: earlyField,
  }),
  evidence: waited,
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

/** Owner ≠ checker, whoever the owner was when, and whoever claimed it (R43). */
const notSecond = (state: ActionState, by: Person) => [
  ...when(state.stage !== 'claimed done', '', `There is no claim to check: it is ${state.stage}.`),
  ...when(
    state.owners.includes(by.staffId) || state.claim?.by === by.staffId,
    '',
    'You own or owned it: a second person checks it.',
  ),
]

const check = command({
  name: 'check',
  title: 'Checked: it is done',
  path: 'check',
  permission: 'check actions',
  body: Type.Object({
    found: text('What did you look at, and what did you find?', 'Enter what you looked at and found', { most: 2000 }),
    early: earlyField,
  }),
  evidence: waited,
  decide: ({ body: { early, ...said }, state, evidence, by, now }) =>
    unless([...notSecond(state, by), ...earlyRefusals(evidence, early)], {
      kind: 'action.checked/1',
      happenedAt: now,
      body: { ...said, ...earlyBody(evidence, early) },
    }),
})

const giveBack = command({
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

const owners = async (world: World, typed: Typed): Promise<Choices> => ({
  staffId: await staffToChoose(world, { jobs: rolesThatMay('own actions'), typed }, (row) =>
    [row.name, row.roles.join(', '), row.unit_name ?? ''].filter((part) => part !== '').join(', '),
  ),
})
