// Units: where staff work and episodes are owned. A unit that is disbanded keeps its past.
import Type, { type TSchema } from 'typebox'
import { type Refusal, refusal } from '../../kernel/outcome.ts'
import { when } from '../../registers/deciding.ts'
import { type Command, none } from '../../registers/records.ts'
import type { UnitFact, UnitState } from '../../registers/staff.ts'
import { choice, line } from '../../web/fields.ts'
import { optionalPhone, phoneRefusals } from './phone.ts'
import { staffInUnit, unitById } from './queries.ts'

const command = <Schema extends TSchema, Evidence>(given: Command<UnitState, UnitFact, Schema, Evidence>) => given

const kinds = [
  'control room',
  'response',
  'missing team',
  'investigation',
  'child protection',
  'exploitation',
  'headquarters',
  'other',
] as const

const deskTitle = 'Telephone of its desk'
const deskHint = 'Rung when the owner of a missing child has no number of their own'

export const describe = command({
  name: 'describe',
  title: 'Add a unit',
  path: 'units',
  permission: 'administer staff',
  opens: true,
  body: Type.Object({
    name: line('Name', 'Enter its name', { most: 120 }),
    unit: line('Short name', 'Enter a short name', {
      most: 60,
      description: 'Lower-case letters and hyphens, like stafford-response. It cannot be changed later',
    }),
    area: line('Area', 'Enter the area it covers', { most: 120, description: 'Measures compare areas by this name' }),
    kind: choice('Kind', 'Choose its kind', kinds, {}, 'select'),
    phone: optionalPhone(deskTitle, deskHint),
  }),
  evidence: async (reader, { body, world }) =>
    (await unitById.one(reader, { force: world.who.forceId, unit: body.unit })) !== null,
  decide: ({ body, evidence, now }) => {
    const refusals: Refusal[] = []
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(body.unit))
      refusals.push(refusal('unit', 'Use lower-case letters, digits and hyphens, like stafford-response.'))
    refusals.push(...phoneRefusals(body.phone))
    if (evidence) refusals.push(refusal('unit', 'A unit already has this short name. Choose another.'))
    return refusals.length > 0
      ? { kind: 'refused', refusals }
      : { kind: 'facts', facts: [{ kind: 'unit.described/1', happenedAt: now, body }] }
  },
})

/** Its short name stays: records of the past are found by it. */
export const changeUnit = command({
  name: 'change',
  title: 'Change a unit',
  path: 'details',
  permission: 'administer staff',
  body: Type.Object({
    name: line('Name', 'Enter its name', { most: 120 }),
    phone: optionalPhone(deskTitle, deskHint),
  }),
  evidence: none,
  decide: ({ body, state, now }) => {
    const { details, disbandedAt } = state
    if (details === null || disbandedAt !== null)
      return {
        kind: 'refused',
        refusals: [refusal('', 'This unit has been disbanded. Its history cannot be changed.')],
      }
    const phone = body.phone === undefined ? (details.phone ?? null) : body.phone
    const refusals = [
      ...phoneRefusals(body.phone),
      ...when(body.name === details.name && phone === (details.phone ?? null), '', 'Nothing was changed.'),
    ]
    return refusals.length > 0
      ? { kind: 'refused', refusals }
      : {
          kind: 'facts',
          facts: [{ kind: 'unit.described/1', happenedAt: now, body: { ...details, name: body.name, phone } }],
        }
  },
})

export const disband = command({
  name: 'disband',
  title: 'Disband a unit',
  path: 'end',
  permission: 'administer staff',
  body: Type.Object({}),
  evidence: async (reader, { folded, world }) =>
    (await staffInUnit.one(reader, { force: world.who.forceId, record: folded.recordId }))?.staff ?? 0,
  decide: ({ state, evidence, now }) => {
    if (state.details === null || state.disbandedAt !== null)
      return { kind: 'refused', refusals: [refusal('', 'This unit has already been disbanded.')] }
    if (evidence > 0)
      return {
        kind: 'refused',
        refusals: [
          refusal(
            '',
            `${evidence} ${evidence === 1 ? 'person works' : 'people work'} there. Move them to another unit first.`,
          ),
        ],
      }
    return { kind: 'facts', facts: [{ kind: 'unit.disbanded/1', happenedAt: now, body: {} }] }
  },
})
