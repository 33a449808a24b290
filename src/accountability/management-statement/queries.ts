// Every SQL statement of the extract for the force management statement.
import Type from 'typebox'
import { statement } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import { type Instant, instant } from '../../kernel/time.ts'
import { Maybe } from '../../registers/schemas.ts'

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

/** Published by the last day of a period, and not ended by then. An end that is known by its month alone is of the last day of it. */
export const causesOpen = statement({
  name: 'management statement: causes of concern open at the end of a period',
  row: Type.Object({
    record_id: Type.String(),
    theme: Type.String(),
    inspection: Type.String(),
    published_on: Type.String(),
    again: Maybe(Type.String()),
  }),
  example: { force: 'demonstration', on: '2026-03-31' },
  sql: (p: { force: string; on: string }) => sql`
    select record_id, theme, inspection, published_on, again
    from cause_of_concern_now
    where force_id = ${p.force}
      and published_on <= ${p.on}::date
      and (ended_on is null or rpad(ended_on, 10, '-31') > ${p.on})
    order by published_on, inspection, theme
    limit 200`,
})

/** By which measures each recommendation is tested. */
export const testedBy = statement({
  name: 'management statement: the measures of each closure test',
  row: Type.Object({ record_id: Type.String(), measures: Type.Array(Type.String()) }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select r.record_id, array(
      select distinct one ->> 'measure'
      from jsonb_array_elements(r.test -> 'criteria') as one
      order by 1
    ) as measures
    from recommendation_now r
    where r.force_id = ${p.force}
      and r.test is not null
    order by r.record_id
    limit 500`,
})
