// Which observations a reading is of: what every statement over the roll-up is given, its example, and the condition it makes.
import { type Sql, sql } from '../../kernel/sql.ts'
import type { Grouping } from './figures.ts'

export type Asked = {
  readonly force: string
  /** Null for every measure. */
  readonly measures: readonly string[] | null
  readonly part: string | null
  readonly by: Grouping
  readonly from: string
  readonly until: string
  readonly now: string
}

export const example: Asked = {
  force: 'demonstration',
  measures: ['M4'],
  part: null,
  by: 'month',
  from: '2026-01-01T00:00:00.000Z',
  until: '2026-02-01T00:00:00.000Z',
  now: '2026-03-01T00:00:00.000Z',
}

/** Of `observation`: those of the force, the time, the measures and the part. */
export const among = (asked: Asked): Sql => sql`force_id = ${asked.force}
          and at >= ${asked.from}
          and at < ${asked.until}
          ${asked.measures === null ? sql`` : sql`and measure = any (${[...asked.measures]}::text[])`}
          ${asked.part === null ? sql`` : sql`and part = ${asked.part}`}`
