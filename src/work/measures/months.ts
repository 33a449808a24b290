// Twelve months of a measure, and its control chart.
import { addMonths, dayOf, type Instant, localDate, startOfLocalDay } from '../../kernel/time.ts'
import type { MeasureDefinition } from '../../practice/measure.ts'
import { controlLimits, monthsNeeded, pairsAmong } from '../../practice/statistics.ts'
import { type Figures, total } from '../../registers/measures.ts'
import { controlChart } from '../../web/charts.ts'
import { nothing } from './shown.ts'

/** Twelve whole months and what there is of this one, in local time. */
export const lastTwelveMonths = (now: Instant): { readonly from: Instant; readonly until: Instant } => ({
  from: startOfLocalDay(addMonths(firstOfMonth(now), -12)),
  until: now,
})

/** And as many before them as the test of change needs. */
export const monthsToCompare = (now: Instant): { readonly from: Instant; readonly until: Instant } => ({
  from: startOfLocalDay(addMonths(firstOfMonth(now), -monthsNeeded)),
  until: now,
})

const firstOfMonth = (now: Instant) => dayOf(`${localDate(now).slice(0, 7)}-01`)

/** The whole months in order, those without a case among them: this month is not over and says nothing yet. */
export function wholeMonths(months: readonly Figures[], count: number, now: Instant): readonly Figures[] {
  const running = firstOfMonth(now)
  const known = new Map(months.map((month) => [month.group, month]))
  return Array.from({ length: count }, (_, at) => {
    const name = addMonths(running, at - count).slice(0, 7)
    return known.get(name) ?? nothing(name)
  })
}

/** The last twelve whole months, and this one. */
export function ofTwelve(months: readonly Figures[], now: Instant): readonly Figures[] {
  const first = addMonths(firstOfMonth(now), -12).slice(0, 7)
  return months.filter(({ group }) => group >= first)
}

/** All months together, this one too. Times cannot be added up: they are read apart. */
export function together(months: readonly Figures[], group: string): Figures {
  const sum = (of: (month: Figures) => number) => months.reduce((all, month) => all + of(month), 0)
  return {
    ...nothing(group),
    yes: sum(({ yes }) => yes),
    no: sum(({ no }) => no),
    notEvidenced: sum(({ notEvidenced }) => notEvidenced),
    notYet: sum(({ notYet }) => notYet),
    alike: [pairsAmong(months.map((one) => ({ ...one, month: one.group })))],
  }
}

/** `target` is from 0 to 1, as the policy of this moment has it. */
export function monthsChart(
  definition: MeasureDefinition,
  months: readonly Figures[],
  target: number | null,
  now: Instant,
) {
  const whole = wholeMonths(months, 12, now)
  const limits = controlLimits(whole.map(asPeriod))
  return controlChart({
    title: `${definition.id} by month`,
    unit: '%',
    months: limits.months.map(({ proportion, ...month }, index) => ({
      ...month,
      value: proportion,
      label: monthWords(whole[index]?.group ?? ''),
    })),
    centre: limits.centre,
    ...(target === null ? {} : { target }),
  })
}

const asPeriod = ({ alike = [], ...figures }: Figures) => ({ successes: figures.yes, n: total(figures), alike })

const names = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

function monthWords(month: string): string {
  const parsed = /^(\d{4})-(\d{2})$/.exec(month)
  return parsed === null ? month : `${names[Number(parsed[2]) - 1] ?? ''} ${parsed[1] ?? ''}`
}
