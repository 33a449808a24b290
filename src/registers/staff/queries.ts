// Every SQL statement about staff and units.
import Type, { type Static } from 'typebox'
import { statement } from '../../kernel/database.ts'
import { type Sql, sql } from '../../kernel/sql.ts'
import { type Person, type Role, roles } from '../permissions.ts'
import { Maybe } from '../schemas.ts'

const nobody = '00000000-0000-7000-8000-000000000000'

/** `phone` is their own, or else their unit's desk. */
export const StaffRow = Type.Object({
  staff_id: Type.String(),
  force_id: Type.String(),
  name: Type.String(),
  roles: Type.Array(Type.String()),
  unit_id: Maybe(Type.String()),
  unit_name: Maybe(Type.String()),
  supervisor_id: Maybe(Type.String()),
  email: Maybe(Type.String()),
  grading_trained_until: Maybe(Type.String()),
  phone: Maybe(Type.String()),
  call_sign: Maybe(Type.String()),
})
export type StaffRow = Static<typeof StaffRow>

/** A job this version does not know is left out, and so may nothing. */
export const personOfRow = (
  row: Pick<StaffRow, 'staff_id' | 'force_id' | 'name' | 'roles' | 'unit_id' | 'supervisor_id'>,
): Person => ({
  staffId: row.staff_id,
  forceId: row.force_id,
  name: row.name,
  roles: row.roles.filter(isRole),
  unit: row.unit_id,
  supervisorId: row.supervisor_id,
})

const isRole = (text: string): text is Role => roles.some((role) => role === text)

const columns: Sql = sql`
    select s.staff_id, s.force_id, s.name, s.roles, s.unit_id, u.name as unit_name, s.supervisor_id, s.email, s.grading_trained_until,
      coalesce(s.phone, u.phone) as phone, s.call_sign
    from staff s
    left join unit u on u.force_id = s.force_id and u.unit_id = s.unit_id`

/** Someone who works for the force now; who has left answers as nobody. */
export const staffById = statement({
  name: 'staff: by identity',
  row: StaffRow,
  example: { force: 'demonstration', staff: nobody },
  sql: (p: { force: string; staff: string }) => sql`${columns}
    where s.force_id = ${p.force}
      and s.staff_id = ${p.staff}
      and s.left_at is null
    limit 1`,
})

/** For sign-in: capitals in an address do not tell two people apart. */
export const staffByEmail = statement({
  name: 'staff: by email address',
  row: StaffRow,
  example: { force: 'demonstration', email: 'asha.nolan@example.org' },
  sql: (p: { force: string; email: string }) => sql`${columns}
    where s.force_id = ${p.force}
      and lower(s.email) = lower(${p.email})
      and s.left_at is null
    limit 1`,
})

/** Before the force is known: whom an address leads to, in whichever force, and how the account that came with it stands to them. */
export const signInPerson = statement({
  name: 'staff: who signs in with an address and an account',
  row: Type.Object({
    force_id: Type.String(),
    staff_id: Type.String(),
    name: Type.String(),
    roles: Type.Array(Type.String()),
    unit_id: Maybe(Type.String()),
    supervisor_id: Maybe(Type.String()),
    account: Type.Enum(['theirs', 'another', 'of somebody else', 'none yet']),
  }),
  example: { email: 'asha.nolan@example.org', issuer: 'https://login.example', subject: '1' },
  sql: (p: { email: string; issuer: string; subject: string }) => sql`
    select force_id, staff_id, name, roles, unit_id, supervisor_id, account
    from sign_in_account(${p.email}, ${p.issuer}, ${p.subject})
    limit 1`,
})

/** The forces that have staff. */
export const forcesAtWork = statement({
  name: 'staff: the forces that have any',
  row: Type.Object({ force_id: Type.String() }),
  example: {},
  sql: (_: object) => sql`
    select force_id
    from forces_at_work() as force_id
    limit 100`,
})

/** Until when someone's training in grading lasts. */
export const gradingTrainedUntil = statement({
  name: 'staff: trained in grading until',
  row: Type.Object({ grading_trained_until: Maybe(Type.String()) }),
  example: { force: 'demonstration', staff: nobody },
  sql: (p: { force: string; staff: string }) => sql`
    select grading_trained_until
    from staff
    where force_id = ${p.force}
      and staff_id = ${p.staff}
    limit 1`,
})

