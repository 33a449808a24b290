// Giving an action its one owner, in the post in which they own it.
import Type from 'typebox'
import { when } from '../../../registers/deciding.ts'
import { inPostBesideLeaving } from '../../../registers/leaving-in-turn.ts'
import { type Person, rolesThatMay } from '../../../registers/permissions.ts'
import { personOfRow } from '../../../registers/staff.ts'
import type { World } from '../../../registers/world.ts'
import { idChoice, line } from '../../../web/fields.ts'
import type { Choices } from '../../../web/forms.ts'
import { staffToChoose } from '../../../web/staff-choices.ts'
import type { Typed } from '../../../web/typed.ts'
import { command, finishedSentence, isFinished, unless } from './command.ts'

const AllocateAsked = Type.Object({
  staffId: idChoice('Who owns it? One person', 'Choose one person who owns it'),
  post: line('In which post?', 'Enter the post in which they own it', {
    most: 120,
    description: 'If they leave this job or unit, the action has no owner',
  }),
})

export const allocate = command({
  name: 'allocate',
  title: 'Give it an owner',
  path: 'allocation',
  permission: 'keep the plan',
  body: AllocateAsked,
  // Whoever has left is nobody to the register, and so cannot be named.
  evidence: async (reader, { body, world }) => {
    const row = await inPostBesideLeaving(reader, { force: world.who.forceId, staff: body.staffId })
    return row === null ? null : personOfRow(row)
  },
  decide: ({ body, evidence, state, now }) =>
    unless(
      [
        ...when(isFinished(state), '', finishedSentence),
        ...when(
          state.stage === 'claimed done',
          '',
          'This action is claimed done. It must be checked or returned first.',
        ),
        ...when(evidence === null, 'staffId', 'There is nobody with that name in post.'),
        ...when(evidence !== null && !mayOwn(evidence), 'staffId', 'People in their job cannot own actions.'),
        ...when(state.owner?.staffId === body.staffId, 'staffId', 'They already own this action.'),
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

export const owners = async (world: World, typed: Typed): Promise<Choices> => ({
  staffId: await staffToChoose(world, { jobs: rolesThatMay('own actions'), typed }, (row) =>
    [row.name, row.roles.join(', '), row.unit_name ?? ''].filter((part) => part !== '').join(', '),
  ),
})
