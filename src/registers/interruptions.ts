// Alarms are few, and this says whether they are: how many interruptions were acted on by whom they interrupted, and the most in an hour.

import Type from 'typebox'
import { type Reader, statement } from '../kernel/database.ts'
import { sql } from '../kernel/sql.ts'
import { hours, type Instant, plus } from '../kernel/time.ts'
import { percent, thousands } from '../kernel/words.ts'
import { intervalOf } from '../practice/statistics.ts'

const days = 28

/** In words, with n and interval. Those of the last hour are not counted yet: whoever was interrupted may still be acting. */
export async function interruptionWords(reader: Reader, force: string, now: Instant): Promise<string> {
  const row = await interruptions.one(reader, {
    force,
    from: plus(now, hours(-24 * days)),
    until: plus(now, hours(-1)),
  })
  if (row === null || row.n === 0) return `Nobody was interrupted in the last ${days} days.`
  const { pairs, pairs_yes: yes, pairs_no: no } = row
  const { low, high } = intervalOf({ successes: row.acted, n: row.n, pairs: { pairs, yes, no } })
  return `In the last ${days} days, ${percent(row.acted / row.n)} of interruptions were acted on within an hour by the people they interrupted: ${thousands(row.acted)} of ${thousands(row.n)} (95% interval ${percent(low)} to ${percent(high)}, allowing for several about one child or to one person). The most sent to one person or job within any hour was ${row.most}; it is meant to be six at most.`
}

/**
 * Two interruptions about one child are alike, and so are two to one person or job: a pair is of either, once (two-way clusters: Cameron and
 * others, J Bus Econ Stat 2011; 29: 238). Of which child a record is its observations say; one that is of none stands for itself.
 */
const interruptions = statement({
  name: 'outbox: interruptions, how many were acted on, and the pairs among them that are alike',
  row: Type.Object({
    n: Type.Integer(),
    acted: Type.Integer(),
    most: Type.Integer(),
    pairs: Type.Integer(),
    pairs_yes: Type.Integer(),
    pairs_no: Type.Integer(),
  }),
  example: { force: 'demonstration', from: '2026-01-01T00:00:00.000Z', until: '2026-01-29T00:00:00.000Z' },
  sql: (p: { readonly force: string; readonly from: string; readonly until: string }) => sql`
    with interruption as (
      select o.recipient, o.queued_at, coalesce(o.acted_at <= o.queued_at + interval '1 hour', false) as acted,
        coalesce(child.id, o.record_id) as child
      from outbox o
      left join lateral (
        select coalesce(merged.child_id, seen.child_id) as id
        from observation seen
        left join merged_people(${p.force}) as merged on merged.person_id = seen.child_id
        where seen.force_id = o.force_id
          and seen.record_id = o.record_id
          and seen.child_id is not null
        limit 1
      ) child on true
      where o.force_id = ${p.force}
        and o.interrupts
        and o.queued_at >= ${p.from}
        and o.queued_at < ${p.until}
    ),
    cluster as (
      select 1 as sign, count(*) as n, count(*) filter (where acted) as yes from interruption group by child
      union all
      select 1, count(*), count(*) filter (where acted) from interruption group by recipient
      union all
      select -1, count(*), count(*) filter (where acted) from interruption group by child, recipient
    )
    select
      (select count(*) from interruption)::integer as n,
      (select count(*) from interruption where acted)::integer as acted,
      (select coalesce(max(interrupted), 0) from (
        select count(*) over (partition by recipient order by queued_at range between interval '3599999 milliseconds' preceding and current row) as interrupted
        from interruption
      ) as each)::integer as most,
      coalesce(sum(sign * n * (n - 1) / 2), 0)::integer as pairs,
      coalesce(sum(sign * yes * (yes - 1) / 2), 0)::integer as pairs_yes,
      coalesce(sum(sign * (n - yes) * (n - yes - 1) / 2), 0)::integer as pairs_no
    from cluster
    limit 1`,
})
