// The log of readings (Data Protection Act 2018, section 62): written in the transaction that reads, so that no log means no read.
import { type Sql, sql } from '../kernel/sql.ts'
import type { Instant } from '../kernel/time.ts'

/** Who read which records, on what page, and why where a reason was asked. */
export const consulted = (
  force: string,
  who: string,
  at: Instant,
  what: string,
  records: readonly string[],
  reason: string | null,
): Sql => sql`
  insert into consultation (force_id, who, at, what, record_ids, reason)
  values (${force}, ${who}, ${at}, ${what}, ${[...records]}::uuid[], ${reason})`
