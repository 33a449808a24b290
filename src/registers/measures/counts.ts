// Every measure by month, counts and pairs in one statement and one look at each case: for the list of all, which shows no times.
import Type from 'typebox'
import { type Reader, statement } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import { addMonths, dayOf, localDate, startOfLocalDay } from '../../kernel/time.ts'
import { Maybe } from '../schemas.ts'
import { countedNumberSql } from './counted.ts'
import type { Figures, Window } from './figures.ts'
import { byOneHome } from './same-home.ts'
import { type OfChild, pairsOfPlaces, ways } from './tally.ts'

/** By measure, as `readMeasures` has it by month, the times left out: percentiles need every case in order, and take longer than all else. */
export async function readCounts(
  reader: Reader,
  asked: Window & { readonly measures: readonly string[] },
): Promise<ReadonlyMap<string, readonly Figures[]>> {
  const { measures } = asked
  const months = monthsOf(asked)
  const rows = await casesOfChildren.all(reader, { ...asked, starts: months.map((month) => startOfLocalDay(month)) })
  const counts = countsOf(rows, measures.length * months.length)
  const pairs = pairsOfPlaces(rows, { measures: measures.length, groups: months.length, months: true })
  const figures = (at: number) =>
    months.flatMap((month, index) => {
      const place = at * months.length + index
      const [yes = 0, no = 0, notEvidenced = 0, notYet = 0] = counts.slice(place * ways, (place + 1) * ways)
      if (yes + no + notEvidenced + notYet === 0) return []
      return [{ group: month.slice(0, 7), yes, no, notEvidenced, notYet, ...untimed, alike: pairs(place) }]
    })
  return new Map(
    measures.flatMap((measure, at) => {
      const found = figures(at)
      return found.length === 0 ? [] : [[measure, found] as const]
    }),
  )
}

const untimed = { timed: 0, neverDone: 0, p50: null, p90: null, longest: null }

/** By place and how each counts. */
function countsOf(rows: readonly OfChild[], places: number): Int32Array {
  const counts = new Int32Array(places * ways)
  for (const { cases } of rows) for (const coded of cases) counts[coded] = (counts[coded] ?? 0) + 1
  return counts
}

/** The first days of the months of the window, in local time. */
function monthsOf({ from, until }: Window) {
  const first = dayOf(`${localDate(from).slice(0, 7)}-01`)
  const months = [first]
  for (let next = addMonths(first, 1); startOfLocalDay(next) < until; next = addMonths(next, 1)) months.push(next)
  return months
}

type Asked = {
  readonly force: string
  readonly measures: readonly string[]
  readonly starts: readonly string[]
  readonly from: string
  readonly until: string
  readonly now: string
}

const example: Asked = {
  force: 'demonstration',
  measures: ['M4'],
  starts: ['2026-01-01T00:00:00.000Z'],
  from: '2026-01-01T00:00:00.000Z',
  until: '2026-02-01T00:00:00.000Z',
  now: '2026-03-01T00:00:00.000Z',
}

/**
 * A child in its home a row, of all measures at once: grouped by measure too they would have to be sorted. The months begin at instants, which is quicker
 * by far than to ask of each case in which local month it lies.
 */
const casesOfChildren = statement({
  name: 'measures: cases by child, for counting',
  row: Type.Object({ child: Type.String(), home: Maybe(Type.String()), cases: Type.Array(Type.Integer()) }),
  example,
  sql: (p: Asked) =>
    byOneHome(
      p.force,
      sql`
    select coalesce(merged.child_id, observation.child_id, record_id) as child, home,
      json_agg(${ways}::integer * (${p.starts.length}::integer * (asked.place - 1)::integer + width_bucket(at, ${[...p.starts]}::timestamptz[]) - 1) + ${countedNumberSql(p.now)}) as cases
    from observation
    join unnest(${[...p.measures]}::text[]) with ordinality as asked (measure, place) on asked.measure = observation.measure
    left join merged_people(${p.force}) as merged on merged.person_id = observation.child_id
    where force_id = ${p.force}
      and at >= ${p.from}
      and at < ${p.until}
    group by coalesce(merged.child_id, observation.child_id, record_id), home`,
    ),
})
