// A short, bounded memory: what was found a moment ago need not be asked of the database again.
import { type Clock, toMilliseconds } from '../kernel/time.ts'

type Memory<Value> = {
  readonly get: (key: string) => Value | null
  readonly set: (key: string, value: Value) => void
  readonly forget: (is: (value: Value, key: string) => boolean) => void
}

/** Holds at most `most` values, each for `milliseconds`; the oldest goes first. */
export function remember<Value>(milliseconds: number, most: number, clock: Clock): Memory<Value> {
  const held = new Map<string, { readonly value: Value; readonly until: number }>()
  return {
    get: (key) => {
      const found = held.get(key)
      if (found === undefined) return null
      if (found.until > toMilliseconds(clock())) return found.value
      held.delete(key)
      return null
    },
    set: (key, value) => {
      held.delete(key)
      const oldest = held.size >= most ? held.keys().next().value : undefined
      if (oldest !== undefined) held.delete(oldest)
      held.set(key, { value, until: toMilliseconds(clock()) + milliseconds })
    },
    forget: (is) => {
      for (const [key, { value }] of held) if (is(value, key)) held.delete(key)
    },
  }
}
