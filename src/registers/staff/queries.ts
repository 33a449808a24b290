// Who somebody at work is: by identity, by address, by the account they sign in with; and which forces have anybody.
import Type from 'typebox'
import { statement } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import { Maybe } from '../schemas.ts'
import { columns, nobody, PersonRow, StaffRow } from './rows.ts'

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
    ...PersonRow,
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
