// Which minute one looks back to: all of it where it was typed, to the second where an entry's own link names it.
import {
  clockTime,
  type Instant,
  localDate,
  localTime,
  longDate,
  minutes,
  plus,
  repeatedHour,
} from '../../../kernel/time.ts'
import type { MissingFact } from '../facts.ts'

/** Typed, or named by a program: a minute, which lasts until it ends. An entry’s own link names its second. */
const isWholeMinute = (at: Instant): boolean => at.endsWith(':00.000Z')

/** What is stamped 22:40 was known at 22:40, in whichever second it came on record. */
export const throughTheMinute = (at: Instant, now: Instant): Instant => {
  const end = isWholeMinute(at) ? plus(at, minutes(1 - 1 / 60_000)) : at
  return end < now ? end : now
}

/** Its words as the page's title, and how much of it is shown. */
export function minuteSaid(at: Instant, now: Instant) {
  const exact = at !== now && !isWholeMinute(at)
  const title = `What was known at ${exact ? toTheSecond(at) : clockTime(at)} on ${longDate(at)}`
  if (at === now) return { title, howMuch: 'This is everything on record now.' }
  return {
    title,
    howMuch: exact
      ? 'This is everything that was on record at that second, and nothing from later in that minute.'
      : 'This is everything that was on record when that minute ended.',
  }
}

const toTheSecond = (at: Instant): string =>
  clockTime(at).replace(/^\d\d:\d\d/, (time) => `${time}:${at.slice(17, 19)}`)

/** What the date and time fields hold; in an hour that came twice they cannot say which, so it is asked. */
export function formOf(at: Instant, facts: readonly MissingFact[]) {
  const repeated = [at, ...facts.map((fact) => fact.recordedAt)].some((one) => repeatedHour(one) !== null)
  return { date: localDate(at), time: localTime(at), twice: repeated }
}
