// The measures: each with its question, its figure, n and interval, twelve months, and the cases behind it.
import Type from 'typebox'
import { done, type Outcome } from '../../kernel/outcome.ts'
import { addMonths, dayOf, type Instant, localDate, startOfLocalDay } from '../../kernel/time.ts'
import type { MeasureDefinition } from '../../practice/measure.ts'
import { changeOverTime, controlLimits, funnel, ratioInterval, wilson } from '../../practice/statistics.ts'
import { casesBehind, type Figures, type Grouping, readAll, readMeasure, total } from '../../registers/measures.ts'
import { may } from '../../registers/permissions.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { controlChart, funnelPlot } from '../../web/charts.ts'
import { page, type Values } from '../../web/slice.ts'

export const pagesOf = (definitions: readonly MeasureDefinition[]) => [listPage(definitions), onePage(definitions)]

const listPage = (definitions: readonly MeasureDefinition[]) =>
  page({
    path: '/measures',
    permission: 'see measures',
    template: 'work/measures/views/list.njk',
    title: 'Measures',
    load: async (world) => {
      const window = lastTwelveMonths(world.now)
      const figures = await world.db.read(
        contextOf(world),
        async (reader) => await readAll(reader, { force: world.who.forceId, ...window, now: world.now }),
      )
      return done({
        ...window,
        rows: definitions
          .filter((one) => one.id !== 'M24')
          .map((definition) => ({ ...definition, ...shown(figures.get(definition.id) ?? none(definition.id)) })),
      })
    },
  })

const onePage = (definitions: readonly MeasureDefinition[]) =>
  page({
    path: '/measures/:measure',
    permission: 'see measures',
    template: 'work/measures/views/measure.njk',
    title: (values) => `Measure ${String(values['id'])}`,
    area: '/measures',
    query: Type.Object({
      before: { ...Type.Union([Type.String({ maxLength: 40 }), Type.Null()]), title: 'Before', input: 'text' },
    }),
    load: async (world, { params, query }) => {
      const definition = definitions.find((one) => one.id === params['measure'])
      if (definition === undefined) return { kind: 'not found' }
      return await readOne(world, definition, query.before)
    },
  })

/** Twelve whole months up to this one, in local time. */
export function lastTwelveMonths(now: Instant): { readonly from: Instant; readonly until: Instant } {
  const first = dayOf(`${localDate(now).slice(0, 7)}-01`)
  return { from: startOfLocalDay(addMonths(first, -12)), until: now }
}

async function readOne(world: World, definition: MeasureDefinition, before: string | null): Promise<Outcome<Values>> {
  const window = lastTwelveMonths(world.now)
  const asked = { force: world.who.forceId, ...window, now: world.now, measure: definition.id }
  const mayOpen = may(world.who, 'see cases behind a measure')
  const compared: readonly Grouping[] = ['M1', 'M4', 'M6', 'M13'].includes(definition.id)
    ? ['team', 'area', 'hour']
    : []
  return await world.db.read(contextOf(world), async (reader) => {
    const by = async (grouping: Grouping) => await readMeasure(reader, { ...asked, by: grouping })
    const [all, months, parts, spreads, cases] = await Promise.all([
      by('all'),
      by('month'),
      by('part'),
      Promise.all(compared.map(async (grouping) => ({ grouping, figures: await by(grouping) }))),
      mayOpen ? casesBehind.all(reader, { ...asked, before: before ?? world.now, limit: 50 }) : [],
    ])
    const whole = all[0] ?? none(definition.id)
    return done({
      ...definition,
      ...window,
      figure: shown(whole),
      chart: monthsChart(definition, months, world.now),
      change: changeWords(definition, months, world.now),
      parts:
        definition.id === 'M24'
          ? []
          : parts.filter((part) => part.group !== 'no part').map((part) => ({ group: part.group, ...shown(part) })),
      groups: definition.id === 'M24' ? disparities(parts) : [],
      spreads: spreads.map(({ grouping, figures }) => ({ grouping, ...spreadOf(definition, grouping, figures) })),
      cases: cases.filter((one) => !one.closed).map(({ closed: _, ...one }) => one),
      closed: cases.filter((one) => one.closed).length,
      older: cases.length === 50 ? (cases.at(-1)?.at ?? null) : null,
      mayOpen,
    })
  })
}

const none = (group: string): Figures => ({
  group,
  yes: 0,
  no: 0,
  notEvidenced: 0,
  notYet: 0,
  timed: 0,
  p50: null,
  p90: null,
  longest: null,
})

