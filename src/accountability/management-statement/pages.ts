// The extract for a force's annual management statement, as a page to print and as a file: child protection alone, aggregates alone.
import { stringify } from 'csv-stringify/sync'
import Type from 'typebox'
import type { Reader } from '../../kernel/database.ts'
import { done, refusal, refused } from '../../kernel/outcome.ts'
import { addDays, addMonths, dayOf, type Instant, localDate, startOfLocalDay } from '../../kernel/time.ts'
import { Maybe } from '../../registers/schemas.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { page } from '../../web/slice.ts'
import { type AtEnd, forceManagementStatementAnswer } from './answers.ts'
import { fallsBetween } from './queries.ts'
import { type ByMonth, type Definition, demandOf, measureRow, sumOf } from './rows.ts'

export type Extracted = {
  /** Measures as values, by `measure/part` and month: as every other reader of the loop gets them. */
  readonly read: (asked: {
    readonly force: string
    readonly measures: readonly { readonly measure: string; readonly part: string | null }[]
    readonly from: Instant
    readonly until: Instant
    readonly now: Instant
  }) => Promise<ReadonlyMap<string, ByMonth>>
  readonly definitions: ReadonlyMap<string, Definition>
  /** Measures worked out from others, which have no figure of their own. */
  readonly withoutFigure: readonly string[]
  /** Recommendations as they stood at the end of a period. */
  readonly registerAtEnd: (
    reader: Reader,
    asked: { readonly force: string; readonly until: string; readonly end: Instant },
  ) => Promise<readonly AtEnd[]>
}

const query = Type.Object({
  year: {
    ...Maybe(Type.Integer({ minimum: 2000, maximum: 2100 })),
    title: 'Year that begins in April of',
    input: 'text',
  },
})

export const pagesOf = (extracted: Extracted) => [
  page({
    path: '/force-management-statement',
    permission: 'read packs',
    template: 'accountability/management-statement/views/extract.njk',
    title: 'Extract for the force management statement',
    area: '/meetings',
    query,
    answer: forceManagementStatementAnswer,
    load: async (world, { query: { year } }) => await extract(world, extracted, year),
  }),
  page({
    path: '/force-management-statement.csv',
    permission: 'read packs',
    title: 'Extract for the force management statement',
    query,
    file: (values) => ({
      name: `force-management-statement-${String(values['year'])}.csv`,
      type: 'text/csv; charset=utf-8',
      content: String(values['csv']),
    }),
    load: async (world, { query: { year } }) => {
      const outcome = await extract(world, extracted, year)
      return outcome.kind === 'done' ? done({ year: outcome.value.year, csv: csvOf(outcome.value) }) : outcome
    },
  }),
]

/** Whole months of April to March; of a year that is not over, those that are. */
async function extract(
  world: World,
  { read, definitions, withoutFigure, registerAtEnd }: Extracted,
  asked: number | null,
) {
  const { now, who } = world
  const force = who.forceId
  const current = yearOf(now)
  const year = asked ?? current
  if (year > current)
    return refused(
      refusal('year', `The year ${words(year)} has not begun. Choose ${words(current)} or an earlier one.`),
    )
  const [first, next] = [dayOf(`${year}-04-01`), dayOf(`${year + 1}-04-01`)]
  const thisMonth = dayOf(`${localDate(now).slice(0, 7)}-01`)
  const end = [next, thisMonth].sort()[0] ?? next
  const measured = [...definitions.values()].filter(({ id }) => !withoutFigure.includes(id))
  const period = { from: startOfLocalDay(first), until: startOfLocalDay(next) }
  const [figures, [register, falls]] = await Promise.all([
    read({
      force,
      measures: measured.map(({ id }) => ({ measure: id, part: null })),
      from: startOfLocalDay(addMonths(first, -12)),
      until: startOfLocalDay(end),
      now,
    }),
    world.db.read(
      contextOf(world),
      async (reader) =>
        await Promise.all([
          registerAtEnd(reader, { force, until: addDays(next, -1), end: period.until }),
          fallsBetween.all(reader, { force, ...period }),
        ]),
    ),
  ])
  const months = Array.from({ length: 12 }, (_, at) => addMonths(first, at).slice(0, 7)).filter(
    (one) => one < end.slice(0, 7),
  )
  const before = months.map((month) => addMonths(dayOf(`${month}-01`), -12).slice(0, 7))
  const rows = measured.map((one) => {
    const byMonth = figures.get(`${one.id}/`)
    return measureRow(one, sumOf(byMonth, months), sumOf(byMonth, before))
  })
  return done({
    year,
    words: words(year),
    asAt: now,
    running: now < period.until,
    months: months.length,
    lastMonth: months.at(-1) ?? null,
    demand: demandOf(rows),
    measures: rows.filter(({ n, before }) => n + before.n > 0),
    withoutCases: rows.filter(({ n, before }) => n + before.n === 0).map(({ id }) => id),
    withoutFigure,
    recommendations: register,
    open: register.filter(({ ended }) => ended === null).length,
    counts: ['no longer met', 'not met', 'insufficient data', 'met'].map((standing) => ({
      standing,
      n: register.filter((one) => one.standing === standing && one.ended === null).length,
    })),
    unjudged: register.filter(({ ended, standing }) => standing === null && ended === null).length,
    falls,
    earlier: [1, 2].map((back) => ({ year: year - back, words: words(year - back) })),
    later: year < current ? { year: year + 1, words: words(year + 1) } : null,
  })
}

type Extract = ValueOf<Awaited<ReturnType<typeof extract>>>
type ValueOf<T> = T extends { readonly kind: 'done'; readonly value: infer Value } ? Value : never

function yearOf(now: Instant): number {
  const [year = 0, month = 0] = localDate(now).split('-').map(Number)
  return month < 4 ? year - 1 : year
}
const words = (year: number) => `April ${year} to March ${year + 1}`

const columns = [
  'part',
  'id',
  'what',
  'n',
  'yes',
  'not_evidenced',
  'percent',
  'low_95',
  'high_95',
  'n_year_before',
  'percent_year_before',
  'status',
  'ended',
  'on',
  'date_changes',
  'as_at',
] as const

/** One line a thing, so that it can be joined. Words of reports are somebody else's: no cell is taken for a formula. */
function csvOf({ demand, measures, recommendations, falls, asAt }: Extract): string {
  const row = (cells: Partial<Record<(typeof columns)[number], string | number | null>>) =>
    columns.map((column) => (column === 'as_at' ? asAt : (cells[column] ?? '')))
  return stringify(
    [
      ...demand.map((one) =>
        row({ part: 'demand', id: one.measures.join(' '), what: one.what, n: one.n, n_year_before: one.before }),
      ),
      ...measures.map((one) =>
        row({
          part: 'performance',
          id: one.id,
          what: one.question,
          n: one.n,
          yes: one.yes,
          not_evidenced: one.notEvidenced,
          percent: one.percent,
          low_95: one.low,
          high_95: one.high,
          n_year_before: one.before.n,
          percent_year_before: one.before.percent,
        }),
      ),
      ...recommendations.map((one) =>
        row({
          part: one.ended === null ? 'recommendation' : 'recommendation, ended',
          id: one.reference,
          what: one.theme,
          status: one.standing ?? (one.tested ? 'none computed by then' : 'no closure test'),
          ended: one.ended,
          on: one.due_on,
          date_changes: one.date_changes,
        }),
      ),
      ...falls.map((one) =>
        row({ part: 'fall', id: one.reference, what: one.theme, on: one.at, status: 'no longer met' }),
      ),
    ],
    { header: true, columns: [...columns], escape_formulas: true },
  )
}
