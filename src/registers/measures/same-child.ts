// The pairs of cases that are of one child, in the groups of a reading: what figures need to say how sure they are. A case that names no child stands for one.
import Type from 'typebox'
import { type Reader, statement } from '../../kernel/database.ts'
import { type Sql, sql } from '../../kernel/sql.ts'
import { monthsBack, type Pairs, type PairsBack, pairsByMonth, putBack } from '../../practice/statistics.ts'
import { type Asked, among, example } from './asked.ts'
import { countedSql } from './counted.ts'
import type { Grouping } from './figures.ts'
import { groupedBy, named } from './grouped.ts'

/** A case that counts, in its group. */
export type Grouped = { readonly child: string; readonly group: string; readonly yes: boolean }

/** By group, those without a pair left out. Only months are followed from one to the next: other groups are looked at each by itself. */
export const pairsOf = (cases: readonly Grouped[], by: Grouping): ReadonlyMap<string, PairsBack> =>
  pairsByMonth(
    cases.map(({ child, group, yes }) => ({ child: by === 'month' ? child : `${group}/${child}`, month: group, yes })),
  )

/** By `measure/group`. */
export async function readPairs(reader: Reader, asked: Asked): Promise<ReadonlyMap<string, PairsBack>> {
  const found = new Map<string, Pairs[]>()
  for (const { measure, grouped, back, pairs, yes, no } of await sameChild.all(reader, asked))
    putBack(found, `${measure}/${grouped}`, back, { pairs, yes, no })
  return found
}

const sameChild = statement({
  name: 'measures: pairs of cases of one child',
  row: Type.Object({
    measure: Type.String(),
    grouped: Type.String(),
    back: Type.Integer(),
    pairs: Type.Integer(),
    yes: Type.Integer(),
    no: Type.Integer(),
  }),
  example,
  sql: (p: Asked) => sql`
    with child as (
      select measure, child, grouped, count(*) as n, count(*) filter (where how = 'yes') as yes, count(*) filter (where how <> 'yes') as no
      from (
        select measure, coalesce(merged.child_id, observation.child_id, record_id) as child, ${groupedBy[p.by]} as grouped, ${countedSql(p.now)} as how
        from observation
        left join merged_people(${p.force}) as merged on merged.person_id = observation.child_id
        where ${among(p)}
      ) as each
      where how <> 'not yet'
      group by measure, child, grouped
    )
    select measure, ${named(p.by)} as grouped, ${p.by === 'month' ? monthsSince : sql`0`} as back, sum(pairs)::integer as pairs, sum(both_yes)::integer as yes, sum(both_no)::integer as no
    from (
      select measure, grouped, grouped as earlier, n * (n - 1) / 2 as pairs, yes * (yes - 1) / 2 as both_yes, no * (no - 1) / 2 as both_no
      from child
      where n > 1
      ${p.by === 'month' ? withMonthsBefore : sql``}
    ) as pair
    group by measure, pair.grouped, pair.earlier
    limit 20000`,
})

/** Counted once for each two months, not for each pair. */
const monthsSince: Sql = sql`(12 * extract(year from age(grouped, earlier)) + extract(month from age(grouped, earlier)))::integer`

const withMonthsBefore: Sql = sql`
      union all
      select measure, later.grouped, earlier.grouped, earlier.n * later.n, earlier.yes * later.yes, earlier.no * later.no
      from child as later
      join child as earlier using (measure, child)
      where earlier.grouped < later.grouped
        and earlier.grouped >= later.grouped - make_interval(months => ${monthsBack})`
