// Which handover: its identity follows from force, unit and shift.
import { createHash } from 'node:crypto'
import type { Instant } from '../../../kernel/time.ts'

/** One handover a unit and shift: its identity follows from them, so that two people cannot open two. */
export function handoverId(force: string, unit: string, shiftStart: Instant): string {
  const hex = createHash('sha256').update(`${force}\n${unit}\n${shiftStart}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
