// Identities of the demonstration: worked out from the seed, so that a load that was stopped goes on and doubles nothing.
import { createHash } from 'node:crypto'
import { type Instant, toMilliseconds } from '../kernel/time.ts'

/** In the form of a UUID version 7, so that records sort by when they began. */
export function demonstrationId(at: Instant, of: string): string {
  const time = toMilliseconds(at).toString(16).padStart(12, '0')
  const hash = createHash('sha256').update(of).digest('hex')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hash.slice(0, 3)}-8${hash.slice(3, 6)}-${hash.slice(6, 18)}`
}
