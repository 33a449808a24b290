// Two who write at the same moment, on two connections: what comes of it whoever is first.
import { setImmediate } from 'node:timers/promises'
import type { Database } from '../src/kernel/database.ts'
import { sql } from '../src/kernel/sql.ts'
import { type Instant } from '../src/kernel/time.ts'
import { SYSTEM } from '../src/registers/world.ts'

/** Comes back when the other is through, or waits for whoever calls this; `db` is a third connection, to look. */
export async function throughOrWaiting(db: Database, now: Instant, other: Promise<unknown>): Promise<void> {
  let isThrough = false
  const through = () => {
    isThrough = true
  }
  other.then(through, through)
  while (!isThrough && !(await isWaited(db, now))) await setImmediate()
}

async function isWaited(db: Database, now: Instant): Promise<boolean> {
  const { rows } = await db.read(
    { force: '', who: SYSTEM, now },
    async (reader) =>
      await reader.query(
        sql`select 1 from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database()) limit 1`,
      ),
  )
  return rows.length > 0
}