export const staffOfUnit = statement({
  name: 'staff: of a unit',
  row: StaffRow,
  example: { force: 'demonstration', unit: 'stafford-response' },
  sql: (p: { force: string; unit: string }) => sql`${columns}
    where s.force_id = ${p.force}
      and s.unit_id = ${p.unit}
      and s.left_at is null
    order by s.name, s.staff_id
    limit 200`,
})

/** `after` is the last row of the page before. */
type ListAsked = {
  readonly force: string
  readonly after: { readonly name: string; readonly staff: string } | null
  readonly limit: number
}
const listExample: ListAsked = { force: 'demonstration', after: { name: '', staff: nobody }, limit: 50 }

export const listStaff = statement({
  name: 'staff: by name',
  row: StaffRow,
  example: listExample,
  sql: (p: ListAsked) => sql`${columns}
    where s.force_id = ${p.force}
      and s.left_at is null
      and (s.name, s.staff_id) > (${p.after?.name ?? ''}, ${p.after?.staff ?? nobody}::uuid)
    order by s.name, s.staff_id
    limit ${Math.min(p.limit, 500)}`,
})

type InJobs = {
  readonly force: string
  /** Null for whatever job. */
  readonly jobs: readonly string[] | null
  readonly unit: string | null
  readonly listed: readonly string[]
  /** A part of the name; null for all. */
  readonly named: string | null
  readonly limit: number
}
const inJobs: InJobs = {
  force: 'demonstration',
  jobs: ['sergeant'],
  unit: null,
  listed: [nobody],
  named: 'ash',
  limit: 50,
}

/** Those whom a form offers: who is `listed` already, then who is of the unit, then by name. */
export const staffInJobs = statement({
  name: 'staff: who holds one of some jobs',
  row: StaffRow,
  example: inJobs,
  sql: (p: InJobs) => sql`${columns}
    where s.force_id = ${p.force}
      and s.left_at is null
      and (
        s.staff_id = any (${[...p.listed]}::uuid[])
        or (${p.jobs === null} or s.roles && ${[...(p.jobs ?? [])]}::text[])
          and (${p.named}::text is null or strpos(lower(s.name), lower(${p.named}::text)) > 0)
      )
    order by s.staff_id = any (${[...p.listed]}::uuid[]) desc, s.unit_id is not distinct from ${p.unit}::text desc, s.name, s.staff_id
    limit ${p.limit}`,
})

const UnitRow = Type.Object({
  unit_id: Type.String(),
  name: Type.String(),
  area: Type.String(),
  kind: Type.String(),
})

export const listUnits = statement({
  name: 'units: by name',
  row: UnitRow,
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select unit_id, name, area, kind
    from unit
    where force_id = ${p.force}
      and disbanded_at is null
    order by name, unit_id
    limit 500`,
})

/** Who they are or were: those who left too, since what they recorded stays. */
export const namesOfStaff = statement({
  name: 'staff: names, of those who left too',
  row: Type.Object({ staff_id: Type.String(), name: Type.String() }),
  example: { ids: [nobody] },
  sql: (p: { ids: readonly string[] }) => sql`
    select staff_id, name
    from staff
    where force_id = context_force()
      and staff_id = any (${[...p.ids]}::uuid[])
    limit 500`,
})

/** How those who own something are reached: their own number, or else their unit's desk. Of those who left too, since a child may still be theirs. */
export const reachOfStaff = statement({
  name: 'staff: how they are reached',
  row: Type.Object({
    staff_id: Type.String(),
    unit_name: Maybe(Type.String()),
    phone: Maybe(Type.String()),
    call_sign: Maybe(Type.String()),
  }),
  example: { ids: [nobody] },
  sql: (p: { ids: readonly string[] }) => sql`
    select s.staff_id, u.name as unit_name, coalesce(s.phone, u.phone) as phone, s.call_sign
    from staff s
    left join unit u on u.force_id = s.force_id and u.unit_id = s.unit_id
    where s.force_id = context_force()
      and s.staff_id = any (${[...p.ids]}::uuid[])
    limit 500`,
})
