// What a reading is grouped by, in SQL, and the order of the groups.
import { type Sql, sql } from '../../kernel/sql.ts'
import type { Grouping } from './figures.ts'

/** What each row is grouped by. A month stays an instant until it is grouped: made text row by row it takes twice as long. */
export const groupedBy: Readonly<Record<Grouping, Sql>> = {
  all: sql`'all'`,
  month: sql`date_trunc('month', at at time zone 'Europe/London')`,
  team: sql`coalesce(team, 'not known')`,
  area: sql`coalesce(area, 'not known')`,
  hour: sql`coalesce(lpad(hour::text, 2, '0'), 'not known')`,
  part: sql`coalesce(part, 'no part')`,
}

export const named = (by: Grouping): Sql => (by === 'month' ? sql`to_char(grouped, 'YYYY-MM')` : sql`grouped`)

/** As the recount orders them, whatever the database's own order of letters is. */
export const ordered = (by: Grouping): Sql => (by === 'month' ? sql`each.grouped` : sql`each.grouped collate "C"`)
