// How old somebody is: whole years on the day, by London's calendar.
import { dayOf, type Instant, type LocalDate, localDate, parseLocalDate } from '../../kernel/time.ts'

/** Null without a real date of birth that has passed. */
export function ageFrom(born: string | null, now: Instant): number | null {
  const today = localDate(now)
  if (born === null || parseLocalDate(born) === null || born > today) return null
  return Number(today.slice(0, 4)) - Number(born.slice(0, 4)) - (today.slice(5) < born.slice(5) ? 1 : 0)
}

/** The age said at an earlier report, and the whole years since: a birthday between makes it one too low at most. */
export function grownFrom(age: number | null, saidAt: Instant, now: Instant): number | null {
  return age === null ? null : age + (ageFrom(localDate(saidAt), now) ?? 0)
}

export const adult = 18

/** The day on which somebody born then is 18; born on 29 February, it is 1 March where the year has none. */
export function eighteenth(born: LocalDate): LocalDate {
  const year = Number(born.slice(0, 4)) + adult
  return parseLocalDate(`${year}${born.slice(4)}`) ?? dayOf(`${year}-03-01`)
}
