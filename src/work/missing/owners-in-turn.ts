// Whoever gives a child to somebody and whoever records that this one leaves go one after the other: neither transaction would see what the other writes.
import Type from 'typebox'
import { statement } from '../../kernel/database.ts'
import { type Sql, sql } from '../../kernel/sql.ts'

type Owner = { readonly force: string; readonly staff: string }

/** For whoever gives, before it is asked whether they are here still. Two who give wait for nobody. */
export const besideLeaving = statement({
  name: 'missing: whoever gives a child to somebody waits while they leave',
  row: Type.Object({ waited: Type.Boolean() }),
  example: { force: 'demonstration', staff: '00000000-0000-7000-8000-000000000000' },
  sql: (p: Owner) => sql`
    select pg_advisory_xact_lock_shared(hashtextextended('owner ' || ${p.force}::text || ' ' || ${p.staff}::text, 0)) is not null as waited
    limit 1`,
})

/** For whoever records that they leave, or hold no job any more that may own a child’s episode. */
export const leavingAlone = ({ force, staff }: Owner): Sql =>
  sql`select pg_advisory_xact_lock(hashtextextended('owner ' || ${force}::text || ' ' || ${staff}::text, 0))`
