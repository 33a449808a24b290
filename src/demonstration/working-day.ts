// That day, or the first after it on which offices work: nobody meets at a weekend or on a bank holiday.
import { addDays, type LocalDate } from '../kernel/time.ts'
import type { Holidays } from '../practice/deadline.ts'
import { workingDaysAfter } from '../practice/working-days.ts'

export const workingDayFrom = (day: LocalDate, holidays: Holidays): LocalDate =>
  workingDaysAfter(addDays(day, -1), 1, holidays)
