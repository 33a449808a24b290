// When a thing is due: elapsed hours, or the end of a London day counted in working days, weeks, months or by section 55.
import {
  addDays,
  addMonths,
  dateWords,
  dayNumber,
  dayOf,
  endOfLocalDay,
  hours,
  type Instant,
  isInstant,
  isWeekday,
  type LocalDate,
  localDate,
  ofDayNumber,
  parseLocalDate,
  plus,
  startOfLocalDay,
} from '../kernel/time.ts'

/** Bank holidays as dates, `2026-12-25`, and the days between which they are known. Part of the policy. */
export type Holidays = {
  readonly dates: ReadonlySet<string> | readonly string[]
  /** The first day the calendar speaks for; left out where it need not be checked. */
  readonly since?: string
  /** The last day the calendar speaks for. */
  readonly until: string
}

type Rule =
  | { readonly kind: 'elapsed'; readonly hours: number }
  | { readonly kind: 'working-days'; readonly workingDays: number }
  | { readonly kind: 'weeks'; readonly weeks: number }
  | { readonly kind: 'months'; readonly months: number }
  | { readonly kind: 'section-55' }

export type Deadline =
  | { readonly kind: 'due'; readonly due: Instant; readonly localDate: LocalDate }
  | { readonly kind: 'refused'; readonly sentence: string }

/** Police Act 1996 s.55(5A): within 56 days "beginning with" the day of publication, so that day is the first. */
export const lastDayOfSection55 = (published: LocalDate): LocalDate => addDays(published, 55)

/** From a date alone, elapsed hours count from the start of that day in London. */
export function deadline(rule: Rule, from: Instant | LocalDate, holidays: Holidays): Deadline {
  const start = parseLocalDate(from) ?? (isInstant(from) ? localDate(from) : null)
  if (start === null) return refused(`“${from}” is neither an instant nor a date.`)
  if (start < firstDay || start > lastDay) {
    return refused(`${dateWords(start)} is too far away to count from: use a date from 1900 to 2900.`)
  }
  switch (rule.kind) {
    case 'elapsed': {
      const due = plus(isInstant(from) ? from : startOfLocalDay(start), hours(rule.hours))
      return { kind: 'due', due, localDate: localDate(due) }
    }
    case 'working-days':
      return afterWorkingDays(start, rule.workingDays, holidays)
    case 'weeks':
      return endOf(addDays(start, rule.weeks * 7))
    case 'months':
      return endOf(addMonths(start, rule.months))
    case 'section-55':
      return endOf(lastDayOfSection55(start))
  }
}

/** `elapsed-72h`, `working-days-5`, `weeks-6`, `months-3` or `section-55`. */
export function parseRule(text: string): Rule | { readonly refused: string } {
  if (text === 'section-55') return { kind: 'section-55' }
  const parts = /^(?:(elapsed)-(-?\d+)h|(working-days|weeks|months)-(-?\d+))$/.exec(text)
  if (parts === null) {
    return { refused: `“${text}” is not a rule. Use elapsed-72h, working-days-5, weeks-6, months-3 or section-55.` }
  }
  const count = Number(parts[2] ?? parts[4])
  if (!(count >= 0 && count <= mostCounted)) {
    return { refused: `“${text}” cannot be counted: use a whole number from 0 to ${mostCounted}.` }
  }
  if (parts[1] === 'elapsed') return { kind: 'elapsed', hours: count }
  if (parts[3] === 'working-days') return { kind: 'working-days', workingDays: count }
  return parts[3] === 'weeks' ? { kind: 'weeks', weeks: count } : { kind: 'months', months: count }
}

const mostCounted = 10_000
const firstDay = '1900-01-01'
const lastDay = '2900-12-31'

const refused = (sentence: string): Deadline => ({ kind: 'refused', sentence })

const endOf = (day: LocalDate): Deadline => ({ kind: 'due', due: endOfLocalDay(day), localDate: day })

/** The first working day after the start is day one. Never a guess: a day the calendar does not cover is refused. */
function afterWorkingDays(start: LocalDate, count: number, holidays: Holidays): Deadline {
  if (holidays.since !== undefined && start < holidays.since) {
    return refused(
      `The bank-holiday calendar begins on ${dateWords(holidays.since)}, so working days before it cannot be counted.`,
    )
  }
  const closed = closedDays(holidays)
  const until = dayNumber(dayOf(holidays.until))
  let day = dayNumber(start)
  for (let left = count; left > 0 && day <= until; ) {
    day += 1
    if (isWeekday(day) && !closed.has(day)) left -= 1
  }
  return day > until ? refused(pastTheEnd(holidays)) : endOf(ofDayNumber(day))
}

function pastTheEnd(holidays: Holidays): string {
  const end = dateWords(holidays.until)
  return `The bank-holiday calendar ends on ${end}, so working days after it cannot be counted. Add the next year’s bank holidays first.`
}

const closedDaysOf = new WeakMap<Holidays['dates'], ReadonlySet<number>>()

/** The holidays as day numbers, kept for each calendar: thousands of deadlines are counted over the same one. */
function closedDays({ dates }: Holidays): ReadonlySet<number> {
  const closed = closedDaysOf.get(dates) ?? new Set([...dates].map((date) => dayNumber(dayOf(date))))
  closedDaysOf.set(dates, closed)
  return closed
}
