// Every measure by month, counts and pairs of one child in one statement and one look at each case: for the list of all, which shows no times.
import Type from 'typebox'
import { type Reader, statement } from '../../kernel/database.ts'
import { type Sql, sql } from '../../kernel/sql.ts'
import { addMonths, dayOf, localDate, startOfLocalDay } from '../../kernel/time.ts'
import { monthsBack, type Pairs, type PairsBack } from '../../practice/statistics.ts'
import { countedSql } from './counted.ts'
import type { Figures, Window } from './figures.ts'

/** By measure, as `readMeasures` has it by month, the times left out: percentiles need every case in order, and take longer than all else. */
export async function readCounts(
  reader: Reader,
  asked: Window & { readonly measures: readonly string[] },
): Promise<ReadonlyMap<string, readonly Figures[]>> {
  const { measures } = asked
  const months = monthsOf(asked)
  const rows = await casesOfChildren.all(reader, { ...asked, starts: months.map((month) => startOfLocalDay(month)) })
  const tallies = measures.map((): Tally => ({ counts: [], pairs: months.map(noPairs) }))
  for (const { cases } of rows) countChild(tallies, cases, months.length)
  return new Map(
    tallies.flatMap((tally, at) => {
      const figures = figuresOf(tally, months)
      return figures.length === 0 ? [] : [[measures[at] ?? '', figures] as const]
    }),
  )
}

/** The first days of the months of the window, in local time. */
function monthsOf({ from, until }: Window) {
  const first = dayOf(`${localDate(from).slice(0, 7)}-01`)
  const months = [first]
  for (let next = addMonths(first, 1); startOfLocalDay(next) < until; next = addMonths(next, 1)) months.push(next)
  return months
}

type Tally = { readonly counts: number[]; readonly pairs: readonly (readonly number[][])[] }

const noPairs = () => Array.from({ length: monthsBack + 1 }, () => [0, 0, 0])

const ways = 4
const notYet = 3

type OfMonth = { readonly at: number; n: number; yes: number }

/** Each case is a number: how it counts, by month, by measure. */
function countChild(tallies: readonly Tally[], cases: readonly number[], months: number): void {
  const found = new Map<number, OfMonth[]>()
  for (const coded of cases) {
    const [how, place] = [coded % ways, Math.floor(coded / ways)]
    const [at, measure] = [place % months, Math.floor(place / months)]
    const counts = tallies[measure]?.counts ?? []
    counts[at * ways + how] = (counts[at * ways + how] ?? 0) + 1
    if (how === notYet) continue
    const of = found.get(measure) ?? []
    if (of.length === 0) found.set(measure, of)
    const month = of.find((one) => one.at === at)
    const yes = how === 0 ? 1 : 0
    if (month === undefined) of.push({ at, n: 1, yes })
    else {
      month.n += 1
      month.yes += yes
    }
  }
  for (const [measure, of] of found) addPairs(tallies[measure]?.pairs ?? [], of)
}

/** Of one child, as `pairsByMonth` says it. */
function addPairs(pairs: Tally['pairs'], months: readonly OfMonth[]): void {
  for (const later of months)
    for (const earlier of months) {
      const back = later.at - earlier.at
      const sum = pairs[later.at]?.[back]
      if (sum === undefined) continue
      const pair = (one: number, other: number) => (back === 0 ? (one * (one - 1)) / 2 : one * other)
      sum[0] = (sum[0] ?? 0) + pair(later.n, earlier.n)
      sum[1] = (sum[1] ?? 0) + pair(later.yes, earlier.yes)
      sum[2] = (sum[2] ?? 0) + pair(later.n - later.yes, earlier.n - earlier.yes)
    }
}

function figuresOf({ counts, pairs }: Tally, months: readonly string[]): readonly Figures[] {
  return months.flatMap((month, at) => {
    const [yes = 0, no = 0, notEvidenced = 0, notYet = 0] = counts.slice(at * ways, (at + 1) * ways)
    if (yes + no + notEvidenced + notYet === 0) return []
    const times = { timed: 0, neverDone: 0, p50: null, p90: null, longest: null }
    return [{ group: month.slice(0, 7), yes, no, notEvidenced, notYet, ...times, alike: backOf(pairs[at] ?? []) }]
  })
}

/** As long as its furthest. */
function backOf(sums: readonly (readonly number[])[]): PairsBack {
  const back = sums.map(([pairs = 0, yes = 0, no = 0]): Pairs => ({ pairs, yes, no }))
  return back.slice(0, back.findLastIndex(({ pairs }) => pairs > 0) + 1)
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

const how = (now: string): Sql =>
  sql`case (${countedSql(now)}) when 'yes' then 0 when 'no' then 1 when 'not evidenced' then 2 else 3 end`

/**
 * A child a row, of all measures at once: grouped by measure too they would have to be sorted. The months begin at instants, which is quicker
 * by far than to ask of each case in which local month it lies.
 */
const casesOfChildren = statement({
  name: 'measures: cases by child, for counting',
  row: Type.Object({ cases: Type.Array(Type.Integer()) }),
  example,
  sql: (p: Asked) => sql`
    select array_agg(4 * (${p.starts.length}::integer * (asked.place - 1)::integer + width_bucket(at, ${[...p.starts]}::timestamptz[]) - 1) + ${how(p.now)}) as cases
    from observation
    join unnest(${[...p.measures]}::text[]) with ordinality as asked (measure, place) on asked.measure = observation.measure
    left join merged_people(${p.force}) as merged on merged.person_id = observation.child_id
    where force_id = ${p.force}
      and at >= ${p.from}
      and at < ${p.until}
    group by coalesce(merged.child_id, observation.child_id, record_id)
    limit 1000000`,
})
