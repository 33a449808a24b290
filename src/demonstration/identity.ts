// Identities of the demonstration: worked out from the seed, so that a load that was stopped goes on and doubles nothing.
import { createHash } from 'node:crypto'
import { type Instant, toMilliseconds } from '../kernel/time.ts'

/** In the form of a UUID version 7, so that records sort by when they began. */
export function demonstrationId(at: Instant, of: string): string {
  const time = toMilliseconds(at).toString(16).padStart(12, '0')
  const hash = createHash('sha256').update(of).digest('hex')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hash.slice(0, 3)}-8${hash.slice(3, 6)}-${hash.slice(6, 18)}`
}

/** The same whenever the load is begun again, in the form of a UUID of version 8. */
export function identityOf(name: string): string {
  const hash = createHash('sha256').update(name).digest('hex')
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}
