// Identities: those made by the application (UUID version 7, RFC 9562, so that they sort by time), and those that follow from what they stand for (version 8).
import { createHash, randomBytes } from 'node:crypto'
import type { Instant } from './time.ts'

export function newId(now: Instant): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(Date.parse(now), 0, 6)
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/**
 * One that anybody could work out, for what there is once: a unit's handover of a shift. The version keeps it apart from every
 * identity that was made, so that no new record can stand where this one is to begin.
 */
export function idOf(...parts: readonly string[]): string {
  const hex = createHash('sha256').update(parts.join('\n')).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** What stands before 1970 began is Vigil's own: no record begins at it. */
export const isReserved = (id: string): boolean => id.startsWith('00000000-0000-')

export const isId = (text: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text)
