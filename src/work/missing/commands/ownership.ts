// Who has it: assignment, acknowledgement, deployment and arrival.
import Type from 'typebox'
import type { Reader } from '../../../kernel/database.ts'
import { type Refusal, refusal } from '../../../kernel/outcome.ts'
import type { Instant } from '../../../kernel/time.ts'
import { when } from '../../../registers/deciding.ts'
import { inPostBesideLeaving } from '../../../registers/leaving-in-turn.ts'
import { may } from '../../../registers/permissions.ts'
import { none } from '../../../registers/records.ts'
import { personOfRow } from '../../../registers/staff.ts'
import { happened, idChoice, line } from '../../../web/fields.ts'
import { namesAppointment } from '../appointments.ts'
import type { EpisodeState } from '../state.ts'
import { command, onlyWhile, timeRefusals, unless } from './deciding.ts'

const live = ['known', 'reported', 'open', 'located', 'returned'] as const

export const assign = command({
  name: 'assign',
  title: 'Assign an owner',
  path: 'assignment',
  permission: 'assign',
  body: Type.Object({
    staffId: idChoice(
      'Who owns it from now on?',
      'Choose who owns it from now on',
      'They must acknowledge it within ten minutes, or it is escalated',
    ),
    at: happened('When was it assigned?'),
  }),
  evidence: async (reader: Reader, { body, world }) =>
    await inPostBesideLeaving(reader, { force: world.who.forceId, staff: body.staffId }),
  decide: (asked) => {
    const refusals = [
      ...onlyWhile(asked, live, 'This episode is closed: reopen it before giving it an owner.'),
      ...timeRefusals(asked, asked.body.at),
    ]
    const owner = asked.evidence
    if (owner === null) return unless([...refusals, refusal('staffId', 'Choose a member of staff of this force.')])
    if (!may(personOfRow(owner), 'acknowledge'))
      return unless([
        ...refusals,
        refusal(
          'staffId',
          `${owner.name} has no job that may own a child’s episode: choose somebody who can acknowledge it.`,
        ),
      ])
    return unless([...refusals, ...sameOwner(asked.state, owner.staff_id)], {
      kind: 'missing.assigned/1',
      happenedAt: asked.body.at ?? asked.now,
      body: { staffId: owner.staff_id, name: owner.name, unit: owner.unit_id ?? 'no unit' },
    })
  },
})

/** Given to the same person again, the clock of who has it would begin anew: it is the child whom nobody has. */
const sameOwner = ({ owner, acknowledgedAt }: EpisodeState, staffId: string): readonly Refusal[] =>
  owner?.staffId !== staffId
    ? []
    : [
        refusal(
          'staffId',
          acknowledgedAt === null
            ? `${owner.name} has already been asked and has not acknowledged it: ring them, or choose somebody else.`
            : `${owner.name} already owns it.`,
        ),
      ]

export const acknowledge = command({
  name: 'acknowledge',
  title: 'Acknowledge: this is mine',
  path: 'acknowledgement',
  permission: 'acknowledge',
  body: Type.Object({}),
  evidence: none,
  decide: (asked) => {
    const { owner, acknowledgedAt } = asked.state
    const refusals = [
      ...onlyWhile(asked, live, 'This episode is closed: there is nothing to acknowledge.'),
      ...when(owner === null, '', 'Nobody is assigned yet: assign an owner first.'),
      ...(owner !== null && owner.staffId !== asked.by.staffId
        ? [refusal('', `It is assigned to ${owner.name}: only they can acknowledge it.`)]
        : []),
      ...when(acknowledgedAt !== null, '', 'It has already been acknowledged.'),
    ]
    return unless(refusals, { kind: 'missing.acknowledged/1', happenedAt: asked.now, body: {} })
  },
})

/** Of a unit that is sent or there. An appointment would take the child off the list of those to whom nobody is sent (F17). */
const unitRefusals = (
  state: EpisodeState,
  { unit, at }: { readonly unit: string; readonly at: Instant | null },
  now: Instant,
): readonly Refusal[] => [
  ...onlyWhile({ state }, ['reported', 'open'], 'The child is not missing now: record this as an action instead.'),
  ...timeRefusals({ state, now }, at),
  ...when(
    namesAppointment(unit),
    'unit',
    'A missing child cannot be given an appointment: send an officer, and enter the call sign of whoever is on the way now.',
  ),
]

const unitField = line('Call sign or unit', 'Enter the call sign or unit', { most: 60 })

export const deploy = command({
  name: 'deploy',
  title: 'Record a deployment',
  path: 'deployment',
  permission: 'record an action',
  body: Type.Object({
    unit: { ...unitField, description: 'Who is on the way now. An appointment is not a deployment' },
    at: happened('When were they sent?'),
  }),
  commutes: true,
  evidence: none,
  decide: ({ state, body, now }) =>
    unless(unitRefusals(state, body, now), {
      kind: 'missing.deployed/1',
      happenedAt: body.at ?? now,
      body: { unit: body.unit },
    }),
})

export const arrive = command({
  name: 'arrive',
  title: 'Record an arrival',
  path: 'arrival',
  permission: 'record an action',
  body: Type.Object({ unit: unitField, at: happened('When did they arrive?') }),
  commutes: true,
  evidence: none,
  decide: ({ state, body, now }) =>
    unless(unitRefusals(state, body, now), {
      kind: 'missing.arrived/1',
      happenedAt: body.at ?? now,
      body: { unit: body.unit },
    }),
})
