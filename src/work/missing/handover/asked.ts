// What was asked of somebody at other handovers than the one on the page: the shift has changed since, or it was another unit’s.
import type { Reader } from '../../../kernel/database.ts'
import { hours, plus } from '../../../kernel/time.ts'
import type { World } from '../../../registers/world.ts'
import { askedOf } from './queries.ts'

/** As long as the message that brought them here stands among theirs. */
export async function askedElsewhere(reader: Reader, world: World, besides: string) {
  const { forceId: force, staffId: staff } = world.who
  const rows = await askedOf.all(reader, { force, staff, besides, since: plus(world.now, hours(-24)) })
  return rows.map((row) => ({
    recordId: row.record_id,
    by: row.by,
    unit: row.unit,
    shiftStart: row.shift_start,
    note: row.note,
  }))
}
