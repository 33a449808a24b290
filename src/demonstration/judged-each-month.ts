// The statuses of the year that was loaded, computed as each of its months ended: oldest first, by what had been recorded by then.
import Type from 'typebox'
import { statement } from '../kernel/database.ts'
import { sql } from '../kernel/sql.ts'
import { addDays, addMonths, dayOf, endOfLocalDay, type Instant, localDate } from '../kernel/time.ts'
import { Maybe } from '../registers/schemas.ts'
import { SYSTEM } from '../registers/world.ts'
import type { Stage } from './carry-out.ts'

/** Every status of the force, as it would have been computed at a moment that has passed. */
export type JudgeThen = (at: Instant) => Promise<void>

/** Begun again it goes on where it stopped; where a status was computed later than a month's end, that month is left as it is. */
export async function judgeEachMonth(stage: Stage, judge: JudgeThen, ends: readonly Instant[]): Promise<void> {
  for (const end of ends) {
    if (stage.stopping?.aborted) return
    const last = await stage.db.read(
      { force: stage.force, who: SYSTEM, now: end },
      async (reader) => await lastJudged.one(reader, { force: stage.force }),
    )
    if ((last?.at ?? '') <= end) await judge(end)
  }
}

/** Of the months that ended since the history began, the one it began in left out. */
export function monthEnds(from: Instant, until: Instant): readonly Instant[] {
  const ends: Instant[] = []
  let first = addMonths(dayOf(`${localDate(from).slice(0, 7)}-01`), 1)
  for (;;) {
    first = addMonths(first, 1)
    const end = endOfLocalDay(addDays(first, -1))
    if (end >= until) return ends
    ends.push(end)
  }
}

const lastJudged = statement({
  name: 'demonstration: when a status was computed last',
  row: Type.Object({ at: Maybe(Type.String()) }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select max(at) as at
    from standing_reading
    where force_id = ${p.force}
    limit 1`,
})
