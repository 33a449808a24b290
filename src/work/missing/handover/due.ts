// The handover that is due now: of which unit, at which change of shift, and of which children.
import type { Reader } from '../../../kernel/database.ts'
import type { Instant } from '../../../kernel/time.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import { lastShiftChange } from '../shifts.ts'
import { handoverId } from './identity.ts'
import { type LiveChild, liveChildren } from './live.ts'
import { wasReportedBy } from './signing.ts'

/** The handover that is due now: of this person's unit, at the last change of shift. */
export function currentHandover(world: World): {
  readonly unit: string
  readonly shiftStart: Instant
  readonly recordId: string
} {
  const unit = world.who.unit ?? 'no unit'
  const shiftStart = lastShiftChange(world.now, world.policyAt(world.now))
  return { unit, shiftStart, recordId: handoverId(world.who.forceId, unit, shiftStart) }
}

export type Children = readonly LiveChild[]

/** What the form offers when it comes back: each child at HIGH. */
export async function highChoices(world: World) {
  const children = await world.db.read(contextOf(world), async (reader) => await handedOver(reader, world))
  return {
    read: children
      .filter((child) => child.level === 'HIGH')
      .map((child) => ({ value: child.record_id, text: child.name })),
  }
}

/** The children that a unit hands over: all that are live now, and were reported when the shift changed. */
export async function handedOver(reader: Reader, world: World): Promise<Children> {
  const { shiftStart } = currentHandover(world)
  return (await liveNow(reader, world)).filter((child) => wasReportedBy(child, shiftStart))
}

/** All that are this unit's and live now. */
export const liveNow = async (reader: Reader, world: World): Promise<Children> =>
  await liveChildren.all(reader, { force: world.who.forceId, unit: world.who.unit ?? 'no unit' })
