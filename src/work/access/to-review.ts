// Openings of days that are over which nobody has reviewed: said where the work of those who may review begins. It interrupts nobody.
import type { Reader } from '../../kernel/database.ts'
import { addDays, type Instant, localDate, startOfLocalDay } from '../../kernel/time.ts'
import { may } from '../../registers/permissions.ts'
import { entriesOf } from '../../registers/same-human.ts'
import type { World } from '../../registers/world.ts'
import type { Waiting } from '../../web/slice.ts'
import { daysToReview } from './openings-of-day.ts'

/** Days further back are not listed by themselves. Vigil default. */
const reviewedWithinDays = 90

/** From the first day that is listed until today, which is not over. */
export function reviewable(now: Instant) {
  const today = localDate(now)
  return { from: startOfLocalDay(addDays(today, -reviewedWithinDays)), until: startOfLocalDay(today) }
}

/** Not of what they opened themselves: that is for somebody else. */
export async function toReview(world: World, reader: Reader): Promise<readonly Waiting[]> {
  const { who, now } = world
  if (!may(who, 'review openings')) return []
  const asked = { force: who.forceId, ...reviewable(now), not: [...entriesOf(who)] }
  const days = await daysToReview.all(reader, asked)
  const [oldest] = days
  if (oldest === undefined) return []
  const openings = days.reduce((sum, one) => sum + one.openings, 0)
  return [{ href: `/openings?day=${oldest.day}`, words: `Openings of restricted records: ${openings} to review` }]
}
