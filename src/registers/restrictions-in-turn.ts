// Who changes a restriction and who writes what follows from one go one after the other: neither transaction would see what the other writes.
import { type Sql, sql } from '../kernel/sql.ts'

/** For whoever writes a record that a restriction may close. They do not wait for one another, only for a restriction that is being changed. */
export const besideRestrictions = (force: string): Sql =>
  sql`select pg_advisory_xact_lock_shared(hashtextextended('restrictions ' || ${force}::text, 0))`

/** The same for a projection: not while a rebuild folds into copies, which would hold everybody up for the minutes that it takes. */
export const besideRestrictionsUnlessCopied = (force: string): Sql =>
  sql`select pg_advisory_xact_lock_shared(hashtextextended('restrictions ' || ${force}::text, 0)) where to_regclass('pg_temp.restriction') is null`

/** For whoever changes a restriction. */
export const restrictingAlone = (force: string): Sql =>
  sql`select pg_advisory_xact_lock(hashtextextended('restrictions ' || ${force}::text, 0))`
