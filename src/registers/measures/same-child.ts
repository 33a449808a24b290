// The pairs of cases that are of one child or of two children of one home, in the groups of a reading: what figures need to say how sure they are. A case that names no child stands for one.
import Type from 'typebox'
import { type Reader, statement } from '../../kernel/database.ts'
import { type Sql, sql } from '../../kernel/sql.ts'
import { addMonths, dayOf, startOfLocalDay } from '../../kernel/time.ts'
import { monthsBetween, type PairsBack, pairsByMonth } from '../../practice/statistics.ts'
import { Maybe } from '../schemas.ts'
import { type Asked, among, example } from './asked.ts'
import { countedNumberSql } from './counted.ts'
import type { Grouping } from './figures.ts'
import { groupedBy } from './grouped.ts'
import { byOneHome } from './same-home.ts'
import { pairsOfPlaces, ways } from './tally.ts'

/** A case that counts, in its group. */
export type Grouped = {
  readonly child: string
  readonly home: string | null
  readonly group: string
  readonly yes: boolean
}

/** By group, those without a pair left out. Only months are followed from one to the next: other groups are looked at each by itself. */
export function pairsOf(cases: readonly Grouped[], by: Grouping): ReadonlyMap<string, PairsBack> {
  const apart = (group: string, of: string) => (by === 'month' ? of : `${group}/${of}`)
  return pairsByMonth(
    cases.map(({ child, home, group, yes }) => ({
      child: apart(group, child),
      home: home === null ? null : apart(group, home),
      month: group,
      yes,
    })),
  )
}

/** By `measure/group`, of those that are named. */
export async function readPairs(
  reader: Reader,
  asked: Asked,
  named: readonly { readonly measure: string; readonly grouped: string }[],
): Promise<ReadonlyMap<string, PairsBack>> {
  const measures = [...new Set(named.map(({ measure }) => measure))]
  const groups = groupsOf(named, asked.by)
  const rows = measures.length === 0 ? [] : await ofChildren.all(reader, { ...asked, measures, groups })
  const months = asked.by === 'month'
  const pairs = pairsOfPlaces(rows, { measures: measures.length, groups: groups.length, months })
  return new Map(
    named.map(({ measure, grouped }) => {
      const place = measures.indexOf(measure) * groups.length + groups.indexOf(grouped)
      return [`${measure}/${grouped}`, pairs(place)]
    }),
  )
}

/** Of months all from the first to the last, so that each stands next to the one before it. */
function groupsOf(named: readonly { readonly grouped: string }[], by: Grouping): readonly string[] {
  const groups = [...new Set(named.map(({ grouped }) => grouped))].toSorted()
  const [first, last] = [groups[0], groups.at(-1)]
  if (by !== 'month' || first === undefined || last === undefined) return groups
  const day = dayOf(`${first}-01`)
  return Array.from({ length: monthsBetween(first, last) + 1 }, (_, at) => addMonths(day, at).slice(0, 7))
}

type OfGroups = Omit<Asked, 'measures'> & { readonly measures: readonly string[]; readonly groups: readonly string[] }

const exampleOfGroups: OfGroups = { ...example, measures: ['M4'], groups: ['2026-01'] }

/** A child in its home a row, of all measures at once. Months begin at instants, which is quicker by far than to ask of each case in which local month it lies. */
const ofChildren = statement({
  name: 'measures: cases by child and home, for pairs',
  row: Type.Object({ child: Type.String(), home: Maybe(Type.String()), cases: Type.Array(Type.Integer()) }),
  example: exampleOfGroups,
  sql: (p: OfGroups) =>
    byOneHome(
      p.force,
      sql`
    select coalesce(merged.child_id, observation.child_id, record_id) as child, home,
      json_agg(${ways}::integer * (${p.groups.length}::integer * (asked.place - 1)::integer + ${placeOf(p)}) + ${countedNumberSql(p.now)}) as cases
    from observation
    join unnest(${[...p.measures]}::text[]) with ordinality as asked (name, place) on asked.name = observation.measure
    left join merged_people(${p.force}) as merged on merged.person_id = observation.child_id
    where ${among(p)}
      ${ofGroups(p)}
    group by coalesce(merged.child_id, observation.child_id, record_id), home`,
    ),
})

/** Of a group that came on record only since the figures were read there is nothing to say yet. */
const ofGroups = ({ by, groups }: OfGroups): Sql =>
  by === 'all' || by === 'month' ? sql`` : sql`and ${groupedBy[by]} = any (${[...groups]}::text[])`

function placeOf({ by, groups }: OfGroups): Sql {
  if (by === 'all') return sql`0`
  if (by !== 'month') return sql`array_position(${[...groups]}::text[], ${groupedBy[by]}) - 1`
  return sql`width_bucket(at, ${groups.map((month) => startOfLocalDay(dayOf(`${month}-01`)))}::timestamptz[]) - 1`
}