/** A figure never travels without its n and its interval. */
export function shown(figures: Figures) {
  const n = total(figures)
  const { low, high } = wilson(figures.yes, n)
  return {
    yes: figures.yes,
    no: figures.no,
    notEvidenced: figures.notEvidenced,
    notYet: figures.notYet,
    n,
    share: n === 0 ? null : percent(figures.yes / n),
    interval: n === 0 ? null : `${percent(low)} to ${percent(high)}`,
    timed: figures.timed,
    p50: figures.p50,
    p90: figures.p90,
    longest: figures.longest,
  }
}

/** Whole months only: this month is not over. */
const wholeMonths = (months: readonly Figures[], now: Instant) =>
  months.filter((month) => month.group < localDate(now).slice(0, 7))

function monthsChart(definition: MeasureDefinition, months: readonly Figures[], now: Instant) {
  const whole = wholeMonths(months, now)
  const limits = controlLimits(whole.map((month) => ({ successes: month.yes, n: total(month) })))
  const points = limits.months.map(({ proportion, ...month }, index) => ({
    ...month,
    value: proportion,
    label: monthWords(whole[index]?.group ?? ''),
  }))
  return controlChart({
    title: `${definition.id} by month`,
    unit: '%',
    months: points,
    centre: limits.centre,
    ...(definition.target === null ? {} : { target: definition.target }),
  })
}

/** The first half of the year is the baseline; each month since is a look that the test allows for. */
function changeWords(definition: MeasureDefinition, months: readonly Figures[], now: Instant): string {
  const whole = wholeMonths(months, now).map((month) => ({ successes: month.yes, n: total(month) }))
  if (definition.better === null) return 'Neither more nor less is better; no change is claimed'
  if (whole.length < 7) return `No clear change: ${whole.length} whole months are too few to say`
  const baseline = whole
    .slice(0, 6)
    .reduce((sum, month) => ({ successes: sum.successes + month.successes, n: sum.n + month.n }), {
      successes: 0,
      n: 0,
    })
  const change = changeOverTime(baseline, whole.slice(6), definition.better)
  const since = change.since === null ? null : monthWords(wholeMonths(months, now)[6 + change.since]?.group ?? '')
  switch (change.verdict) {
    case 'no clear change':
      return 'No clear change against the first six of these months'
    case 'improved':
      return `Improved against the first six months, first shown in ${since ?? 'these months'}${change.stillShown ? '' : ', and faded since'}`
    case 'worse':
      return `Worse than in the first six months, first shown in ${since ?? 'these months'}${change.stillShown ? '' : ', and faded since'}`
  }
}

function spreadOf(definition: MeasureDefinition, grouping: Grouping, figures: readonly Figures[]) {
  const points = figures
    .map((one) => ({ label: one.group, successes: one.yes, n: total(one) }))
    .filter((point) => point.n > 0)
  const result = funnel(points)
  return {
    chart: funnelPlot({ id: `${definition.id}-${grouping}`, title: `${definition.id} by ${grouping}`, ...result }),
    outside: result.points.filter((point) => point.outside !== 'no').map((point) => point.label),
    points: points.length,
  }
}

/** Groups of fewer than twenty are not shown. Each is set beside White children, the largest group. */
const fewest = 20

function disparities(parts: readonly Figures[]) {
  const rows = parts.map((part) => {
    const [group = '', outcome = ''] = part.group.split('|')
    return { group, outcome, figures: part }
  })
  return [...new Set(rows.map((row) => row.outcome))].map((outcome) => {
    const some = rows.filter((row) => row.outcome === outcome)
    const white = some.find((row) => row.group === 'White')?.figures ?? null
    return {
      outcome,
      hidden: some.filter((row) => total(row.figures) < fewest).length,
      rows: some
        .filter((row) => total(row.figures) >= fewest)
        .map((row) => ({
          group: row.group,
          ...shown(row.figures),
          ratio: row.group === 'White' || white === null ? null : ratioWords(row.figures, white),
        })),
    }
  })
}

function ratioWords(one: Figures, other: Figures): string | null {
  const ratio = ratioInterval(one.yes, total(one), other.yes, total(other))
  return ratio === null ? null : `${ratio.ratio.toFixed(2)} (${ratio.low.toFixed(2)} to ${ratio.high.toFixed(2)})`
}

const percent = (share: number) => `${Math.round(share * 1000) / 10} %`

function monthWords(month: string): string {
  const parsed = /^(\d{4})-(\d{2})$/.exec(month)
  const names = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
  return parsed === null ? month : `${names[Number(parsed[2]) - 1] ?? ''} ${parsed[1] ?? ''}`
}
