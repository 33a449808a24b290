// Which forces were in engage on a day, as the register has it: by days that are published, and saying where these do not settle it.
import type { LocalDate } from '../kernel/time.ts'
import { type Between, daysOf } from './published-day.ts'

type Stage = {
  readonly stage: string
  readonly announced_on: string | null
  readonly decided_on: string | null
  readonly effective_on: string | null
}

/**
 * A stage counts from the first of its three days that is known (Vigil default): the inspectorate, and the press, count a
 * force from the day it is announced, and of some nothing else is published.
 */
export function began({ announced_on, decided_on, effective_on }: Stage): Between | null {
  const known = [announced_on, decided_on, effective_on].flatMap((said) => (said === null ? [] : (daysOf(said) ?? [])))
  const [first, last] = [known.map((one) => one.first).sort()[0], known.map((one) => one.last).sort()[0]]
  return first === undefined || last === undefined ? null : { first, last }
}

/** `now` is the stage that had certainly begun by the end of that day; `perhaps` a later one that may have. */
type Then<One> = { readonly now: One | null; readonly perhaps: One | null }

/** `history` in the order in which it was recorded. */
export function stageOn<One extends Stage>(history: readonly One[], on: LocalDate): Then<One> {
  const ordered = history
    .flatMap((one) => {
      const days = began(one)
      return days === null ? [] : [{ one, ...days }]
    })
    .toSorted((a, b) => a.first.localeCompare(b.first))
  const at = ordered.findLastIndex(({ last }) => last <= on)
  const now = ordered[at]?.one ?? null
  const perhaps = ordered.slice(at + 1).findLast(({ first }) => first <= on)?.one ?? null
  return { now, perhaps: perhaps?.stage === (now?.stage ?? 'scan') ? null : perhaps }
}
