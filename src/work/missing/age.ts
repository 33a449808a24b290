// How old somebody is: whole years on the day, by London's calendar.
import Type from 'typebox'
import { dayOf, type Instant, instant, type LocalDate, localDate, parseLocalDate } from '../../kernel/time.ts'
import { Maybe } from '../../registers/schemas.ts'

/** Null without a real date of birth that has passed. */
export function ageFrom(born: string | null, now: Instant): number | null {
  const today = localDate(now)
  if (born === null || parseLocalDate(born) === null || born > today) return null
  return Number(today.slice(0, 4)) - Number(born.slice(0, 4)) - (today.slice(5) < born.slice(5) ? 1 : 0)
}

/** As lists read it of an episode, and as pages show it. */
export const AgeRow = { age: Maybe(Type.Integer()), born: Maybe(Type.String()), reported_at: Type.String() }
export type AgedRow = { readonly age: number | null; readonly born: string | null; readonly reported_at: string }
export type Aged = { readonly age: number | null; readonly ageReported: number | null }

/** How old a child is now, and with it the age at the report where that was another: whoever turns 18 while missing is not 17 still. */
export function agedNow({ age: said, born, reported_at }: AgedRow, now: Instant): Aged {
  const counted = ageFrom(born, now) ?? grownFrom(said, instant(reported_at), now)
  // A date of birth that makes the child younger than was said contradicts it: the page of the episode tells of that.
  const age = counted === null || (said !== null && counted < said) ? said : counted
  return { age, ageReported: age === said ? null : said }
}

export const agedWords = ({ age, ageReported }: Aged): string =>
  `${age ?? 'age not known'}${ageReported === null ? '' : ` (${ageReported} when reported)`}`

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
