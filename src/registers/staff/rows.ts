// A row of staff as every query reads it, and the person it is.
import Type, { type Static } from 'typebox'
import { type Sql, sql } from '../../kernel/sql.ts'
import { type OtherEntry, type Person, type Role, roles } from '../permissions.ts'
import { Maybe } from '../schemas.ts'

/** What a person is made of, as every function of the database that finds one answers it. */
export const PersonRow = {
  force_id: Type.String(),
  staff_id: Type.String(),
  name: Type.String(),
  roles: Type.Array(Type.String()),
  unit_id: Maybe(Type.String()),
  supervisor_id: Maybe(Type.String()),
}

/** `phone` is their own, or else their unit's desk. */
export const StaffRow = Type.Object({
  ...PersonRow,
  unit_name: Maybe(Type.String()),
  email: Maybe(Type.String()),
  grading_trained_until: Maybe(Type.String()),
  phone: Maybe(Type.String()),
  call_sign: Maybe(Type.String()),
})

export type StaffRow = Static<typeof StaffRow>

/** As the database answers it beside a person: see `other_entries`. */
export const OtherEntries = Type.Array(
  Type.Object({ staffId: Type.String(), name: Type.String(), because: Type.String() }),
)

/** A job this version does not know is left out, and so may nothing. */
export const personOfRow = (
  row: Pick<StaffRow, keyof typeof PersonRow> & {
    readonly also?: readonly OtherEntry[]
  },
): Person => ({
  staffId: row.staff_id,
  forceId: row.force_id,
  name: row.name,
  roles: row.roles.filter(isRole),
  unit: row.unit_id,
  supervisorId: row.supervisor_id,
  ...(row.also === undefined ? {} : { also: row.also }),
})

const isRole = (text: string): text is Role => roles.some((role) => role === text)

export const columns: Sql = sql`
    select s.staff_id, s.force_id, s.name, s.roles, s.unit_id, u.name as unit_name, s.supervisor_id, s.email, s.grading_trained_until,
      coalesce(s.phone, u.phone) as phone, s.call_sign
    from staff s
    left join unit u on u.force_id = s.force_id and u.unit_id = s.unit_id`

export const nobody = '00000000-0000-7000-8000-000000000000'
