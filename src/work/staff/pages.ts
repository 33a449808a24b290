// Staff by name, one of them with what they may do, and the units.
import Type from 'typebox'
import { isId } from '../../kernel/identity.ts'
import { done } from '../../kernel/outcome.ts'
import { permissions, rolesThatMay } from '../../registers/permissions.ts'
import { load } from '../../registers/records.ts'
import { isSameHuman } from '../../registers/same-human.ts'
import { listStaff, listUnits, personOfRow, staffById, unitProcedure } from '../../registers/staff.ts'
import { contextOf, type World } from '../../registers/world.ts'
import type { Choices } from '../../web/forms.ts'
import { page, type Values } from '../../web/slice.ts'
import { staffIn } from '../../web/staff-choices.ts'
import type { Typed } from '../../web/typed.ts'
import { staffAnswer, staffOneAnswer, unitsAnswer } from './answers.ts'
import { staffOrLeft, supervisorGone, unitsWithStaff } from './queries.ts'

const perPage = 50

const list = page({
  path: '/staff',
  permission: 'administer staff',
  template: 'work/staff/views/list.njk',
  title: 'Staff',
  query: Type.Object({
    name: Type.Optional(Type.String({ maxLength: 120 })),
    after: Type.Optional(Type.String({ maxLength: 36 })),
  }),
  answer: staffAnswer,
  load: async (world, { query }) => {
    const after = query.after !== undefined && isId(query.after) ? { name: query.name ?? '', staff: query.after } : null
    const force = world.who.forceId
    const [rows, unsupervised] = await world.db.read(
      contextOf(world),
      async (reader) =>
        await Promise.all([
          listStaff.all(reader, { force, after, limit: perPage + 1 }),
          supervisorGone.all(reader, { force }),
        ]),
    )
    const shown = rows.slice(0, perPage)
    const last = shown.at(-1)
    return done({
      staff: shown,
      unsupervised,
      next:
        rows.length > perPage && last !== undefined
          ? `/staff?${new URLSearchParams({ name: last.name, after: last.staff_id }).toString()}`
          : null,
      first: after === null,
    })
  },
})

const units = page({
  path: '/units',
  permission: 'administer staff',
  template: 'work/staff/views/units.njk',
  title: 'Units',
  area: '/staff',
  answer: unitsAnswer,
  load: async (world) =>
    done({
      units: await world.db.read(
        contextOf(world),
        async (reader) => await unitsWithStaff.all(reader, { force: world.who.forceId }),
      ),
    }),
})

export const staffPages = [list, units]

export const staffPage = page({
  path: '/staff/:record',
  permission: 'administer staff',
  template: 'work/staff/views/one.njk',
  title: 'Member of staff',
  area: '/staff',
  answer: staffOneAnswer,
  load: async (world, { params }) => {
    const found = await find(world, params['record'] ?? '')
    if (found === null) return { kind: 'not found' }
    const person = personOfRow({ ...found, force_id: world.who.forceId })
    const jobs = new Set(person.roles)
    return done({
      person: found,
      mayDo: permissions.filter((permission) => rolesThatMay(permission).some((role) => jobs.has(role))),
      self: isSameHuman(world.who, found.staff_id),
    })
  },
})

async function find(world: World, staff: string) {
  if (!isId(staff)) return null
  return await world.db.read(
    contextOf(world),
    async (reader) => await staffOrLeft.one(reader, { force: world.who.forceId, staff }),
  )
}

/** What the form of changes holds at first. */
export async function detailsOf(world: World, staff: string): Promise<Values | null> {
  const row = await find(world, staff)
  return row === null
    ? null
    : {
        name: row.name,
        email: row.email,
        unit: row.unit_id,
        supervisorId: row.supervisor_id,
        roles: row.roles,
        gradingTrainedUntil: row.grading_trained_until,
        phone: row.phone,
        callSign: row.call_sign,
        collarNumber: row.collar_number,
      }
}

/** What the form of a unit's changes holds at first. */
export async function unitDetailsOf(world: World, record: string): Promise<Values> {
  const { state } = await world.db.read(
    contextOf(world),
    async (reader) => await load(reader, world, unitProcedure, record),
  )
  return { name: state.details?.name ?? '', phone: state.details?.phone ?? null }
}

/** Whoever supervises them now is offered in any case. */
export async function staffChoices(world: World, record: string, typed: Typed): Promise<Choices> {
  const force = world.who.forceId
  return await world.db.read(contextOf(world), async (reader) => {
    const [units, row] = await Promise.all([
      listUnits.all(reader, { force }),
      isId(record) ? staffById.one(reader, { force, staff: record }) : null,
    ])
    return {
      unit: units.map((one) => ({ value: one.unit_id, text: one.name })),
      supervisorId: await staffIn(reader, world, {
        jobs: null,
        listed: [row?.supervisor_id ?? []].flat(),
        typed,
        field: 'supervisorId',
      }),
    }
  })
}
