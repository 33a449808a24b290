// A short, bounded memory: what was found a moment ago need not be asked of the database again.
import { type Clock, toMilliseconds } from '../kernel/time.ts'

type Memory<Value> = {
  readonly get: (key: string) => Value | null
  readonly set: (key: string, value: Value) => void
  /** As `set`, for what was asked when `asked` was counted: not kept where something was forgotten meanwhile, since it may be that. */
  readonly keep: (key: string, value: Value, asked: number) => void
  /** How often something was forgotten. */
  readonly forgotten: () => number
  readonly forget: (is: (value: Value, key: string) => boolean) => void
}

/** Holds at most `most` values, each for `milliseconds`; the oldest goes first. */
export function remember<Value>(milliseconds: number, most: number, clock: Clock): Memory<Value> {
  const held = new Map<string, { readonly value: Value; readonly until: number }>()
  let times = 0
  const set = (key: string, value: Value) => {
    held.delete(key)
    const oldest = held.size >= most ? held.keys().next().value : undefined
    if (oldest !== undefined) held.delete(oldest)
    held.set(key, { value, until: toMilliseconds(clock()) + milliseconds })
  }
  return {
    forgotten: () => times,
    keep: (key, value, asked) => {
      if (asked === times) set(key, value)
    },
    get: (key) => {
      const found = held.get(key)
      if (found === undefined) return null
      if (found.until > toMilliseconds(clock())) return found.value
      held.delete(key)
      return null
    },
    set,
    forget: (is) => {
      times += 1
      for (const [key, { value }] of held) if (is(value, key)) held.delete(key)
    },
  }
}
