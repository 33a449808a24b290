// Working days of the force's calendar: weekends and bank holidays make no page older.
import { addDays, dayNumber, dayOf, isWeekday, type LocalDate } from '../kernel/time.ts'
import type { Holidays } from './deadline.ts'

/** Working days after `from`, up to and with `to`. */
export function workingDaysBetween(from: string, to: string, holidays: Holidays): number {
  const closed = new Set(holidays.dates)
  let count = 0
  for (let at = addDays(dayOf(from), 1); at <= to && count < 1000; at = addDays(at, 1)) if (works(at, closed)) count++
  return count
}

/** The day that is so many working days after `from`. */
export function workingDaysAfter(from: string, count: number, holidays: Holidays): LocalDate {
  const closed = new Set(holidays.dates)
  let at = dayOf(from)
  for (let left = count; left > 0; ) {
    at = addDays(at, 1)
    if (works(at, closed)) left--
  }
  return at
}

const works = (day: LocalDate, closed: ReadonlySet<string>) => isWeekday(dayNumber(day)) && !closed.has(day)
