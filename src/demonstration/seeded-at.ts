// When the demonstration force was made: the “now” of its open episodes.
import Type from 'typebox'
import { type Database, statement } from '../kernel/database.ts'
import { sql } from '../kernel/sql.ts'
import { type Instant, instant } from '../kernel/time.ts'
import { SYSTEM } from '../registers/world.ts'
import { demonstrationForce } from './force.ts'

/** When the force was made: "now" of its open episodes, and the same however often the load is begun. */
export async function seededAt(db: Database): Promise<Instant> {
  const context = { force: demonstrationForce.id, who: SYSTEM, now: instant('2000-01-01T00:00:00Z') }
  const row = await db.read(context, async (reader) => await firstJoined.one(reader, null))
  if (row === null) throw new Error('the demonstration force has no staff yet')
  return instant(row.happened_at)
}

const firstJoined = statement({
  name: 'demonstration: when its force was made',
  row: Type.Object({ happened_at: Type.String() }),
  example: null,
  sql: (_: null) => sql`
    select happened_at
    from fact
    where force_id = context_force()
      and kind = 'staff.joined/1'
    order by happened_at
    limit 1`,
})
