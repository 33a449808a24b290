// Reading measures from the roll-up of observations: any number of measures, whole or in groups, in one statement.
import Type, { type Static } from 'typebox'
import { type Reader, statement } from '../../kernel/database.ts'
import { type Sql, sql } from '../../kernel/sql.ts'
import type { PairsBack } from '../../practice/statistics.ts'
import { Maybe } from '../schemas.ts'
import { type Asked, among, example } from './asked.ts'
import { countedSql, tookSql } from './counted.ts'
import type { Figures, Grouping, Window } from './figures.ts'
import { groupedBy, named, ordered } from './grouped.ts'
import { readPairs } from './same-child.ts'

export type ReadAsked = Window & {
  /** Null for every measure. */
  readonly measures: readonly string[] | null
  readonly part?: string | null
  readonly by?: Grouping
}

/** By measure; a measure that nothing was observed for is not among them. Groups in the order of their names. */
export async function readMeasures(reader: Reader, asked: ReadAsked): Promise<ReadonlyMap<string, readonly Figures[]>> {
  const given = withDefaults(asked)
  const rows = await readings.all(reader, given)
  return byMeasure(rows, await readPairs(reader, given, rows))
}

const withDefaults = (asked: ReadAsked) => ({ ...asked, part: asked.part ?? null, by: asked.by ?? 'all' })

function byMeasure(
  rows: readonly Static<typeof Row>[],
  pairs: ReadonlyMap<string, PairsBack>,
): ReadonlyMap<string, readonly Figures[]> {
  const read = new Map<string, Figures[]>()
  for (const row of rows) {
    const known = read.get(row.measure)
    const figures = figuresOf(row, pairs.get(`${row.measure}/${row.grouped}`) ?? [])
    if (known) known.push(figures)
    else read.set(row.measure, [figures])
  }
  return read
}

/** One measure, as a whole or by group. */
export async function readMeasure(
  reader: Reader,
  asked: Window & { readonly measure: string; readonly part?: string | null; readonly by?: Grouping },
): Promise<readonly Figures[]> {
  return (await readMeasures(reader, { ...asked, measures: [asked.measure] })).get(asked.measure) ?? []
}

/** The statement that counts one measure by month, with its values: for whoever wants to see how a figure was counted. */
export const countingSql = (asked: Window & { readonly measure: string; readonly part: string | null }): Sql =>
  readings.sql({ ...asked, measures: [asked.measure], by: 'month' })

const Row = Type.Object({
  measure: Type.String(),
  grouped: Type.String(),
  yes: Type.Integer(),
  no: Type.Integer(),
  not_evidenced: Type.Integer(),
  not_yet: Type.Integer(),
  timed: Type.Integer(),
  never_done: Type.Integer(),
  p50: Maybe(Type.Number()),
  p90: Maybe(Type.Number()),
  longest: Maybe(Type.Number()),
})

const figuresOf = (row: Static<typeof Row>, alike: PairsBack): Figures => ({
  group: row.grouped,
  yes: row.yes,
  no: row.no,
  notEvidenced: row.not_evidenced,
  notYet: row.not_yet,
  timed: row.timed,
  neverDone: row.never_done,
  p50: row.p50,
  p90: row.p90,
  longest: row.longest,
  alike,
})

// ——— the statement ———

/** A time that is none: it lies among what was never done, or between two such ('NaN'). */
const reached = (time: Sql): Sql => sql`nullif(nullif(${time}, 'infinity'), 'NaN')`

const readings = statement({
  name: 'measures: by group',
  row: Row,
  example,
  sql: (p: Asked) => sql`
    select
      measure,
      ${named(p.by)} as grouped,
      (count(*) filter (where how = 'yes'))::integer as yes,
      (count(*) filter (where how = 'no'))::integer as no,
      (count(*) filter (where how = 'not evidenced'))::integer as not_evidenced,
      (count(*) filter (where how = 'not yet'))::integer as not_yet,
      (count(*) filter (where took < 'infinity'))::integer as timed,
      (count(*) filter (where took = 'infinity'))::integer as never_done,
      ${reached(sql`percentile_cont(0.5) within group (order by took)`)} as p50,
      ${reached(sql`percentile_cont(0.9) within group (order by took)`)} as p90,
      max(took) filter (where took < 'infinity') as longest
    from (
      select measure, grouped, how, ${tookSql} as took
      from (
        select measure, minutes, settles_at, ${groupedBy[p.by]} as grouped, ${countedSql(p.now)} as how
        from observation
        where ${among(p)}
      ) as counted
    ) as each
    group by measure, each.grouped
    order by measure, ${ordered(p.by)}
    limit 20000`,
})
