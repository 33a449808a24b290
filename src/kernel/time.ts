// Time: the one door to it, and the only file in Vigil that reads a clock.
import { type Instant, ofMilliseconds } from './time/instant.ts'

export * from './time/dates.ts'
export * from './time/instant.ts'
export * from './time/london.ts'
export * from './time/words.ts'

/** Where `now` comes from: the machine's clock, or the demonstration's. */
export type Clock = () => Instant

export const systemNow: Clock = () => ofMilliseconds(Date.now())
