// Every SQL statement of the extract for the force management statement.
import Type from 'typebox'
import { statement } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import { type Instant, instant } from '../../kernel/time.ts'

type Period = { readonly force: string; readonly from: Instant; readonly until: Instant }

/** Each time that a closure test which had passed was computed as passing no longer. */
export const fallsBetween = statement({
  name: 'management statement: statuses lost in a period',
  row: Type.Object({
    record_id: Type.String(),
    reference: Type.String(),
    theme: Type.String(),
    at: Type.String(),
  }),
  example: { force: 'demonstration', from: instant('2025-03-31T23:00:00Z'), until: instant('2026-03-31T23:00:00Z') },
  sql: (p: Period) => sql`
    select r.record_id, r.reference, r.theme, s.at
    from (
      select record_id, at, standing, lag(standing) over (partition by record_id order by at) as before
      from standing_taken
      where force_id = ${p.force}
        and at < ${p.until}
    ) s
    join recommendation_now r on r.force_id = ${p.force} and r.record_id = s.record_id
    where s.standing = 'no longer met'
      and s.before is distinct from 'no longer met'
      and s.at >= ${p.from}
    order by s.at, r.record_id
    limit 500`,
})
