// Which handover: its identity follows from force, unit and shift.
import { idOf } from '../../../kernel/identity.ts'
import type { Instant } from '../../../kernel/time.ts'

/** One handover a unit and shift: its identity follows from them, so that two people cannot open two. */
export const handoverId = (force: string, unit: string, shiftStart: Instant): string => idOf(force, unit, shiftStart)
