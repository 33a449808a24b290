// Every measure by month, counts and pairs of one child in one statement and one look at each case: for the list of all, which shows no times.
import Type from 'typebox'
import { type Reader, statement } from '../../kernel/database.ts'
import { type Sql, sql } from '../../kernel/sql.ts'
import { addMonths, dayOf, localDate, startOfLocalDay } from '../../kernel/time.ts'
import { monthsBack, type Pairs, type PairsBack } from '../../practice/statistics.ts'
import type { Figures, Window } from './figures.ts'

/** By measure, as `readMeasures` has it by month, the times left out: percentiles need every case in order, and take longer than all else. */
export async function readCounts(
  reader: Reader,
  asked: Window & { readonly measures: readonly string[] },
): Promise<ReadonlyMap<string, readonly Figures[]>> {
  const { measures } = asked
  const months = monthsOf(asked)
  const rows = await casesOfChildren.all(reader, { ...asked, starts: months.map((month) => startOfLocalDay(month)) })
  const tally = emptyTally(measures.length, months.length)
  for (const { cases } of rows) countChild(tally, cases)
  return new Map(
    measures.flatMap((measure, at) => {
      const figures = figuresOf(tally, at, months)
      return figures.length === 0 ? [] : [[measure, figures] as const]
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

const mostMonths = 31
const ways = 4
const notYet = 3

/** A case is a number: how it counts, by month, by measure. A place is that number without how. Flat arrays, since a year has a hundred thousand cases. */
type Tally = {
  readonly months: number
  /** By case. */
  readonly counts: Int32Array
  /** By place and how many months back the other case is: pairs, both yes, both not. */
  readonly pairs: Float64Array
  /** Of the child that is counted now, empty between two: by place its cases that count and those that are yes; by measure a bit for each month that has one. */
  readonly n: Int32Array
  readonly yes: Int32Array
  readonly seen: Int32Array
}

function emptyTally(measures: number, months: number): Tally {
  if (months > mostMonths) throw new Error(`of ${months} months: a child's months are kept as ${mostMonths} bits`)
  return {
    months,
    counts: new Int32Array(measures * months * ways),
    pairs: new Float64Array(measures * months * (monthsBack + 1) * 3),
    n: new Int32Array(measures * months),
    yes: new Int32Array(measures * months),
    seen: new Int32Array(measures),
  }
}

function countChild(tally: Tally, cases: readonly number[]): void {
  const { months, counts, n, yes, seen } = tally
  const touched: number[] = []
  for (const coded of cases) {
    counts[coded] = (counts[coded] ?? 0) + 1
    const how = coded % ways
    if (how === notYet) continue
    const place = (coded - how) / ways
    const measure = Math.floor(place / months)
    if (seen[measure] === 0) touched.push(measure)
    seen[measure] = (seen[measure] ?? 0) | (1 << (place % months))
    n[place] = (n[place] ?? 0) + 1
    if (how === 0) yes[place] = (yes[place] ?? 0) + 1
  }
  for (const measure of touched) addPairs(tally, measure)
}

/** Of one child and measure, as `pairsByMonth` says it. Leaves the child's own counts empty. */
function addPairs({ months, pairs, n, yes, seen }: Tally, measure: number): void {
  const first = measure * months
  const has = seen[measure] ?? 0
  seen[measure] = 0
  for (let later = months - 1; later >= 0; later--) {
    if ((has & (1 << later)) === 0) continue
    const all = n[first + later] ?? 0
    const good = yes[first + later] ?? 0
    n[first + later] = 0
    yes[first + later] = 0
    const at = (first + later) * (monthsBack + 1) * 3
    add(pairs, at, (all * (all - 1)) / 2, (good * (good - 1)) / 2, ((all - good) * (all - good - 1)) / 2)
    for (let earlier = Math.max(0, later - monthsBack); earlier < later; earlier++) {
      const before = n[first + earlier] ?? 0
      const goodBefore = yes[first + earlier] ?? 0
      add(pairs, at + (later - earlier) * 3, all * before, good * goodBefore, (all - good) * (before - goodBefore))
    }
  }
}

function add(pairs: Float64Array, at: number, all: number, yes: number, no: number): void {
  pairs[at] = (pairs[at] ?? 0) + all
  pairs[at + 1] = (pairs[at + 1] ?? 0) + yes
  pairs[at + 2] = (pairs[at + 2] ?? 0) + no
}

function figuresOf({ counts, pairs }: Tally, measure: number, months: readonly string[]): readonly Figures[] {
  return months.flatMap((month, at) => {
    const place = measure * months.length + at
    const [yes = 0, no = 0, notEvidenced = 0, notYet = 0] = counts.slice(place * ways, (place + 1) * ways)
    if (yes + no + notEvidenced + notYet === 0) return []
    const times = { timed: 0, neverDone: 0, p50: null, p90: null, longest: null }
    const sums = pairs.slice(place * (monthsBack + 1) * 3, (place + 1) * (monthsBack + 1) * 3)
    return [{ group: month.slice(0, 7), yes, no, notEvidenced, notYet, ...times, alike: backOf(sums) }]
  })
}

/** As long as its furthest. */
function backOf(sums: Float64Array): PairsBack {
  const back = Array.from({ length: monthsBack + 1 }, (_, at): Pairs => {
    const [pairs = 0, yes = 0, no = 0] = sums.subarray(at * 3, at * 3 + 3)
    return { pairs, yes, no }
  })
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
  sql`case when ${now}::timestamptz <= settles_at then ${notYet}::integer when outcome = 'yes' then 0 when outcome = 'no' then 1 else 2 end`

/**
 * A child a row, of all measures at once: grouped by measure too they would have to be sorted. The months begin at instants, which is quicker
 * by far than to ask of each case in which local month it lies.
 */
const casesOfChildren = statement({
  name: 'measures: cases by child, for counting',
  row: Type.Object({ cases: Type.Array(Type.Integer()) }),
  example,
  sql: (p: Asked) => sql`
    select json_agg(4 * (${p.starts.length}::integer * (asked.place - 1)::integer + width_bucket(at, ${[...p.starts]}::timestamptz[]) - 1) + ${how(p.now)}) as cases
    from observation
    join unnest(${[...p.measures]}::text[]) with ordinality as asked (measure, place) on asked.measure = observation.measure
    left join merged_people(${p.force}) as merged on merged.person_id = observation.child_id
    where force_id = ${p.force}
      and at >= ${p.from}
      and at < ${p.until}
    group by coalesce(merged.child_id, observation.child_id, record_id)
    limit 1000000`,
})
