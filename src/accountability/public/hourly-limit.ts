// How many things somebody was let do within the last hour: a place is taken before it is done, and given back where it was not.
import { type Clock, hours, type Instant, plus } from '../../kernel/time.ts'

export type HourlyLimit = {
  /** Takes one place and answers how it is given back; null where the hour is full, however many come at one moment. */
  readonly take: (whose: string) => (() => void) | null
}

/** As many are remembered at once; beyond that whoever did something longest ago is forgotten. */
const mostRemembered = 20_000

export function hourlyLimit(most: number, clock: Clock): HourlyLimit {
  const by = new Map<string, readonly Instant[]>()
  const within = (whose: string) => {
    const since = plus(clock(), hours(-1))
    return (by.get(whose) ?? []).filter((at) => at > since)
  }
  const keep = (whose: string, all: readonly Instant[]) => {
    by.delete(whose)
    if (all.length > 0) by.set(whose, all)
    const [oldest] = by.keys()
    if (by.size > mostRemembered && oldest !== undefined) by.delete(oldest)
  }
  return {
    take: (whose) => {
      const before = within(whose)
      if (before.length >= most) return null
      const at = clock()
      keep(whose, [...before, at])
      return () => {
        const all = within(whose)
        const place = all.indexOf(at)
        if (place !== -1) keep(whose, all.toSpliced(place, 1))
      }
    },
  }
}
