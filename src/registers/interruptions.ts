// Alarms are few, and this says whether they are: how many interruptions were acted on by whom they interrupted, and the most in an hour.

import Type from 'typebox'
import { type Reader, statement } from '../kernel/database.ts'
import { sql } from '../kernel/sql.ts'
import { hours, type Instant, plus } from '../kernel/time.ts'
import { percent, thousands } from '../kernel/words.ts'
import { wilson } from '../practice/statistics.ts'

const days = 28

/** In words, with n and interval. Those of the last hour are not counted yet: whoever was interrupted may still be acting. */
export async function interruptionWords(reader: Reader, force: string, now: Instant): Promise<string> {
  const row = await interruptions.one(reader, {
    force,
    from: plus(now, hours(-24 * days)),
    until: plus(now, hours(-1)),
  })
  if (row === null || row.n === 0) return `Nobody was interrupted in the last ${days} days.`
  const { low, high } = wilson(row.acted, row.n)
  return `Of the interruptions of the last ${days} days ${percent(row.acted / row.n)} were acted on within an hour by whom they interrupted: ${thousands(row.acted)} of ${thousands(row.n)} (95% interval ${percent(low)} to ${percent(high)}). The most to one person or job within one hour of the clock: ${row.most}; six is the most that is meant to come.`
}

const interruptions = statement({
  name: 'outbox: interruptions, and how many were acted on',
  row: Type.Object({ n: Type.Integer(), acted: Type.Integer(), most: Type.Integer() }),
  example: { force: 'demonstration', from: '2026-01-01T00:00:00.000Z', until: '2026-01-29T00:00:00.000Z' },
  sql: (p: { readonly force: string; readonly from: string; readonly until: string }) => sql`
    select
      coalesce(sum(interrupted), 0)::integer as n,
      coalesce(sum(acted), 0)::integer as acted,
      coalesce(max(interrupted), 0)::integer as most
    from (
      select count(*) as interrupted, count(*) filter (where acted_at <= queued_at + interval '1 hour') as acted
      from outbox
      where force_id = ${p.force}
        and interrupts
        and queued_at >= ${p.from}
        and queued_at < ${p.until}
      group by recipient, date_trunc('hour', queued_at)
    ) as each
    limit 1`,
})
