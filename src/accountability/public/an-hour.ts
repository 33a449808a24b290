// How many things somebody was let do within the last hour: counted when they were done, not when they were tried.
import { type Clock, hours, type Instant, plus } from '../../kernel/time.ts'

export type AnHour = {
  readonly full: (whose: string) => boolean
  readonly done: (whose: string) => void
}

/** As many are remembered at once; beyond that whoever did something longest ago is forgotten. */
const mostRemembered = 20_000

export function anHour(most: number, clock: Clock): AnHour {
  const by = new Map<string, readonly Instant[]>()
  const within = (whose: string) => {
    const since = plus(clock(), hours(-1))
    return (by.get(whose) ?? []).filter((at) => at > since)
  }
  return {
    full: (whose) => within(whose).length >= most,
    done: (whose) => {
      const all = [...within(whose), clock()]
      by.delete(whose)
      by.set(whose, all)
      const [oldest] = by.keys()
      if (by.size > mostRemembered && oldest !== undefined) by.delete(oldest)
    },
  }
}
