// How often the figures are published, as a force sets it in its policy.
import { addDays, endOfLocalDay, type Instant, localDate } from '../../kernel/time.ts'
import type { Policy } from '../../practice/policy.ts'

export const settings = [
  {
    name: 'public.publish.days',
    words: 'Publish statuses, dates and figures again by the clock, so many days after the last time',
    value: 7,
    unit: 'days',
    basis: 'Vigil default',
    source: 'No national figure was found; figures of whole months change once a month, statuses and dates at any time',
  },
] as const

/** A policy approved before this was kept here has no value of its own yet. */
const publishDays = (policy: Policy): number => policy.values['public.publish.days'] ?? settings[0].value

/** From this moment on the clock publishes again. */
export const publishAgainAt = (frozenAt: Instant, policy: Policy): Instant => {
  const day = addDays(localDate(frozenAt), publishDays(policy))
  return endOfLocalDay(addDays(day, -1))
}

/** And by then it must have: a day is left for a machine that stood still. */
export const publishedAgainBy = (frozenAt: Instant, policy: Policy): Instant =>
  endOfLocalDay(addDays(localDate(frozenAt), publishDays(policy) + 1))
