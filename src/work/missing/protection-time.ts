// How long police protection lasts: 72 hours by law, and not a force's to set, since a shorter time would be no end by law.
import { hours, type Instant, minutesBetween, plus } from '../../kernel/time.ts'

/** Hours. Children Act 1989, section 46(6). */
const PROTECTION_HOURS = 72

export const endsByLaw = (since: Instant): Instant => plus(since, hours(PROTECTION_HOURS))

/** As a page shows it: whole hours used, of how many, and when the law ends it. */
export const protectionTime = (since: Instant, now: Instant) => ({
  hours: Math.floor(minutesBetween(since, now) / 60),
  most: PROTECTION_HOURS,
  until: endsByLaw(since),
})
