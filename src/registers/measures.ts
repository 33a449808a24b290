// Reading measures: from the roll-up of observations, in one statement, or recounted from observations in memory. Both say the same.
import Type from 'typebox'
import { type Reader, statement } from '../kernel/database.ts'
import { type Sql, sql } from '../kernel/sql.ts'
import { type Instant, localDate } from '../kernel/time.ts'
import { type Counted, counted, type MeasureDefinition, type Observation } from '../practice/measure.ts'
import { quantile } from '../practice/statistics.ts'
import { Maybe } from './schemas.ts'

/** A measure as a value: what it asks, and a way to read it. Who answers it stays unknown to who asks. */
export type Measure = {
  readonly definition: MeasureDefinition
  readonly read: (
    asked: Window & { readonly part?: string | null; readonly by?: Grouping },
  ) => Promise<readonly Figures[]>
}

export type Window = { readonly force: string; readonly from: Instant; readonly until: Instant; readonly now: Instant }

export type Grouping = 'all' | 'month' | 'team' | 'area' | 'hour' | 'part'

export type Figures = {
  readonly group: string
  readonly yes: number
  readonly no: number
  readonly notEvidenced: number
  readonly notYet: number
  /** Of those that took a time. */
  readonly timed: number
  readonly p50: number | null
  readonly p90: number | null
  readonly longest: number | null
}

/** The denominator: what was to be counted by now, evidenced or not. */
export const total = (figures: Pick<Figures, 'yes' | 'no' | 'notEvidenced'>): number =>
  figures.yes + figures.no + figures.notEvidenced

export async function readMeasure(
  reader: Reader,
  asked: Window & { readonly measure: string; readonly part?: string | null; readonly by?: Grouping },
): Promise<readonly Figures[]> {
  const rows = await readings.all(reader, { ...asked, part: asked.part ?? null, by: asked.by ?? 'all' })
  return rows.map((row) => ({
    group: row.grouped,
    yes: row.yes,
    no: row.no,
    notEvidenced: row.not_evidenced,
    notYet: row.not_yet,
    timed: row.timed,
    p50: row.p50,
    p90: row.p90,
    longest: row.longest,
  }))
}

/** Every measure of a force in a window, each as a whole: for lists. */
export async function readAll(reader: Reader, asked: Window): Promise<ReadonlyMap<string, Figures>> {
  const rows = await allReadings.all(reader, asked)
  return new Map(
    rows.map((row) => [
      row.measure,
      {
        group: row.measure,
        yes: row.yes,
        no: row.no,
        notEvidenced: row.not_evidenced,
        notYet: row.not_yet,
        timed: row.timed,
        p50: row.p50,
        p90: row.p90,
        longest: row.longest,
      },
    ]),
  )
}

/** The same from observations in memory: a recount, and the reading of a ledger of an earlier size. */
export function recount(
  observations: readonly Observation[],
  asked: Omit<Window, 'force'> & { readonly measure: string; readonly part?: string | null; readonly by?: Grouping },
): readonly Figures[] {
  const within = observations.filter(
    (one) =>
      one.measure === asked.measure &&
      one.at >= asked.from &&
      one.at < asked.until &&
      (asked.part == null || one.part === asked.part),
  )
  const groups = new Map<string, Observation[]>()
  for (const one of within) {
    const group = groupOf(one, asked.by ?? 'all')
    groups.set(group, [...(groups.get(group) ?? []), one])
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([group, some]) => figuresOf(group, some, asked.now))
}

function figuresOf(group: string, observations: readonly Observation[], now: Instant): Figures {
  const how = observations.map((one) => counted(one, now))
  const count = (which: Counted) => how.filter((one) => one === which).length
  const times = observations.flatMap((one) => (one.minutes === null ? [] : [one.minutes])).sort((a, b) => a - b)
  return {
    group,
    yes: count('yes'),
    no: count('no'),
    notEvidenced: count('not evidenced'),
    notYet: count('not yet'),
    timed: times.length,
    p50: times.length === 0 ? null : quantile(times, 0.5),
    p90: times.length === 0 ? null : quantile(times, 0.9),
    longest: times.at(-1) ?? null,
  }
}

function groupOf(one: Observation, by: Grouping): string {
  switch (by) {
    case 'all':
      return 'all'
    case 'month':
      return localDate(one.at).slice(0, 7)
    case 'team':
      return one.team ?? 'not known'
    case 'area':
      return one.area ?? 'not known'
    case 'hour':
      return one.hour === null ? 'not known' : String(one.hour).padStart(2, '0')
    case 'part':
      return one.part ?? 'no part'
  }
}

// ——— statements ———

