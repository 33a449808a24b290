// SQL of what was published of some months before: in releases of them, and beside answers and undertakings, whether or not those are public yet.
import Type from 'typebox'
import { type Reader, statement } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import { type Instant, instant } from '../../kernel/time.ts'
import type { Before } from './counted-once.ts'
import { PublicGap, PublicMeasure } from './facts.ts'
import type { Window } from './months-read.ts'

/** `since`: releases of the twelve months to `last` are frozen in the month after it. `measure` null: of all. */
type Asked = {
  readonly force: string
  readonly since: Instant
  readonly last: string
  readonly measure: string | null
}
const example: Asked = {
  force: 'demonstration',
  since: instant('2026-11-01T00:00:00.000Z'),
  last: '2026-10',
  measure: null,
}

const ofTheMonths = ({ force, since, last }: Asked) => sql`
    of_the_months as materialized (
      select frozen_at, body
      from published.release
      where force_id = ${force}
        and frozen_at >= ${since}
        and body ->> 'format' = '2'
        and body -> 'window' ->> 'last' = ${last}
    ),
    given as materialized (
      select given_at, figure
      from public_figure_given
      where force_id = ${force}
        and figure ->> 'last' = ${last}
    )`

/** Of each measure the first, once for each number of measures that its change was read together with. */
const measuresBefore = statement({
  name: 'public: measures as published before of the same months',
  row: Type.Object({ one: PublicMeasure, together: Type.Integer() }),
  example,
  sql: (p: Asked) => sql`
    with ${ofTheMonths(p)},
    said as (
      select frozen_at as at, 1 as together, one
      from of_the_months
      cross join lateral jsonb_array_elements(body -> 'besideAnswers') as one
      union all
      select frozen_at, jsonb_array_length(recommendation -> 'measures'), one
      from of_the_months
      cross join lateral jsonb_array_elements(body -> 'recommendations') as recommendation
      cross join lateral jsonb_array_elements(recommendation -> 'measures') as one
      union all
      select given_at, 1, figure -> 'whole'
      from given
      where jsonb_typeof(figure -> 'whole') = 'object'
    ),
    first as (
      select distinct on (one ->> 'measure', one ->> 'part', one ->> 'version', together) one, together, at
      from said
      where one ->> 'measure' = ${p.measure} or ${p.measure}::text is null
      order by one ->> 'measure', one ->> 'part', one ->> 'version', together, at
    )
    select one, together
    from first
    order by at
    limit 2000`,
})

/** Of the files on each kind of work the first. */
const gapsBefore = statement({
  name: 'public: assertion gaps as published before of the same months',
  row: Type.Object({ gap: PublicGap }),
  example,
  sql: (p: Asked) => sql`
    with ${ofTheMonths(p)},
    said as (
      select frozen_at as at, jsonb_path_query(body, '$.recommendations[*].gaps[*]') as gap
      from of_the_months
      union all
      select frozen_at, jsonb_path_query(body, '$.gapsBesideAnswers[*]')
      from of_the_months
      union all
      select given_at, figure -> 'gap'
      from given
      where jsonb_typeof(figure -> 'gap') = 'object'
    ),
    first as (
      select distinct on (gap -> 'files' ->> 'part', gap -> 'files' ->> 'version') gap, at
      from said
      where gap -> 'files' is not null
      order by gap -> 'files' ->> 'part', gap -> 'files' ->> 'version', at
    )
    select gap
    from first
    order by at
    limit 100`,
})

/**
 * All that was published before of the months of a window, or of one measure of them. Until the transaction ends nobody else counts for this
 * force: neither of two at one moment would see what the other keeps, and both would count.
 */
export async function publishedBefore(
  reader: Reader,
  force: string,
  { until: since, names }: Window,
  measure: string | null = null,
): Promise<Before> {
  const asked = { force, since, last: names.at(-1) ?? '', measure }
  await reader.query(sql`select pg_advisory_xact_lock(hashtextextended('public figures ' || ${force}::text, 0))`)
  const [measures, gaps] = await Promise.all([measuresBefore.all(reader, asked), gapsBefore.all(reader, asked)])
  return { measures, gaps: gaps.map(({ gap }) => gap) }
}
