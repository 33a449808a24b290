// Each page that must be published, as its last look found it and as the page of clocks has it: out of date, or not looked at, in one and the same words.
import { type Instant, instant, localDate } from '../../kernel/time.ts'
import type { Holidays } from '../../practice/deadline.ts'
import { workingDaysBetween } from '../../practice/working-days.ts'
import { whenWords } from '../running-clock.ts'
import { toPublish, unavailableWorkingDays } from './duties-to-publish.ts'

const firstLook = 'publication-duty/look at what must be published'
const refresh = 'publication-check/refresh what must be published'
export const clocksOfPages = [firstLook, refresh] as const

type Looked = {
  readonly item: string
  readonly address: string
  readonly prominent: boolean
  readonly refreshed_on: string | null
  readonly newest_on: string | null
  readonly checked_at: string
  readonly available: boolean
  readonly unavailable_since: string | null
}

type Clock = { readonly kind: string; readonly name: string; readonly item: string | null; readonly due_at: string }

type Known = {
  readonly looked: readonly Looked[]
  readonly clocks: readonly Clock[]
  /** What Vigil’s own public site has of each, in words. */
  readonly here: Readonly<Record<string, string | undefined>>
}

export function publications({ looked, clocks, here }: Known, holidays: Holidays, now: Instant) {
  const today = localDate(now)
  return toPublish.map((item) => {
    const clockOf = (key: string) => clocks.findLast((one) => one.item === item.id && `${one.kind}/${one.name}` === key)
    const last = looked.find((one) => one.item === item.id) ?? null
    const from = last?.newest_on ?? last?.refreshed_on ?? null
    const age = from === null ? null : workingDaysBetween(from, today, holidays)
    const since = last?.unavailable_since ?? null
    const first = last === null ? clockOf(firstLook) : undefined
    const daysAway = since === null ? 0 : workingDaysBetween(since, today, holidays)
    const stale = (clockOf(refresh)?.due_at ?? now) < now
    const away = last !== null && !last.available
    return {
      ...item,
      last,
      age,
      stale,
      firstLook: first === undefined ? null : firstLookWords(first, now),
      away,
      /** Nothing of it waits for the office. */
      inOrder: last?.prominent === true && age !== null && !stale && !away,
      daysAway,
      onTheBoard: daysAway > unavailableWorkingDays,
      here: here[item.id] ?? null,
    }
  })
}

function firstLookWords({ due_at: due }: Clock, now: Instant) {
  const late = due < now
  return { late, when: whenWords(localDate(instant(due)), localDate(now), late) }
}
