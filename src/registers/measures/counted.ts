// How an observation counts, in SQL: word for word what `counted` and `took` say in practice/measure.ts. A property holds both together.
import { type Sql, sql } from '../../kernel/sql.ts'

export const countedSql = (now: string): Sql => sql`
  case
    when due_at is null then case when yes then 'yes' when not yes then 'no' else 'not evidenced' end
    when ${now}::timestamptz <= due_at + make_interval(mins => tolerance_minutes) then 'not yet'
    when yes = false and done_at is null then 'no'
    when done_at is not null and done_at <= due_at then case when recorded_at <= due_at + make_interval(mins => tolerance_minutes) then 'yes' else 'not evidenced' end
    when done_at is not null then case when recorded_at <= done_at + make_interval(mins => tolerance_minutes) then 'no' else 'not evidenced' end
    else 'not evidenced'
  end`

/** How long it took of what is counted: without end where it was owed and never done; null where no time can say. */
export const tookSql = sql`
  case
    when how = 'not yet' then null
    when minutes is not null then minutes
    when due_at is not null then 'infinity'::double precision
  end`
