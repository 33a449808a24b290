// Twelve months of a measure: its control chart, and whether it has changed, as the sequential test says.

import { addMonths, dateWords, dayOf, type Instant, localDate, startOfLocalDay } from '../../kernel/time.ts'
import { capital } from '../../kernel/words.ts'
import type { MeasureDefinition } from '../../practice/measure.ts'
import {
  changeRule,
  comparedWords,
  controlLimits,
  monthsBetween,
  monthsNeeded,
  nextAnchor,
  pairsWithin,
  type SinceAnchor,
  sinceAnchor,
} from '../../practice/statistics.ts'
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
function wholeMonths(months: readonly Figures[], now: Instant, count = 12): readonly Figures[] {
  return Array.from({ length: count }, (_, at) => addMonths(firstOfMonth(now), at - count).slice(0, 7)).map(
    (name) => months.find(({ group }) => group === name) ?? nothing(name),
  )
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
    alike: [pairsWithin(consecutive(months))],
  }
}

/** In order, with those between in which nothing was observed. */
function consecutive(months: readonly Figures[]): readonly Pick<Figures, 'alike'>[] {
  const inOrder = months.toSorted((a, b) => (a.group < b.group ? -1 : 1))
  const [first, last] = [inOrder.at(0)?.group, inOrder.at(-1)?.group]
  if (first === undefined || last === undefined) return []
  const filled: Pick<Figures, 'alike'>[] = Array.from({ length: monthsBetween(first, last) + 1 }, () => ({}))
  for (const month of inOrder) filled[monthsBetween(first, month.group)] = month
  return filled
}

/** `target` is from 0 to 1, as the policy of this moment has it. */
export function monthsChart(
  definition: MeasureDefinition,
  months: readonly Figures[],
  target: number | null,
  now: Instant,
) {
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
    ...(target === null ? {} : { target }),
  })
}

/** Against the year before its anchor, which stands still for twelve looks: `months` are those of `monthsToCompare`. */
export function changeWords(definition: MeasureDefinition, months: readonly Figures[], now: Instant): string {
  const change = changeOf(definition, months, now)
  if (change === null) return 'Neither more nor less is better: no change is claimed'
  return change.verdict === 'nothing to compare with'
    ? `No comparison yet: nothing was counted from ${dateWords(change.from)} to ${dateWords(change.until)}. The first is made when ${dateWords(nextAnchor(change))} is over`
    : `${verdictWords(change)}, ${comparedWords(change)} (n = ${change.n} then)`
}

/** For a list, in which all are compared with the same. */
export function shortChangeWords(definition: MeasureDefinition, months: readonly Figures[], now: Instant): string {
  const change = changeOf(definition, months, now)
  if (change === null) return 'None is claimed'
  return change.verdict === 'nothing to compare with'
    ? 'No comparison yet'
    : `${verdictWords(change)} (look ${change.look}, n = ${change.n} then)`
}

function verdictWords({ verdict, since, stillShown }: SinceAnchor): string {
  if (verdict !== 'improved' && verdict !== 'worse') return 'No clear change'
  const shown = since === null ? '' : `, first shown in ${dateWords(since)}`
  return `${verdict === 'improved' ? 'Improved' : 'Worse'}${shown}${stillShown ? '' : ' and faded since'}`
}

/** What a list of many tests must say of itself: each errs alone, so that some of many are called changed by chance. */
export function changesWords(
  definitions: readonly MeasureDefinition[],
  read: ReadonlyMap<string, readonly Figures[]>,
  now: Instant,
): string {
  const tested = definitions
    .flatMap((definition) => changeOf(definition, read.get(definition.id) ?? [], now) ?? [])
    .filter(({ verdict }) => verdict !== 'nothing to compare with')
  if (tested.length === 0) return 'No measure has a year to be compared with yet'
  const changed = tested.filter(({ verdict }) => verdict !== 'no clear change').length
  const byChance = Math.round(tested.length * changeRule.falseClaims * 10) / 10
  const [first] = tested
  const compared = first === undefined ? '' : `${comparedWords(first)}: `
  return `${capital(compared)}${changed} of ${tested.length} measures are said to have changed. Each is tested by itself: if nothing had changed at all, up to ${byChance} of them would be said to, on average, by the end of their twelve looks`
}

/** Null where neither direction is better. */
function changeOf({ better }: MeasureDefinition, months: readonly Figures[], now: Instant) {
  if (better === null) return null
  const whole = wholeMonths(months, now, monthsNeeded)
  return sinceAnchor(
    whole.map((month) => ({
      month: month.group,
      yes: month.yes,
      n: total(month),
      notYet: month.notYet,
      // Cases of one child are alike: the test takes them for as many as they are worth.
      alike: month.alike ?? [],
    })),
    better,
  )
}

const asPeriod = (figures: Figures) => ({ successes: figures.yes, n: total(figures) })

const names = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

function monthWords(month: string): string {
  const parsed = /^(\d{4})-(\d{2})$/.exec(month)
  return parsed === null ? month : `${names[Number(parsed[2]) - 1] ?? ''} ${parsed[1] ?? ''}`
}
