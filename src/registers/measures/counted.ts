// How an observation counts, in SQL: the database keeps what `counted` says in practice/measure.ts of a time that has passed, and `took` is said here. A property holds both together.
import { type Sql, sql } from '../../kernel/sql.ts'
import { notYet } from './tally.ts'

export const countedSql = (now: string): Sql =>
  sql`case when ${now}::timestamptz <= settles_at then 'not yet' else outcome end`

/** The same as a number: yes, no, not evidenced, not yet (tally.ts). */
export const countedNumberSql = (now: string): Sql =>
  sql`case when ${now}::timestamptz <= settles_at then ${notYet}::integer when outcome = 'yes' then 0 when outcome = 'no' then 1 else 2 end`

/** How long it took of what is counted: without end where it was owed and never done; null where no time can say. */
export const tookSql = sql`
  case
    when how = 'not yet' then null
    when minutes is not null then minutes
    when settles_at is not null then 'infinity'::double precision
  end`
