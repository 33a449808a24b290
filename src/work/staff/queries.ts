// SQL of staff and units for their own pages and forms: addresses in use, who is in a unit, supervisors who have gone.
import Type from 'typebox'
import { statement } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import { Maybe } from '../../registers/schemas.ts'
import { OtherEntries } from '../../registers/staff.ts'
import { hearers } from '../../registers/who-is-told.ts'

const nobody = '00000000-0000-7000-8000-000000000000'

/** In any force: an address leads to one person. Says only whether, never who or where. */
export const emailInUse = statement({
  name: 'staff: whether an address is in use',
  row: Type.Object({ taken: Type.Boolean() }),
  example: { email: 'asha.nolan@example.org', but: nobody },
  sql: (p: { email: string; but: string }) => sql`
    select sign_in_address_used(${p.email}, ${p.but}) as taken
    limit 1`,
})

/** However it is spaced or punctuated: WM 5512 is WM5512. */
export const collarNumberInUse = statement({
  name: 'staff: who works here under a number',
  row: Type.Object({ name: Type.String() }),
  example: { force: 'demonstration', number: '4471', but: nobody },
  sql: (p: { force: string; number: string; but: string }) => sql`
    select name
    from staff
    where force_id = ${p.force}
      and regexp_replace(lower(collar_number), '[^a-z0-9]', '', 'g') = regexp_replace(lower(${p.number}::text), '[^a-z0-9]', '', 'g')
      and staff_id <> ${p.but}
      and left_at is null
    limit 1`,
})

/** Two who take each other's job, or enter one human twice, at the same moment would not see each other: they go one after the other. */
export const oneEntryAtATime = statement({
  name: 'staff: entries are made and changed one after the other',
  row: Type.Object({ waited: Type.Boolean() }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select pg_advisory_xact_lock(hashtextextended('staff entries ' || ${p.force}::text, 0)) is not null as waited`,
})

export const otherAdministrator = statement({
  name: 'staff: somebody else who administers and can sign in',
  row: Type.Object({ staff_id: Type.String() }),
  example: { force: 'demonstration', but: nobody },
  sql: (p: { force: string; but: string }) => sql`
    select staff_id
    from staff
    where force_id = ${p.force}
      and staff_id <> ${p.but}
      and left_at is null
      and email is not null
      and 'system administrator' = any (roles)
    limit 1`,
})

export const unitById = statement({
  name: 'units: by short name',
  row: Type.Object({ unit_id: Type.String() }),
  example: { force: 'demonstration', unit: 'stafford-response' },
  sql: (p: { force: string; unit: string }) => sql`
    select unit_id
    from unit
    where force_id = ${p.force}
      and unit_id = ${p.unit}
      and disbanded_at is null
    limit 1`,
})

export const staffInUnit = statement({
  name: 'units: how many work there',
  row: Type.Object({ staff: Type.Integer() }),
  example: { force: 'demonstration', record: nobody },
  sql: (p: { force: string; record: string }) => sql`
    select count(*)::integer as staff
    from unit u
    join staff s on s.force_id = u.force_id and s.unit_id = u.unit_id and s.left_at is null
    where u.force_id = ${p.force}
      and u.record_id = ${p.record}
    limit 1`,
})

/** Those who left too. */
export const staffOrLeft = statement({
  name: 'staff: by identity, those who left too',
  row: Type.Object({
    staff_id: Type.String(),
    name: Type.String(),
    roles: Type.Array(Type.String()),
    unit_id: Maybe(Type.String()),
    unit_name: Maybe(Type.String()),
    supervisor_id: Maybe(Type.String()),
    supervisor: Maybe(Type.String()),
    /** Whether the supervisor would hear it: still here, able to sign in, and with a job that may read of it. */
    supervisor_hears: Maybe(Type.Boolean()),
    email: Maybe(Type.String()),
    grading_trained_until: Maybe(Type.String()),
    phone: Maybe(Type.String()),
    call_sign: Maybe(Type.String()),
    collar_number: Maybe(Type.String()),
    unit_phone: Maybe(Type.String()),
    left_at: Maybe(Type.String()),
    has_account: Type.Boolean(),
    also: OtherEntries,
  }),
  example: { force: 'demonstration', staff: nobody },
  sql: (p: { force: string; staff: string }) => sql`
    select s.staff_id, s.name, s.roles, s.unit_id, u.name as unit_name, s.supervisor_id, b.name as supervisor,
      b.left_at is null and b.email is not null and b.roles && ${[...hearers]}::text[] as supervisor_hears, s.email, s.grading_trained_until, s.phone, s.call_sign, s.collar_number, u.phone as unit_phone, s.left_at,
      s.account_subject is not null as has_account, other_entries(s.force_id, s.staff_id) as also
    from staff s
    left join unit u on u.force_id = s.force_id and u.unit_id = s.unit_id
    left join staff b on b.force_id = s.force_id and b.staff_id = s.supervisor_id
    where s.force_id = ${p.force}
      and s.staff_id = ${p.staff}
    limit 1`,
})

/** Whoever works here and has a supervisor who would not hear it: another should be named. */
export const supervisorGone = statement({
  name: 'staff: whose supervisor would not hear it',
  row: Type.Object({ staff_id: Type.String(), name: Type.String(), supervisor: Type.String() }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select s.staff_id, s.name, b.name as supervisor
    from staff s
    join staff b on b.force_id = s.force_id and b.staff_id = s.supervisor_id
    where s.force_id = ${p.force}
      and s.left_at is null
      and (b.left_at is not null or b.email is null or not (b.roles && ${[...hearers]}::text[]))
    order by s.name, s.staff_id
    limit 50`,
})

export const unitsWithStaff = statement({
  name: 'units: with how many work there',
  row: Type.Object({
    record_id: Type.String(),
    unit_id: Type.String(),
    name: Type.String(),
    area: Type.String(),
    kind: Type.String(),
    phone: Maybe(Type.String()),
    staff: Type.Integer(),
  }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select u.record_id, u.unit_id, u.name, u.area, u.kind, u.phone, count(s.staff_id)::integer as staff
    from unit u
    left join staff s on s.force_id = u.force_id and s.unit_id = u.unit_id and s.left_at is null
    where u.force_id = ${p.force}
      and u.disbanded_at is null
    group by u.record_id, u.unit_id, u.name, u.area, u.kind, u.phone
    order by u.name, u.record_id
    limit 500`,
})
