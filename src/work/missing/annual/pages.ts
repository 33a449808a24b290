// The annual return of a force: what the national unit asks for each year, built from the episodes themselves; and as a file.
import { stringify } from 'csv-stringify/sync'
import type { Database } from '../../../kernel/database.ts'
import { done, refusal, refused } from '../../../kernel/outcome.ts'
import { dayOf, type Instant, instant, localDate, startOfLocalDay } from '../../../kernel/time.ts'
import { SYSTEM, type World } from '../../../registers/world.ts'
import { AprilYearAsked, aprilYearOf, aprilYearWords as words } from '../../../web/april-year.ts'
import { page, type Slice } from '../../../web/slice.ts'
import { ethnicityOf } from '../ethnicity.ts'
import { missingAnnualReturnAnswer } from './answers.ts'
import type { Incident } from './categories.ts'
import { type AnnualReturn, annualReturn } from './counts.ts'
import { reportsOfYear } from './queries.ts'

/** For the measure's role: what a restricted record holds is counted too, and only counts leave. */
export const annualReturns = (measure: Database): Slice => ({
  name: 'annual return',
  pages: [returnPage(measure), filePage(measure)],
  commands: [],
  reactions: [],
})

const returnPage = (measure: Database) =>
  page({
    path: '/missing/annual-return',
    permission: 'see cases behind a measure',
    template: 'work/missing/annual/views/annual-return.njk',
    title: 'Annual return: missing children',
    area: '/measures',
    query: AprilYearAsked,
    answer: missingAnnualReturnAnswer,
    load: async (world, { query: { year } }) => await read(measure, world, year),
  })

const filePage = (measure: Database) =>
  page({
    path: '/missing/annual-return.csv',
    permission: 'see cases behind a measure',
    title: 'Annual return: missing children',
    query: AprilYearAsked,
    file: (values) => ({
      name: `missing-children-${String(values['year'])}.csv`,
      type: 'text/csv; charset=utf-8',
      content: String(values['csv']),
    }),
    load: async (world, { query: { year } }) => {
      const outcome = await read(measure, world, year)
      return outcome.kind === 'done' ? done({ year: outcome.value.year, csv: csvOf(outcome.value) }) : outcome
    },
  })

async function read(measure: Database, world: World, asked: number | null) {
  const { now, who } = world
  const current = aprilYearOf(localDate(now))
  const year = asked ?? current
  if (year > current)
    return refused(
      refusal('year', `The year ${words(year)} has not begun. Choose ${words(current)} or an earlier one.`),
    )
  const [from, until] = [startOf(year), startOf(year + 1)]
  const rows = await measure.read(
    { force: who.forceId, who: SYSTEM, now },
    async (reader) => await reportsOfYear.all(reader, { force: who.forceId, from, until }),
  )
  const counted = annualReturn(rows.map(incidentOf), now)
  return done({
    ...counted,
    year,
    words: words(year),
    from,
    until,
    running: now < until,
    earlier: [1, 2, 3].map((back) => ({ year: year - back, words: words(year - back) })),
    later: year < current ? { year: year + 1, words: words(year + 1) } : null,
  })
}

const incidentOf = (row: Awaited<ReturnType<typeof reportsOfYear.all>>[number]): Incident => ({
  childId: row.child_id,
  reportedAt: instant(row.reported_at),
  locatedAt: row.located_at === null ? null : instant(row.located_at),
  missing: row.missing,
  phase: row.phase,
  age: row.age,
  sex: row.sex,
  grade: row.grade,
  ethnicity: row.ethnicity_code === null ? null : (ethnicityOf.get(row.ethnicity_code)?.group ?? null),
  foundBy: row.found_by,
  harm: row.harm,
  dead: row.dead,
  exploitation: row.exploitation,
  lookedAfter: row.looked_after,
})

/** April to March, by London's days. */
const startOf = (year: number): Instant => startOfLocalDay(dayOf(`${year}-04-01`))

/** One line a count, so that it can be joined; fixed words, nothing typed by anybody. */
function csvOf({ tables, grades, ...whole }: AnnualReturn): string {
  const totals = [
    ['all', 'reports', whole.reports, ''],
    ['all', 'incidents', whole.incidents, whole.children],
    ['all', 'not opened as missing', whole.notMissing, ''],
    ['all', 'void', whole.voided, ''],
    ['all', 'taken over by another force', whole.transferred, ''],
  ]
  return stringify(
    [
      ...totals,
      ...tables.flatMap(({ title, rows }) => rows.map((row) => [title, row.label, row.incidents, row.children])),
      ...grades.rows.flatMap(({ label, counts }) =>
        counts.map((count, index) => [
          'Last grade by sex and age',
          `${label}, ${grades.columns[index] ?? ''}`,
          count,
          '',
        ]),
      ),
    ],
    { header: true, columns: ['table', 'row', 'incidents', 'children'] },
  )
}
