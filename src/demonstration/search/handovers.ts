// A search handed from one shift to the next.
import { type Instant, localHour } from '../../kernel/time.ts'
import { nextShiftChange } from '../../work/missing/shifts.ts'
import { after } from '../script.ts'
import type { Searched } from './searched.ts'

/** One signature a change of shift, while the child is missing; or none. */
export function handovers(
  { course, child, script, staff, policy, chance, locatedAt }: Searched,
  assignedAt: Instant,
): void {
  let boundary = nextShiftChange(assignedAt, policy)
  for (let count = 0; boundary < locatedAt && count < 20; count++) {
    const nights = localHour(boundary) >= 21 || localHour(boundary) < 6
    const missed = course.failing.unsignedHandover && chance.yes(nights ? 0.9 : 0.6)
    if (!missed)
      script.during(
        after(boundary, chance.between(8, 48)),
        staff.some('local operations inspector', child.unit),
        handOverAct,
        {
          unit: child.unit,
          shiftStart: boundary,
          bothSigned: !course.failing.handoverByIncomingAlone,
          read: true,
        },
      )
    boundary = nextShiftChange(boundary, policy)
  }
}

/** Not a command of the forms: a signature covers every child of the unit then, and history is not loaded in the order of time. */
export const handOverAct = 'hand over'
