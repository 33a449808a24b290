// Whoever gives somebody a child, an action or a post and whoever records that this one leaves go one after the other: neither transaction would see what the other writes.
import Type from 'typebox'
import { type Reader, statement } from '../kernel/database.ts'
import { type Sql, sql } from '../kernel/sql.ts'
import { type StaffRow, staffById } from './staff.ts'

type Owner = { readonly force: string; readonly staff: string }

/** Before anything is given to them: who they are once whoever records that they leave is through; null for who has left. */
export async function inPostBesideLeaving(reader: Reader, owner: Owner): Promise<StaffRow | null> {
  // Sent first, on the one connection: they are read when they have been waited for.
  const [, found] = await Promise.all([besideLeaving.one(reader, owner), staffById.one(reader, owner)])
  return found
}

/** Two who give wait for nobody. */
const besideLeaving = statement({
  name: 'registers: whoever gives somebody anything waits while they leave',
  row: Type.Object({ waited: Type.Boolean() }),
  example: { force: 'demonstration', staff: '00000000-0000-7000-8000-000000000000' },
  sql: (p: Owner) => sql`
    select pg_advisory_xact_lock_shared(hashtextextended('owner ' || ${p.force}::text || ' ' || ${p.staff}::text, 0)) is not null as waited
    limit 1`,
})

/** For whoever records that they leave, or change their post or jobs, before it is asked what they hold. */
export const leavingAlone = ({ force, staff }: Owner): Sql =>
  sql`select pg_advisory_xact_lock(hashtextextended('owner ' || ${force}::text || ' ' || ${staff}::text, 0))`