/** How an observation counts at `now`: word for word what `counted` says in practice/measure.ts. */
const countedSql = (now: string): Sql => sql`
  case
    when due_at is null then case when yes then 'yes' when not yes then 'no' else 'not evidenced' end
    when yes = false and done_at is null then case when ${now}::timestamptz > due_at then 'no' else 'not yet' end
    when done_at is not null and done_at <= due_at then case when recorded_at <= due_at + make_interval(mins => tolerance_minutes) then 'yes' else 'not evidenced' end
    when done_at is not null then case when recorded_at <= done_at + make_interval(mins => tolerance_minutes) then 'no' else 'not evidenced' end
    when ${now}::timestamptz <= due_at + make_interval(mins => tolerance_minutes) then 'not yet'
    else 'not evidenced'
  end`

const grouped = (by: Grouping): Sql => {
  switch (by) {
    case 'all':
      return sql`'all'`
    case 'month':
      return sql`to_char(at at time zone 'Europe/London', 'YYYY-MM')`
    case 'team':
      return sql`coalesce(team, 'not known')`
    case 'area':
      return sql`coalesce(area, 'not known')`
    case 'hour':
      return sql`coalesce(lpad(hour::text, 2, '0'), 'not known')`
    case 'part':
      return sql`coalesce(part, 'no part')`
  }
}

const FiguresColumns = {
  yes: Type.Integer(),
  no: Type.Integer(),
  not_evidenced: Type.Integer(),
  not_yet: Type.Integer(),
  timed: Type.Integer(),
  p50: Maybe(Type.Number()),
  p90: Maybe(Type.Number()),
  longest: Maybe(Type.Number()),
}

const figures = sql`
  (count(*) filter (where how = 'yes'))::integer as yes,
  (count(*) filter (where how = 'no'))::integer as no,
  (count(*) filter (where how = 'not evidenced'))::integer as not_evidenced,
  (count(*) filter (where how = 'not yet'))::integer as not_yet,
  count(minutes)::integer as timed,
  percentile_cont(0.5) within group (order by minutes) as p50,
  percentile_cont(0.9) within group (order by minutes) as p90,
  max(minutes) as longest`

type Asked = Window & { readonly measure: string; readonly part: string | null; readonly by: Grouping }
type Some = { readonly force: string; readonly from: string; readonly until: string; readonly now: string }

const example: Some = {
  force: 'demonstration',
  from: '2026-01-01T00:00:00.000Z',
  until: '2026-02-01T00:00:00.000Z',
  now: '2026-03-01T00:00:00.000Z',
}
const oneExample: Some & Pick<Asked, 'measure' | 'part' | 'by'> = { ...example, measure: 'M4', part: null, by: 'month' }

const readings = statement({
  name: 'measures: one, by group',
  row: Type.Object({ grouped: Type.String(), ...FiguresColumns }),
  example: oneExample,
  sql: (p: Some & Pick<Asked, 'measure' | 'part' | 'by'>) => sql`
    select grouped, ${figures}
    from (
      select ${grouped(p.by)} as grouped, minutes, ${countedSql(p.now)} as how
      from observation
      where force_id = ${p.force}
        and measure = ${p.measure}
        and at >= ${p.from}
        and at < ${p.until}
        and (${p.part}::text is null or part = ${p.part})
    ) as each
    group by grouped
    order by grouped collate "C"
    limit 1000`,
})

const allReadings = statement({
  name: 'measures: all of a force',
  row: Type.Object({ measure: Type.String(), ...FiguresColumns }),
  example,
  sql: (p: Some) => sql`
    select measure, ${figures}
    from (
      select measure, minutes, ${countedSql(p.now)} as how
      from observation
      where force_id = ${p.force}
        and at >= ${p.from}
        and at < ${p.until}
    ) as each
    group by measure
    order by measure
    limit 200`,
})

/** The cases behind a number, newest first; those the reader may not open are counted and not named. */
export const casesBehind = statement({
  name: 'measures: the cases behind a number',
  row: Type.Object({ record_id: Type.String(), at: Type.String(), how: Type.String(), closed: Type.Boolean() }),
  example: { ...example, measure: 'M4', before: '2026-02-01T00:00:00.000Z', limit: 50 },
  sql: (p: Some & { measure: string; before: string; limit: number }) => sql`
    select record_id, at, ${countedSql(p.now)} as how, record_id = any ((select closed_records())::uuid[]) as closed
    from observation
    where force_id = ${p.force}
      and measure = ${p.measure}
      and at >= ${p.from}
      and at < ${p.before}
    order by at desc, record_id
    limit ${p.limit}`,
})
