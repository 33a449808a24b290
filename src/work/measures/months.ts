// Twelve months of a measure: its control chart, and whether it has changed, as the sequential test says.
import { addMonths, dayOf, type Instant, localDate, startOfLocalDay } from '../../kernel/time.ts'
import type { MeasureDefinition } from '../../practice/measure.ts'
import { changeOverTime, controlLimits } from '../../practice/statistics.ts'
import { type Figures, total } from '../../registers/measures.ts'
import { controlChart } from '../../web/charts.ts'
import { nothing } from './shown.ts'

/** Twelve whole months and what there is of this one, in local time. */
export const lastTwelveMonths = (now: Instant): { readonly from: Instant; readonly until: Instant } => ({
  from: startOfLocalDay(addMonths(firstOfMonth(now), -12)),
  until: now,
})

const firstOfMonth = (now: Instant) => dayOf(`${localDate(now).slice(0, 7)}-01`)

/** The twelve whole months in order, those without a case among them: this month is not over and says nothing yet. */
export function wholeMonths(months: readonly Figures[], now: Instant): readonly Figures[] {
  return Array.from({ length: 12 }, (_, at) => addMonths(firstOfMonth(now), at - 12).slice(0, 7)).map(
    (name) => months.find(({ group }) => group === name) ?? nothing(name),
  )
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
  }
}

export function monthsChart(definition: MeasureDefinition, months: readonly Figures[], now: Instant) {
  const whole = wholeMonths(months, now)
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
    ...(definition.target === null ? {} : { target: definition.target }),
  })
}

/** The first half of the year is the baseline; each month since is a look that the test allows for. */
export function changeWords(definition: MeasureDefinition, months: readonly Figures[], now: Instant): string {
  if (definition.better === null) return 'Neither more nor less is better: no change is claimed'
  const whole = wholeMonths(months, now)
  const baseline = together(whole.slice(0, 6), definition.id)
  if (total(baseline) === 0) return 'No clear change: nothing was counted in the first six months'
  const change = changeOverTime(asPeriod(baseline), whole.slice(6).map(asPeriod), definition.better)
  if (change.verdict === 'no clear change') return 'No clear change against the first six months'
  const since = change.since === null ? '' : `, first shown in ${monthWords(whole[6 + change.since]?.group ?? '')}`
  const faded = change.stillShown ? '' : ', and faded since'
  return `${change.verdict === 'improved' ? 'Improved on' : 'Worse than'} the first six months${since}${faded}`
}

const asPeriod = (figures: Figures) => ({ successes: figures.yes, n: total(figures) })

const names = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

function monthWords(month: string): string {
  const parsed = /^(\d{4})-(\d{2})$/.exec(month)
  return parsed === null ? month : `${names[Number(parsed[2]) - 1] ?? ''} ${parsed[1] ?? ''}`
}
