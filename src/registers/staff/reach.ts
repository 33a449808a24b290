// Who somebody is or was and how they are reached, of those who left too.
import Type from 'typebox'
import { statement } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import { Maybe } from '../schemas.ts'
import { nobody } from './rows.ts'

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
