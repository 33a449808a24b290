// When a meeting is held next, counted from the day of its first: weekly, every two weeks, each month or each quarter. Pure.
import { addDays, addMonths, dayNumber, type LocalDate } from '../../../kernel/time.ts'
import type { Cadence } from './facts.ts'

/** On the day itself it is today. The 31st falls on the last day of a shorter month, and on the 31st again after it. */
export function nextMeeting(cadence: Cadence, firstOn: LocalDate, today: LocalDate): LocalDate {
  if (firstOn >= today) return firstOn
  const days = daysBetween[cadence]
  if (days !== undefined) return addDays(firstOn, Math.ceil((dayNumber(today) - dayNumber(firstOn)) / days) * days)
  const step = cadence === 'monthly' ? 1 : 3
  const passed = Math.floor(monthsBetween(firstOn, today) / step) * step
  return [passed, passed + step].map((months) => addMonths(firstOn, months)).find((day) => day >= today) ?? firstOn
}

const daysBetween: Readonly<Partial<Record<Cadence, number>>> = { weekly: 7, fortnightly: 14 }

const monthsBetween = (from: LocalDate, to: LocalDate): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7))
