// Shifts: when one ends and the next begins, by the force's pattern in local time.
import { addDays, hours, type Instant, localDate, minutes, plus, startOfLocalDay } from '../../kernel/time.ts'
import { type Policy, setting } from '../../practice/policy.ts'

/** The next change of shift after an instant. Starts are wall-clock times, so a night of 23 or 25 hours changes at the same hour. */
export function nextShiftChange(at: Instant, policy: Policy): Instant {
  const today = localDate(at)
  const starts = [addDays(today, -1), today, addDays(today, 1)].flatMap((day) => startsOf(day, policy))
  return starts.find((start) => start > at) ?? plus(at, hours(24))
}

/** The change of shift at or before an instant. */
export function lastShiftChange(at: Instant, policy: Policy): Instant {
  const today = localDate(at)
  const starts = [addDays(today, -1), today].flatMap((day) => startsOf(day, policy))
  return starts.filter((start) => start <= at).at(-1) ?? plus(at, hours(-24))
}

/** So many changes of shift before an instant, the latest first. */
export function shiftChangesBefore(at: Instant, policy: Policy, count: number): readonly Instant[] {
  const found: Instant[] = []
  for (let last = at; found.length < count; ) {
    last = lastShiftChange(plus(last, minutes(-1)), policy)
    found.push(last)
  }
  return found
}

function startsOf(day: string & ReturnType<typeof localDate>, policy: Policy): readonly Instant[] {
  const days = known.get(policy) ?? new Map<string, readonly Instant[]>()
  known.set(policy, days)
  const before = days.get(day)
  if (before) return before
  const midnight = startOfLocalDay(day)
  const lasts = (Date.parse(startOfLocalDay(addDays(day, 1))) - Date.parse(midnight)) / 60_000
  // On the day the clocks change every shift starts after the change: shift the elapsed minutes by the hour lost or gained.
  const starts = ['shift.early', 'shift.late', 'shift.night'].map((name) =>
    plus(midnight, minutes(setting(policy, name) + (lasts - 1440))),
  )
  if (days.size < mostDays) days.set(day, starts)
  return starts
}

/** The same days are asked about at every fact of every record. Bounded: a policy does not outlive the process, and ten years are enough. */
const known = new WeakMap<Policy, Map<string, readonly Instant[]>>()
const mostDays = 3_700
