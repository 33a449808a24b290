// How long it took, with intervals: medians and ninetieth percentiles are as unsure as shares are, and say so. Cases of one child and of one home are alike in this too.
import Type from 'typebox'
import { type Reader, statement } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import { type Summary, summary, type Timed } from '../../practice/statistics.ts'
import { Maybe } from '../schemas.ts'
import { countedSql, tookSql } from './counted.ts'
import type { Window } from './figures.ts'
import { homeSql, joinedHomes } from './same-home.ts'

type Times = {
  /** In minutes, of what is counted, with what was never done; null where there are more than can be read at once: then the roll-up's own figures stand without interval. */
  readonly taken: Summary | null
  /** In minutes: how long was allowed or promised, from the beginning of each to its due time. */
  readonly allowed: Summary | null
}

export async function timesOf(reader: Reader, asked: Window & { readonly measure: string }): Promise<Times> {
  const rows = await each.all(reader, asked)
  if (rows.length >= most) return { taken: null, allowed: null }
  const timed = (of: (row: (typeof rows)[number]) => number | null): readonly Timed[] =>
    rows.flatMap((row) => {
      const took = of(row)
      return took === null ? [] : [{ took, child: row.child, home: row.home }]
    })
  return {
    taken: summary(timed(({ took, never_done }) => (never_done === true ? Number.POSITIVE_INFINITY : took))),
    allowed: summary(timed(({ allowed }) => allowed)),
  }
}

/** More than any force has in a year; above it a page would wait for its reading. */
const most = 100_000

type Asked = {
  readonly force: string
  readonly measure: string
  readonly from: string
  readonly until: string
  readonly now: string
}
const example: Asked = {
  force: 'demonstration',
  measure: 'M21',
  from: '2026-01-01T00:00:00.000Z',
  until: '2026-02-01T00:00:00.000Z',
  now: '2026-03-01T00:00:00.000Z',
}

const each = statement({
  name: 'measures: the times behind a number',
  row: Type.Object({
    child: Type.String(),
    home: Maybe(Type.String()),
    took: Maybe(Type.Number()),
    never_done: Maybe(Type.Boolean()),
    allowed: Maybe(Type.Number()),
  }),
  example,
  sql: (p: Asked) => sql`
    select child, home, nullif(took, 'infinity') as took, took = 'infinity' as never_done, allowed
    from (
      select child, home, ${tookSql} as took, allowed
      from (
        select coalesce(merged.child_id, observation.child_id, record_id) as child, ${homeSql} as home, minutes, settles_at, ${countedSql(p.now)} as how, extract(epoch from due_at - at)::double precision / 60 as allowed
        from observation
        left join merged_people(${p.force}) as merged on merged.person_id = observation.child_id
        ${joinedHomes(p.force)}
        where force_id = ${p.force}
          and measure = ${p.measure}
          and at >= ${p.from}
          and at < ${p.until}
        limit ${most}
      ) as counted
    ) as each
    limit ${most}`,
})
