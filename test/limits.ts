// The limits of a session for tests and benches that have no policy of a force.
import type { LimitsOf } from '../src/web/session.ts'

export const usualLimits: LimitsOf = async () => await Promise.resolve({ absoluteHours: 12, idleMinutes: 60 })
